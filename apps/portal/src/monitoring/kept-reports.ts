import { randomUuid, retryWaitMs } from '#siaga/client';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { KeptThings } from '../link/kept-things.js';
import { type KeptReport, outcomeOf, readReport } from './kept-reports.policy.js';
import { monitoringApi } from './monitoring-api.js';
import { ReportSender } from './report-sender.js';

const LOCK = 'siaga.portal.reports';
const LONGEST_WAIT_MS = 30_000;
const kept = new KeptThings<KeptReport>('report', readReport);

/** The one of this page; of several tabs one sends at a time. */
export const reportSender = new ReportSender({
  kept: {
    all: () => kept.all(),
    put: (key, report) => kept.put(key, report),
    drop: (key) => kept.drop(key),
  },
  send: async ({ key, order: _order, refusal: _refusal, ...report }) => {
    try {
      return { kind: 'told', report: await monitoringApi.report(report, key) };
    } catch (error) {
      return outcomeOf(error);
    }
  },
  newKey: randomUuid,
  nowMs: () => Date.now(),
  // Locks exist only on https and localhost; without them each tab sends, and the keys keep it from doubling.
  inTurn: (work) => ('locks' in navigator ? navigator.locks.request(LOCK, work) : work()),
  waitMs: (tries) => retryWaitMs(tries, Math.random, LONGEST_WAIT_MS),
  schedule: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
});

/** What this phone keeps of a page's reports: not sent yet, or refused. */
export function useKeptReports(pageId: string): readonly KeptReport[] {
  const all = useSyncExternalStore(reportSender.subscribe, reportSender.read);
  useEffect(() => {
    const look = ({ key }: StorageEvent): void => {
      if (kept.concerns(key)) reportSender.reload();
    };
    window.addEventListener('storage', look);
    return () => window.removeEventListener('storage', look);
  }, []);
  return useMemo(() => all.filter(({ id }) => id === pageId), [all, pageId]);
}
