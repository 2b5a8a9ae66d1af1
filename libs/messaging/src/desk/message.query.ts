import { Injectable } from '@nestjs/common';
import type { DemoMessage, Message, MessageCosts, MessageCostsInput, MessagesInput } from '#siaga/contracts';
import type { Audience } from '#siaga/journal';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { z } from 'zod';
import { DEMO_PROVIDER } from '../demo/demo.carrier.js';
import type { Channel } from '../domain/sending.js';

interface Row {
  id: string;
  channel: Channel;
  kind: string;
  region_code: string;
  subject_id: string | null;
  recipient_label: string | null;
  made_at: Date;
  due_at: Date | null;
  expires_at: Date;
  attempts: number;
  done_at: Date | null;
  outcome: Message['outcome'];
  last_problem: string | null;
  provider: string | null;
  receipt: Message['receipt'];
  receipt_at: Date | null;
  parts: number | null;
  cost: string | null;
  copy_of: string | null;
}

const COLUMNS = `id, channel, kind, region_code, subject_id, recipient_label, made_at, due_at, expires_at, attempts, done_at, outcome,
  last_problem, provider, receipt, receipt_at, parts, cost, copy_of`;
const SEEN = `('ID' = ANY($1::text[]) OR region_code = ANY($1) OR region_code LIKE ANY($2::text[]))`;
const SHOWN_IN_DEMO = 200;
const MOST_ABOUT = 1_000;

/** What the demo's box shows of a message, whatever its channel. */
const Shown = z.object({
  to: z.string().optional(),
  text: z.string().optional(),
  subject: z.string().optional(),
  notice: z.object({ title: z.string(), text: z.string() }).optional(),
});

/** What was told to somebody about a thing. */
export interface ToldMessage {
  readonly channel: Channel;
  readonly kind: string;
  readonly to: string | null;
  /** Null once it is forgotten. */
  readonly text: string | null;
  readonly madeAt: string;
  readonly outcome: Message['outcome'];
}

/** Reads messages for people who watch over them. */
@Injectable()
export class MessageQuery {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Messages of the audience's regions, newest first. */
  async list(audience: Audience, input: MessagesInput): Promise<Message[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM message
       WHERE ${SEEN} AND ($3::text IS NULL OR channel = $3)
         AND ($4::text IS NULL OR outcome = $4 OR ($4 = 'waiting' AND outcome IS NULL)) AND ($5::uuid IS NULL OR subject_id = $5)
         AND ($6::uuid IS NULL OR (made_at, id) < (SELECT made_at, id FROM message last WHERE last.id = $6))
       ORDER BY made_at DESC, id DESC LIMIT $7`,
      [
        ...seenBy(audience),
        input.channel ?? null,
        input.outcome ?? null,
        input.subjectId ?? null,
        input.before ?? null,
        input.limit,
      ],
    );
    return rows.map(toView);
  }

  async byId(tx: Tx, id: string): Promise<Message | null> {
    const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM message WHERE id = $1`, [id]);
    return row ? toView(row) : null;
  }

  /** The same message once more, as long-lived as the first; it goes out like any other. Null when what it said is forgotten. */
  async repeat(tx: Tx, id: string, now: Date): Promise<Message | null> {
    const [row] = await tx.query<Row>(
      `INSERT INTO message (id, channel, lane, kind, text_version, need, region_code, subject_id, copy_of, recipient_digest, recipient_label,
                            time_zone, body_sealed, made_at, send_at, due_at, expires_at)
       SELECT $2, channel, lane, kind, text_version, need, region_code, subject_id, coalesce(copy_of, id), recipient_digest, recipient_label,
              time_zone, body_sealed, $3, $3, $3, $3::timestamptz + (expires_at - send_at)
       FROM message WHERE id = $1 AND body_sealed IS NOT NULL RETURNING ${COLUMNS}`,
      [id, newId(), now],
    );
    return row ? toView(row) : null;
  }

  /** What went out in a time, and what it cost. */
  async costs(audience: Audience, { from, to }: MessageCostsInput): Promise<MessageCosts['costs']> {
    return this.database.query<MessageCosts['costs'][number]>(
      `SELECT channel, coalesce(provider, '') AS provider, kind, count(*)::int AS messages, coalesce(sum(parts), 0)::int AS parts, coalesce(sum(cost), 0)::float8 AS cost
       FROM message WHERE ${SEEN} AND outcome = 'sent' AND provider IS NOT NULL AND made_at >= $3 AND made_at < $4
       GROUP BY channel, provider, kind ORDER BY cost DESC, messages DESC, kind LIMIT 1000`,
      [...seenBy(audience), from, to],
    );
  }

  /** What was told about a subject, the oldest first; no right is asked for: it is for the module whose subject it is. */
  async about(subjectId: string): Promise<ToldMessage[]> {
    const rows = await this.database.query<Row & { body_sealed: string | null }>(
      `SELECT ${COLUMNS}, body_sealed FROM message WHERE subject_id = $1 ORDER BY made_at, id LIMIT $2`,
      [subjectId, MOST_ABOUT],
    );
    return rows.map(({ channel, kind, outcome, ...row }) => {
      const shown = row.body_sealed === null ? {} : this.shownOf(row.body_sealed);
      const to = shown.to ?? row.recipient_label;
      const text = shown.text ?? shown.notice?.text ?? null;
      return { channel, kind, outcome, to, text, madeAt: row.made_at.toISOString() };
    });
  }

  /** What the demo kept instead of sending it, newest first. */
  async demo(audience: Audience): Promise<DemoMessage[]> {
    const rows = await this.database.query<Row & { body_sealed: string }>(
      `SELECT ${COLUMNS}, body_sealed FROM message WHERE ${SEEN} AND provider = $3 AND outcome = 'sent' AND body_sealed IS NOT NULL
       ORDER BY done_at DESC, id DESC LIMIT $4`,
      [...seenBy(audience), DEMO_PROVIDER, SHOWN_IN_DEMO],
    );
    return rows.map((row) => {
      const shown = this.shownOf(row.body_sealed);
      return {
        id: row.id,
        channel: row.channel,
        kind: row.kind,
        to: shown.to ?? row.recipient_label ?? '',
        title: shown.subject ?? shown.notice?.title ?? null,
        text: shown.text ?? shown.notice?.text ?? '',
        at: (row.done_at ?? row.made_at).toISOString(),
      };
    });
  }

  /** A message whose words were damaged at rest is listed without them. */
  private shownOf(sealed: string): z.infer<typeof Shown> {
    try {
      return Shown.parse(this.cipher.open(sealed));
    } catch {
      return {};
    }
  }
}

function seenBy({ regionCodes }: Audience): [string[], string[]] {
  return [regionCodes, regionCodes.map((code) => `${code}.%`)];
}

function toView(row: Row): Message {
  return {
    id: row.id,
    channel: row.channel,
    kind: row.kind,
    regionCode: row.region_code,
    subjectId: row.subject_id,
    recipient: row.recipient_label,
    madeAt: row.made_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
    attempts: row.attempts,
    doneAt: row.done_at?.toISOString() ?? null,
    outcome: row.outcome,
    problem: row.last_problem,
    provider: row.provider,
    receipt: row.receipt,
    receiptAt: row.receipt_at?.toISOString() ?? null,
    parts: row.parts,
    cost: row.cost === null ? null : Number(row.cost),
    copyOf: row.copy_of,
  };
}
