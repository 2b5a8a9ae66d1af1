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

/** Milliseconds that the zone's wall clock is ahead of UTC at this instant. */
function offsetMs(timeZone: string, utcMs: number): number {
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(utcMs)
      .map((part) => [part.type, Number(part.value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return wall - Math.floor(utcMs / 1_000) * 1_000;
}

/**
 * The instant of a wall-clock time in an IANA zone, as ISO text in UTC; null when there is no such date (31 February).
 * In the hour that a change of summer time repeats, one of the two. Throws RangeError for an unknown zone.
 */
export function wallTimeToInstant(wall: WallTime, timeZone: string): string | null {
  const asUtcMs = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const check = new Date(asUtcMs);
  if (
    check.getUTCMonth() !== wall.month - 1 ||
    check.getUTCDate() !== wall.day ||
    check.getUTCHours() !== wall.hour
  ) {
    return null;
  }
  const guessMs = asUtcMs - offsetMs(timeZone, asUtcMs);
  return new Date(asUtcMs - offsetMs(timeZone, guessMs)).toISOString();
}

const US_TIME = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2}):(\d{2}) ([AP])M$/;

/** Reads `04/07/2020 11:53:08 PM`; null when the text has another form. */
export function parseUsWallTime(text: string): WallTime | null {
  const match = US_TIME.exec(text.trim());
  if (!match) return null;
  const [month = 0, day = 0, year = 0, hour12 = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (hour12 < 1 || hour12 > 12) return null;
  return { year, month, day, hour: (hour12 % 12) + (match[7] === 'P' ? 12 : 0), minute, second };
}

const ISO_TIME = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/;

/** Reads `2026-08-11 09:15:31`, as telephone exchanges write it; null when the text has another form. */
export function parseIsoWallTime(text: string): WallTime | null {
  const match = ISO_TIME.exec(text.trim());
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  return { year, month, day, hour, minute, second };
}
