import { type DailyReport, type OwnCase, type OwnPerson } from '#siaga/contracts';

const DAY_MS = 86_400_000;

/** How a person's reports stand today: not begun, asked for, missing since yesterday, told but not sent, told, the period over, or ended by an officer. */
export type DayState = 'before' | 'due' | 'late' | 'waiting' | 'done' | 'ended' | 'over';

/** A day that may be reported, and what was told of it. */
export interface OpenDay {
  date: string;
  isToday: boolean;
  /** Day of the period, 1 for the first. */
  day: number;
  report: DailyReport | null;
}

/** Which day of the period a date is. */
export function dayOf({ dayOne }: Pick<OwnPerson, 'dayOne'>, date: string): number {
  return Math.round((Date.parse(date) - Date.parse(dayOne)) / DAY_MS) + 1;
}

/** The days that may be reported, today first. The server's today is meant: a telephone's clock and zone move no day. */
export function openDaysOf({ today }: Pick<OwnCase, 'today'>, person: OwnPerson): OpenDay[] {
  if (person.status !== 'follow_up') return [];
  return [today, dayBefore(today)]
    .filter((date) => date >= person.dayOne && date <= person.endsOn)
    .map((date) => ({
      date,
      isToday: date === today,
      day: dayOf(person, date),
      report: person.reports.find(({ forDate }) => forDate === date) ?? null,
    }));
}

/** `waiting` are the days whose report this phone has not sent yet. */
export function dayStateOf(
  page: Pick<OwnCase, 'today'>,
  person: OwnPerson,
  waiting: ReadonlySet<string>,
): DayState {
  if (person.status !== 'follow_up') return 'over';
  if (page.today < person.dayOne) return 'before';
  if (page.today > person.endsOn) return 'ended';
  const missing = openDaysOf(page, person).filter(({ date, report }) => !report && !waiting.has(date));
  if (missing.every(({ isToday }) => !isToday)) return waiting.has(page.today) ? 'waiting' : 'done';
  // Whoever never reported has only just begun.
  return missing.length > 1 && person.reports.length > 0 ? 'late' : 'due';
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10);
}

/** How old something is, in the largest unit that is whole. A clock that was set back makes nothing younger than now. */
export function ageOf(ms: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) };
}
