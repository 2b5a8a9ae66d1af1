import { type Visit } from '#siaga/contracts';
import { useCallback, useEffect, useState } from 'react';
import { knownDevice } from '../link/device.js';
import { type LinkState, openPage } from '../link/link-session.policy.js';
import { portalApi } from '../link/portal-api.js';

const AGAIN_MS = 5_000;

/** Who this television was let in as; while nobody answers it asks again by itself. */
export function useBoardVisit(): { state: LinkState; again: () => void; enter: (visit: Visit) => void } {
  const [state, setState] = useState<LinkState>({ kind: 'loading' });
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((last) => last + 1), []);
  const enter = useCallback((visit: Visit) => setState({ kind: 'signed_in', visit }), []);

  useEffect(() => {
    let isOver = false;
    // An empty address: a board is opened by no link.
    openPage(portalApi, '', knownDevice() !== null).then(
      (found) => {
        if (!isOver) setState(found);
      },
      (error: unknown) =>
        setState(() => {
          throw error;
        }),
    );
    return () => {
      isOver = true;
    };
  }, [turn]);

  const isAway = state.kind === 'away' || state.kind === 'failed';
  useEffect(() => {
    if (!isAway) return undefined;
    const timer = setTimeout(again, AGAIN_MS * (0.75 + Math.random() / 2));
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [isAway, state, again]);
  return { state, again, enter };
}

/** The board that a visit opens, the one that was paired last; null where it opens none. */
export function boardIdOf({ passes }: Pick<Visit, 'passes'>): string | null {
  return passes.findLast(({ subject }) => subject.kind === 'board')?.subject.id ?? null;
}
