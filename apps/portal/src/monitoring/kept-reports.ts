import { KeptSender, randomUuid } from '#siaga/client';
import { type SendReportInput } from '#siaga/contracts';
import { onePage } from '#siaga/web-kit';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { KeptThings } from '../link/kept-things.js';
import { type KeptReport, outcomeOf, readReport, type SendOutcome, sortedBy } from './kept-reports.policy.js';
import { monitoringApi } from './monitoring-api.js';

const kept = new KeptThings<KeptReport>('report', readReport);

/** The one of this page: reports go one after the other, for the pages that are open here. */
export const reportSender = new KeptSender(
  {
    kept: {
      all: () => kept.all(),
      put: (report) => kept.put(report.key, report),
      drop: (keys) => keys.forEach((key) => kept.drop(key)),
    },
    idOf: ({ key }) => key,
    nextOf: ([report]) => report ?? null,
    send: async (report) => {
      const { key, order: _order, refusal: _refusal, ...told } = report;
      const outcome = await monitoringApi
        .report(told, key)
        .then((answer): SendOutcome => ({ kind: 'told', report: answer }), outcomeOf);
      return sortedBy(report, outcome);
    },
    ...onePage('siaga.portal.reports'),
  },
  ({ id }: KeptReport) => id,
);
void reportSender.reload();

/** Written down at once, under a key of its own. */
export const keepReport = (report: SendReportInput): Promise<void> =>
  reportSender.add({ ...report, key: randomUuid() });

/** What this phone keeps of a page's reports: not sent yet, or refused. */
export function useKeptReports(pageId: string): readonly KeptReport[] {
  const all = useSyncExternalStore(reportSender.subscribe, reportSender.read);
  useEffect(() => {
    const look = ({ key }: StorageEvent): void => {
      if (kept.concerns(key)) void reportSender.reload();
    };
    window.addEventListener('storage', look);
    return () => window.removeEventListener('storage', look);
  }, []);
  return useMemo(() => all.filter(({ id }) => id === pageId), [all, pageId]);
}
