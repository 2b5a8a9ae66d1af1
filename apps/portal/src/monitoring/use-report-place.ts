import { useEffect, useState } from 'react';

/** Whose report of which day is being made, and how far it is. */
export interface ReportPlace {
  pageId: string;
  caseId: string;
  date: string;
  step: 'form' | 'summary' | 'sent';
}

function placeNow(): ReportPlace | null {
  const state = window.history.state as { report?: ReportPlace } | null;
  return state?.report ?? null;
}

/** Stands in the browser's history: F5 comes back to it, and Back leaves it, with what was filled in kept. */
export function useReportPlace(pageId: string): {
  place: ReportPlace | null;
  open: (caseId: string, date: string) => void;
  step: (step: ReportPlace['step']) => void;
  close: () => void;
} {
  const [place, setPlace] = useState(placeNow);
  useEffect(() => {
    const look = (): void => setPlace(placeNow());
    window.addEventListener('popstate', look);
    return () => window.removeEventListener('popstate', look);
  }, []);
  return {
    place: place?.pageId === pageId ? place : null,
    open: (caseId, date) => {
      window.history.pushState({ report: { pageId, caseId, date, step: 'form' } satisfies ReportPlace }, '');
      setPlace(placeNow());
    },
    step: (step) => {
      if (place === null) return;
      window.history.replaceState({ report: { ...place, step } satisfies ReportPlace }, '');
      setPlace(placeNow());
    },
    close: () => window.history.back(),
  };
}
