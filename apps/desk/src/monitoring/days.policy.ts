import { type AnswerWeight, type DailyReport, daysLater, type MonitoredCase } from '#siaga/contracts';
import { daysInPeriod } from './work.policy.js';

/** A day of a person's period as the strip shows it. */
export interface FollowedDay {
  readonly date: string;
  /** 1 for day 1. */
  readonly day: number;
  /** `missing` is a day that is over and was not reported; today is not over. */
  readonly state: 'reported' | 'missing' | 'today' | 'ahead';
  /** Of the newest revision; null where nothing was said. */
  readonly weight: AnswerWeight | null;
  /** All revisions, the newest first. */
  readonly reports: readonly DailyReport[];
}

/** Every day of the period with what was said of it. */
export function daysOf(
  { dayOne, endsOn }: Pick<MonitoredCase, 'dayOne' | 'endsOn'>,
  reports: readonly DailyReport[],
  today: string,
): FollowedDay[] {
  return Array.from({ length: daysInPeriod({ dayOne, endsOn }) }, (_, index) => {
    const date = daysLater(dayOne, index);
    const own = reports.filter(({ forDate }) => forDate === date).sort((a, b) => b.revision - a.revision);
    return {
      date,
      day: index + 1,
      state: stateOf(date, own.length, today),
      weight: own[0]?.weight ?? null,
      reports: own,
    };
  });
}

function stateOf(date: string, reports: number, today: string): FollowedDay['state'] {
  if (reports > 0) return 'reported';
  if (date === today) return 'today';
  return date < today ? 'missing' : 'ahead';
}

/** The days that an officer may report, the newest first. */
export function reportableDays(days: readonly FollowedDay[], today: string): FollowedDay[] {
  return days.filter(({ date }) => date <= today).reverse();
}
