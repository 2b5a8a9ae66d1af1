/** A wall-clock time without an offset. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}

/** What the clocks of an IANA zone show at an instant (ms since the epoch). Throws RangeError for an unknown zone. */
export function wallTimeAt(utcMs: number, timeZone: string): WallTime {
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(utcMs)
      .map((part) => [part.type, Number(part.value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  };
}

const asUtcMs = ({ year, month, day, hour, minute, second }: WallTime): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/** Milliseconds that the zone's wall clock is ahead of UTC at an instant. Throws RangeError for an unknown zone. */
export function zoneOffsetMs(utcMs: number, timeZone: string): number {
  return asUtcMs(wallTimeAt(utcMs, timeZone)) - Math.floor(utcMs / 1_000) * 1_000;
}

/** `zoneOffsetMs` guessed at the wall time itself, then asked again at what the guess gives: right on both sides of a change. */
function instantMs(wall: WallTime, timeZone: string): number {
  const wallMs = asUtcMs(wall);
  return wallMs - zoneOffsetMs(wallMs - zoneOffsetMs(wallMs, timeZone), timeZone);
}

/**
 * The instant of a wall-clock time in an IANA zone, as ISO text in UTC; null when there is no such date (31 February).
 * In the hour that a change of summer time repeats, one of the two. Throws RangeError for an unknown zone.
 */
export function wallTimeToInstant(wall: WallTime, timeZone: string): string | null {
  const check = new Date(asUtcMs(wall));
  if (
    check.getUTCMonth() !== wall.month - 1 ||
    check.getUTCDate() !== wall.day ||
    check.getUTCHours() !== wall.hour
  ) {
    return null;
  }
  return new Date(instantMs(wall, timeZone)).toISOString();
}

/** Midnight of the zone's day that the instant lies in, or of one so many days later (ms since the epoch). */
export function dayStartMs(utcMs: number, timeZone: string, daysLater = 0): number {
  const { year, month, day } = wallTimeAt(utcMs, timeZone);
  return instantMs({ year, month, day: day + daysLater, hour: 0, minute: 0, second: 0 }, timeZone);
}

/** Provinces outside WIB (Keppres 41/1987), by Kemendagri code, with the Papuan provinces made in 2022 (93 to 96). */
const WITA_PROVINCES = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);
const WIT_PROVINCES = new Set(['81', '82', '91', '92', '93', '94', '95', '96']);

/** The IANA zone of a region's clocks; `ID` counts as WIB. */
export function regionTimeZone(regionCode: string): string {
  const province = regionCode.slice(0, 2);
  if (WIT_PROVINCES.has(province)) return 'Asia/Jayapura';
  return WITA_PROVINCES.has(province) ? 'Asia/Makassar' : 'Asia/Jakarta';
}

/** The day of the calendar in a region at an instant, as yyyy-mm-dd. */
export function dateInRegion(at: Date, regionCode: string): string {
  const { year, month, day } = wallTimeAt(at.getTime(), regionTimeZone(regionCode));
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The day so many days later, both as yyyy-mm-dd. */
export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
