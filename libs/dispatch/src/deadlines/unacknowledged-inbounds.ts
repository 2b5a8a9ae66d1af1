import { Injectable } from '@nestjs/common';
import { FacilitiesService } from '#siaga/facilities';
import { Clock, SYSTEM_ACTOR } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { AlertService } from '../alerts/alert.service.js';
import { InboundChanges } from '../inbounds/inbound-changes.js';
import { InboundRepository } from '../store/inbound.repository.js';

/** Announcements that no desk acknowledged in time. */
@Injectable()
export class UnacknowledgedInbounds {
  constructor(
    private readonly repository: InboundRepository,
    private readonly changes: InboundChanges,
    private readonly facilities: FacilitiesService,
    private readonly alerts: AlertService,
    private readonly clock: Clock,
  ) {}

  /** Alerts the supervisor of those that are due, `limit` at most; gives how many. */
  async alertDue(tx: Tx, limit: number): Promise<number> {
    const ids = await this.repository.claimUnacknowledged(tx, this.clock.now(), limit);
    for (const id of ids) {
      const inbound = await this.repository.byId(tx, id);
      if (!inbound) continue;
      const saved = await this.repository.save(tx, inbound, { ackDueAt: null }, null);
      const facility = await this.facilities.byId(inbound.facilityId, tx);
      await this.alerts.raise(tx, {
        regionCode: inbound.regionCode,
        kind: 'inbound_unacknowledged',
        severity: 'red',
        incidentId: inbound.incidentId,
        unitId: inbound.unitId,
        facilityId: inbound.facilityId,
        facts: {
          incidentNumber: inbound.incidentNumber,
          unitCallSign: inbound.unitCallSign,
          facilityName: facility?.name ?? '',
          phone: facility?.phone ?? '',
        },
      });
      await this.changes.record(tx, saved, 'inbound.updated.v1', SYSTEM_ACTOR);
    }
    return ids.length;
  }
}
