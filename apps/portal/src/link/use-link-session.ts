import { useCallback, useEffect, useState } from 'react';
import { isAnswered, type LinkApi, type LinkState, openLink } from './link-session.policy.js';

/** Takes the secret out of the address, so that neither history nor a shown screen holds it. */
function forgetSecret(): void {
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
}

/** The state of the page's link; tries again by itself when the phone is back on the net, or another link is opened. */
export function useLinkSession(links: LinkApi | null): {
  state: LinkState;
  again: () => void;
  leave: () => Promise<void>;
} {
  const [state, setState] = useState<LinkState>({ kind: 'loading' });
  const [tries, setTries] = useState(0);
  const again = useCallback(() => {
    setState({ kind: 'loading' });
    setTries((count) => count + 1);
  }, []);

  useEffect(() => {
    let isOver = false;
    openLink(links, window.location.hash).then(
      (next) => {
        if (isOver) return;
        if (isAnswered(next)) forgetSecret();
        setState(next);
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
  }, [links, tries]);

  useEffect(() => {
    window.addEventListener('hashchange', again);
    return () => window.removeEventListener('hashchange', again);
  }, [again]);

  const isOffline = state.kind === 'offline';
  useEffect(() => {
    if (!isOffline) return;
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [isOffline, again]);

  const leave = useCallback(async () => {
    await links?.leave();
    setState({ kind: 'none' });
  }, [links]);
  return { state, again, leave };
}
