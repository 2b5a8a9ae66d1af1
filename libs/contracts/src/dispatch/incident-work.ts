import { ACTIVE_ASSIGNMENT_STATUSES, type Assignment } from './assignment.js';

/** What of a job says how far its incident is. */
export type WorkedJob = Pick<Assignment, 'status' | 'releasedAt' | 'offeredAt'> & {
  stamps: readonly Pick<Assignment['stamps'][number], 'name'>[];
};

/**
 * How far an incident is, by what its units have done: `none` nobody is on it and nobody reached it; `offered` somebody is only asked;
 * `partly` the units that were there are fewer than the patients, and none is on it; `running` a unit has it; `ending` every unit on it has
 * brought its patient; `done` units were there, are free again, and it only waits to be closed.
 */
export type WorkStage = 'none' | 'offered' | 'partly' | 'running' | 'ending' | 'done';

/** In the order in which somebody has to look at them. */
export const WORK_STAGES: readonly WorkStage[] = ['none', 'offered', 'partly', 'running', 'ending', 'done'];

const BROUGHT: readonly Assignment['status'][] = ['at_destination', 'handed_over'];
const MISSED: readonly Assignment['status'][] = ['declined', 'expired', 'cancelled'];
/** A crew that forgot to tap has no stamp of the step, but of a later one. */
const REACHED = [
  'unit_on_scene',
  'arrived_at_patient',
  'unit_left_scene',
  'patient_at_destination',
  'transfer_of_care',
];

/** True while the job holds its unit. */
export function holdsUnit({ status, releasedAt }: Pick<Assignment, 'status' | 'releasedAt'>): boolean {
  return releasedAt === null && ACTIVE_ASSIGNMENT_STATUSES.includes(status);
}

/** True for a job that is over and in which the unit was at the scene; one that was cancelled or never got there helped nobody. */
export function isJobDone(job: WorkedJob): boolean {
  return job.status === 'available' && job.stamps.some(({ name }) => REACHED.includes(name));
}

/** How far the incident is; `jobs` in any order. */
export function workStage(jobs: readonly WorkedJob[], patientCount: number): WorkStage {
  const active = jobs.filter(holdsUnit);
  const brought = active.filter(({ status }) => BROUGHT.includes(status)).length;
  const offered = active.filter(({ status }) => status === 'offered').length;
  if (active.length > brought + offered) return 'running';
  if (offered > 0) return 'offered';
  const served = brought + jobs.filter(isJobDone).length;
  if (served === 0) return 'none';
  if (served < patientCount || isOneMissed(jobs)) return 'partly';
  return brought > 0 ? 'ending' : 'done';
}

/** Somebody was asked after the units that were there, and did not come: one more was wanted. */
function isOneMissed(jobs: readonly WorkedJob[]): boolean {
  const newest = jobs.toSorted((a, b) => a.offeredAt.localeCompare(b.offeredAt)).at(-1);
  return newest !== undefined && MISSED.includes(newest.status);
}
