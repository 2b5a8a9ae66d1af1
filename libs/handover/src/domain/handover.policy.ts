import type { Handover, HandoverStatus } from '#siaga/contracts';

/** What the other centre, the clock or a person says of a hand-over. */
export interface Answer {
  status: Exclude<HandoverStatus, 'offered'>;
  at: string;
  by: string | null;
  reason: string | null;
}

type Fields = Pick<
  Handover,
  'status' | 'ackDueAt' | 'endedAt' | 'answeredBy' | 'reason' | 'lateTakenAt' | 'lateTakenBy' | 'handledAt'
>;

/** What an answer makes of a hand-over, or null when it changes nothing. */
export type Ending = { kind: 'ended' | 'late' | 'accepted_late'; change: Partial<Fields> } | null;

/**
 * The sender's rule, and with it the rule of both: the first answer ends it. A taking that comes later is noted and changes
 * nothing else, so that the case has one owner: the sender, until its operator accepts the late taking.
 */
export function decideEnding(before: Handover, answer: Answer): Ending {
  if (before.status === 'offered') return { kind: 'ended', change: ended(answer) };
  const isLate = answer.status === 'taken' && before.status !== 'taken' && before.lateTakenAt === null;
  if (!isLate) return null;
  return { kind: 'late', change: { lateTakenAt: answer.at, lateTakenBy: answer.by } };
}

/** The sender's operator says who has the case after all: after a late taking, or a call by telephone. */
export function decideConfirmation(before: Handover, answer: Answer): Ending {
  if (before.status === 'offered') return { kind: 'ended', change: ended(answer) };
  if (before.status === 'taken' || answer.status !== 'taken') return null;
  const change = { ...ended(answer), endedAt: before.endedAt, handledAt: answer.at };
  return { kind: 'accepted_late', change };
}

/** What the sender's word makes of the receiver's side. Somebody here may have taken it meanwhile: then it is a late taking. */
export function decideByWord(before: Handover, word: Answer): Ending {
  if (before.status === word.status) return null;
  if (before.status === 'offered') return { kind: 'ended', change: ended(word) };
  if (word.status === 'taken')
    return { kind: 'accepted_late', change: { status: 'taken', reason: null, handledAt: word.at } };
  if (before.status !== 'taken') return { kind: 'ended', change: { status: word.status } };
  const late = { lateTakenAt: before.endedAt, lateTakenBy: before.answeredBy };
  return { kind: 'late', change: { status: word.status, reason: word.reason, ...late } };
}

function ended({ status, at, by, reason }: Answer): Partial<Fields> {
  return { status, ackDueAt: null, endedAt: at, answeredBy: by, reason };
}
