import type { JknOptions, StageKind, StageTurn, Ticket } from '#siaga/contracts';

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

type Turn = Pick<StageTurn, 'kind' | 'state' | 'waitingAt' | 'servedAt' | 'readyAt' | 'endedAt'>;

/**
 * What has happened with a ticket, by BPJS's tasks, in order. Who is `isNew` passes the admission before the clinic: with the times of its
 * own counter where the clinic has one, else as the link says.
 */
export function tasksOf(
  { state, arrivedAt, servedAt, endedAt }: Pick<Ticket, 'state' | 'arrivedAt' | 'servedAt' | 'endedAt'>,
  { isNew, admission }: { isNew: boolean } & Pick<JknOptions, 'admission'>,
  turns: readonly Turn[] = [],
): Task[] {
  const at = (taskId: number, instant: string | null): Task[] =>
    instant === null ? [] : [{ taskId, atMs: Date.parse(instant) }];
  const turnOf = (wanted: StageKind): Turn | null => turns.find(({ kind }) => kind === wanted) ?? null;
  // A ticket may be told as it was a while ago: what came behind the clinic is not before its end.
  const [admitted, medicine] = [turnOf('admission'), state === 'done' ? turnOf('pharmacy') : null];
  const firstTasks = isNew && admission === 'with_arrival' ? [1, 2, 3] : [3];
  const before =
    admitted === null
      ? firstTasks.flatMap((taskId) => at(taskId, arrivedAt))
      : [
          ...at(1, admitted.waitingAt),
          ...at(2, admitted.servedAt),
          ...(admitted.state === 'done' ? at(3, admitted.endedAt) : []),
        ];
  return [
    ...before,
    ...at(4, servedAt),
    ...(state === 'done' ? at(5, endedAt) : []),
    ...at(6, medicine?.servedAt ?? null),
    ...at(7, medicine?.readyAt ?? null),
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
