import { hasCallerLeft, isOffering, telephoneEnd, type TelephoneFact } from './call-state.policy.js';

/** An event as it was heard: what it says, by whose id, and when it arrived. */
export interface HeardFact extends TelephoneFact {
  leg: string;
  linkedId: string | null;
  receivedAt: Date;
  /** Whose number of the numbering plan it names, as text that is equal for equal ones; null where it names none. */
  caller: string | null;
}

/** A call that an id of the event named before. */
export interface NamedCall {
  id: string;
  /** When a person closed the card; null while it is open. */
  closedAt: Date | null;
  /** As `HeardFact.caller`. */
  caller: string | null;
  /** All that was heard of it; never empty. */
  facts: readonly HeardFact[];
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Steps of one moment may carry stamps this far apart. */
const SAME_MOMENT_MS = 2 * SECOND_MS;
/** A first step that comes behind others of its call lies no farther before them. */
const EARLY_MS = 5 * MINUTE_MS;
const LONGEST_TALK_MS = 6 * HOUR_MS;
/** A queue that rings one agent after the other is not silent for longer. */
const LONGEST_SILENCE_MS = 30 * MINUTE_MS;
/** The same behind a card that a person closed, where the telephone never said that it was over. */
const SILENCE_OF_CLOSED_MS = 10 * MINUTE_MS;
const LATE_STEP_MS = 30 * MINUTE_MS;
const LATE_ANSWER_MS = 2 * HOUR_MS;
/** A record is written when the call is over; what comes later than this is another call's. */
const LATE_RECORD_MS = 12 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;
/** Who changes number later than this is somebody else; until then a telephone system may still be finding the number out. */
const NUMBER_SETTLES_MS = MINUTE_MS;
const OLDEST_CLOCK_MS = Date.UTC(2000, 0, 1);
const MOST_AHEAD_MS = 15 * HOUR_MS;

/**
 * The calls that an event belongs to, of those that its ids named before: an id names a call for as long as the call lasts
 * (ADR 0028). Empty when its ids were used again for another call. Several are one call whose legs were heard apart.
 */
export function callsOf<C extends NamedCall>(named: readonly C[], event: HeardFact): C[] {
  const same = named.filter((call) => !isAnotherCaller(call, event) && holds(call, event));
  if (same.length > 0) return same.slice(0, 1);
  return named.filter((call) => !isAnotherCaller(call, event) && fits(call, event));
}

/** True when the very event is known. By a clock that is lost (1970 after each start) the same moment comes again. */
function holds(call: NamedCall, event: HeardFact): boolean {
  const known = knownIn(call, event);
  if (!known) return false;
  return hasSense(event) || event.receivedAt.getTime() - known.receivedAt.getTime() < DAY_MS;
}

function knownIn({ facts }: NamedCall, event: HeardFact): HeardFact | undefined {
  return facts.find(
    ({ type, leg, at }) => type === event.type && leg === event.leg && at.getTime() === event.at.getTime(),
  );
}

/** Two telephones cannot be one caller, once the number is settled. Other legs may show the number of an agent or a trunk. */
function isAnotherCaller(call: NamedCall, event: HeardFact): boolean {
  const isSameLeg = call.facts.some(({ leg }) => leg === event.leg);
  if (!isSameLeg || !isOffering(event.type) || call.caller === null || event.caller === null) return false;
  if (call.caller === event.caller) return false;
  const same = knownIn(call, event);
  if (same) return same.caller !== null && same.caller !== event.caller;
  const { last } = rangeOf(call, event);
  return (
    call.closedAt !== null ||
    telephoneEnd(call.facts) !== null ||
    timeOf(event, call) > last + NUMBER_SETTLES_MS
  );
}

function fits(call: NamedCall, event: HeardFact): boolean {
  const atMs = timeOf(event, call);
  const { first, firstOffer, last, end } = rangeOf(call, event);
  if (atMs < (firstOffer === null ? first - LONGEST_TALK_MS : firstOffer - EARLY_MS)) return false;
  if (!isOffering(event.type)) {
    if (end !== null) return atMs <= end + (event.type === 'cdr' ? LATE_RECORD_MS : LATE_STEP_MS);
    return atMs <= last + (event.type === 'answered' ? LATE_ANSWER_MS : DAY_MS);
  }
  const isNewLeg = !call.facts.some(({ leg }) => leg === event.leg) && event.linkedId !== event.leg;
  const isOver = end !== null && !(isNewLeg && event.linkedId !== null && !hasCallerLeft(call.facts));
  if (isOver) return atMs <= end + SAME_MOMENT_MS;
  return atMs <= last + (call.closedAt === null && end === null ? LONGEST_SILENCE_MS : SILENCE_OF_CLOSED_MS);
}

interface Range {
  first: number;
  firstOffer: number | null;
  last: number;
  end: number | null;
}

function rangeOf(call: NamedCall, event: HeardFact): Range {
  const facts = call.facts.map((fact) => ({ ...fact, at: new Date(timeOf(fact, call, event)) }));
  const times = facts.map(({ at }) => at.getTime());
  const offers = facts.filter(({ type }) => isOffering(type)).map(({ at }) => at.getTime());
  return {
    first: Math.min(...times),
    firstOffer: offers.length > 0 ? Math.min(...offers) : null,
    last: Math.max(...times),
    end: telephoneEnd(facts)?.getTime() ?? null,
  };
}

/** By the system's own clock, which orders its steps whatever it says; by arrival where one of them makes no sense. */
function timeOf(fact: HeardFact, call: NamedCall, event: HeardFact = fact): number {
  const isSensible = hasSense(event) && call.facts.every(hasSense);
  return (isSensible ? fact.at : fact.receivedAt).getTime();
}

function hasSense({ at, receivedAt }: HeardFact): boolean {
  return at.getTime() >= OLDEST_CLOCK_MS && at.getTime() <= receivedAt.getTime() + MOST_AHEAD_MS;
}
