import { Injectable } from '@nestjs/common';
import type { Actor, FieldProblem } from '#siaga/contracts';
import type { Audience } from '#siaga/journal';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { MoreThan } from 'typeorm';
import { RefusedEventEntity } from './refused-event.entity.js';

/** An event that could not be taken, as it is kept. */
export interface KeptEvent {
  id: string;
  source: string;
  regionCode: string;
  receivedAt: Date;
  text: string;
  fields: FieldProblem[];
}

/** What of a row is shown. */
type KeptRow = Pick<
  RefusedEventEntity,
  'id' | 'source' | 'regionCode' | 'receivedAt' | 'bodySealed' | 'fields'
>;

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
    return tx
      .repository(RefusedEventEntity)
      .existsBy({ source, status: 'refused', receivedAt: MoreThan(since) });
  }

  /** Refused events of the audience's regions, newest first, 200 at most. */
  async list(audience: Pick<Audience, 'regionCodes'>): Promise<KeptEvent[]> {
    const rows = await this.database.query<KeptRow>(
      `SELECT id, source, region_code AS "regionCode", received_at AS "receivedAt", body_sealed AS "bodySealed", fields FROM call_event
       WHERE status = 'refused' AND ('ID' = ANY($1::text[]) OR region_code = ANY($1) OR region_code LIKE ANY($2::text[]))
       ORDER BY received_at DESC, id DESC LIMIT ${MOST_LISTED}`,
      [audience.regionCodes, audience.regionCodes.map((code) => `${code}.%`)],
    );
    return rows.map((row) => this.toKept(row));
  }

  async byId(id: string): Promise<KeptEvent | null> {
    const row = await this.database.read(RefusedEventEntity, (events) =>
      events.findOneBy({ id, status: 'refused' }),
    );
    return row && this.toKept(row);
  }

  /** Holds a refused event until the transaction ends; false when somebody else retried it. */
  async lock(tx: Tx, id: string): Promise<boolean> {
    const row = await tx.repository(RefusedEventEntity).findOne({
      select: { id: true },
      where: { id, status: 'refused' },
      lock: { mode: 'pessimistic_write' },
    });
    return row !== null;
  }

  /** The event was taken after all; its call holds it now. */
  async markRetried(tx: Tx, id: string, callId: string, by: Actor): Promise<void> {
    await tx
      .repository(RefusedEventEntity)
      .update(id, { status: 'retried', callId, retriedBy: by, fields: null });
  }

  /** The event was refused again, maybe for another reason. */
  async saveProblems(tx: Tx, id: string, fields: FieldProblem[]): Promise<void> {
    await tx.repository(RefusedEventEntity).update(id, { fields });
  }

  private toKept({ id, source, regionCode, receivedAt, bodySealed, fields }: KeptRow): KeptEvent {
    const text = String(this.cipher.open(bodySealed));
    return { id, source, regionCode, receivedAt, text, fields: fields ?? [] };
  }
}
