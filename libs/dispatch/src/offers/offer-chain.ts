import { Injectable } from '@nestjs/common';
import { isLive, type Assignment, type Incident } from '#siaga/contracts';
import { Clock, found, SYSTEM_ACTOR } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { AlertService } from '../alerts/alert.service.js';
import { IncidentRepository } from '../store/incident.repository.js';
import type { OfferRules } from '../store/assignment-row.js';
import { NextUnits, type NextUnit } from './next-units.js';
import { OfferStore } from './offer-store.js';

/** After a refusal or a silence: tell the supervisor, offer to the next best unit, or say that nobody is left. */
@Injectable()
export class OfferChain {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly next: NextUnits,
    private readonly offers: OfferStore,
    private readonly alerts: AlertService,
    private readonly clock: Clock,
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

  /** Offers to the best unit that has not refused; one that another takes meanwhile is passed over. */
  private async offerNext(tx: Tx, refused: Assignment, rules: OfferRules): Promise<Assignment | null> {
    const incident = found(await this.incidents.byId(refused.incidentId, tx));
    for await (const units of this.next.listsFor(tx, incident)) {
      const offered = await this.offerFirst(tx, units, { incident, refused, rules });
      if (offered) return offered;
    }
    return null;
  }

  private async offerFirst(
    tx: Tx,
    units: NextUnit[],
    { incident, refused, rules }: { incident: Incident; refused: Assignment; rules: OfferRules },
  ): Promise<Assignment | null> {
    for (const unit of units.filter((candidate) => candidate.id !== refused.unitId)) {
      const [offered] = await this.offers.insert(tx, [unit], {
        incident,
        offeredBy: SYSTEM_ACTOR,
        at: this.clock.now(),
        source: 'system',
        timeoutS: rules.timeoutS,
        autoNext: true,
        chainPosition: refused.chainPosition + 1,
        // Why that one, is said of who was sent there.
        destination: refused.destination && { ...refused.destination, reason: undefined },
      });
      if (offered) return offered;
    }
    return null;
  }
}
