import { Injectable } from '@nestjs/common';
import type { Call, CallEventType, LocationFix } from '#siaga/contracts';
import { Journal, type JournalEntry } from '#siaga/journal';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { CallPlacer } from '../calls/call-placer.js';
import { sealPersonal, type StoredCall } from '../calls/call-row.js';
import { CallRepository } from '../calls/call.repository.js';
import { callFromEvent, mergeEvent } from '../domain/merge-event.policy.js';
import { actorOf, type Arrival, type PlacedArrival } from './arrival.js';
import { CallEventRepository } from './call-event.repository.js';
import { NEW_CALL, newCallParameters, type NewCallRow } from './new-call.statement.js';

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
    private readonly calls: CallRepository,
    private readonly events: CallEventRepository,
    private readonly placer: CallPlacer,
    private readonly journal: Journal,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Applies one event in a transaction of its own. The same event again is a duplicate and changes nothing. */
  async receive(arrival: Arrival): Promise<Applied> {
    const placed = await this.place(arrival);
    if (FIRST_EVENTS.has(arrival.event.type)) {
      const callId = await this.open(placed);
      if (callId !== null) return { status: 'accepted', callId };
    }
    return this.database.transaction((tx) => this.receiveIn(tx, placed));
  }

  /** Finds the caller's place: to be done before a transaction is opened for `receiveIn`. */
  async place(arrival: Arrival): Promise<PlacedArrival> {
    return { ...arrival, place: await this.placer.placeOf(arrival.event, arrival.regionCode) };
  }

  /** `receive` inside a transaction that is open already. */
  async receiveIn(tx: Tx, arrival: PlacedArrival): Promise<Applied> {
    const { source, event } = arrival;
    const known = await this.calls.lockOfSource(tx, source, event.sourceCallId);
    if (known !== null) return this.apply(tx, arrival, known);
    const callId = await this.open(arrival, tx);
    if (callId !== null) return { status: 'accepted', callId };
    const other = await this.calls.lockOfSource(tx, source, event.sourceCallId);
    if (other === null) throw new Error('The call was known a moment ago');
    return this.apply(tx, arrival, other);
  }

  /** Opens a call by its first event; null when the call is known already. */
  private async open(arrival: PlacedArrival, tx?: Tx): Promise<string | null> {
    const { source, regionCode, event, receivedAt } = arrival;
    const fix = this.fixOf(arrival, null);
    const view = callFromEvent({ callId: newId(), source, regionCode }, event, fix);
    if (view.place) view.suggestion = this.placer.suggest(view.place, regionCode);
    const call: StoredCall = { view, claimedAt: null, closedAt: null, numberDigest: this.digestOf(view) };
    const entry = entryOf(view, 'call.received.v1', source);
    const parameters = [
      ...this.journal.parameters(entry, receivedAt),
      ...newCallParameters({
        arrival,
        call,
        fix,
        eventId: newId(),
        personalSealed: sealPersonal(view, this.cipher),
        bodySealed: this.cipher.seal(arrival.text),
      }),
    ];
    const [row] = tx
      ? await tx.query<NewCallRow>(NEW_CALL.text, parameters)
      : await this.database.query<NewCallRow>(NEW_CALL, parameters);
    if (row === undefined) return null;
    const announce = (): void =>
      this.journal.announce(
        { ...entry, data: { ...view, callsFromNumber: row.calls } },
        Number(row.seq),
        receivedAt,
      );
    if (tx) tx.afterCommit(announce);
    else announce();
    return view.id;
  }

  private async apply(tx: Tx, arrival: PlacedArrival, known: StoredCall): Promise<Applied> {
    const { source, event } = arrival;
    const callId = known.view.id;
    if (!(await this.events.insertApplied(tx, arrival, callId))) return { status: 'duplicate', callId };
    const facts = await this.events.factsOf(tx, source, event.sourceCallId);
    const fix = this.fixOf(arrival, known.view);
    const merged = mergeEvent(known.view, event, facts, known, fix);
    if (JSON.stringify(merged) === JSON.stringify(known.view)) return { status: 'accepted', callId };
    const view: Call = { ...merged, version: known.view.version + 1 };
    if (view.place !== null && view.place !== known.view.place)
      view.suggestion = this.placer.suggest(view.place, view.regionCode);
    const numberDigest = this.digestOf(view);
    if (known.numberDigest === null)
      view.callsFromNumber = await this.calls.callsFromNumber(tx, numberDigest, callId, view.offeredAt);
    await this.calls.update(tx, { ...known, view, numberDigest });
    if (fix) await this.calls.insertFix(tx, callId, fix);
    await this.journal.append(tx, entryOf(view, 'call.updated.v1', source));
    return { status: 'accepted', callId };
  }

  /** The fix an event adds: its own position, or its words when they are new. */
  private fixOf({ source, event, place, receivedAt }: PlacedArrival, known: Call | null): LocationFix | null {
    const isNew = event.location !== undefined || event.locationText !== known?.locationText;
    if (place === null || !isNew) return null;
    return {
      id: newId(),
      place,
      at: new Date(event.at).toISOString(),
      receivedAt: receivedAt.toISOString(),
      by: actorOf(source),
    };
  }

  private digestOf(view: Call): Buffer | null {
    return view.personal.callerNumber === null ? null : this.cipher.numberDigest(view.personal.callerNumber);
  }
}

function entryOf(view: Call, type: 'call.received.v1' | 'call.updated.v1', source: string): JournalEntry {
  return {
    type,
    entity: 'call',
    entityId: view.id,
    version: view.version,
    regionCode: view.regionCode,
    incidentId: view.incidentId,
    actor: actorOf(source),
    data: view,
  };
}
