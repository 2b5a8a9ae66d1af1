import {
  dateInRegion,
  daysLater,
  regionTimeZone,
  wallTimeToInstant,
  type Clinic,
  type FieldProblem,
  type ServiceDate,
  type WeeklySession,
} from '#siaga/contracts';

const DAYS_PER_WEEK = 7;

/** A session as a week's plan puts it on a day. */
export interface PlannedSession {
  readonly weekly: WeeklySession;
  readonly serviceDate: ServiceDate;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The day that a service counts to at an instant: that of its region's calendar. */
export const serviceDateAt: (at: Date, regionCode: string) => ServiceDate = dateInRegion;

/** Whether a session's day runs: by the calendar of its region, and past midnight for one that began the evening before. */
export function isOfToday(
  { serviceDate, regionCode }: { serviceDate: ServiceDate; regionCode: string },
  now: Date,
): boolean {
  return daysOfToday(regionCode, now).includes(serviceDate);
}

/** The days that run at a moment: today's, and until the morning that of the evening before. */
export function daysOfToday(regionCode: string, now: Date): ServiceDate[] {
  const MORNING_HOURS = 6;
  const nightOf = new Date(now.getTime() - MORNING_HOURS * 3_600_000);
  return [...new Set([serviceDateAt(now, regionCode), serviceDateAt(nightOf, regionCode)])];
}

/**
 * The sessions of a clinic from today on, as far ahead as its rules let people book, by the wall clock of its region. One that ends before
 * it starts runs past midnight and belongs to the day it began on. Those that are over are left out.
 */
export function sessionsAhead(
  { weekly, rules, regionCode }: Pick<Clinic, 'weekly' | 'rules' | 'regionCode'>,
  now: Date,
): PlannedSession[] {
  const today = serviceDateAt(now, regionCode);
  return Array.from({ length: rules.horizonDays + 1 }, (_, days) => daysLater(today, days)).flatMap((date) =>
    weekly
      .filter(({ weekday }) => weekday === weekdayOf(date))
      .map((session) => sessionOn(session, date, regionCode))
      .filter(({ endsAt }) => endsAt > now),
  );
}

function sessionOn(weekly: WeeklySession, serviceDate: ServiceDate, regionCode: string): PlannedSession {
  const startsAt = instantOf(serviceDate, weekly.opens, regionCode);
  const sameDay = instantOf(serviceDate, weekly.closes, regionCode);
  const endsAt =
    sameDay > startsAt ? sameDay : instantOf(daysLater(serviceDate, 1), weekly.closes, regionCode);
  return { weekly, serviceDate, startsAt, endsAt };
}

/** Monday is 1, Sunday 7. */
function weekdayOf(date: ServiceDate): number {
  return new Date(date).getUTCDay() || DAYS_PER_WEEK;
}

function instantOf(date: ServiceDate, wallClock: string, regionCode: string): Date {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = wallClock.split(':').map(Number);
  const instant = wallTimeToInstant(
    { year, month, day, hour, minute, second: 0 },
    regionTimeZone(regionCode),
  );
  if (instant === null) throw new RangeError(`There is no ${wallClock} on ${date}`);
  return new Date(instant);
}

/**
 * What is wrong with a week's plan, by field: a doctor who is not of the facility, or one who would be in two sessions at once, of this clinic
 * or of another one of the house (`others`).
 */
export function problemsOfWeek(
  weekly: readonly WeeklySession[],
  doctorIds: ReadonlySet<string>,
  others: readonly { readonly name: string; readonly weekly: readonly WeeklySession[] }[],
): FieldProblem[] {
  return weekly.flatMap((session, index) => {
    const at = (field: string, message: string): FieldProblem => ({
      path: `weekly.${index}.${field}`,
      message,
    });
    if (!doctorIds.has(session.doctorId)) return [at('doctorId', 'Choose a doctor of this facility')];
    if (session.opens === session.closes) return [at('closes', 'A session ends after it starts')];
    const other = weekly.findIndex((before, place) => place < index && doOverlap(before, session));
    if (other !== -1)
      return [at('opens', `This doctor already has a session then (line ${other + 1}): choose another time`)];
    const elsewhere = others.find((clinic) => clinic.weekly.some((before) => doOverlap(before, session)));
    return elsewhere === undefined
      ? []
      : [at('opens', `This doctor already has a session of ${elsewhere.name} then: choose another time`)];
  });
}

/** The length in minutes and the rhythm that most sessions of a week have; null for a week without any. */
export function usualSession(
  weekly: readonly WeeklySession[],
): { lengthMin: number; rhythm: WeeklySession['rhythm'] } | null {
  const kinds = weekly.map((session) => {
    const { from, to } = minutesOfWeek(session);
    return JSON.stringify({ lengthMin: to - from, rhythm: session.rhythm });
  });
  const countOf = (kind: string): number => kinds.filter((each) => each === kind).length;
  const at = kinds.reduce(
    (best, kind, index) => (countOf(kind) > countOf(kinds[best] ?? '') ? index : best),
    0,
  );
  const session = weekly[at];
  if (session === undefined) return null;
  const { from, to } = minutesOfWeek(session);
  return { lengthMin: to - from, rhythm: session.rhythm };
}

function doOverlap(one: WeeklySession, other: WeeklySession): boolean {
  if (one.doctorId !== other.doctorId) return false;
  const [a, b] = [minutesOfWeek(one), minutesOfWeek(other)];
  // A session of Sunday night runs into Monday.
  return [-1, 0, 1].some(
    (weeks) => a.from < b.to + weeks * MINUTES_PER_WEEK && b.from + weeks * MINUTES_PER_WEEK < a.to,
  );
}

const MINUTES_PER_DAY = 1_440;
const MINUTES_PER_WEEK = MINUTES_PER_DAY * DAYS_PER_WEEK;

function minutesOfWeek({ weekday, opens, closes }: WeeklySession): { from: number; to: number } {
  const minutes = (clock: string): number => {
    const [hours = 0, mins = 0] = clock.split(':').map(Number);
    return hours * 60 + mins;
  };
  const from = (weekday - 1) * MINUTES_PER_DAY + minutes(opens);
  const length = (minutes(closes) - minutes(opens) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  return { from, to: from + length };
}
