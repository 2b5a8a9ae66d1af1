import { Injectable } from '@nestjs/common';
import type { Call, CallEventType } from '#siaga/contracts';
import { Journal } from '#siaga/journal';
import { Database, type Tx } from '#siaga/persistence';
import { CallPlacer } from '../calls/call-placer.js';
import type { StoredCall } from '../calls/call-row.js';
import { CallRepository } from '../calls/call.repository.js';
import { mergeEvent } from '../domain/merge-event.policy.js';
import { entryOf, fixOf, type Arrival, type PlacedArrival } from './arrival.js';
import { CallEventRepository } from './call-event.repository.js';
import { CallOpening } from './call-opening.js';

/** What became of a readable event. */
export interface Applied {
  status: 'accepted' | 'duplicate';
  callId: string;
}

/** Most calls begin with these; any other event usually belongs to a call that is known. */
const FIRST_EVENTS: ReadonlySet<CallEventType> = new Set(['offered', 'queued', 'ringing']);

/** Makes calls of telephone events. Each event is stored and applied in one piece or not at all. */
@Injectable()
export class CallIntake {
  constructor(
    private readonly database: Database,
    private readonly opening: CallOpening,
    private readonly calls: CallRepository,
    private readonly events: CallEventRepository,
    private readonly placer: CallPlacer,
    private readonly journal: Journal,
  ) {}

  /** Applies one event. The same event again is a duplicate and changes nothing. */
  async receive(arrival: Arrival): Promise<Applied> {
    const placed = await this.place(arrival);
    if (FIRST_EVENTS.has(arrival.event.type)) {
      const callId = await this.opening.open(placed);
      if (callId !== null) return { status: 'accepted', callId };
    }
    return this.database.transaction((tx) => this.receiveIn(tx, placed));
  }

  /** Finds the caller's place and ranks for it: to be done before a transaction is opened for `receiveIn`. */
  async place(arrival: Arrival): Promise<PlacedArrival> {
    const place = await this.placer.placeOf(arrival.event, arrival.regionCode);
    return { ...arrival, place, suggestion: place && (await this.placer.suggest(place, arrival.regionCode)) };
  }

  /** `receive` inside a transaction that is open already. */
  async receiveIn(tx: Tx, arrival: PlacedArrival): Promise<Applied> {
    const { source, event } = arrival;
    const known = await this.calls.lockOfSource(tx, source, event.sourceCallId);
    if (known !== null) return this.apply(tx, arrival, known);
    const callId = await this.opening.openIn(tx, arrival);
    if (callId !== null) return { status: 'accepted', callId };
    const other = await this.calls.lockOfSource(tx, source, event.sourceCallId);
    if (other === null) throw new Error('The call was known a moment ago');
    return this.apply(tx, arrival, other);
  }

  private async apply(tx: Tx, arrival: PlacedArrival, known: StoredCall): Promise<Applied> {
    const { source, event } = arrival;
    const callId = known.view.id;
    if (!(await this.events.insertApplied(tx, arrival, callId))) return { status: 'duplicate', callId };
    const facts = await this.events.factsOf(tx, source, event.sourceCallId);
    const fix = fixOf(arrival, known.view);
    const merged = mergeEvent(known.view, event, facts, known, fix);
    if (JSON.stringify(merged) === JSON.stringify(known.view)) return { status: 'accepted', callId };
    const view: Call = { ...merged, version: known.view.version + 1 };
    if (view.place !== null && view.place !== known.view.place) view.suggestion = arrival.suggestion;
    const numberDigest = known.numberDigest ?? this.calls.digestOf(view);
    if (known.numberDigest === null)
      view.callsFromNumber = await this.calls.callsFromNumber(tx, numberDigest, callId, view.offeredAt);
    await this.calls.update(tx, { ...known, view, numberDigest });
    if (fix) await this.calls.insertFix(tx, callId, fix);
    await this.journal.append(tx, entryOf(view, 'call.updated.v1'));
    return { status: 'accepted', callId };
  }
}
