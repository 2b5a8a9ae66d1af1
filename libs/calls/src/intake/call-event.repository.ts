import { Injectable } from '@nestjs/common';
import type { CallEventType } from '#siaga/contracts';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { TelephoneFact } from '../domain/call-state.policy.js';
import type { Arrival } from './arrival.js';

interface FactRow {
  type: CallEventType;
  at: Date;
  agent: string | null;
  cause: string | null;
}

const INSERT_SQL = `
  INSERT INTO call_event (id, source, region_code, received_at, source_call_id, linked_id, type, at, agent, cause, body_sealed, status, call_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'applied', $12)
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
    ]);
    return rows.length === 1;
  }

  /** Everything the telephone said of a call. */
  async factsOf(tx: Tx, source: string, sourceCallId: string): Promise<TelephoneFact[]> {
    return tx.query<FactRow>(
      `SELECT type, at, agent, cause FROM call_event WHERE source = $1 AND source_call_id = $2 AND status = 'applied' ORDER BY at`,
      [source, sourceCallId],
    );
  }
}
