import { ApiError, OfflineError } from '#siaga/client';
import { type PortalTicket, type TicketStanding } from '#siaga/contracts';
import { useCallback, useEffect, useState } from 'react';
import { Asking } from '../live/asking.js';
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
    const asking = new Asking(
      async (signal) => {
        try {
          take(await bookingApi.ticket(id, signal));
        } catch (error) {
          if (signal.aborted) return;
          if (error instanceof ApiError) setProblem(error);
          setShown((last) => {
            if (!(error instanceof ApiError || error instanceof OfflineError)) throw error;
            return last && { ...last, isOld: true };
          });
        }
      },
      { everyMs: () => AGAIN_MS, spreadMs: SPREAD_MS },
    );
    const { soon } = asking;
    const takeTicket = (standing: TicketStanding): void => {
      if (standing.id !== id) return;
      take(standing);
      asking.rest();
    };
    const stop = onVisitChanges({ begin: soon, takeChanges: soon, takeTicket, cut: soon });
    asking.start();
    return () => {
      asking.stop();
      stop();
    };
  }, [id, take]);

  useEffect(() => {
    if (shown && !shown.isOld) keepTicket({ ticket: shown.ticket, takenAtMs: shown.takenAtMs });
  }, [shown]);
  return { shown, problem, take };
}
