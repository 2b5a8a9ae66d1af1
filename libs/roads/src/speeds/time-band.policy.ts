import type { TimeBand } from '#siaga/contracts';

const HOURS = 24;

/** First hour of each band, local time, in the order of the day; before the first it is night. */
const STARTS: readonly (readonly [hour: number, band: TimeBand])[] = [
  [6, 'morning'],
  [9, 'day'],
  [16, 'evening'],
  [19, 'late'],
  [22, 'night'],
];

/** The band of a local hour, 0 to 23. */
export function bandOfHour(hour: number): TimeBand {
  return STARTS.findLast(([start]) => hour >= start)?.[1] ?? 'night';
}

/** The band that follows that of `hour`. */
export function nextBand(hour: number): TimeBand {
  return bandOfHour((STARTS.find(([start]) => start > hour)?.[0] ?? STARTS[0]?.[0] ?? 0) % HOURS);
}

/** Gives the local hour of an instant, 0 to 23, in an IANA time zone. Throws RangeError for an unknown zone. */
export function localHours(timeZone: string): (at: Date) => number {
  const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone });
  return (at) => Number(format.format(at));
}
