/** A row in its place of the list: from when on a press there means it, in ms of the clock that events carry. */
export interface Standing {
  key: string;
  fromMs: number;
}

/** A hand that is on its way cannot be called back: who saw another row here a moment ago would choose what they have not read. */
export const REPLACED_MS = 400;

/**
 * The rows as they stand after a frame painted them at `nowMs`. A row that stays in its place stands since before; one that took
 * the place of another under the same text stands only after a while.
 */
export function standingsOf(
  before: readonly Standing[],
  keys: readonly string[],
  nowMs: number,
  isSameText: boolean,
): Standing[] {
  return keys.map((key, index) => {
    const stood = before[index];
    if (stood?.key === key) return stood;
    return { key, fromMs: stood !== undefined && isSameText ? nowMs + REPLACED_MS : nowMs };
  });
}

/** True when who pressed at `pressedMs` had this row before their eyes in this place. */
export function wasSeen(
  standings: readonly Standing[],
  index: number,
  key: string,
  pressedMs: number,
): boolean {
  const stands = standings[index];
  return stands !== undefined && stands.key === key && pressedMs >= stands.fromMs;
}

/** The place of the row that is looked at: where it went when the list changed, the first when it is gone. */
export function activeIndex(keys: readonly string[], activeKey: string | null): number {
  return activeKey === null ? 0 : Math.max(0, keys.indexOf(activeKey));
}

/** One step in a list, from its end to its other end. */
export function stepFrom(active: number, step: 1 | -1, count: number): number {
  return count === 0 ? 0 : (active + step + count) % count;
}
