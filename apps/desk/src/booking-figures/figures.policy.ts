import { type ClinicFigures } from '#siaga/contracts';

const DAY_MS = 86_400_000;
const DAYS_PER_WEEK = 7;

/** The spans a head looks at, in days back from today. */
export const SPANS = { week: 7, month: 28, quarter: 91 } as const;
export type SpanName = keyof typeof SPANS;

/** The days of a span that ends today; it begins on a Monday, so that the first week is a whole one. */
export function daysOf(span: SpanName, today: string): { from: string; to: string } {
  const first = new Date(Date.parse(today) - SPANS[span] * DAY_MS);
  const sinceMonday = (first.getUTCDay() + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK;
  return { from: new Date(first.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10), to: today };
}

/** A share of one; null where there is nothing to share. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export const MINUTE_S = 60;

/** The mean of the seconds that are known, in minutes; null where none is. */
export function meanMinutes(seconds: readonly (number | null)[]): number | null {
  const known = seconds.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length / MINUTE_S;
}

/** One clinic's weeks in the order of the weeks; a week without anybody is left out. */
export function weeksOf(all: readonly ClinicFigures[], clinicId: string): readonly ClinicFigures[] {
  return all.filter((one) => one.clinicId === clinicId).sort((a, b) => a.week.localeCompare(b.week));
}
