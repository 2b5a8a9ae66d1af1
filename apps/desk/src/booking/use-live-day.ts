import { type BookingDay, type Facility, regionTimeZone, wallTimeAt } from '#siaga/contracts';
import { type Fetched, serverNowMs, useConnection, useEntities, useFetched } from '#siaga/web-kit';
import { useEffect, useMemo, useState } from 'react';
import { liveDay } from './live-day.policy.js';

/** With a line everything is heard at once; this finds what a line that was down, and does not know it, has missed. */
const EVERY_MS = 60_000;
/** Without one the counter asks. */
const OFF_LINE_EVERY_MS = 3_000;

/** The day of the calendar in a region, yyyy-mm-dd. */
export function dateIn(regionCode: string, atMs: number): string {
  const { year, month, day } = wallTimeAt(atMs, regionTimeZone(regionCode));
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** How soon after midnight the counter shows the new day. */
const MIDNIGHT_WITHIN_MS = 15_000;

/** Today in a region; drawn again when another day begins. */
export function useToday(regionCode: string): string {
  const [, renew] = useState('');
  useEffect(() => {
    const timer = setInterval(() => renew(dateIn(regionCode, serverNowMs())), MIDNIGHT_WITHIN_MS);
    return () => clearInterval(timer);
  }, [regionCode]);
  return dateIn(regionCode, serverNowMs());
}

/** A facility's day: asked for, heard from then on, and another one from midnight on. */
export function useLiveDay(facility: Facility | null): Fetched<BookingDay> {
  const line = useConnection((state) => state.line);
  const date = useToday(facility?.regionCode ?? 'ID');
  const sessions = useEntities((state) => state.entities.booking_session);
  const tickets = useEntities((state) => state.entities.ticket);
  const stages = useEntities((state) => state.entities.booking_stage);
  const turns = useEntities((state) => state.entities.stage_turn);
  const facilityId = facility?.id ?? '';
  const fetched = useFetched('bookingDay', facility && { facilityId, date }, {
    everyMs: line === 'online' ? EVERY_MS : OFF_LINE_EVERY_MS,
    keepsLast: true,
    // What happened while the line was down is in no event that is heard now.
    since: line,
  });
  const { data } = fetched;
  const live = useMemo(
    () => data && liveDay(data, { sessions, tickets, stages, turns }, { facilityId, date }),
    [data, sessions, tickets, stages, turns, facilityId, date],
  );
  return { ...fetched, data: live };
}
