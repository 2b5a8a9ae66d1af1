import { type Call } from '#siaga/contracts';

/** Dropped calls that are one matter: of the same caller, or without a number within the same minutes. */
export interface DroppedGroup {
  key: string;
  /** Longest wait first. */
  calls: readonly [Call, ...Call[]];
  /** Null for those without a number. */
  callerNumber: string | null;
}

/** Calls without a number on one line within this time are shown as one. */
const SAME_MINUTES_MS = 5 * 60_000;

function keyOf({ personal, line, offeredAt }: Call): string {
  const { callerNumber } = personal;
  if (callerNumber !== null) return `caller ${callerNumber}`;
  return `line ${line ?? ''} ${Math.floor(Date.parse(offeredAt) / SAME_MINUTES_MS)}`;
}

/** Folds dropped calls, which come longest wait first, into groups in the order of their longest wait. */
export function droppedGroups(dropped: readonly Call[]): readonly DroppedGroup[] {
  const groups = new Map<string, [Call, ...Call[]]>();
  for (const call of dropped) {
    const key = keyOf(call);
    const known = groups.get(key);
    if (known) known.push(call);
    else groups.set(key, [call]);
  }
  return [...groups].map(([key, calls]) => ({ key, calls, callerNumber: calls[0].personal.callerNumber }));
}

/** A row of the list: a call by itself, or a group with its calls below it while it is open. */
export type DroppedRow =
  { key: string; call: Call; isInGroup: boolean } | { key: string; group: DroppedGroup };

/** The rows of the list, with the calls of the groups that are open. */
export function droppedRows(
  groups: readonly DroppedGroup[],
  open: ReadonlySet<string>,
): readonly DroppedRow[] {
  return groups.flatMap((group): DroppedRow[] => {
    const [first, ...more] = group.calls;
    if (more.length === 0) return [{ key: first.id, call: first, isInGroup: false }];
    const head = { key: group.key, group };
    return open.has(group.key)
      ? [head, ...group.calls.map((call) => ({ key: call.id, call, isInGroup: true }))]
      : [head];
  });
}
