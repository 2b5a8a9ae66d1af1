import { Injectable } from '@nestjs/common';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import type { Channel, ClaimedMessage } from '../domain/sending.js';
import { ReceiptRepository } from './receipt.repository.js';
import type { Ending, MessageRow, NewMessage } from './message.js';
import {
  ADD_ALL_SQL,
  ADD_SQL,
  CLAIM_SQL,
  EXPIRE_SQL,
  SETTLE_SQL,
  UNPARK_ALL_SQL,
  UNPARK_LANES_SQL,
} from './outbox.statements.js';

/** A claimed message comes back to the others after this time, should its worker die. Longer than any attempt takes. */
export const LEASE_MS = 20_000;
const MOST_EXPIRED_AT_ONCE = 1_000;

type Runner = Pick<Tx, 'query'>;

/** Named queries of the `message` table. */
@Injectable()
export class OutboxRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
    private readonly receipts: ReceiptRepository,
  ) {}

  /** The id of the new message; null when its key was used before. */
  async add(tx: Runner, message: NewMessage, now: Date): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(ADD_SQL, this.valuesOf(message, now));
    return row?.id ?? null;
  }

  /** Many in one statement, in their order; those whose key was used before are left out. */
  async addAll(tx: Runner, messages: readonly NewMessage[], now: Date): Promise<void> {
    const rows = messages.map((message) => this.valuesOf(message, now));
    const [first] = rows;
    if (first === undefined) return;
    await tx.query(
      ADD_ALL_SQL,
      first.map((_, column) => rows.map((row) => row[column])),
    );
  }

  private valuesOf(message: NewMessage, now: Date): unknown[] {
    const { recipient } = message;
    return [
      newId(),
      message.channel,
      laneOf(message),
      message.kind,
      message.textVersion ?? null,
      message.need,
      message.regionCode,
      message.subjectId ?? null,
      message.onceKey ?? null,
      message.copyOf ?? null,
      recipient?.digest ?? null,
      recipient?.label ?? null,
      recipient?.timeZone ?? null,
      this.cipher.seal(message.body),
      now,
      message.sendAt ?? now,
      message.expiresAt,
    ];
  }

  /** Up to `limit` messages of the channel that are due, kept from others until the lease ends. */
  async claim(channel: Channel, limit: number, now: Date): Promise<ClaimedMessage[]> {
    const until = new Date(now.getTime() + LEASE_MS);
    const rows = await this.database.query<MessageRow>({ name: 'message-claim', text: CLAIM_SQL }, [
      channel,
      now,
      until,
      limit,
    ]);
    const { claimed, unreadable } = this.opened(rows, until);
    if (unreadable.length > 0) await this.refuse(unreadable, now);
    // Those behind them are due as well.
    return claimed.length === 0 && unreadable.length > 0 ? this.claim(channel, limit, now) : claimed;
  }

  /** Puts a message under what is known of its number now; the digest that versions before made of it is in no other row. */
  async readdress(
    tx: Runner,
    id: string,
    digest: Buffer,
  ): Promise<Pick<ClaimedMessage, 'isStopped' | 'hasAgreed'>> {
    const [row] = await tx.query<{ is_stopped: boolean; has_agreed: boolean }>(
      `WITH moved AS (UPDATE message SET recipient_digest = $2 WHERE id = $1)
       SELECT is_stopped, agreed_at IS NOT NULL AS has_agreed FROM message_consent WHERE recipient_digest = $2`,
      [id, digest],
    );
    return { isStopped: row?.is_stopped ?? false, hasAgreed: row?.has_agreed ?? false };
  }

  /** Which of these channels have something due. */
  async dueChannels(channels: readonly Channel[], now: Date): Promise<Channel[]> {
    const rows = await this.database.query<{ channel: Channel }>(
      `SELECT channel FROM unnest($1::text[]) channel WHERE EXISTS (
         SELECT 1 FROM message WHERE message.channel = channel.channel AND priority IN (0, 1) AND due_at <= $2)`,
      [channels, now],
    );
    return rows.map((row) => row.channel);
  }

  /** Stores what became of claimed messages; gives the ids of those it was still up to this worker to end. */
  async settle(tx: Runner, provider: string, endings: readonly Ending[], now: Date): Promise<Set<string>> {
    const plain = endings.map((ending) => this.plain(provider, ending));
    const rows = await tx.query<{ id: string; lane: string; outcome: string | null }>(SETTLE_SQL, [
      JSON.stringify(plain),
      now,
    ]);
    await this.unpark(
      tx,
      rows.filter(({ outcome }) => outcome !== null).map(({ lane }) => lane),
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Takes back what has not gone out of a subject; gives how many. `kinds` narrows it. */
  async cancel(tx: Runner, subjectId: string, now: Date, kinds: readonly string[] | null): Promise<number> {
    const rows = await tx.query<{ lane: string }>(
      `UPDATE message SET outcome = 'cancelled', done_at = $2, due_at = NULL, leased_until = NULL
       WHERE subject_id = $1 AND done_at IS NULL AND ($3::text[] IS NULL OR kind = ANY($3)) RETURNING lane`,
      [subjectId, now, kinds],
    );
    await this.unpark(
      tx,
      rows.map(({ lane }) => lane),
    );
    return rows.length;
  }

  /** Forgets what messages about a subject said, and to whom. */
  async forgetAbout(tx: Runner, subjectId: string): Promise<void> {
    await tx.query(
      `UPDATE message SET body_sealed = NULL, recipient_digest = NULL, recipient_label = NULL WHERE subject_id = $1 AND body_sealed IS NOT NULL`,
      [subjectId],
    );
  }

  /** How many messages about a subject are under way. */
  async countUnsent(tx: Runner, subjectId: string): Promise<number> {
    const [row] = await tx.query<{ unsent: number }>(
      'SELECT count(*)::int AS unsent FROM message WHERE subject_id = $1 AND done_at IS NULL',
      [subjectId],
    );
    return row?.unsent ?? 0;
  }

  /** True when a message of the kind went out, or may have: an attempt whose answer is not known counts. */
  async mayHaveArrived(tx: Runner, subjectId: string, kind: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM message WHERE subject_id = $1 AND kind = $2 AND attempts > 0 AND outcome <> 'refused' LIMIT 1`,
      [subjectId, kind],
    );
    return rows.length > 0;
  }

  /** Ends what nobody holds and is too late; gives how many. Channels whose carrier acts on it are left to the carrier. */
  async expire(now: Date, except: readonly Channel[]): Promise<number> {
    const rows = await this.database.query<{ lane: string }>(EXPIRE_SQL, [now, except, MOST_EXPIRED_AT_ONCE]);
    await this.unpark(
      this.database,
      rows.map(({ lane }) => lane),
    );
    return rows.length;
  }

  /** Frees lanes whose first message is parked; gives how many. */
  async unparkAll(): Promise<number> {
    return (await this.database.query(UNPARK_ALL_SQL)).length;
  }

  private async unpark(tx: Runner, lanes: readonly string[]): Promise<void> {
    if (lanes.length > 0) await tx.query(UNPARK_LANES_SQL, [[...new Set(lanes)]]);
  }

  private plain(provider: string, ending: Ending): Record<string, unknown> {
    const { message, problem } = ending;
    const same = { id: message.id, attempts: message.attempts, problem: problem && storable(problem) };
    if (ending.outcome === null)
      return { ...same, outcome: null, due_at: ending.dueAt, is_attempt: ending.isAttempt };
    const { outcome, sending } = ending;
    const isSent = sending?.kind === 'sent';
    return {
      ...same,
      outcome,
      due_at: null,
      is_attempt: true,
      provider: sending === undefined ? null : provider,
      provider_id:
        isSent && sending.providerId
          ? this.receipts.digestOf(provider, sending.providerId).toString('hex')
          : null,
      parts: isSent ? (sending.parts ?? 1) : null,
      cost: isSent ? (sending.cost ?? null) : null,
    };
  }

  /** One that was damaged at rest can never be sent, and must not hold up those that were claimed with it. */
  private opened(
    rows: readonly MessageRow[],
    until: Date,
  ): { claimed: ClaimedMessage[]; unreadable: MessageRow[] } {
    const unreadable: MessageRow[] = [];
    const claimed = rows.flatMap((row) => {
      try {
        return this.toClaimed(row, until);
      } catch {
        unreadable.push(row);
        return [];
      }
    });
    return { claimed, unreadable };
  }

  private async refuse(rows: readonly MessageRow[], now: Date): Promise<void> {
    const problem = 'what it says cannot be read any more';
    const endings = rows.map(({ id, attempts }) => {
      return { id, attempts, outcome: 'refused', due_at: null, is_attempt: true, problem };
    });
    const ended = await this.database.query<{ id: string; lane: string; outcome: string | null }>(
      SETTLE_SQL,
      [JSON.stringify(endings), now],
    );
    await this.unpark(
      this.database,
      ended.map(({ lane }) => lane),
    );
  }

  private toClaimed(row: MessageRow, leasedUntil: Date): ClaimedMessage {
    return {
      id: row.id,
      idempotencyKey: row.channel === 'webhook' ? (row.copy_of ?? row.id) : row.id,
      channel: row.channel,
      kind: row.kind,
      need: row.need,
      regionCode: row.region_code,
      subjectId: row.subject_id,
      recipientDigest: row.recipient_digest,
      timeZone: row.time_zone,
      body: this.cipher.open(row.body_sealed),
      madeAt: row.made_at,
      expiresAt: row.expires_at,
      attempts: row.attempts,
      leasedUntil,
      isStopped: row.is_stopped,
      hasAgreed: row.has_agreed,
    };
  }
}

/** A provider's words may hold a NUL, or end in half an emoji where they were cut: no JSON of PostgreSQL does. */
function storable(words: string): string {
  return words.replaceAll('\0', '').toWellFormed();
}

/** What cannot wait for the morning stands behind nothing that does. */
function laneOf({ need, lane }: Pick<NewMessage, 'need' | 'lane'>): string {
  if (need === 'emergency') return `${lane}!`;
  return need === 'asked' ? `${lane}?` : lane;
}
