import type { BookedKind, BookingSession, FreeWindow } from '#siaga/contracts';
import { asTheDayRuns } from './arrival-window.policy.js';
import { quotaOf, type SeatKind } from './place-choice.policy.js';

/** How many places of a kind are gone in one window. */
export interface GonePlaces {
  readonly cluster: number;
  readonly seatKind: SeatKind;
  readonly quotaKind: BookedKind | 'walk_in';
  readonly count: number;
}

/** The windows of a session that are not over and have a place for who books, as the day runs, whatever the quotas say. */
export function roomyWindows(
  session: Pick<BookingSession, 'clusters' | 'delayMinutes'>,
  gone: readonly GonePlaces[],
  now: Date,
): FreeWindow[] {
  return asTheDayRuns(session).flatMap(({ from, to, places }, cluster) => {
    const free =
      places - sum(gone.filter((place) => place.cluster === cluster && place.seatKind === 'booked'));
    return free > 0 && Date.parse(to) > now.getTime() ? [{ cluster, from, to, free }] : [];
  });
}

function sum(places: readonly GonePlaces[]): number {
  return places.reduce((all, { count }) => all + count, 0);
}

/** The windows of a session that can still be booked, as the day runs, each with what is left of it; none where the quota is used up. */
export function freeWindows(
  session: Pick<BookingSession, 'clusters' | 'quota' | 'delayMinutes'>,
  gone: readonly GonePlaces[],
  kind: BookedKind,
  now: Date,
): FreeWindow[] {
  const quotaLeft = quotaOf(session.quota, kind) - sum(gone.filter(({ quotaKind }) => quotaKind === kind));
  if (quotaLeft <= 0) return [];
  return roomyWindows(session, gone, now).map((window) => ({
    ...window,
    free: Math.min(window.free, quotaLeft),
  }));
}
