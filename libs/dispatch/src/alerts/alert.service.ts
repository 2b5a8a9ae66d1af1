import { Injectable } from '@nestjs/common';
import type { Actor, Alert, AlertKind } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Clock, found, newId, SYSTEM_ACTOR } from '#siaga/kernel';
import { Journal, type Audience, type EventOf } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';
import { In, IsNull } from 'typeorm';
import { AlertEntity } from './alert.entity.js';

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

/** Rows of `AlertEntity` for a snapshot, which is read by everybody at once when a line comes back. */
const OPEN_SQL = `
  SELECT id, version, region_code AS "regionCode", kind, severity, incident_id AS "incidentId", unit_id AS "unitId",
    facility_id AS "facilityId", facts, raised_at AS "raisedAt", acknowledged_at AS "acknowledgedAt", acknowledged_by AS "acknowledgedBy",
    ended_at AS "endedAt"
  FROM alert WHERE acknowledged_at IS NULL AND ended_at IS NULL AND ('ID' = ANY($1) OR region_code = ANY($1) OR region_code LIKE ANY($2))
  ORDER BY raised_at DESC LIMIT 500`;

/** What an alert is about: one incident, and one unit on it unless it is about the incident alone. */
export interface AlertSubject {
  incidentId: string;
  unitId: string | null;
}

/** What the supervisor must see: raised in the transaction of its cause, acknowledged by a person, ended with its cause. */
@Injectable()
export class AlertService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async raise(tx: Tx, alert: NewAlert): Promise<Alert> {
    const row: AlertEntity = {
      ...alert,
      id: newId(),
      version: 1,
      incidentId: alert.incidentId ?? null,
      unitId: alert.unitId ?? null,
      facilityId: alert.facilityId ?? null,
      raisedAt: this.clock.now(),
      acknowledgedAt: null,
      acknowledgedBy: null,
      endedAt: null,
    };
    await tx.repository(AlertEntity).insert(row);
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

  /** Alerts of these kinds about this that have not ended, also those somebody took. */
  async lasting(tx: Tx, subject: AlertSubject, kinds: readonly AlertKind[]): Promise<Alert[]> {
    return (await this.rowsOf(tx, subject, kinds)).map(toAlert);
  }

  /**
   * Makes the lasting alerts of these kinds what they should be: ends those whose cause is gone, raises those that are missing, and
   * leaves the others, taken or not, as they are. What is `wanted` is told apart by kind, severity and the fact `subjectId`. Whoever
   * calls holds the incident, so that two do not raise the same.
   */
  async keep(
    tx: Tx,
    subject: AlertSubject,
    kinds: readonly AlertKind[],
    wanted: readonly NewAlert[],
  ): Promise<void> {
    const rows = await this.rowsOf(tx, subject, kinds);
    const missing = wanted.filter((alert) => !rows.some((row) => isAbout(row, alert)));
    for (const row of rows) if (!wanted.some((alert) => isAbout(row, alert))) await this.end(tx, row);
    for (const alert of missing) await this.raise(tx, alert);
  }

  private async end(tx: Tx, row: AlertEntity): Promise<void> {
    const change = { version: row.version + 1, endedAt: this.clock.now() };
    await tx.repository(AlertEntity).update(row.id, change);
    await this.record(tx, Object.assign(row, change), 'alert.ended.v1', SYSTEM_ACTOR);
  }

  private rowsOf(
    tx: Tx,
    { incidentId, unitId }: AlertSubject,
    kinds: readonly AlertKind[],
  ): Promise<AlertEntity[]> {
    return tx.repository(AlertEntity).find({
      where: { incidentId, unitId: unitId ?? IsNull(), kind: In([...kinds]), endedAt: IsNull() },
      order: { raisedAt: 'ASC' },
    });
  }

  /** Acknowledging twice keeps the first name. Throws RESOURCE.NOT_FOUND. */
  async acknowledge(caller: Caller, id: string): Promise<Alert> {
    return this.commands.run(caller, 'alert.acknowledge', { id }, async (tx) => {
      const alerts = tx.repository(AlertEntity);
      const row = found(await alerts.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }));
      caller.demand('alert.acknowledge', row);
      if (row.acknowledgedAt) return toAlert(row);
      const change = {
        version: row.version + 1,
        acknowledgedAt: this.clock.now(),
        acknowledgedBy: caller.actor,
      };
      await alerts.update(id, change);
      return this.record(tx, Object.assign(row, change), 'alert.acknowledged.v1', caller.actor);
    });
  }

  /** Alerts nobody acknowledged yet, newest first. */
  async open(tx: Tx, audience: Audience): Promise<Alert[]> {
    const rows = await tx.query<AlertEntity>(OPEN_SQL, [
      audience.regionCodes,
      audience.regionCodes.map((code) => `${code}.%`),
    ]);
    return rows.map(toAlert);
  }

  private async record(tx: Tx, row: AlertEntity, type: EventOf<'alert'>, actor: Actor): Promise<Alert> {
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

/** The same cause, as grave as before. */
function isAbout(row: AlertEntity, { kind, severity, facts }: NewAlert): boolean {
  return row.kind === kind && row.severity === severity && row.facts.subjectId === facts.subjectId;
}

function toAlert({ raisedAt, acknowledgedAt, endedAt, ...row }: AlertEntity): Alert {
  return {
    ...row,
    raisedAt: raisedAt.toISOString(),
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}
