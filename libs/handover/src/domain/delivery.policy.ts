/** How one attempt to send a message ended. */
export type Attempt =
  { kind: 'answered'; status: number; receipt: unknown } | { kind: 'unanswered'; problem: string };

export type Delivery =
  | { kind: 'delivered' }
  | { kind: 'refused'; reason: 'wrong_secret' | 'not_accepted' }
  | { kind: 'again'; problem: string };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/**
 * What an attempt means. Another Siaga that says no will say no again; one that is away, busy or behind a broken proxy is asked
 * again. A wrong secret may be put right, so that only a case, which cannot wait, gives up on it.
 */
export function judgeAttempt(attempt: Attempt, isReceipt: (value: unknown) => boolean): Delivery {
  if (attempt.kind === 'unanswered') return { kind: 'again', problem: attempt.problem };
  const { status, receipt } = attempt;
  if (status === 200)
    return isReceipt(receipt) ? { kind: 'delivered' } : { kind: 'again', problem: 'not a Siaga' };
  if (status === 401 || status === 403) return { kind: 'refused', reason: 'wrong_secret' };
  if (status >= 400 && status < 500 && status !== 429 && status !== 408)
    return { kind: 'refused', reason: 'not_accepted' };
  return { kind: 'again', problem: `HTTP ${status}` };
}

/** How long to wait after so many attempts: twice as long each time, up to half a minute, spread so that not all come at once. */
export function waitAfterMs(attempts: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  return full / 2 + random() * (full / 2);
}
