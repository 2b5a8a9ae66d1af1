import { Injectable } from '@nestjs/common';
import type { Assignment, Unit } from '#siaga/contracts';
import { Clock, newId } from '#siaga/kernel';
import type { EntryOf } from '#siaga/journal';
import type { TravelTime } from '#siaga/roads';
import { missingOf } from '../recommendation/judge-unit.policy.js';
import { TravelEstimator } from '../recommendation/travel-estimator.js';
import { driverOf, UnitCandidates } from '../recommendation/unit-candidates.js';
import { jobOf } from '../store/assignment-row.js';
import type { OfferableUnit } from './offer.repository.js';
import type { OfferTerms } from './offer-terms.js';

const S = 1_000;

/** Makes offers; writes nothing. */
@Injectable()
export class OfferMaker {
  constructor(
    private readonly units: UnitCandidates,
    private readonly travel: TravelEstimator,
    private readonly clock: Clock,
  ) {}

  /** The unit as this process knows it, perhaps a moment old; null when it is not known here. */
  unit(id: string): Unit | null {
    return this.units.get(id)?.unit ?? null;
  }

  /** The offer as it is to be stored, with how far the unit is away now. */
  async make(
    { id, call_sign: unitCallSign }: Pick<OfferableUnit, 'id' | 'call_sign'>,
    terms: OfferTerms,
  ): Promise<Assignment> {
    const at = terms.at.toISOString();
    const estimate = await this.estimate(id, terms);
    const unit = this.unit(id);
    return {
      id: newId(),
      version: 1,
      regionCode: terms.incident.regionCode,
      incidentId: terms.incident.id,
      unitId: id,
      unitCallSign,
      status: 'offered',
      offeredAt: at,
      offeredBy: terms.offeredBy,
      dueAt: new Date(this.clock.now().getTime() + terms.timeoutS * S).toISOString(),
      deliveredAt: null,
      respondedAt: null,
      reason: null,
      note: null,
      chainPosition: terms.chainPosition,
      travelS: estimate?.seconds ?? null,
      distanceM: estimate?.distanceM ?? null,
      lacks: unit ? missingOf(unit, terms.incident.needs.unit) : [],
      unitRegionCode: unit?.regionCode ?? null,
      destination: terms.destination,
      notices: [],
      stamps: [
        {
          id: newId(),
          name: 'unit_notified',
          at,
          deviceAt: null,
          receivedAt: this.clock.now().toISOString(),
          source: terms.source,
          by: terms.offeredBy,
          supersedesId: null,
          note: null,
        },
      ],
      releasedAt: null,
      job: jobOf(terms.incident),
    };
  }

  private async estimate(unitId: string, { incident, at }: OfferTerms): Promise<TravelTime | null> {
    const candidate = this.units.get(unitId);
    const driver = candidate && driverOf(candidate);
    if (!driver) return null;
    const [time] = await this.travel.toPoint([driver], incident.place.point, at);
    return time ?? null;
  }
}

/** What the journal says of a new offer. */
export function entryOf(assignment: Assignment): EntryOf<'assignment'> {
  return {
    type: 'assignment.offered.v1',
    entity: 'assignment',
    entityId: assignment.id,
    version: 1,
    regionCode: assignment.regionCode,
    unitId: assignment.unitId,
    incidentId: assignment.incidentId,
    actor: assignment.offeredBy,
    data: assignment,
  };
}
