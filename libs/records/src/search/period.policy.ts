import { dayStartMs, MOST_SEARCH_DAYS, SEARCH_DAYS, wallTimeAt, wallTimeToInstant } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';

/** Whole days of the centre's clock, and the instants at which they begin and end. */
export interface Period {
  from: string;
  to: string;
  start: Date;
  /** Not itself. */
  end: Date;
}

const DAY_MS = 86_400_000;

/**
 * The days that a search looks at: those that are given, else up to today and as many back as a search looks by itself. Throws
 * INPUT.INVALID for days in the wrong order and for too many.
 */
export function periodOf(given: { from?: string; to?: string }, now: Date, timeZone: string): Period {
  const endMs =
    given.to === undefined ? dayStartMs(now.getTime(), timeZone, 1) : startOf(given.to, timeZone, 1);
  const startMs =
    given.from === undefined
      ? dayStartMs(endMs - 1, timeZone, 1 - SEARCH_DAYS)
      : startOf(given.from, timeZone);
  if (startMs >= endMs) throw invalid('to', 'Expected a day not before `from`');
  if (endMs - startMs > (MOST_SEARCH_DAYS + 0.5) * DAY_MS)
    throw invalid('from', `Expected ${MOST_SEARCH_DAYS} days at most`);
  return {
    from: dayAt(startMs, timeZone),
    to: dayAt(endMs - 1, timeZone),
    start: new Date(startMs),
    end: new Date(endMs),
  };
}

function startOf(day: string, timeZone: string, daysLater = 0): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  // Noon is the same day on every clock; midnight may not be there on the day of a change.
  const noon = wallTimeToInstant({ year, month, day: date, hour: 12, minute: 0, second: 0 }, timeZone);
  if (noon === null) throw invalid('from', 'Expected a day of the calendar');
  return dayStartMs(Date.parse(noon), timeZone, daysLater);
}

function dayAt(ms: number, timeZone: string): string {
  const { year, month, day } = wallTimeAt(ms, timeZone);
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}

function invalid(path: string, message: string): AppError {
  return new AppError('INPUT.INVALID', { fields: [{ path, message }] });
}
