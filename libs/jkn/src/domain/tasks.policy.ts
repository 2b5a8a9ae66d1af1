import type { JknOptions, Ticket } from '#siaga/contracts';

/**
 * BPJS's steps of a visit: 1 waits for admission, 2 is at admission, 3 waits for the clinic, 4 is served, 5 leaves the clinic, 6 the medicine
 * is being made, 7 it is ready; 99 did not come.
 */
export const ABSENT = 99;

export interface Task {
  readonly taskId: number;
  readonly atMs: number;
}

/** BPJS writes times to the second: two tasks that are not a second apart would stand as one. */
const STEP_MS = 1_000;

/** What has happened with a ticket, by BPJS's tasks, in order. Who is `isNew` passes the admission before the clinic. */
export function tasksOf(
  { state, arrivedAt, servedAt, endedAt }: Pick<Ticket, 'state' | 'arrivedAt' | 'servedAt' | 'endedAt'>,
  { isNew, admission }: { isNew: boolean } & Pick<JknOptions, 'admission'>,
  medicine: { readonly calledAt: Date | null; readonly readyAt: Date | null } | null = null,
): Task[] {
  const at = (taskId: number, instant: string | null): Task[] =>
    instant === null ? [] : [{ taskId, atMs: Date.parse(instant) }];
  const first = isNew && admission === 'with_arrival' ? [1, 2, 3] : [3];
  return [
    ...first.flatMap((taskId) => at(taskId, arrivedAt)),
    ...at(4, servedAt),
    ...(state === 'done' ? at(5, endedAt) : []),
    ...at(6, medicine?.calledAt?.toISOString() ?? null),
    ...at(7, medicine?.readyAt?.toISOString() ?? null),
    ...(state === 'no_show' ? at(ABSENT, endedAt) : []),
  ];
}

/**
 * Those of `tasks` that are still to be noted behind `noted`, each with a time after the one before it: BPJS takes no task behind a later
 * one, and no time that does not rise.
 */
export function risingAfter(noted: readonly Task[], tasks: readonly Task[]): Task[] {
  let last = noted.reduce<Task>((a, b) => (b.taskId > a.taskId ? b : a), { taskId: 0, atMs: 0 });
  const rising: Task[] = [];
  for (const task of [...tasks].sort((a, b) => a.taskId - b.taskId)) {
    if (task.taskId <= last.taskId) continue;
    last = { taskId: task.taskId, atMs: Math.max(task.atMs, last.atMs + STEP_MS) };
    rising.push(last);
  }
  return rising;
}

/** What is to be told so that BPJS comes to know `upTo`, given what it knows; null when it is past it and can never be told. */
export function toRepair(ours: readonly Task[], theirs: readonly number[], upTo: number): Task[] | null {
  if (theirs.includes(upTo)) return [];
  const last = Math.max(0, ...theirs);
  if (last > upTo) return null;
  return ours.filter(({ taskId }) => taskId > last && taskId <= upTo).sort((a, b) => a.taskId - b.taskId);
}
