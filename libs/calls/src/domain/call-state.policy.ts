import type { CallEventType, CallState } from '#siaga/contracts';

/** What one telephone event says of a call's life. */
export interface TelephoneFact {
  type: CallEventType;
  at: Date;
  agent: string | null;
  /** Why it ended, as the telephone system words it. */
  cause: string | null;
  /** The system's own id of the leg. Facts without one are of one leg. */
  leg?: string | null;
  /** The id of the leg that the call began with, as the system names it: the caller's own. */
  linkedId?: string | null;
}

/** What people did with the card, besides the telephone. */
export interface HandFacts {
  /** When somebody took the call in the console; null when nobody did. */
  claimedAt: Date | null;
  /** When the card was closed with a disposition; null while it is open. */
  closedAt: Date | null;
}

export interface CallLife {
  state: CallState;
  offeredAt: Date;
  answeredAt: Date | null;
  /** The telephone system's agent who answered. */
  answeredAgent: string | null;
  endedAt: Date | null;
}

const OFFERING: ReadonlySet<CallEventType> = new Set(['offered', 'queued', 'ringing']);
/** One who holds or transfers a call has answered it: the best known time until `answered` arrives. */
const IMPLYING_ANSWER: ReadonlySet<CallEventType> = new Set(['held', 'transferred']);
const ENDING: ReadonlySet<CallEventType> = new Set(['ended', 'abandoned']);
/** Disposition column of Asterisk's CDR and its like for a call that was answered. */
const ANSWERED_CAUSE = /^answered$/i;

/** True for the steps with which a call, or a leg of it, begins. */
export function isOffering(type: CallEventType): boolean {
  return OFFERING.has(type);
}

/**
 * The life of a call from the set of what is known of it, over all of its legs. The order in which the facts arrived does not
 * matter, so that a late `offered` or an `ended` before its `answered` give the same call. Needs one event at least.
 */
export function lifeOf(events: readonly TelephoneFact[], hand: HandFacts): CallLife {
  const answer = earliest(events, (event) => event.type === 'answered');
  const answerImplied = answer ?? earliest(events, (event) => IMPLYING_ANSWER.has(event.type));
  const answeredAt = earlierOf(answerImplied?.at ?? null, hand.claimedAt);
  const endedAt = telephoneEnd(events) ?? hand.closedAt;
  const offer = earliest(events, (event) => OFFERING.has(event.type)) ?? earliest(events, () => true);
  if (!offer) throw new RangeError('A call has one event at least');
  const wasAnswered = events.some((event) => event.type === 'cdr' && ANSWERED_CAUSE.test(event.cause ?? ''));
  return {
    state: stateOf(answeredAt !== null || wasAnswered, endedAt !== null),
    offeredAt: offer.at,
    answeredAt,
    answeredAgent: answerImplied?.agent ?? null,
    endedAt,
  };
}

/**
 * When the telephone says that the call was over; null while it goes on. The caller's own leg decides. Where it is still open or never
 * heard of: a call that was answered is over when every leg that was answered has ended and nothing rings behind that; one
 * that was not, when every agent's leg has ended and the caller's was never heard of.
 */
export function telephoneEnd(events: readonly TelephoneFact[]): Date | null {
  const legs = byLeg(events);
  const callers = callersLegs(events);
  const ofCaller = events.filter((event) => callers.has(legOf(event)));
  const end = legs.size === 1 ? endOfLeg(events) : endOfLeg(ofCaller);
  if (end !== null || legs.size === 1) return end;
  const answered = [...legs.values()].filter((leg) => leg.some(isAnswer));
  if (answered.length === 0) return ofCaller.length > 0 ? null : latestEnd([...legs.values()]);
  const last = latestEnd(answered);
  const goesOn = events.some((event) => OFFERING.has(event.type) && last !== null && event.at > last);
  return goesOn ? null : last;
}

/** True when the leg that the caller holds is known to have ended. */
export function hasCallerLeft(events: readonly TelephoneFact[]): boolean {
  const callers = callersLegs(events);
  return endOfLeg(events.filter((event) => callers.has(legOf(event)))) !== null;
}

/** The state that two facts make. */
export function stateOf(isAnswered: boolean, isOver: boolean): CallState {
  if (isOver) return isAnswered ? 'ended' : 'abandoned';
  return isAnswered ? 'answered' : 'ringing';
}

/** The leg that others are linked to; every leg where none names another. */
function callersLegs(events: readonly TelephoneFact[]): ReadonlySet<string> {
  const linked = new Set(events.flatMap((event) => event.linkedId ?? []));
  return linked.size > 0 ? linked : new Set(events.map(legOf));
}

const legOf = (event: TelephoneFact): string => event.leg ?? '';
const isAnswer = ({ type }: TelephoneFact): boolean => type === 'answered' || IMPLYING_ANSWER.has(type);

function byLeg(events: readonly TelephoneFact[]): Map<string, TelephoneFact[]> {
  const legs = new Map<string, TelephoneFact[]>();
  for (const event of events) legs.set(legOf(event), [...(legs.get(legOf(event)) ?? []), event]);
  return legs;
}

function endOfLeg(events: readonly TelephoneFact[]): Date | null {
  const end = earliest(events, (event) => ENDING.has(event.type));
  return (end ?? earliest(events, (event) => event.type === 'cdr'))?.at ?? null;
}

/** The end of the last of these legs; null while one goes on. */
function latestEnd(legs: readonly (readonly TelephoneFact[])[]): Date | null {
  const ends = legs.map(endOfLeg).filter((end) => end !== null);
  return ends.length < legs.length ? null : new Date(Math.max(...ends.map(Number)));
}

function earliest(
  events: readonly TelephoneFact[],
  matches: (event: TelephoneFact) => boolean,
): TelephoneFact | null {
  return events
    .filter(matches)
    .reduce<TelephoneFact | null>(
      (first, event) => (first === null || event.at < first.at ? event : first),
      null,
    );
}

function earlierOf(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}
