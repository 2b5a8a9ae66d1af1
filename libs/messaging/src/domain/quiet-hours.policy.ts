const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** Minutes after midnight between which people are left alone; may go over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** Reads `21:00-06:00`; null when there are none. Throws RangeError. */
export function readQuietHours(text: string): QuietHours | null {
  if (text === 'none') return null;
  const found = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(text)?.slice(1).map(Number);
  const [fromHour = 99, fromMinute = 99, toHour = 99, toMinute = 99] = found ?? [];
  if (fromHour > 23 || toHour > 23 || fromMinute > 59 || toMinute > 59)
    throw new RangeError('Quiet hours look like 21:00-06:00');
  return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
}

/** Minutes after midnight that a clock on the wall shows there. */
function wallMinutes(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return of('hour') * 60 + of('minute');
}

/**
 * When a message may go out: `at` itself, or the end of the quiet hours it falls into. Indonesia has no summer time; elsewhere the end
 * may lie an hour off on two nights of the year.
 */
export function endOfQuiet(at: Date, hours: QuietHours | null, timeZone: string): Date {
  if (hours === null) return at;
  const minutes = wallMinutes(at, timeZone);
  const isOverMidnight = hours.from > hours.to;
  const isQuiet = isOverMidnight
    ? minutes >= hours.from || minutes < hours.to
    : minutes >= hours.from && minutes < hours.to;
  if (!isQuiet) return at;
  const waitMinutes = (hours.to - minutes + DAY_MINUTES) % DAY_MINUTES;
  const startOfMinute = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  return new Date(startOfMinute + waitMinutes * MINUTE_MS);
}
