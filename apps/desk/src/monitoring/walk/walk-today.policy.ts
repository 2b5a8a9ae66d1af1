import { type MonitoredCase } from '#siaga/contracts';
import { stopsOf, type Stop } from './walk-order.policy.js';

/** How many houses somebody goes to in a day; the first is what is offered. */
export const HOUSES_A_DAY = [20, 10, 30, 40] as const;

/** By whom and when somebody is looked for. */
export interface WalkDay {
  readonly accountId: string;
  /** The day of the area's calendar. */
  readonly today: string;
  /** When this officer was at somebody's door today, by case. */
  readonly visits: Readonly<Record<string, string>>;
}

/** Whether somebody is to be seen today: they stand out, or have not said how they are; nobody else has them, and nobody was there since. */
export function needsVisit(
  { id, status, day, flags, lastReport }: MonitoredCase,
  { accountId, today, visits }: WalkDay,
): boolean {
  if (status !== 'follow_up' || day < 1) return false;
  const isAnothers = ({ officerId, takenUpAt }: MonitoredCase['flags'][number]): boolean =>
    takenUpAt !== null && officerId !== accountId;
  if (flags.length > 0 && flags.every(isAnothers)) return false;
  const visitedAt = visits[id];
  if (visitedAt !== undefined)
    return flags.some(({ raisedAt }) => Date.parse(raisedAt) > Date.parse(visitedAt));
  return flags.length > 0 || lastReport === null || lastReport.forDate < today;
}

/** The houses of the day: of a list whose most pressing come first, as many as can be gone to. */
export function stopsToday(cases: readonly MonitoredCase[], day: WalkDay, most: number): Stop[] {
  return stopsOf(cases.filter((one) => needsVisit(one, day))).slice(0, most);
}
