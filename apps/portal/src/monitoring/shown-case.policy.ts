import { type DailyReport, type OwnCase } from '#siaga/contracts';
import { type KeptCase } from './kept-cases.js';

/** What a card shows of a follow-up. */
export interface ShownCase extends KeptCase {
  /** What stands there may be old. */
  isOld: boolean;
}

/** With a report that the server has taken: it stands there before the page is asked for anew. */
export function withReport(page: OwnCase, report: DailyReport): OwnCase {
  const people = page.people.map((one) => {
    if (one.caseId !== report.caseId) return one;
    const known = one.reports.find(({ forDate }) => forDate === report.forDate);
    if (known && known.revision >= report.revision) return one;
    const others = one.reports.filter(({ forDate }) => forDate !== report.forDate);
    const reports = [...others, report].sort((a, b) => (a.forDate < b.forDate ? -1 : 1));
    return { ...one, reports };
  });
  return { ...page, people };
}
