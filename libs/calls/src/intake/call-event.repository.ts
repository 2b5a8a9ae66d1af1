import { Injectable } from '@nestjs/common';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { callerDigestOf, type Arrival } from './arrival.js';

const INSERT_SQL = `
  INSERT INTO call_event (id, source, region_code, received_at, source_call_id, linked_id, type, at, agent, cause, body_sealed, status, call_id, caller_digest)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'applied', $12, $13)
  ON CONFLICT ON CONSTRAINT call_event_once_uq DO NOTHING RETURNING id`;

/** Named queries of applied rows in `call_event`. */
@Injectable()
export class CallEventRepository {
  constructor(private readonly cipher: PersonalDataCipher) {}

  /** Stores the raw event of a known call. False when the same event is there already. */
  async insertApplied(
    tx: Tx,
    { source, regionCode, event, text, receivedAt }: Arrival,
    callId: string,
  ): Promise<boolean> {
    const rows = await tx.query(INSERT_SQL, [
      newId(),
      source,
      regionCode,
      receivedAt,
      event.sourceCallId,
      event.linkedId ?? null,
      event.type,
      event.at,
      event.agent ?? null,
      event.cause ?? null,
      this.cipher.seal(text),
      callId,
      callerDigestOf(event, this.cipher),
    ]);
    return rows.length === 1;
  }

  /** Gives what was heard of one call to another, but for what is known of that one already. */
  async move(tx: Tx, from: string, to: string): Promise<void> {
    await tx.query(
      `UPDATE call_event moved SET call_id = $2 WHERE call_id = $1 AND NOT EXISTS (
         SELECT 1 FROM call_event known WHERE known.call_id = $2 AND known.source_call_id = moved.source_call_id
           AND known.type = moved.type AND known.at = moved.at)`,
      [from, to],
    );
  }
}
