import type { BookingCluster, ClusterRhythm } from '#siaga/contracts';

const MINUTE_MS = 60_000;

/**
 * The windows of a session from its start to its end, each with its places: those of patients who booked and those that are kept for who
 * walks in. The first window carries `firstExtra` more (Bailey and Welch: a doctor who waits for the first patient loses the whole
 * morning). What is left at the end and shorter than half a window belongs to the window before. `rhythm` is in minutes and people.
 * Throws RangeError for a session without length.
 */
export function planClusters(startsAt: Date, endsAt: Date, rhythm: ClusterRhythm): BookingCluster[] {
  const [startMs, endMs, lengthMs] = [startsAt.getTime(), endsAt.getTime(), rhythm.minutes * MINUTE_MS];
  if (!(endMs > startMs)) throw new RangeError('a session ends after it starts');
  const count = Math.max(1, Math.round((endMs - startMs) / lengthMs));
  return Array.from({ length: count }, (_, index) => ({
    from: new Date(startMs + index * lengthMs).toISOString(),
    to: new Date(index === count - 1 ? endMs : startMs + (index + 1) * lengthMs).toISOString(),
    places: rhythm.places + (index === 0 ? rhythm.firstExtra : 0),
    walkIns: rhythm.walkIns,
  }));
}
