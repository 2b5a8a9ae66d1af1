import { Injectable } from '@nestjs/common';
import type { Actor, FieldProblem } from '#siaga/contracts';
import type { Audience } from '#siaga/journal';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

/** An event that could not be taken, as it is kept. */
export interface KeptEvent {
  id: string;
  source: string;
  regionCode: string;
  receivedAt: Date;
  text: string;
  fields: FieldProblem[];
}

interface KeptRow {
  id: string;
  source: string;
  region_code: string;
  received_at: Date;
  body_sealed: string;
  fields: FieldProblem[];
}

const COLUMNS = 'id, source, region_code, received_at, body_sealed, fields';
const MOST_LISTED = 200;
const KEEP_SQL = `
  INSERT INTO call_event (id, source, region_code, received_at, body_sealed, body_digest, status, fields)
  SELECT id, $1, $2, $3, body, digest, 'refused', fields::jsonb
  FROM unnest($4::uuid[], $5::text[], $6::bytea[], $7::text[]) AS refused (id, body, digest, fields)
  ON CONFLICT (source, body_digest) WHERE status = 'refused' DO NOTHING RETURNING id`;

/** Named queries of refused rows in `call_event`. */
@Injectable()
export class RefusedEventRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Keeps events of one source; one that is kept already is not kept twice. Gives how many are new. */
  async keep(
    tx: Tx,
    from: { source: string; regionCode: string; receivedAt: Date },
    events: readonly { text: string; digest: Buffer; fields: FieldProblem[] }[],
  ): Promise<number> {
    const kept = await tx.query(KEEP_SQL, [
      from.source,
      from.regionCode,
      from.receivedAt,
      events.map(() => newId()),
      events.map((event) => this.cipher.seal(event.text)),
      events.map((event) => event.digest),
      events.map((event) => JSON.stringify(event.fields)),
    ]);
    return kept.length;
  }

  /** True when something of the source was refused after `since`. */
  async wasRefusedAfter(tx: Tx, source: string, since: Date): Promise<boolean> {
    const rows = await tx.query(
      `SELECT id FROM call_event WHERE source = $1 AND status = 'refused' AND received_at > $2 LIMIT 1`,
      [source, since],
    );
    return rows.length > 0;
  }

  /** Refused events of the audience's regions, newest first, 200 at most. */
  async list(audience: Pick<Audience, 'regionCodes'>): Promise<KeptEvent[]> {
    const rows = await this.database.query<KeptRow>(
      `SELECT ${COLUMNS} FROM call_event
       WHERE status = 'refused' AND ('ID' = ANY($1::text[]) OR region_code = ANY($1) OR region_code LIKE ANY($2::text[]))
       ORDER BY received_at DESC, id DESC LIMIT ${MOST_LISTED}`,
      [audience.regionCodes, audience.regionCodes.map((code) => `${code}.%`)],
    );
    return rows.map((row) => this.toKept(row));
  }

  async byId(id: string): Promise<KeptEvent | null> {
    const [row] = await this.database.query<KeptRow>(
      `SELECT ${COLUMNS} FROM call_event WHERE id = $1 AND status = 'refused'`,
      [id],
    );
    return row === undefined ? null : this.toKept(row);
  }

  /** Holds a refused event until the transaction ends; false when somebody else retried it. */
  async lock(tx: Tx, id: string): Promise<boolean> {
    return (
      (await tx.query(`SELECT id FROM call_event WHERE id = $1 AND status = 'refused' FOR UPDATE`, [id]))
        .length === 1
    );
  }

  /** The event was taken after all; its call holds it now. */
  async markRetried(tx: Tx, id: string, callId: string, by: Actor): Promise<void> {
    await tx.query(
      `UPDATE call_event SET status = 'retried', call_id = $2, retried_by = $3, fields = NULL WHERE id = $1`,
      [id, callId, JSON.stringify(by)],
    );
  }

  /** The event was refused again, maybe for another reason. */
  async saveProblems(tx: Tx, id: string, fields: FieldProblem[]): Promise<void> {
    await tx.query('UPDATE call_event SET fields = $2 WHERE id = $1', [id, JSON.stringify(fields)]);
  }

  private toKept(row: KeptRow): KeptEvent {
    const { id, source, region_code: regionCode, received_at: receivedAt, fields } = row;
    return { id, source, regionCode, receivedAt, text: String(this.cipher.open(row.body_sealed)), fields };
  }
}
