import { type Assignment, expectedDriveS, type LateAfter, lateAfter } from '#siaga/contracts';
import { useEntities } from './entity-store.js';
import { etaOfAssignment, useEtas } from './eta-store.js';

/** When the wait of a job in its status is late, by the centre's times and the live arrival of its drive; null for none. */
export function useLateAfter(job: Assignment | undefined): LateAfter | null {
  const times = useEntities((state) => state.lateTimes);
  const etaAt = useEtas((state) => (job ? (etaOfAssignment(state.etas, job)?.etaAt ?? null) : null));
  return job ? lateAfter(times, job, job.job.triage, expectedDriveS(job, etaAt)) : null;
}
