import { ApiError, OfflineError } from '#siaga/client';
import { type QueueBoard } from '#siaga/contracts';
import { learnServerTime } from '#siaga/web-kit';
import { useEffect, useState } from 'react';
import { Asking } from '../live/asking.js';
import { onVisitChanges } from '../live/visit-changes.js';
import { boardApi } from './board-api.js';
import { keepBoard, keptBoard, type KeptBoard } from './kept-board.js';

/** The line tells of changes at once; which sessions stand there moves with the clock. */
const AGAIN_MS = 60_000;
/** Without a line the television asks. */
const OFF_LINE_AGAIN_MS = 5_000;
const SPREAD_MS = 1_000;
/** The pass is over, or the board is. */
const OVER: readonly number[] = [401, 404];

export interface ShownBoard extends KeptBoard {
  /** What stands there may be old. */
  readonly isOld: boolean;
}

/** What was kept, until there is an answer. */
export function keptOf(kept: KeptBoard | null): ShownBoard | null {
  return kept && { ...kept, isOld: true };
}

/** A board as it stands: as this television kept it, then as the line tells it. `over` is told when it is cut off. */
export function useBoard(id: string, over: () => void): ShownBoard | null {
  const [shown, setShown] = useState(() => {
    const kept = keptBoard();
    return kept?.board.id === id ? keptOf(kept) : null;
  });

  useEffect(() => {
    let hasLine = false;
    const take = (board: QueueBoard): void => {
      if (board.id !== id) return;
      learnServerTime(board.at);
      setShown((last) => {
        // An answer that comes late never replaces a newer one.
        if (last && Date.parse(board.at) < Date.parse(last.board.at)) return { ...last, isOld: false };
        return { board, takenAtMs: Date.now(), isOld: false };
      });
    };
    const asking = new Asking(
      async (signal) => {
        try {
          take(await boardApi.board(id, signal));
        } catch (error) {
          if (signal.aborted) return;
          if (error instanceof ApiError && OVER.includes(error.status)) {
            over();
            return;
          }
          setShown((last) => {
            if (!(error instanceof ApiError || error instanceof OfflineError)) throw error;
            return last && { ...last, isOld: true };
          });
        }
      },
      { everyMs: () => (hasLine ? AGAIN_MS : OFF_LINE_AGAIN_MS), spreadMs: SPREAD_MS },
    );
    const line = (isThere: boolean) => () => {
      hasLine = isThere;
      asking.soon();
    };
    const stop = onVisitChanges({
      begin: line(true),
      takeChanges: asking.soon,
      // Still asked for once a minute, by which the desk sees that the wall is lit.
      takeBoard: take,
      cut: line(false),
    });
    asking.start();
    return () => {
      asking.stop();
      stop();
    };
  }, [id, over]);

  useEffect(() => {
    if (shown && !shown.isOld) keepBoard({ board: shown.board, takenAtMs: shown.takenAtMs });
  }, [shown]);
  return shown;
}
