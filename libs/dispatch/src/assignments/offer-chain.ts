import { Injectable } from '@nestjs/common';
import type { Assignment } from '#siaga/contracts';
import { found, SYSTEM_ACTOR } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { AlertService } from '../alerts/alert.service.js';
import { IncidentRepository } from '../incidents/incident.repository.js';
import { RecommendationService } from '../recommendation/recommendation.service.js';
import { AssignmentRepository, type OfferRules } from './assignment.repository.js';
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
  ) {}

  /** `refused` was just declined or has expired, in this transaction, with its incident locked. */
  async afterRefusal(tx: Tx, refused: Assignment, rules: OfferRules): Promise<void> {
    const incident = found(await this.incidents.byId(refused.incidentId, tx));
    const next =
      rules.autoNext && incident.status === 'open' ? await this.offerNext(tx, refused, rules) : null;
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
    if (rules.autoNext && incident.status === 'open' && !next) {
      await this.alerts.raise(tx, {
        regionCode: refused.regionCode,
        kind: 'chain_exhausted',
        severity: 'red',
        incidentId: refused.incidentId,
        facts: { incidentNumber: incident.number, offered: refused.chainPosition },
      });
    }
  }

  /** Offers to the best unit that has not refused; one that another takes meanwhile is passed over. */
  private async offerNext(tx: Tx, refused: Assignment, rules: OfferRules): Promise<Assignment | null> {
    const incident = found(await this.incidents.byId(refused.incidentId, tx));
    const refusals = await this.assignments.refusalsOf(incident.id, tx);
    const { units } = this.recommendations.recommend({
      point: incident.place.point,
      needs: incident.needs,
      triage: incident.triage,
      regionCode: incident.regionCode,
      refusals,
      unitLimit: CANDIDATES,
      facilityLimit: 1,
    });
    for (const unit of units.filter((candidate) => candidate.unitId !== refused.unitId)) {
      const offered = await this.offers.insert(
        tx,
        { id: unit.unitId, call_sign: unit.callSign },
        {
          incident,
          offeredBy: SYSTEM_ACTOR,
          at: this.offers.now(),
          source: 'system',
          timeoutS: rules.timeoutS,
          autoNext: true,
          chainPosition: refused.chainPosition + 1,
          destination: refused.destination,
        },
      );
      if (offered) return offered;
    }
    return null;
  }
}
