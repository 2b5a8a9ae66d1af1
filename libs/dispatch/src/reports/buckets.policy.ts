import { dayStartMs, SERIES_HOURS_UP_TO_MS, zoneOffsetMs, type ReportSeries } from '#siaga/contracts';

const HOUR_MS = 3_600_000;

/** The next full hour of the zone's clock. Zones are not all a whole number of hours from UTC. */
function nextHourMs(atMs: number, timeZone: string): number {
  const localMs = atMs + zoneOffsetMs(atMs, timeZone);
  return atMs + HOUR_MS - (((localMs % HOUR_MS) + HOUR_MS) % HOUR_MS);
}

/** The next midnight of the zone's clock. Where a zone once left a day out (Samoa, 2011), that of the day after. */
function nextDayMs(atMs: number, timeZone: string): number {
  const nextMs = dayStartMs(atMs, timeZone, 1);
  return nextMs > atMs ? nextMs : dayStartMs(atMs, timeZone, 2);
}

/** What a series is in hours or days of, and where each of its buckets starts: the first with the period, the others by the zone's clock. */
export function bucketsOf(
  fromMs: number,
  toMs: number,
  timeZone: string,
): { bucket: ReportSeries['bucket']; startsMs: number[] } {
  const bucket = toMs - fromMs <= SERIES_HOURS_UP_TO_MS ? 'hour' : 'day';
  const nextMs = (atMs: number): number =>
    bucket === 'hour' ? nextHourMs(atMs, timeZone) : nextDayMs(atMs, timeZone);
  const startsMs: number[] = [];
  for (let atMs = fromMs; atMs < toMs; atMs = nextMs(atMs)) startsMs.push(atMs);
  return { bucket, startsMs };
}
