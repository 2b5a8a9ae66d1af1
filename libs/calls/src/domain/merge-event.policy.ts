import type { Actor, Call, CallEvent, LocationFix } from '#siaga/contracts';
import { readCallerId } from '#siaga/kernel';
import { lifeOf, type CallLife, type HandFacts, type TelephoneFact } from './call-state.policy.js';
import { saidBeside } from './said-time.policy.js';
import { placeAfterAutomaticFix } from './place-choice.policy.js';

/** A fact at the time that holds. */
export interface JudgedFact extends TelephoneFact {
  /** The time that the source said. */
  saidAt?: Date;
}

/** A call as its first event makes it. `fix` is where the event places the caller. */
export function callFromEvent(
  ids: { callId: string; source: string; regionCode: string },
  event: CallEvent,
  fix: LocationFix | null,
  time: { at: Date; receivedAt: Date } = { at: new Date(event.at), receivedAt: new Date(event.at) },
): Call {
  const empty: Call = {
    id: ids.callId,
    version: 1,
    regionCode: ids.regionCode,
    source: ids.source,
    sourceCallId: event.linkedId || event.sourceCallId,
    line: null,
    queue: null,
    state: 'ringing',
    offeredAt: time.at.toISOString(),
    receivedAt: time.receivedAt.toISOString(),
    answeredAt: null,
    answeredBy: null,
    endedAt: null,
    personal: { callerNumber: null, callerName: null },
    callsFromNumber: 1,
    locationText: null,
    fixes: [],
    place: null,
    incidentId: null,
    disposition: null,
    note: null,
    suggestion: null,
  };
  const fact = { ...factOf(event), at: time.at, saidAt: new Date(event.at) };
  return mergeEvent(empty, event, [fact], { claimedAt: null, closedAt: null }, fix);
}

/** What an event says of the call's life. */
export function factOf(event: CallEvent): TelephoneFact {
  return {
    type: event.type,
    at: new Date(event.at),
    agent: event.agent ?? null,
    cause: event.cause ?? null,
    leg: event.sourceCallId,
    linkedId: event.linkedId || null,
  };
}

/**
 * The call after one more event; `facts` are all its events, this one included. What is known of the caller is only added to;
 * newer words of the place replace older ones. Version and suggestion stay: they follow when something changed.
 */
export function mergeEvent(
  call: Call,
  event: CallEvent,
  facts: readonly JudgedFact[],
  hand: HandFacts,
  fix: LocationFix | null,
): Call {
  const life = lifeOf(facts, hand);
  const first = facts.find(({ at }) => at.getTime() === life.offeredAt.getTime());
  const saidAt = first?.saidAt && saidBeside(first.saidAt, first.at);
  return {
    ...call,
    line: call.line ?? (isOfCaller(event) ? filled(event.to) : null),
    queue: call.queue ?? filled(event.queue),
    state: life.state,
    offeredAt: life.offeredAt.toISOString(),
    saidAt: saidAt ?? undefined,
    answeredAt: life.answeredAt?.toISOString() ?? null,
    answeredBy: answeredBy(call, life),
    endedAt: life.endedAt?.toISOString() ?? null,
    personal: callerAfter(call, event),
    locationText: filled(event.locationText) ?? call.locationText,
    fixes: fix ? [...call.fixes, fix] : call.fixes,
    place: fix ? placeAfterAutomaticFix(call.place, fix.place) : call.place,
  };
}

/** A person who took the card stays; otherwise the telephone's agent answered. */
function answeredBy(call: Call, life: CallLife): Actor | null {
  if (call.answeredBy?.kind === 'account' || life.answeredAgent === null) return call.answeredBy;
  return { kind: 'source', id: call.source, name: life.answeredAgent };
}

/** True for the leg that the caller holds; an agent's leg goes to the agent, not to the number that was dialled. */
function isOfCaller({ sourceCallId, linkedId }: CallEvent): boolean {
  return !linkedId || linkedId === sourceCallId;
}

/** A number that can be rung back replaces an extension, which an agent's leg may have shown before. */
function callerAfter({ personal }: Call, event: CallEvent): Call['personal'] {
  const said = readCallerId(event.from ?? '');
  const known = personal.callerNumber;
  const isBetter = known === null || (said.e164 !== null && readCallerId(known).e164 === null);
  return {
    callerNumber: isBetter ? (said.shown ?? known) : known,
    callerName: personal.callerName ?? filled(event.callerName) ?? said.name,
  };
}

function filled(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
