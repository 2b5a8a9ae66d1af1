import { ApiError, OfflineError, type Sorted } from '#siaga/client';
import { type DailyReport, type SendReportInput } from '#siaga/contracts';

/** Why a report will never be taken. */
export type ReportRefusal = 'over' | 'dayNotOpen' | 'invalid' | 'gone';

/** A report that this phone has not sent, or that was refused for good and not put away yet. */
export interface KeptReport extends SendReportInput {
  /** Idempotency key; it never changes, so that a second sending gives the first answer. */
  key: string;
  /** In which order they were made here. */
  order: number;
  refusal: ReportRefusal | null;
}

export type SendOutcome =
  | { kind: 'told'; report: DailyReport | null }
  | { kind: 'refused'; refusal: ReportRefusal }
  /** No answer, or one that says "later": the same report is sent again. */
  | { kind: 'later' };

const REFUSALS: Readonly<Record<string, ReportRefusal>> = {
  'MONITORING.OVER': 'over',
  'MONITORING.DAY_NOT_OPEN': 'dayNotOpen',
  'INPUT.INVALID': 'invalid',
  'RESOURCE.NOT_FOUND': 'gone',
};

/** What a sending that failed means. Throws what is neither a refusal nor a bad line: a fault of this program. */
export function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof OfflineError) return { kind: 'later' };
  if (!(error instanceof ApiError)) throw error;
  // The key was made for this one report.
  if (error.code === 'IDEMPOTENCY.KEY_REUSED') return { kind: 'told', report: null };
  const refusal = REFUSALS[error.code];
  // Whoever is let in again sends it then.
  return refusal === undefined ? { kind: 'later' } : { kind: 'refused', refusal };
}

/** What of a report stays on this phone after a sending; null where it is sent again. */
export function sortedBy(report: KeptReport, outcome: SendOutcome): Sorted<KeptReport, DailyReport> | null {
  if (outcome.kind === 'later') return null;
  if (outcome.kind === 'refused') return { taken: [], refused: [{ ...report, refusal: outcome.refusal }] };
  return { taken: [report], refused: [], answer: outcome.report ?? undefined };
}

/** What another version of this page kept, or somebody's hand, is null. */
export function readReport(kept: unknown): KeptReport | null {
  const { key, order, id, caseId, forDate, answers, refusal = null } = kept as Partial<KeptReport>;
  const isNamed = [key, id, caseId, forDate].every((each) => typeof each === 'string');
  const isWhole = isNamed && typeof order === 'number' && typeof answers === 'object';
  return isWhole ? ({ key, order, id, caseId, forDate, answers, refusal } as KeptReport) : null;
}
