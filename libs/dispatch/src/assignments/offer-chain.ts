import { Injectable } from '@nestjs/common';
import { isLive, type Assignment, type Incident } from '#siaga/contracts';
import { found, SYSTEM_ACTOR } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { AlertService } from '../alerts/alert.service.js';
import { IncidentRepository } from '../incidents/incident.repository.js';
import { RecommendationService } from '../recommendation/recommendation.service.js';
import { AssignmentRepository, type OfferRules } from './assignment.repository.js';
import { FreshUnits } from './fresh-units.js';
import { OfferTools } from './offer-tools.js';

const CANDIDATES = 20;

/** After a refusal or a silence: tell the supervisor, offer to the next best unit, or say that nobody is left. */
@Injectable()
export class OfferChain {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly assignments: AssignmentRepository,
    private readonly recommendations: RecommendationService,
    private readonly offers: OfferTools,
    private readonly alerts: AlertService,
    private readonly fresh: FreshUnits,
  ) {}

  /** `refused` was just declined or has expired, in this transaction, with its incident locked. */
  async afterRefusal(tx: Tx, refused: Assignment, rules: OfferRules): Promise<void> {
    const incident = found(await this.incidents.byId(refused.incidentId, tx));
    const goesOn = rules.autoNext && isLive(incident);
    const next = goesOn ? await this.offerNext(tx, refused, rules) : null;
    const hasExpired = refused.status === 'expired';
    await this.alerts.raise(tx, {
      regionCode: refused.regionCode,
      kind: hasExpired ? 'offer_unanswered' : 'offer_declined',
      severity: hasExpired ? 'red' : 'amber',
      incidentId: refused.incidentId,
      unitId: refused.unitId,
      facts: {
        incidentNumber: incident.number,
        unitCallSign: refused.unitCallSign,
        reason: refused.reason ?? '',
        timeoutS: rules.timeoutS,
        nextUnitCallSign: next?.unitCallSign ?? '',
      },
    });
    if (goesOn && !next) {
      await this.alerts.raise(tx, {
        regionCode: refused.regionCode,
        kind: 'chain_exhausted',
        severity: 'red',
        incidentId: refused.incidentId,
        facts: { incidentNumber: incident.number, offered: refused.chainPosition },
      });
    }
  }

  /**
   * Offers to the best unit that has not refused; one that another takes meanwhile is passed over. When the ranking in memory
   * knows of none, the database is asked.
   */
  private async offerNext(tx: Tx, refused: Assignment, rules: OfferRules): Promise<Assignment | null> {
    const incident = found(await this.incidents.byId(refused.incidentId, tx));
    const refusals = await this.assignments.refusalsOf(incident.id, tx);
    const { units } = await this.recommendations.recommend({
      point: incident.place.point,
      needs: incident.needs,
      triage: incident.triage,
      regionCode: incident.regionCode,
      refusals,
      unitLimit: CANDIDATES,
      facilityLimit: 1,
    });
    const ranked = units.map((unit) => ({ id: unit.unitId, call_sign: unit.callSign }));
    const offered = await this.offerFirst(tx, ranked, { incident, refused, rules });
    if (offered) return offered;
    const fresh = await this.fresh.freeFor(tx, incident, refusals);
    const free = fresh.map((unit) => ({ id: unit.id, call_sign: unit.callSign }));
    return this.offerFirst(tx, free, { incident, refused, rules });
  }

  private async offerFirst(
    tx: Tx,
    units: { id: string; call_sign: string }[],
    { incident, refused, rules }: { incident: Incident; refused: Assignment; rules: OfferRules },
  ): Promise<Assignment | null> {
    for (const unit of units.filter((candidate) => candidate.id !== refused.unitId)) {
      const offered = await this.offers.insert(tx, unit, {
        incident,
        offeredBy: SYSTEM_ACTOR,
        at: this.offers.now(),
        source: 'system',
        timeoutS: rules.timeoutS,
        autoNext: true,
        chainPosition: refused.chainPosition + 1,
        destination: refused.destination,
      });
      if (offered) return offered;
    }
    return null;
  }
}
