import { Injectable } from '@nestjs/common';
import type { Tx } from '#siaga/persistence';
import { AlertService } from './alert.service.js';

/**
 * Alerts of an incident that are over. All end with their incident. An offer that was refused or not answered: when a unit that was asked
 * after it has taken the job. Nobody left to ask: when somebody is asked again, or a unit has it. A unit that is late: when it is in another
 * status. An announcement: when it waits no more.
 */
const OVER_SQL = `
  SELECT alert.id FROM alert
  WHERE alert.ended_at IS NULL AND alert.incident_id IS NOT NULL AND (
    NOT EXISTS (SELECT 1 FROM incident_live live WHERE live.id = alert.incident_id)
    OR (alert.kind IN ('offer_unanswered', 'offer_declined') AND EXISTS (
      SELECT 1 FROM assignment later WHERE later.incident_id = alert.incident_id
        AND later.status NOT IN ('offered', 'declined', 'expired', 'withdrawn', 'cancelled')
        AND (later.unit_id = alert.unit_id OR later.offered_at > (
          SELECT max(refused.offered_at) FROM assignment refused
          WHERE refused.incident_id = alert.incident_id AND refused.unit_id = alert.unit_id AND refused.status IN ('declined', 'expired')))))
    OR (alert.kind = 'chain_exhausted' AND EXISTS (
      SELECT 1 FROM assignment later WHERE later.incident_id = alert.incident_id AND later.offered_at > alert.raised_at
        AND later.status NOT IN ('declined', 'expired', 'withdrawn', 'cancelled')))
    OR (alert.kind = 'status_late' AND NOT EXISTS (
      SELECT 1 FROM assignment late WHERE late.incident_id = alert.incident_id AND late.unit_id = alert.unit_id
        AND late.released_at IS NULL AND late.status = alert.facts->>'status'))
    OR (alert.kind = 'inbound_unacknowledged' AND NOT EXISTS (
      SELECT 1 FROM inbound waiting JOIN assignment bringing ON bringing.id = waiting.assignment_id
      WHERE bringing.incident_id = alert.incident_id AND bringing.unit_id = alert.unit_id AND waiting.facility_id = alert.facility_id AND waiting.status = 'announced')))
  ORDER BY alert.id LIMIT $1 FOR UPDATE OF alert SKIP LOCKED`;

/** Ends alerts whose cause has ended, looked at in the database: so it holds whoever ended the cause, wherever, and after any restart. */
@Injectable()
export class AlertEndings {
  constructor(private readonly alerts: AlertService) {}

  /** Ends `limit` at most; gives how many. */
  async endOver(tx: Tx, limit: number): Promise<number> {
    const rows = await tx.query<{ id: string }>(OVER_SQL, [limit]);
    await this.alerts.endAll(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.length;
  }
}
