/** Midnight of the day that `nowMs` lies in, in the centre's time zone, in ms since the epoch. Indonesia has no summer time. */
export function dayStartMs(nowMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(nowMs);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const sinceMidnightS = value('hour') * 3_600 + value('minute') * 60 + value('second');
  return Math.floor(nowMs / 1_000) * 1_000 - sinceMidnightS * 1_000;
}
