import {
  dateInRegion,
  daysLater,
  regionTimeZone,
  wallTimeToInstant,
  type MonitoredCase,
  type ProgramRules,
} from '#siaga/contracts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Period = Pick<MonitoredCase, 'dayOne' | 'endsOn' | 'regionCode'>;

/** Which day of the period a date is; 1 is day 1, which is the start of the quarantine and not of the enrolment (SORMAS #7018). */
export function dayNumber(dayOne: string, date: string): number {
  return Math.round((Date.parse(date) - Date.parse(dayOne)) / DAY_MS) + 1;
}

/** The last day of a period. */
export function lastDayOf(dayOne: string, { periodDays }: Pick<ProgramRules, 'periodDays'>): string {
  return daysLater(dayOne, periodDays - 1);
}

/** Since when a date's report is asked for, by the clock where the person is: a telephone's own zone moves no day. */
export function askedFrom(
  date: string,
  { asksFromHour }: Pick<ProgramRules, 'asksFromHour'>,
  regionCode: string,
): Date {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const at = wallTimeToInstant(
    { year, month, day, hour: asksFromHour, minute: 0, second: 0 },
    regionTimeZone(regionCode),
  );
  if (at === null) throw new RangeError(`no such day: ${date}`);
  return new Date(at);
}

/** The end of a period after a report: signs near it move it so many days behind the day on which they were told. */
export function endAfterReport(
  endsOn: string,
  forDate: string,
  hasSigns: boolean,
  { extendsDays }: Pick<ProgramRules, 'extendsDays'>,
): string {
  const moved = daysLater(forDate, extendsDays);
  return hasSigns && extendsDays > 0 && moved > endsOn ? moved : endsOn;
}

/**
 * The days that may be reported at a moment: for the person yesterday and today, since who reports after midnight means the day that is
 * over; for an officer every day of the period so far. Null when the period has none yet.
 */
export function reportableDays(
  { dayOne, endsOn, regionCode }: Period,
  now: Date,
  by: 'person' | 'officer',
): { earliest: string; latest: string } | null {
  const today = dateInRegion(now, regionCode);
  const latest = today < endsOn ? today : endsOn;
  const oldest = by === 'person' ? daysLater(today, -1) : dayOne;
  const earliest = oldest > dayOne ? oldest : dayOne;
  return earliest > latest ? null : { earliest, latest };
}

/** When somebody is asked for a report next, at an hour of their own day; null when no day of the period is left. */
export function nextAsk({ dayOne, endsOn, regionCode }: Period, hour: number, now: Date): Date | null {
  const today = dateInRegion(now, regionCode);
  const first = today > dayOne ? today : dayOne;
  const at = askedFrom(first, { asksFromHour: hour }, regionCode);
  const date = at > now ? first : daysLater(first, 1);
  return date > endsOn ? null : askedFrom(date, { asksFromHour: hour }, regionCode);
}

/** Until when a day's report may still be asked for: the end of that day where the person is. A later message would be read as of the next day. */
export function askedUntil(date: string, regionCode: string): Date {
  return askedFrom(daysLater(date, 1), { asksFromHour: 0 }, regionCode);
}

/**
 * Which day an answer by message is of: it names none. Until the day's own report is asked for at `hour`, it answers what was asked yesterday,
 * unless that is known already.
 */
export function dayOfAnswer(
  { dayOne, regionCode }: Period,
  lastReported: string | null,
  hour: number,
  now: Date,
): string {
  const today = dateInRegion(now, regionCode);
  const yesterday = daysLater(today, -1);
  const isAsked = now >= askedFrom(today, { asksFromHour: hour }, regionCode);
  const isKnown = lastReported !== null && lastReported >= yesterday;
  return isAsked || isKnown || yesterday < dayOne ? today : yesterday;
}

/**
 * When somebody who says nothing from now on is silent: so long after the report of the first day that is still missing was asked for.
 * Null when none is missing any more. `lastReported` is the newest day that was reported.
 */
export function silentFrom(
  { dayOne, endsOn, regionCode }: Period,
  lastReported: string | null,
  rules: Pick<ProgramRules, 'asksFromHour' | 'silentAfterHours'>,
  now: Date,
): Date | null {
  const next = lastReported === null ? dateInRegion(now, regionCode) : daysLater(lastReported, 1);
  const missing = next > dayOne ? next : dayOne;
  if (missing > endsOn) return null;
  return new Date(askedFrom(missing, rules, regionCode).getTime() + rules.silentAfterHours * HOUR_MS);
}
