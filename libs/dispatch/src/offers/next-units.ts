import { Injectable } from '@nestjs/common';
import type { Incident } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import { RecommendationService } from '../recommendation/recommendation.service.js';
import { AssignmentRepository } from '../store/assignment.repository.js';
import { FreshUnits } from './fresh-units.js';
import type { OfferableUnit } from './offer.repository.js';

const CANDIDATES = 20;

/** A unit that may be offered the job next. */
export type NextUnit = Pick<OfferableUnit, 'id' | 'call_sign'>;

/** Who may be asked after a refusal. */
@Injectable()
export class NextUnits {
  constructor(
    private readonly assignments: AssignmentRepository,
    private readonly recommendations: RecommendationService,
    private readonly fresh: FreshUnits,
  ) {}

  /** Best first; those that refused are left out. First by the ranking in memory, then, should none of these be free, by the database. */
  async *listsFor(tx: Tx, incident: Incident): AsyncGenerator<NextUnit[]> {
    // Nobody is near a place that is not believed: a person chooses.
    if (incident.place.doubt !== undefined) return;
    const refusals = await this.assignments.refusalsOf(incident.id, tx);
    const units = await this.recommendations.fastestUnits({
      point: incident.place.point,
      needs: incident.needs,
      triage: incident.triage,
      regionCode: incident.regionCode,
      refusals,
      unitLimit: CANDIDATES,
    });
    yield units.map((unit) => ({ id: unit.unitId, call_sign: unit.callSign }));
    const free = await this.fresh.freeFor(tx, incident, refusals);
    yield free.map((unit) => ({ id: unit.id, call_sign: unit.callSign }));
  }
}
