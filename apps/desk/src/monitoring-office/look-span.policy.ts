import { daysLater, regionTimeZone, wallTimeToInstant } from '#siaga/contracts';

const LONGEST_DAYS = 92;

function midnight(date: string, regionCode: string): string | null {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return wallTimeToInstant({ year, month, day, hour: 0, minute: 0, second: 0 }, regionTimeZone(regionCode));
}

/** Days of a region's calendar, both among them, as instants; null for what is no span or too long a one. */
export function spanOf(
  from: string,
  until: string,
  regionCode: string,
): { from: string; until: string } | null {
  if (from === '' || until === '' || until < from || until >= daysLater(from, LONGEST_DAYS)) return null;
  const [begins, ends] = [midnight(from, regionCode), midnight(daysLater(until, 1), regionCode)];
  return begins === null || ends === null ? null : { from: begins, until: ends };
}
