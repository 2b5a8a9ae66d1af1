import { useCallback, useEffect, useState } from 'react';
import { DEVICE_KEY, knownDevice } from './device.js';
import {
  isAnswered,
  type LinkApi,
  type LinkState,
  openLink,
  openPage,
  secretOf,
} from './link-session.policy.js';

/** Takes the secret out of the address, so that neither history nor a shown screen holds it. What a card keeps of where it stands, stays. */
function forgetSecret(): void {
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
}

/** The next look: `isAgreed` once the person said that the link may be opened. */
interface Turn {
  isAgreed: boolean;
  count: number;
}

function look(links: LinkApi, { isAgreed }: Turn): Promise<LinkState> {
  const { hash } = window.location;
  const secret = secretOf(hash);
  return isAgreed && secret !== null
    ? openLink(links, secret)
    : openPage(links, hash, knownDevice() !== null);
}

/** Listens for what happens to the page and gives the way to stop. */
function listen(target: EventTarget, name: string, listener: (event: Event) => void): () => void {
  target.addEventListener(name, listener);
  return () => target.removeEventListener(name, listener);
}

/** The state of the page's link; looks again by itself when the phone is back on the net, or another link is opened. */
export function useLinkSession(links: LinkApi): {
  state: LinkState;
  agree: () => void;
  again: () => void;
  leave: () => Promise<void>;
} {
  const [state, setState] = useState<LinkState>({ kind: 'loading' });
  const [turn, setTurn] = useState<Turn>({ isAgreed: false, count: 0 });
  const next = useCallback((isAgreed?: boolean) => {
    setState({ kind: 'loading' });
    setTurn((last) => ({ isAgreed: isAgreed ?? last.isAgreed, count: last.count + 1 }));
  }, []);
  const again = useCallback(() => next(), [next]);

  useEffect(() => {
    let isOver = false;
    look(links, turn).then(
      (found) => {
        if (isOver) return;
        if (isAnswered(found)) forgetSecret();
        setState(found);
      },
      // A mistake of ours goes to the error boundary.
      (error: unknown) =>
        setState(() => {
          throw error;
        }),
    );
    return () => {
      isOver = true;
    };
  }, [links, turn]);

  useEffect(() => listen(window, 'hashchange', () => next(false)), [next]);
  const isCut = state.kind === 'offline' || state.kind === 'away';
  useEffect(() => (isCut ? listen(window, 'online', again) : undefined), [isCut, again]);
  useFreshVisit(links, state, setState);

  const leave = useCallback(async () => {
    await links.leave();
    setState({ kind: 'none' });
  }, [links]);
  return { state, agree: () => next(true), again, leave };
}

/**
 * Who left in another tab is not shown in this one, nor what is over by the time that the page is looked at again; without an answer,
 * what stands there stays.
 */
function useFreshVisit(links: LinkApi, { kind }: LinkState, setState: (state: LinkState) => void): void {
  useEffect(() => {
    if (kind !== 'signed_in') return;
    const stopLooking = listen(document, 'visibilitychange', () => {
      if (document.visibilityState !== 'visible') return;
      void openPage(links, '', true).then((found) => {
        if (found.kind === 'signed_in' || found.kind === 'none') setState(found);
      });
    });
    const stopListening = listen(window, 'storage', (event) => {
      const { key, newValue } = event as StorageEvent;
      if (key === DEVICE_KEY && newValue === null) setState({ kind: 'none' });
    });
    return () => {
      stopLooking();
      stopListening();
    };
  }, [links, kind, setState]);
}
