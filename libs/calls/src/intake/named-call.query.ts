import { Injectable } from '@nestjs/common';
import type { CallEventType } from '#siaga/contracts';
import { PersonalDataCipher, readCallerId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { SealedPart } from '../calls/call-row.js';
import type { HeardFact, NamedCall } from '../domain/which-call.policy.js';

interface CallRow {
  id: string;
  closed_at: Date | null;
  personal_sealed: string;
}

interface FactRow {
  call_id: string;
  type: CallEventType;
  at: Date;
  received_at: Date;
  agent: string | null;
  cause: string | null;
  leg: string;
  linked_id: string | null;
  caller_digest: Buffer | null;
}

/** The newest events of an id are looked at: as many as several calls have. */
const NAMED_SQL = `
  SELECT id, closed_at, personal_sealed FROM call WHERE id IN (
    SELECT call_id FROM (
      (SELECT call_id FROM call_event WHERE source = $1 AND source_call_id = ANY($2) AND call_id IS NOT NULL ORDER BY received_at DESC LIMIT 200)
      UNION (SELECT call_id FROM call_event WHERE source = $1 AND linked_id = ANY($2) AND call_id IS NOT NULL AND linked_id IS NOT NULL
        ORDER BY received_at DESC LIMIT 200)) AS named)
  ORDER BY received_at, id`;
const FACTS_SQL = `
  SELECT call_id, type, at, received_at, agent, cause, source_call_id AS leg, linked_id, caller_digest FROM call_event
  WHERE call_id = ANY($1::uuid[]) AND source_call_id IS NOT NULL ORDER BY at`;

/** Calls that ids of a telephone system named, with all that was heard of them. */
@Injectable()
export class NamedCallQuery {
  constructor(private readonly cipher: PersonalDataCipher) {}

  /** Oldest first. */
  async of(tx: Tx, source: string, ids: readonly string[]): Promise<NamedCall[]> {
    const calls = await tx.query<CallRow>(NAMED_SQL, [source, ids]);
    const facts = await this.factsOf(
      tx,
      calls.map(({ id }) => id),
    );
    return calls.map(({ id, closed_at, personal_sealed }) => ({
      id,
      closedAt: closed_at,
      caller: this.callerOf(personal_sealed),
      facts: facts.get(id) ?? [],
    }));
  }

  /** Everything the telephone said of one call. */
  async factsOfCall(tx: Tx, callId: string): Promise<HeardFact[]> {
    return (await this.factsOf(tx, [callId])).get(callId) ?? [];
  }

  private async factsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, HeardFact[]>> {
    const rows = await tx.query<FactRow>(FACTS_SQL, [ids]);
    const facts = new Map<string, HeardFact[]>();
    for (const { call_id, received_at, linked_id, caller_digest, ...fact } of rows) {
      const caller = caller_digest?.toString('base64') ?? null;
      const heard = { ...fact, receivedAt: received_at, linkedId: linked_id, caller };
      facts.set(call_id, [...(facts.get(call_id) ?? []), heard]);
    }
    return facts;
  }

  /** `HeardFact.caller` of a number. */
  callerNamed(number: string): string | null {
    const { e164 } = readCallerId(number);
    return e164 === null ? null : (this.cipher.numberDigest(e164)?.toString('base64') ?? null);
  }

  private callerOf(personalSealed: string): string | null {
    const { callerNumber } = this.cipher.open(personalSealed) as SealedPart;
    return callerNumber === null ? null : this.callerNamed(callerNumber);
  }
}
