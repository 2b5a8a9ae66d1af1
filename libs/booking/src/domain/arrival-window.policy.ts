import type { BookingCluster, BookingSession, ClinicRules } from '#siaga/contracts';

const MINUTE_MS = 60_000;

/** When the patients of a window may come. All instants are as the day runs: a late doctor has moved them. */
export interface ArrivalWindow {
  readonly earliest: Date;
  readonly from: Date;
  readonly to: Date;
}

/** What a patient at the door is told. */
export type Arrival = 'too_early' | 'in_time' | 'late';

/** The window of a cluster with what the session is late by: the rule of arrival moves with the doctor, never against the patient. */
export function arrivalWindow(
  { from, to }: Pick<BookingCluster, 'from' | 'to'>,
  { earliestMinutes }: Pick<ClinicRules, 'earliestMinutes'>,
  delayMinutes: number,
): ArrivalWindow {
  const move = (instant: string, byMinutes: number): Date =>
    new Date(Date.parse(instant) + byMinutes * MINUTE_MS);
  return {
    earliest: move(from, delayMinutes - earliestMinutes),
    from: move(from, delayMinutes),
    to: move(to, delayMinutes),
  };
}

/** The windows of a session as the day runs: all that is to come is moved by what the doctor is late by. */
export function asTheDayRuns({
  clusters,
  delayMinutes,
}: Pick<BookingSession, 'clusters' | 'delayMinutes'>): BookingCluster[] {
  return clusters.map((cluster) => {
    const { from, to } = arrivalWindow(cluster, { earliestMinutes: 0 }, delayMinutes);
    return { ...cluster, from: from.toISOString(), to: to.toISOString() };
  });
}

/** Whether who comes at `at` is in time: both ends of the window belong to it. */
export function judgeArrival({ earliest, to }: ArrivalWindow, at: Date): Arrival {
  if (at < earliest) return 'too_early';
  return at > to ? 'late' : 'in_time';
}
