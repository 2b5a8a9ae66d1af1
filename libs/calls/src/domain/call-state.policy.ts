import type { CallEventType, CallState } from '#siaga/contracts';

/** What one telephone event says of a call's life. */
export interface TelephoneFact {
  type: CallEventType;
  at: Date;
  agent: string | null;
  /** Why it ended, as the telephone system words it. */
  cause: string | null;
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

/**
 * The life of a call from the set of what is known of it. The order in which the facts arrived does not matter, so that a
 * late `offered` or an `ended` before its `answered` give the same call. Needs one event at least.
 */
export function lifeOf(events: readonly TelephoneFact[], hand: HandFacts): CallLife {
  const answer = earliest(events, (event) => event.type === 'answered');
  const answerImplied = answer ?? earliest(events, (event) => IMPLYING_ANSWER.has(event.type));
  const answeredAt = earlierOf(answerImplied?.at ?? null, hand.claimedAt);
  const record = earliest(events, (event) => event.type === 'cdr');
  const endedAt = (earliest(events, (event) => ENDING.has(event.type)) ?? record)?.at ?? hand.closedAt;
  const offer = earliest(events, (event) => OFFERING.has(event.type)) ?? earliest(events, () => true);
  if (!offer) throw new RangeError('A call has one event at least');
  const isAnswered = answeredAt !== null || ANSWERED_CAUSE.test(record?.cause ?? '');
  return {
    state: stateOf(isAnswered, endedAt !== null),
    offeredAt: offer.at,
    answeredAt,
    answeredAgent: answerImplied?.agent ?? null,
    endedAt,
  };
}

/** The state that two facts make. */
export function stateOf(isAnswered: boolean, isOver: boolean): CallState {
  if (isOver) return isAnswered ? 'ended' : 'abandoned';
  return isAnswered ? 'answered' : 'ringing';
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
