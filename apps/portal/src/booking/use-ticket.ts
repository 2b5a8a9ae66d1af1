import { ApiError, OfflineError } from '#siaga/client';
import { type PortalTicket, type TicketStanding } from '#siaga/contracts';
import { useCallback, useEffect, useState } from 'react';
import { onVisitChanges } from '../live/visit-changes.js';
import { bookingApi } from './booking-api.js';
import { keepTicket, keptTicket } from './kept-tickets.js';
import { keptOf, newerOf, type ShownTicket } from './shown-ticket.policy.js';

/** The line tells of changes at once; estimates move with the clock. */
const AGAIN_MS = 60_000;
/** Phones of a full waiting room do not all ask in the same moment. */
const SPREAD_MS = 1_200;

/** A ticket as it stands: as this phone kept it, then as the line tells it, and asked anew once a minute. */
export function useTicket(id: string): {
  shown: ShownTicket | null;
  problem: ApiError | null;
  /** What an answer says of it. */
  take: (told: PortalTicket) => void;
} {
  const [shown, setShown] = useState<ShownTicket | null>(() => keptOf(keptTicket(id)));
  const [problem, setProblem] = useState<ApiError | null>(null);
  const take = useCallback((told: PortalTicket | TicketStanding): void => {
    setProblem(null);
    setShown((last) => newerOf(last, told, Date.now()));
  }, []);

  useEffect(() => {
    const over = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const inAWhile = (waitMs: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), waitMs);
    };
    const look = async (): Promise<void> => {
      inAWhile(AGAIN_MS);
      try {
        take(await bookingApi.ticket(id, over.signal));
      } catch (error) {
        if (over.signal.aborted) return;
        if (error instanceof ApiError) setProblem(error);
        setShown((last) => {
          if (!(error instanceof ApiError || error instanceof OfflineError)) throw error;
          return last && { ...last, isOld: true };
        });
      }
    };
    void look();
    const soon = (): void => inAWhile(Math.random() * SPREAD_MS);
    const takeTicket = (standing: TicketStanding): void => {
      if (standing.id !== id) return;
      take(standing);
      inAWhile(AGAIN_MS);
    };
    const stop = onVisitChanges({ begin: soon, takeChanges: soon, takeTicket, cut: soon });
    window.addEventListener('online', soon);
    window.addEventListener('offline', soon);
    return () => {
      over.abort();
      clearTimeout(timer);
      stop();
      window.removeEventListener('online', soon);
      window.removeEventListener('offline', soon);
    };
  }, [id, take]);

  useEffect(() => {
    if (shown && !shown.isOld) keepTicket({ ticket: shown.ticket, takenAtMs: shown.takenAtMs });
  }, [shown]);
  return { shown, problem, take };
}
