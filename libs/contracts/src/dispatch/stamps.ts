import type { Assignment, Stamp, StampName } from './assignment.js';

/** The stamp of that name that holds: the newest that no correction supersedes; null when it was never set. */
export function effectiveStamp({ stamps }: Pick<Assignment, 'stamps'>, name: StampName): Stamp | null {
  const superseded = new Set(stamps.map((stamp) => stamp.supersedesId));
  return stamps.filter((stamp) => stamp.name === name && !superseded.has(stamp.id)).at(-1) ?? null;
}
