import { Injectable } from '@nestjs/common';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import type { Channel } from '../domain/sending.js';

/** What a provider says of a message that it took. */
export interface Receipt {
  channel: Channel;
  provider: string;
  providerId: string | null;
  /** Our own id, where the provider gives it back. */
  messageId: string | null;
  receipt: 'delivered' | 'read' | 'failed';
}

/** How far a receipt has come: reports come twice and in any order, and none takes another back. */
const rank = (receipt: string): string =>
  `coalesce(array_position(ARRAY['failed', 'delivered', 'read'], ${receipt}), 0)`;

/** Longer than a provider takes to report. Of a message older than this the report may as well be on one that got its id again (ADR 0028). */
const HOLDS = "interval '35 days'";

/** That it arrived says that it was sent, also where the answer to the attempt was lost: nobody is told twice then. */
const NOTE_SQL = `
  WITH ours AS (
    SELECT id, made_at FROM message WHERE channel = $1 AND id = $3
    UNION
    (SELECT id, made_at FROM message WHERE channel = $1 AND provider_id_digest = $2 ORDER BY made_at DESC LIMIT 1)
  ), told AS (
    UPDATE message SET receipt = $4, receipt_at = $5,
      outcome = CASE WHEN $6 AND coalesce(outcome, 'expired') IN ('expired', 'cancelled') THEN 'sent' ELSE outcome END,
      done_at = CASE WHEN $6 THEN coalesce(done_at, $5) ELSE done_at END,
      due_at = CASE WHEN NOT $6 THEN due_at END,
      leased_until = CASE WHEN NOT $6 THEN leased_until END
    FROM ours WHERE message.id = ours.id AND ${rank('message.receipt')} < ${rank('$4::text')} RETURNING message.id
  )
  SELECT made_at > $5::timestamptz - ${HOLDS} AS is_surely_it FROM ours`;

const KEEP_SQL = `
  INSERT INTO message_receipt AS early (provider_id_digest, receipt, at) VALUES ($1, $2, $3)
  ON CONFLICT (provider_id_digest) DO UPDATE SET receipt = excluded.receipt, at = excluded.at
    WHERE ${rank('early.receipt')} < ${rank('excluded.receipt')}`;

const MATCH_SQL = `
  WITH early AS (
    DELETE FROM message_receipt USING message
    WHERE message.provider_id_digest = message_receipt.provider_id_digest AND message.made_at > message_receipt.at - ${HOLDS}
      AND NOT EXISTS (SELECT FROM message newer
        WHERE newer.provider_id_digest = message.provider_id_digest AND newer.made_at > message.made_at)
    RETURNING message.id, message_receipt.receipt, message_receipt.at
  ), told AS (
    UPDATE message SET receipt = early.receipt, receipt_at = early.at FROM early
    WHERE message.id = early.id AND ${rank('message.receipt')} < ${rank('early.receipt')} RETURNING message.id
  )
  SELECT id FROM early`;

/** What providers said of messages. */
@Injectable()
export class ReceiptRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /**
   * Stores a report. One of an id that no message has yet is kept for a while: the answer in which the provider named it may still be on its
   * way. False then, and for one that names nothing.
   */
  async note(
    tx: Tx,
    { channel, provider, providerId, messageId, receipt }: Receipt,
    at: Date,
  ): Promise<boolean> {
    const digest = providerId === null ? null : this.digestOf(provider, providerId);
    const ours = await tx.query<{ is_surely_it: boolean }>(NOTE_SQL, [
      channel,
      digest,
      messageId,
      receipt,
      at,
      receipt !== 'failed',
    ]);
    if (digest !== null && !ours.some((one) => one.is_surely_it))
      await tx.query(KEEP_SQL, [digest, receipt, at]);
    return ours.length > 0;
  }

  /** Gives the reports that came too early to their messages; how many. */
  async match(): Promise<number> {
    return (await this.database.query(MATCH_SQL)).length;
  }

  /** Providers' ids may hold the number they were sent to: only a digest is kept. */
  digestOf(provider: string, providerId: string): Buffer {
    return this.cipher.textDigest(`${provider}:${providerId}`);
  }
}
