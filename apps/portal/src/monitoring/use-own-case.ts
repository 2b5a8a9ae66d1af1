import { ApiError, OfflineError } from '#siaga/client';
import { type DailyReport } from '#siaga/contracts';
import { useEffect, useState } from 'react';
import { onVisitChanges } from '../live/visit-changes.js';
import { keepCase, keptCase } from './kept-cases.js';
import { reportSender } from './kept-reports.js';
import { monitoringApi } from './monitoring-api.js';
import { type ShownCase, withReport } from './shown-case.policy.js';

/** The line tells of changes at once; the day moves with the clock, and others of the house change too. */
const AGAIN_MS = 60_000;

/** A follow-up as it stands: as this phone kept it, then as the server tells it. While nobody is let in (`isAway`) what was kept is all. */
export function useOwnCase(
  id: string,
  isAway: boolean,
): { shown: ShownCase | null; problem: ApiError | null } {
  const [shown, setShown] = useState<ShownCase | null>(() => {
    const kept = keptCase(id);
    return kept && { ...kept, isOld: true };
  });
  const [problem, setProblem] = useState<ApiError | null>(null);

  useEffect(() => {
    if (isAway) return;
    const over = new AbortController();
    const { signal } = over;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const look = async (): Promise<void> => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), AGAIN_MS);
      const mine = (asked += 1);
      try {
        const page = await monitoringApi.page(id, signal);
        // An answer that was overtaken by a later question is of before.
        if (mine !== asked) return;
        setProblem(null);
        setShown({ page, takenAtMs: Date.now(), isOld: false });
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ApiError) setProblem(error);
        setShown((last) => {
          if (!(error instanceof ApiError || error instanceof OfflineError)) throw error;
          return last && { ...last, isOld: true };
        });
      }
    };
    const again = (): void => void look();
    const take = (report: DailyReport | null): void => {
      if (report) setShown((last) => last && { ...last, page: withReport(last.page, report) });
      again();
    };
    again();
    const stopSending = reportSender.open(id, take);
    const online = (): void => {
      reportSender.hurry();
      again();
    };
    const stop = onVisitChanges({ begin: online, takeChanges: again, cut: again });
    window.addEventListener('online', online, { signal });
    window.addEventListener('offline', again, { signal });
    return () => {
      over.abort();
      clearTimeout(timer);
      stopSending();
      stop();
    };
  }, [id, isAway]);

  useEffect(() => {
    if (shown && !shown.isOld) keepCase(shown);
  }, [shown]);
  return { shown, problem };
}
