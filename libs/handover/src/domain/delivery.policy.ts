import type { Sending } from '#siaga/messaging';

/** How one attempt to send a message ended. */
export type Attempt =
  { kind: 'answered'; status: number; receipt: unknown } | { kind: 'unanswered'; problem: string };

/** Reasons of a refusal, as the screens tell them. */
export const WRONG_SECRET = 'wrong_secret';
const NOT_ACCEPTED = 'not_accepted';
export type RefusalReason = typeof WRONG_SECRET | typeof NOT_ACCEPTED;

type Delivery = Exclude<Sending, { kind: 'refused' }> | { kind: 'refused'; problem: RefusalReason };

/**
 * What an attempt means. Another Siaga that says no will say no again; one that is away, busy or behind a broken proxy is asked
 * again.
 */
export function judgeAttempt(attempt: Attempt, isReceipt: (value: unknown) => boolean): Delivery {
  if (attempt.kind === 'unanswered') return { kind: 'again', problem: attempt.problem };
  const { status, receipt } = attempt;
  if (status === 200)
    return isReceipt(receipt) ? { kind: 'sent', receipt } : { kind: 'again', problem: 'not a Siaga' };
  if (status === 401 || status === 403) return { kind: 'refused', problem: WRONG_SECRET };
  if (status >= 400 && status < 500 && status !== 429 && status !== 408)
    return { kind: 'refused', problem: NOT_ACCEPTED };
  return { kind: 'again', problem: `HTTP ${status}` };
}
