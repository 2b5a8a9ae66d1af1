import { type Assignment } from '#siaga/contracts';

type Job = Pick<Assignment, 'id' | 'status' | 'destination' | 'releasedAt'>;

/**
 * The unit whose destination the keys change: the first that has none, else the first that goes elsewhere than to
 * `facilityId`. Null when no unit has taken the job, or all go there or have been there.
 */
export function whoseDestination<T extends Job>(jobs: readonly T[], facilityId: string | null): T | null {
  const others = jobs.filter(
    ({ status, destination, releasedAt }) =>
      releasedAt === null &&
      status !== 'offered' &&
      status !== 'handed_over' &&
      (destination === null || destination.facilityId !== facilityId),
  );
  return others.find(({ destination }) => destination === null) ?? others[0] ?? null;
}
