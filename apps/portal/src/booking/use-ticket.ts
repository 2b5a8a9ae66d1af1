import { ApiError, OfflineError } from '#siaga/client';
import { type PortalTicket } from '#siaga/contracts';
import { useEffect, useState } from 'react';
import { onVisitChanges } from '../live/visit-changes.js';
import { bookingApi } from './booking-api.js';

export interface ShownTicket {
  ticket: PortalTicket | null;
  /** What stands there may be old. */
  isOld: boolean;
  problem: ApiError | null;
}

/** The line tells of changes at once; estimates move with the clock. */
const AGAIN_MS = 60_000;
/** Phones of a full waiting room do not all ask in the same moment. */
const SPREAD_MS = 1_200;

/** A ticket as it stands, asked anew when something happens in its queue, and once a minute. */
export function useTicket(id: string): ShownTicket {
  const [shown, setShown] = useState<ShownTicket>({ ticket: null, isOld: false, problem: null });
  useEffect(() => {
    const over = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), AGAIN_MS);
      try {
        const ticket = await bookingApi.ticket(id, over.signal);
        setShown({ ticket, isOld: false, problem: null });
      } catch (error) {
        if (over.signal.aborted) return;
        if (error instanceof OfflineError) setShown((last) => ({ ...last, isOld: true }));
        else if (error instanceof ApiError) setShown((last) => ({ ...last, problem: error }));
        else
          setShown(() => {
            throw error;
          });
      }
    };
    void look();
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), Math.random() * SPREAD_MS);
    };
    const stop = onVisitChanges({ begin: soon, takeChanges: soon });
    window.addEventListener('online', soon);
    return () => {
      over.abort();
      clearTimeout(timer);
      stop();
      window.removeEventListener('online', soon);
    };
  }, [id]);
  return shown;
}
