import { ApiError, OfflineError } from '#siaga/client';
import { type WaitPlace } from '#siaga/contracts';
import { useCallback, useEffect, useState } from 'react';
import { Asking } from '../live/asking.js';
import { onVisitChanges } from '../live/visit-changes.js';
import { bookingApi } from './booking-api.js';
import { keepWait, type KeptWait, keptWait } from './kept-waits.js';

/** An offer is good for minutes, and the line does not tell of it. */
const AGAIN_MS = 10_000;
const SPREAD_MS = 1_200;

/** What a card shows of a place in a waiting list. */
export interface ShownWait extends KeptWait {
  /** What stands there may be old. */
  isOld: boolean;
}

/** A place in a waiting list: as this phone kept it, then as it is asked for. */
export function useWait(id: string): {
  shown: ShownWait | null;
  problem: ApiError | null;
  /** What an answer says of it. */
  take: (told: WaitPlace) => void;
} {
  const [shown, setShown] = useState<ShownWait | null>(() => {
    const kept = keptWait(id);
    return kept && { ...kept, isOld: true };
  });
  const [problem, setProblem] = useState<ApiError | null>(null);
  const take = useCallback((wait: WaitPlace): void => {
    setProblem(null);
    // An answer that comes late never replaces a newer one.
    setShown((last) =>
      last && Date.parse(wait.at) < Date.parse(last.wait.at)
        ? last
        : { wait, takenAtMs: Date.now(), isOld: false },
    );
  }, []);

  useEffect(() => {
    const asking = new Asking(
      async (signal) => {
        try {
          take(await bookingApi.wait(id, signal));
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
    const stop = onVisitChanges({ begin: soon, takeChanges: soon, cut: soon });
    asking.start();
    return () => {
      asking.stop();
      stop();
    };
  }, [id, take]);

  useEffect(() => {
    if (shown && !shown.isOld) keepWait({ wait: shown.wait, takenAtMs: shown.takenAtMs });
  }, [shown]);
  return { shown, problem, take };
}
