import { Injectable } from '@nestjs/common';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

/** By which channel somebody is asked; `none` never asks. */
export type AskChannel = 'sms' | 'whatsapp';

/** One who is to be asked, held. */
export interface DueAsk {
  readonly caseId: string;
  readonly channel: AskChannel;
  /** The hour that the person chose; null for that of the program. */
  readonly hour: number | null;
}

interface AskRow {
  case_id: string;
  channel: AskChannel;
  hour: number | null;
}

/** Named queries of `monitoring_ask`. */
@Injectable()
export class AskRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** From when on somebody is asked, and by which number an answer is theirs. */
  async put(
    tx: Tx,
    { caseId, channel, hour }: DueAsk,
    { number, askAt }: { number: string; askAt: Date | null },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO monitoring_ask (case_id, channel, hour, phone_digest, ask_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (case_id) DO UPDATE SET channel = excluded.channel, hour = excluded.hour, phone_digest = excluded.phone_digest, ask_at = excluded.ask_at`,
      [caseId, channel, hour, this.cipher.numberDigest(number), askAt],
    );
  }

  /** The same for those of whom none is asked yet, in one statement. */
  async putAll(
    tx: Tx,
    asks: readonly (DueAsk & { readonly number: string; readonly askAt: Date | null })[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO monitoring_ask (case_id, channel, hour, phone_digest, ask_at)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::smallint[], $4::bytea[], $5::timestamptz[])`,
      [
        asks.map(({ caseId }) => caseId),
        asks.map(({ channel }) => channel),
        asks.map(({ hour }) => hour),
        asks.map(({ number }) => this.cipher.numberDigest(number)),
        asks.map(({ askAt }) => askAt),
      ],
    );
  }

  /** How somebody is asked; null for who is not. */
  async of(
    caseId: string,
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<Pick<DueAsk, 'channel' | 'hour'> | null> {
    const [row] = await reader.query<AskRow>(
      'SELECT case_id, channel, hour FROM monitoring_ask WHERE case_id = $1',
      [caseId],
    );
    return row === undefined ? null : { channel: row.channel, hour: row.hour };
  }

  /** Those whose hour has come; another process passes them by. */
  async due(tx: Tx, now: Date, batch: number): Promise<DueAsk[]> {
    const rows = await tx.query<AskRow>(
      `SELECT case_id, channel, hour FROM monitoring_ask WHERE ask_at <= $1 ORDER BY ask_at, case_id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, batch],
    );
    return rows.map(({ case_id: caseId, channel, hour }) => ({ caseId, channel, hour }));
  }

  /** When to ask next; null for never. */
  async askAgain(tx: Tx, caseId: string, askAt: Date | null): Promise<void> {
    await tx.query('UPDATE monitoring_ask SET ask_at = $2 WHERE case_id = $1', [caseId, askAt]);
  }

  /** Whose answers come from a number. */
  async casesOf(tx: Tx, number: string): Promise<string[]> {
    const rows = await tx.query<{ case_id: string }>(
      'SELECT case_id FROM monitoring_ask WHERE phone_digest = $1 ORDER BY case_id',
      [this.cipher.numberDigest(number)],
    );
    return rows.map(({ case_id: id }) => id);
  }

  /** Nobody is asked about a case that is over, and no number names it. */
  async remove(tx: Tx, caseId: string): Promise<void> {
    await tx.query('DELETE FROM monitoring_ask WHERE case_id = $1', [caseId]);
  }
}
