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
    taken_at AS "takenAt", taken_by AS "takenBy", ended_at AS "endedAt"
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
      takenAt: null,
      takenBy: null,
      endedAt: null,
    };
    await tx.repository(AlertEntity).insert(row);
    return this.record(tx, row, 'alert.raised.v1', SYSTEM_ACTOR);
  }

  /**
   * As `raise`, unless the same kind was raised for this unit and incident since `since`; also when two processes try at once.
   * With `isAgain` one that has ended does not count: the same may happen again.
   */
  async raiseOnce(tx: Tx, alert: NewAlert, since: Date, isAgain = false): Promise<Alert | null> {
    const { kind, unitId = null, incidentId = null } = alert;
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `${kind} ${unitId} ${incidentId}`,
    ]);
    const known = await tx.query(
      `SELECT 1 FROM alert WHERE kind = $1 AND unit_id IS NOT DISTINCT FROM $2 AND incident_id IS NOT DISTINCT FROM $3
       AND raised_at > $4 AND NOT ($5 AND ended_at IS NOT NULL) LIMIT 1`,
      [kind, unitId, incidentId, since, isAgain],
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

  /** Ends those of these that have not ended, because their cause has. */
  async endAll(tx: Tx, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const row = await this.lock(tx, id);
      if (row.endedAt === null) await this.end(tx, row);
    }
  }

  /** Ends those of these kinds whose facts say so: for causes that another lib knows of. */
  async endWhere(tx: Tx, kinds: readonly AlertKind[], facts: Record<string, string>): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM alert WHERE ended_at IS NULL AND kind = ANY($1::text[]) AND facts @> $2::jsonb ORDER BY id',
      [kinds, JSON.stringify(facts)],
    );
    await this.endAll(
      tx,
      rows.map(({ id }) => id),
    );
  }

  /** Raises again, of another incident, what lasts of these kinds and nobody put aside; here it ends. */
  async passOn(
    tx: Tx,
    incidentId: string,
    kinds: readonly AlertKind[],
    to: Pick<NewAlert, 'incidentId' | 'regionCode' | 'facts'>,
  ): Promise<void> {
    const where = { incidentId, kind: In([...kinds]), endedAt: IsNull() };
    for (const row of await tx.repository(AlertEntity).find({ where, order: { raisedAt: 'ASC' } })) {
      await this.end(tx, row);
      if (row.acknowledgedAt !== null) continue;
      const { kind, severity, unitId, facilityId, facts } = row;
      await this.raise(tx, {
        ...{ kind, severity, unitId: unitId ?? undefined, facilityId: facilityId ?? undefined },
        ...{ ...to, facts: { ...facts, ...to.facts } },
      });
    }
  }

  /** Of these kinds, all whose cause lasts. */
  async live(tx: Tx, kinds: readonly AlertKind[]): Promise<Alert[]> {
    const rows = await tx.repository(AlertEntity).findBy({ kind: In([...kinds]), endedAt: IsNull() });
    return rows.map(toAlert);
  }

  private async end(tx: Tx, row: AlertEntity): Promise<void> {
    await this.change(tx, row, { endedAt: this.clock.now() }, 'alert.ended.v1', SYSTEM_ACTOR);
  }

  private async lock(tx: Tx, id: string): Promise<AlertEntity> {
    const alerts = tx.repository(AlertEntity);
    return found(await alerts.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  private async change(
    tx: Tx,
    row: AlertEntity,
    change: Partial<
      Pick<AlertEntity, 'takenAt' | 'takenBy' | 'acknowledgedAt' | 'acknowledgedBy' | 'endedAt'>
    >,
    type: EventOf<'alert'>,
    actor: Actor,
  ): Promise<Alert> {
    const next = { ...change, version: row.version + 1 };
    await tx.repository(AlertEntity).update(row.id, next);
    return this.record(tx, Object.assign(row, next), type, actor);
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

  /** Says who is on it; the first name stays, and one that is over stays as it is. Throws RESOURCE.NOT_FOUND. */
  async take(caller: Caller, id: string): Promise<Alert> {
    return this.commands.run(caller, 'alert.take', { id }, async (tx) => {
      const row = await this.lock(tx, id);
      caller.demand('alert.take', row);
      if (row.takenAt || row.endedAt) return toAlert(row);
      const change = { takenAt: this.clock.now(), takenBy: caller.actor };
      return this.change(tx, row, change, 'alert.taken.v1', caller.actor);
    });
  }

  /** Puts it aside for good. Acknowledging twice keeps the first name. Throws RESOURCE.NOT_FOUND. */
  async acknowledge(caller: Caller, id: string): Promise<Alert> {
    return this.commands.run(caller, 'alert.acknowledge', { id }, async (tx) => {
      const row = await this.lock(tx, id);
      caller.demand('alert.acknowledge', row);
      if (row.acknowledgedAt) return toAlert(row);
      const [at, by] = [this.clock.now(), caller.actor];
      const change = {
        ...{ acknowledgedAt: at, acknowledgedBy: by },
        ...{ takenAt: row.takenAt ?? at, takenBy: row.takenBy ?? by },
      };
      return this.change(tx, row, change, 'alert.acknowledged.v1', by);
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

function toAlert({ raisedAt, acknowledgedAt, takenAt, endedAt, ...row }: AlertEntity): Alert {
  return {
    ...row,
    raisedAt: raisedAt.toISOString(),
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    takenAt: takenAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}
