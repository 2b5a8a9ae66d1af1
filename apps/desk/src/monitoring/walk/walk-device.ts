import { SealedBox } from '#siaga/web-kit';
import { type KeptWalk, isOver, readWalk } from './kept-walk.policy.js';
import { sayWalking } from './walking-mark.js';

const WALK = 'walk';

/** What an officer's phone keeps of its field work: the day's walk, and visits that were not sent. */
export const fieldBox = new SealedBox('siaga.field');

let walk: KeptWalk | null | undefined;
const listeners = new Set<() => void>();

function show(next: KeptWalk | null): void {
  walk = next;
  for (const listener of listeners) listener();
}

/** The walk of this phone; undefined until it was looked for. */
export const keptWalk = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): KeptWalk | null | undefined => walk,
};

/** What is over is gone, and whatever stands there is another's. */
export async function loadWalk(nowMs: number): Promise<void> {
  if (walk !== undefined && walk !== null && !isOver(walk, nowMs)) return;
  const kept = walk ?? readWalk(await fieldBox.get(WALK));
  if (kept !== null && isOver(kept, nowMs)) await forgetWalk();
  else show(kept);
}

/** What is shown is what was meant last, whichever is written down first. */
export async function keepWalk(next: KeptWalk): Promise<void> {
  show(next);
  sayWalking(true);
  await fieldBox.put(WALK, next);
}

/** Somebody of the walk was visited: their house is done. */
export async function visited(caseId: string, at: string): Promise<void> {
  if (!walk?.people.some(({ id }) => id === caseId)) return;
  await keepWalk({ ...walk, visits: { ...walk.visits, [caseId]: at } });
}

/** At the end of the shift and of the session: nobody's name stays on a phone that is handed on. */
export async function forgetWalk(): Promise<void> {
  show(null);
  sayWalking(false);
  await fieldBox.drop([WALK]);
}
