import { Injectable } from '@nestjs/common';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';

export type MessageKind = 'case' | 'answer' | 'state';

/** A message on its way to another Siaga. */
export interface Message {
  id: string;
  handoverId: string;
  kind: MessageKind;
  /** JSON as it is signed and sent. */
  body: string;
  attempts: number;
  giveUpAt: Date;
}

interface MessageRow {
  id: string;
  handover_id: string;
  kind: MessageKind;
  body_sealed: string;
  attempts: number;
  give_up_at: Date;
}

/** A claimed message comes back to the others after this time, should its worker die. Longer than any attempt takes. */
export const LEASE_MS = 20_000;

/** Of one hand-over, a message waits for those before it: a case arrives before the word on how it ended. */
const CLAIM_SQL = `
  UPDATE handover_message SET attempts = attempts + 1, due_at = $2
  WHERE id = (
    SELECT message.id FROM handover_message message
    WHERE message.due_at <= $1 AND NOT EXISTS (
      SELECT 1 FROM handover_message earlier WHERE earlier.handover_id = message.handover_id AND earlier.done_at IS NULL
        AND (earlier.made_at, earlier.id) < (message.made_at, message.id))
    ORDER BY message.due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, handover_id, kind, body_sealed, attempts, give_up_at`;

/** Named queries of the `handover_message` table. */
@Injectable()
export class OutboxRepository {
  constructor(private readonly cipher: PersonalDataCipher) {}

  async add(
    tx: Tx,
    message: { handoverId: string; kind: MessageKind; body: unknown; now: Date; giveUpAt: Date },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO handover_message (id, handover_id, kind, body_sealed, made_at, due_at, give_up_at) VALUES ($1, $2, $3, $4, $5, $5, $6)`,
      [
        newId(),
        message.handoverId,
        message.kind,
        this.cipher.seal(JSON.stringify(message.body)),
        message.now,
        message.giveUpAt,
      ],
    );
  }

  /** A message that is due, kept from others for a while. */
  async claim(tx: Tx, now: Date): Promise<Message | null> {
    const [row] = await tx.query<MessageRow>(CLAIM_SQL, [now, new Date(now.getTime() + LEASE_MS)]);
    if (!row) return null;
    const { id, handover_id: handoverId, kind, body_sealed: sealed, attempts, give_up_at: giveUpAt } = row;
    return { id, handoverId, kind, body: this.cipher.open(sealed) as string, attempts, giveUpAt };
  }

  /** Ends a message; false when it was ended meanwhile. */
  async finish(
    tx: Tx,
    id: string,
    outcome: 'delivered' | 'refused' | 'given_up',
    at: Date,
    problem: string | null = null,
  ): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE handover_message SET done_at = $3, due_at = NULL, outcome = $2, last_problem = coalesce($4, last_problem)
       WHERE id = $1 AND done_at IS NULL RETURNING id`,
      [id, outcome, at, problem],
    );
    return rows.length === 1;
  }

  /** Sends again later. */
  async postpone(tx: Tx, id: string, dueAt: Date, problem: string): Promise<void> {
    await tx.query(
      'UPDATE handover_message SET due_at = $2, last_problem = $3 WHERE id = $1 AND done_at IS NULL',
      [id, dueAt, problem],
    );
  }

  /** Stops a case that has not arrived; true when it may have arrived all the same. */
  async stopCase(tx: Tx, handoverId: string, at: Date): Promise<boolean> {
    await tx.query(
      `UPDATE handover_message SET done_at = $2, due_at = NULL, outcome = 'given_up'
       WHERE handover_id = $1 AND kind = 'case' AND done_at IS NULL`,
      [handoverId, at],
    );
    const rows = await tx.query(
      `SELECT 1 FROM handover_message WHERE handover_id = $1 AND kind = 'case' AND attempts > 0 AND outcome <> 'refused'`,
      [handoverId],
    );
    return rows.length > 0;
  }
}
