import { Injectable } from '@nestjs/common';
import type { Incident, IncidentRef, Reopening, UpdateIncidentInput } from '#siaga/contracts';
import { AppError, demandVersion, PersonalDataCipher } from '#siaga/kernel';
import type { Audience } from '#siaga/journal';
import { columnNames, Database, insertSql, setsOf, valuesOf, type Tx } from '#siaga/persistence';
import { INCIDENT, INCIDENT_COLUMNS, toIncident, type IncidentRow } from './incident-row.js';

type IncidentChange = Partial<
  Pick<Incident, 'complaint' | 'triage' | 'needs' | 'patientCount' | 'place' | 'personal'>
>;

const ALL = columnNames(INCIDENT);
const CHANGED = [
  'complaint',
  'triage',
  'needs',
  'patient_count',
  'geom',
  'place',
  'personal_sealed',
] as const;
const MOVED = ['elsewhere'] as const;
const CLOSED = [
  'status',
  'closed_at',
  'outcome',
  'closing_note_sealed',
  'elsewhere',
  'merged_into',
  'reopening',
] as const;
const JOINED = [...CHANGED, 'call_ids', 'call_offered_at', 'call_answered_at'] as const;
const INSERT = insertSql('incident', INCIDENT, ALL);
const updateSql = (names: readonly (keyof typeof INCIDENT)[]): string =>
  `UPDATE incident SET version = version + 1, ${setsOf(INCIDENT, names, 2)} WHERE id = $1 RETURNING ${INCIDENT_COLUMNS}`;
const UPDATE = updateSql(CHANGED);
const CLOSE = updateSql(CLOSED);
const MOVE = updateSql(MOVED);
const JOIN = updateSql(JOINED);
/** An incident and all that were merged into it, also by way of others. */
const FAMILY_SQL = `
  WITH RECURSIVE family AS (
    SELECT $1::uuid AS id
    UNION SELECT incident.id FROM incident JOIN family ON incident.merged_into->>'id' = family.id::text)
  SELECT id FROM family`;

/** How an incident ends. */
export interface Closing {
  status: Incident['status'];
  at: Date;
  outcome: Incident['outcome'];
  note: string | null;
  /** The incident that goes on in its stead. */
  into?: IncidentRef;
}

/** Incidents as they are stored. */
@Injectable()
export class IncidentRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Next number of the day, for example `15.71-261121-0042`: region, day, running number. */
  async nextNumber(tx: Tx, regionCode: string, at: Date, timeZone: string): Promise<string> {
    const [row] = await tx.query<{ last: number; day: string }>(
      `INSERT INTO incident_counter AS c (region_code, day, last) VALUES ($1, ($2::timestamptz AT TIME ZONE $3)::date, 1)
       ON CONFLICT (region_code, day) DO UPDATE SET last = c.last + 1 RETURNING last, to_char(day, 'YYMMDD') AS day`,
      [regionCode, at, timeZone],
    );
    if (!row) throw new Error('The incident counter gave no number');
    return `${regionCode}-${row.day}-${String(row.last).padStart(4, '0')}`;
  }

  async insert(tx: Tx, incident: Incident): Promise<void> {
    await tx.query(INSERT, valuesOf(INCIDENT, ALL, { ...incident, cipher: this.cipher }));
  }

  async byId(id: string, db: Pick<Tx, 'query'> = this.database): Promise<Incident | null> {
    return this.one(db, `SELECT ${INCIDENT_COLUMNS} FROM incident WHERE id = $1`, [id]);
  }

  /** Locks the incident until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<Incident | null> {
    return this.one(tx, `SELECT ${INCIDENT_COLUMNS} FROM incident WHERE id = $1 FOR NO KEY UPDATE`, [id]);
  }

  /** Throws STALE.VERSION when somebody was faster than `input.version`. */
  async update(
    tx: Tx,
    incident: Incident,
    input: UpdateIncidentInput,
    change: IncidentChange,
  ): Promise<Incident> {
    demandVersion(incident, input);
    const next = { ...incident, ...change, cipher: this.cipher };
    return required(await this.one(tx, UPDATE, [incident.id, ...valuesOf(INCIDENT, CHANGED, next)]));
  }

  /** Adds a call; the incident's first ring and answer are the earliest of its calls. */
  async addCall(
    tx: Tx,
    id: string,
    call: { id: string; offeredAt: Date; answeredAt: Date | null },
  ): Promise<Incident> {
    const updated = await this.one(
      tx,
      `UPDATE incident SET version = version + 1, call_ids = array_append(call_ids, $2), call_offered_at = least(call_offered_at, $3),
         call_answered_at = least(call_answered_at, $4)
       WHERE id = $1 RETURNING ${INCIDENT_COLUMNS}`,
      [id, call.id, call.offeredAt, call.answeredAt],
    );
    return required(updated);
  }

  async setElsewhere(tx: Tx, incident: Incident, elsewhere: Incident['elsewhere']): Promise<Incident> {
    const next = { ...incident, elsewhere, cipher: this.cipher };
    return required(await this.one(tx, MOVE, [incident.id, ...valuesOf(INCIDENT, MOVED, next)]));
  }

  async close(tx: Tx, incident: Incident, { status, at, outcome, note, into }: Closing): Promise<Incident> {
    return this.end(tx, {
      ...incident,
      status,
      closedAt: at.toISOString(),
      outcome,
      closingNote: note,
      elsewhere: null,
      mergedInto: into,
    });
  }

  /** Takes back how it ended. */
  async reopen(tx: Tx, incident: Incident, reopening: Reopening): Promise<Incident> {
    const over = { closedAt: null, outcome: null, closingNote: null } as const;
    return this.end(tx, { ...incident, ...over, status: 'open', reopening });
  }

  /** Stores what became of an incident's facts and calls as another was merged into it, or a call split off. */
  async join(tx: Tx, next: Incident): Promise<Incident> {
    const values = valuesOf(INCIDENT, JOINED, { ...next, cipher: this.cipher });
    return required(await this.one(tx, JOIN, [next.id, ...values]));
  }

  /** Both or neither, locked in an order that is the same for everybody. */
  async lockTwo(tx: Tx, id: string, otherId: string): Promise<[Incident | null, Incident | null]> {
    const rows = await tx.query<IncidentRow>(
      `SELECT ${INCIDENT_COLUMNS} FROM incident WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
      [[id, otherId]],
    );
    const named = (wanted: string): Incident | null => {
      const row = rows.find((found) => found.id === wanted);
      return row ? toIncident(row, this.cipher) : null;
    };
    return [named(id), named(otherId)];
  }

  /** The incident's own id and those of all that were merged into it. */
  async familyOf(id: string): Promise<string[]> {
    return (await this.database.query<{ id: string }>(FAMILY_SQL, [id])).map((row) => row.id);
  }

  private async end(tx: Tx, next: Incident): Promise<Incident> {
    const values = valuesOf(INCIDENT, CLOSED, { ...next, cipher: this.cipher });
    return required(await this.one(tx, CLOSE, [next.id, ...values]));
  }

  /** Living incidents that the audience may see, oldest first. */
  async live(tx: Tx, audience: Audience): Promise<Incident[]> {
    const rows = await tx.query<IncidentRow>(
      `SELECT ${INCIDENT_COLUMNS} FROM incident_live WHERE 'ID' = ANY($1) OR region_code = ANY($1) OR region_code LIKE ANY($2)
       ORDER BY opened_at`,
      [audience.regionCodes, audience.regionCodes.map((code) => `${code}.%`)],
    );
    return rows.map((row) => toIncident(row, this.cipher));
  }

  private async one(db: Pick<Tx, 'query'>, sql: string, params: unknown[]): Promise<Incident | null> {
    const [row] = await db.query<IncidentRow>(sql, params);
    return row ? toIncident(row, this.cipher) : null;
  }
}

function required(incident: Incident | null): Incident {
  if (!incident) throw new AppError('RESOURCE.NOT_FOUND');
  return incident;
}
