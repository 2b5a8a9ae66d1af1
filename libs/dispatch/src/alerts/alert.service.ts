import { Injectable } from '@nestjs/common';
import type { Actor, Alert, AlertKind } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Clock, found, newId, SYSTEM_ACTOR } from '#siaga/kernel';
import { Journal, type Audience, type EventOf } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';

interface AlertRow {
  id: string;
  version: number;
  region_code: string;
  kind: AlertKind;
  severity: Alert['severity'];
  incident_id: string | null;
  unit_id: string | null;
  facility_id: string | null;
  facts: Alert['facts'];
  raised_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by: Actor | null;
}

/** What went wrong, where; `facts` never holds personal data. */
export interface NewAlert {
  regionCode: string;
  kind: AlertKind;
  severity: Alert['severity'];
  incidentId?: string;
  unitId?: string;
  facilityId?: string;
  facts: Alert['facts'];
}

const COLUMNS =
  'id, version, region_code, kind, severity, incident_id, unit_id, facility_id, facts, raised_at, acknowledged_at, acknowledged_by';

/** What the supervisor must see: raised in the transaction of its cause, acknowledged by a person. */
@Injectable()
export class AlertService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async raise(tx: Tx, alert: NewAlert): Promise<Alert> {
    const [row] = await tx.query<AlertRow>(
      `INSERT INTO alert (id, version, region_code, kind, severity, incident_id, unit_id, facility_id, facts, raised_at)
       VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${COLUMNS}`,
      [
        newId(),
        alert.regionCode,
        alert.kind,
        alert.severity,
        alert.incidentId ?? null,
        alert.unitId ?? null,
        alert.facilityId ?? null,
        JSON.stringify(alert.facts),
        this.clock.now(),
      ],
    );
    return this.record(tx, row, 'alert.raised.v1', SYSTEM_ACTOR);
  }

  /** As `raise`, unless the same kind was raised for this unit and incident since `since`; also when two processes try at once. */
  async raiseOnce(tx: Tx, alert: NewAlert, since: Date): Promise<Alert | null> {
    const { kind, unitId = null, incidentId = null } = alert;
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `${kind} ${unitId} ${incidentId}`,
    ]);
    const known = await tx.query(
      `SELECT 1 FROM alert WHERE kind = $1 AND unit_id IS NOT DISTINCT FROM $2 AND incident_id IS NOT DISTINCT FROM $3
       AND raised_at > $4 LIMIT 1`,
      [kind, unitId, incidentId, since],
    );
    return known.length > 0 ? null : this.raise(tx, alert);
  }

  /** Acknowledging twice keeps the first name. Throws RESOURCE.NOT_FOUND. */
  async acknowledge(caller: Caller, id: string): Promise<Alert> {
    return this.commands.run(caller, 'alert.acknowledge', { id }, async (tx) => {
      const [stored] = await tx.query<AlertRow>(`SELECT ${COLUMNS} FROM alert WHERE id = $1 FOR UPDATE`, [
        id,
      ]);
      const row = found(stored);
      caller.demand('alert.acknowledge', { regionCode: row.region_code });
      if (row.acknowledged_at) return toAlert(row);
      const [updated] = await tx.query<AlertRow>(
        `UPDATE alert SET version = version + 1, acknowledged_at = $2, acknowledged_by = $3 WHERE id = $1 RETURNING ${COLUMNS}`,
        [id, this.clock.now(), JSON.stringify(caller.actor)],
      );
      return this.record(tx, updated, 'alert.acknowledged.v1', caller.actor);
    });
  }

  /** Alerts nobody acknowledged yet, newest first. */
  async open(tx: Tx, audience: Audience): Promise<Alert[]> {
    const rows = await tx.query<AlertRow>(
      `SELECT ${COLUMNS} FROM alert WHERE acknowledged_at IS NULL AND ('ID' = ANY($1) OR region_code = ANY($1) OR region_code LIKE ANY($2))
       ORDER BY raised_at DESC LIMIT 500`,
      [audience.regionCodes, audience.regionCodes.map((code) => `${code}.%`)],
    );
    return rows.map(toAlert);
  }

  private async record(
    tx: Tx,
    row: AlertRow | undefined,
    type: EventOf<'alert'>,
    actor: Actor,
  ): Promise<Alert> {
    if (!row) throw new Error('The alert was not stored');
    const alert = toAlert(row);
    await this.journal.append(tx, {
      type,
      entity: 'alert',
      entityId: alert.id,
      version: alert.version,
      regionCode: alert.regionCode,
      incidentId: alert.incidentId,
      actor,
      data: alert,
    });
    return alert;
  }
}

function toAlert(row: AlertRow): Alert {
  return {
    id: row.id,
    version: row.version,
    regionCode: row.region_code,
    kind: row.kind,
    severity: row.severity,
    incidentId: row.incident_id,
    unitId: row.unit_id,
    facilityId: row.facility_id,
    facts: row.facts,
    raisedAt: row.raised_at.toISOString(),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    acknowledgedBy: row.acknowledged_by,
  };
}
