import { type WaitPlace } from '#siaga/contracts';
import { KeptThings } from '../link/kept-things.js';

/** A place in a waiting list as this phone was last told of it. */
export interface KeptWait {
  wait: WaitPlace;
  /** By the phone's own clock, which may be wrong: for the age alone. */
  takenAtMs: number;
}

const DAY_MS = 86_400_000;
const waits = new KeptThings<KeptWait>('wait', read);

/** Keeps it readable without a connection, until its visit or its day is over. */
export function keepWait(kept: KeptWait): void {
  waits.put(kept.wait.id, kept);
}

/** What was kept of one place, or null. */
export function keptWait(id: string): KeptWait | null {
  return waits.get(id);
}

/** All that this phone keeps, the nearest day first. What is long over is forgotten. */
export function keptWaits(nowMs: number): KeptWait[] {
  const kept: KeptWait[] = [];
  for (const id of waits.ids()) {
    const one = waits.get(id);
    if (one === null || nowMs - Date.parse(one.wait.serviceDate) > 3 * DAY_MS) waits.drop(id);
    else kept.push(one);
  }
  return kept.sort((one, other) => (one.wait.serviceDate < other.wait.serviceDate ? -1 : 1));
}

/** Forgets those that the visit no longer opens. */
export function keepOnlyWaits(ids: ReadonlySet<string>): void {
  waits.keepOnly(ids);
}

function read(kept: unknown): KeptWait | null {
  const { wait, takenAtMs } = kept as Partial<KeptWait>;
  const isWhole =
    typeof takenAtMs === 'number' &&
    wait !== undefined &&
    typeof wait.before === 'number' &&
    [wait.serviceDate, wait.at].every((at) => !Number.isNaN(Date.parse(at)));
  return isWhole ? { wait, takenAtMs } : null;
}
