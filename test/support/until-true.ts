import { setTimeout as wait } from 'node:timers/promises';

const LOOK_MS = 10;
const DEADLINE_MS = 20_000;

/** Looks again and again until it is so. Throws with what was waited for when it never is. */
export async function untilTrue(
  isSo: () => Promise<boolean> | boolean,
  what: string,
  deadlineMs = DEADLINE_MS,
): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await wait(LOOK_MS);
  }
}
