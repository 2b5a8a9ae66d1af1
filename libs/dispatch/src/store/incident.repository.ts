import { Injectable } from '@nestjs/common';
import type { Incident, UpdateIncidentInput } from '#siaga/contracts';
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
const CLOSED = ['status', 'closed_at', 'outcome', 'closing_note_sealed', 'elsewhere'] as const;
const INSERT = insertSql('incident', INCIDENT, ALL);
const updateSql = (names: readonly (keyof typeof INCIDENT)[]): string =>
  `UPDATE incident SET version = version + 1, ${setsOf(INCIDENT, names, 2)} WHERE id = $1 RETURNING ${INCIDENT_COLUMNS}`;
const UPDATE = updateSql(CHANGED);
const CLOSE = updateSql(CLOSED);
const MOVE = updateSql(MOVED);

/** How an incident ends. */
export interface Closing {
  status: Incident['status'];
  at: Date;
  outcome: Incident['outcome'];
  note: string | null;
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

  async close(tx: Tx, incident: Incident, { status, at, outcome, note }: Closing): Promise<Incident> {
    const closed = {
      ...incident,
      status,
      closedAt: at.toISOString(),
      outcome,
      closingNote: note,
      elsewhere: null,
    };
    const values = valuesOf(INCIDENT, CLOSED, { ...closed, cipher: this.cipher });
    return required(await this.one(tx, CLOSE, [incident.id, ...values]));
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
