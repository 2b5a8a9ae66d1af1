import { Injectable } from '@nestjs/common';
import { Journal } from '#siaga/journal';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import {
  digestOf,
  sealPersonal,
  sealPlace,
  sealSuggestion,
  sealWords,
  type StoredCall,
} from '../calls/call-row.js';
import { callFromEvent } from '../domain/merge-event.policy.js';
import { shiftMs, trueTime } from '../domain/said-time.policy.js';
import { callerDigestOf, entryOf, fixOf, idsOf, type PlacedArrival } from './arrival.js';
import { newCallParameters, newCallStatement, type IdUse, type NewCallRow } from './new-call.statement.js';
import { NewCallWriter, type NewCall } from './new-call.writer.js';

const FIRST_USE: IdUse = { number: 0, isAgain: false };

/** Opens calls by their first event: the path that a ringing telephone waits for. */
@Injectable()
export class CallOpening {
  constructor(
    private readonly writer: NewCallWriter,
    private readonly journal: Journal,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Opens a call; gives its id, or null when one of its ids is known already and nothing was written. */
  async open(arrival: PlacedArrival): Promise<string | null> {
    const row = await this.writer.write(this.callOf(arrival, FIRST_USE));
    return row?.id ?? null;
  }

  /** The same inside a transaction that is open already; also for ids that are used again. */
  async openIn(tx: Tx, arrival: PlacedArrival, use: IdUse): Promise<string | null> {
    const { parameters, onWritten } = this.callOf(arrival, use);
    const [row] = await tx.query<NewCallRow>(newCallStatement(1).text, parameters);
    if (row === undefined) return null;
    tx.afterCommit(() => onWritten(row));
    return row.id;
  }

  private callOf(arrival: PlacedArrival, use: IdUse): NewCall {
    const { source, regionCode, event, receivedAt } = arrival;
    const said = { type: event.type, at: new Date(event.at), receivedAt };
    const clockShiftMs = arrival.delivery ? shiftMs(said, arrival.delivery) : 0;
    const at = trueTime(said, clockShiftMs);
    const fix = fixOf(arrival, null, at);
    const view = callFromEvent({ callId: newId(), source, regionCode }, event, fix, { at, receivedAt });
    if (view.place) view.suggestion = arrival.suggestion;
    const numberDigest = digestOf(view, this.cipher);
    const call: StoredCall = { view, claimedAt: null, closedAt: null, numberDigest, clockShiftMs };
    const entry = entryOf(view, 'call.received.v1');
    const sealed = {
      place: sealPlace(view.place, this.cipher),
      suggestion: sealSuggestion(view.suggestion, this.cipher),
      personal: sealPersonal(view, this.cipher),
      body: this.cipher.seal(arrival.text),
      words: fix && sealWords(fix.place, this.cipher),
    };
    return {
      id: view.id,
      keys: [
        ...idsOf(event).map((id) => `${source} ${id}`),
        ...(numberDigest ? [numberDigest.toString('base64')] : []),
      ],
      parameters: [
        ...this.journal.parameters(entry, receivedAt),
        ...newCallParameters({
          arrival,
          use,
          callerDigest: callerDigestOf(event, this.cipher),
          call,
          fix,
          eventId: newId(),
          sealed,
        }),
      ],
      onWritten: ({ calls, seq }) =>
        this.journal.announce(
          { ...entry, data: { ...view, callsFromNumber: calls } },
          Number(seq),
          receivedAt,
        ),
    };
  }
}
