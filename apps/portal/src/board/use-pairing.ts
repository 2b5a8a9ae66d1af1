import { ApiError, OfflineError } from '#siaga/client';
import { type Visit } from '#siaga/contracts';
import { useEffect, useState } from 'react';
import { portalApi } from '../link/portal-api.js';
import { boardApi } from './board-api.js';
import { boardDevice } from './kept-board.js';

const S = 1_000;
/** Somebody is at it now; who left the television on over night waits longer. */
const LOOK_EVERY_MS = 3 * S;
const LOOK_SELDOM_MS = 10 * S;
const AT_IT_MS = 10 * 60 * S;
/** A new code stands there before the old one is late. */
const RENEWED_BEFORE_S = 30;

/** A little sooner or later each time: televisions of a house are switched on by one fuse. */
const spread = (ms: number): number => ms * (0.75 + Math.random() / 2);

/** The code that stands on the wall until somebody types it; `enter` is told then. */
export function usePairing(enter: (visit: Visit) => void): { code: string | null; isAway: boolean } {
  const [shown, setShown] = useState<{ code: string | null; isAway: boolean }>({ code: null, isAway: false });

  useEffect(() => {
    const device = boardDevice();
    const beganMs = performance.now();
    let renewAtMs = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;

    const look = async (): Promise<void> => {
      const { secret } = await boardApi.open(device);
      if (secret !== null) {
        const visit = await portalApi.redeem(secret);
        if (!isOver) enter(visit);
        return;
      }
      if (performance.now() < renewAtMs) {
        setShown((last) => ({ ...last, isAway: false }));
        return;
      }
      const { code, lastsS } = await boardApi.code(device);
      renewAtMs = performance.now() + (lastsS - RENEWED_BEFORE_S) * S;
      setShown({ code, isAway: false });
    };
    const turn = async (): Promise<void> => {
      let waitMs = performance.now() - beganMs < AT_IT_MS ? LOOK_EVERY_MS : LOOK_SELDOM_MS;
      try {
        await look();
      } catch (error) {
        if (!(error instanceof ApiError || error instanceof OfflineError)) throw error;
        setShown((last) => ({ ...last, isAway: true }));
        const retryAfterS = error instanceof ApiError ? error.details['retryAfterS'] : undefined;
        if (typeof retryAfterS === 'number') waitMs = Math.max(waitMs, retryAfterS * S);
      }
      if (!isOver) timer = setTimeout(run, spread(waitMs));
    };
    const run = (): void => {
      turn().catch((error: unknown) =>
        setShown(() => {
          throw error;
        }),
      );
    };
    run();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [enter]);
  return shown;
}
