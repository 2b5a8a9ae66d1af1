import { Injectable } from '@nestjs/common';
import type { Call } from '#siaga/contracts';
import { Journal } from '#siaga/journal';
import { found } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { CallPlacer } from '../calls/call-placer.js';
import { CallRepository } from '../calls/call.repository.js';
import { isOffering } from '../domain/call-state.policy.js';
import { mergeEvent } from '../domain/merge-event.policy.js';
import { trueTime } from '../domain/said-time.policy.js';
import { callsOf } from '../domain/which-call.policy.js';
import { entryOf, fixOf, idsOf, type Arrival, type PlacedArrival } from './arrival.js';
import { CallOpening } from './call-opening.js';
import { HeardCalls } from './heard-calls.js';

/** What became of a readable event. */
export interface Applied {
  status: 'accepted' | 'duplicate';
  callId: string;
}

/** Another process may open the call at the same moment, but not again and again. */
const MOST_ATTEMPTS = 5;

/** Makes calls of telephone events. Each event is stored and applied in one piece or not at all. */
@Injectable()
export class CallIntake {
  constructor(
    private readonly database: Database,
    private readonly opening: CallOpening,
    private readonly calls: CallRepository,
    private readonly heard: HeardCalls,
    private readonly placer: CallPlacer,
    private readonly journal: Journal,
  ) {}

  /** Applies one event. The same event again is a duplicate and changes nothing. */
  async receive(arrival: Arrival): Promise<Applied> {
    const placed = await this.place(arrival);
    if (isOffering(arrival.event.type)) {
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
    const ids = idsOf(event);
    await this.heard.holdIds(tx, source, ids);
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      // Read before the calls are: one that is opened in between has the same number, and this attempt opens none.
      const number = await this.calls.usesOf(tx, source, ids[0] ?? event.sourceCallId);
      const named = await this.heard.named(tx, source, ids);
      const known = callsOf(named, this.heard.heardOf(arrival));
      if (known.length > 0) return this.apply(tx, arrival, await this.heard.unite(tx, source, known));
      const callId = await this.opening.openIn(tx, arrival, { number, isAgain: named.length > 0 });
      if (callId === null) continue;
      if (named.length > 0) await this.heard.tellUsedAgain(tx, arrival, callId);
      return { status: 'accepted', callId };
    }
    throw new Error('A call was neither known nor new');
  }

  private async apply(tx: Tx, arrival: PlacedArrival, callId: string): Promise<Applied> {
    const known = found(await this.calls.lock(tx, callId));
    if (!(await this.heard.add(tx, arrival, callId))) return { status: 'duplicate', callId };
    const shift = known.clockShiftMs ?? 0;
    const facts = (await this.heard.factsOf(tx, callId)).map((fact) => ({
      ...fact,
      saidAt: fact.at,
      at: trueTime(fact, shift),
    }));
    const at = trueTime(this.heard.heardOf(arrival), shift);
    const fix = fixOf(arrival, known.view, at);
    const merged = mergeEvent(known.view, arrival.event, facts, known, fix);
    if (JSON.stringify(merged) === JSON.stringify(known.view)) return { status: 'accepted', callId };
    const view: Call = { ...merged, version: known.view.version + 1 };
    if (view.place !== null && view.place !== known.view.place) view.suggestion = arrival.suggestion;
    const numberDigest = this.calls.digestOf(view);
    if (numberDigest !== null && known.numberDigest?.equals(numberDigest) !== true)
      view.callsFromNumber = await this.calls.callsFromNumber(tx, numberDigest, callId, view.offeredAt);
    await this.calls.update(tx, { ...known, view, numberDigest });
    if (fix) await this.calls.insertFix(tx, callId, fix);
    await this.journal.append(tx, entryOf(view, 'call.updated.v1'));
    return { status: 'accepted', callId };
  }
}
