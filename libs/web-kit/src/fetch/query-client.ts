import { isWorthRetrying } from '#siaga/client';
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { useSession } from '../session/session-store.js';
import { showError } from '../lib/toast-store.js';

const MOST_TRIES_AGAIN = 2;
const LONGEST_WAIT_MS = 8_000;

/** Half of the wait is by chance, so that a hundred screens do not ask in step after a break. */
function waitMs(attempt: number): number {
  const fullMs = Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** attempt);
  return fullMs / 2 + Math.random() * (fullMs / 2);
}

/**
 * What the front end has fetched over HTTP besides the live store. Only what may have gone lost on the way is asked
 * again by itself; a refusal is the answer. The browser's own idea of being online is not trusted: a centre's line can
 * be down while the desk's network stands.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      const tells = query.meta?.['tells'];
      if (tells === 'failures' || (tells === 'refusals' && !isWorthRetrying(error))) showError(error);
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (failures, error) => failures < MOST_TRIES_AGAIN && isWorthRetrying(error),
      retryDelay: waitMs,
    },
  },
});

// What one person was shown must not wait in memory for the next.
useSession.subscribe((state, before) => {
  if (before.status === 'signed_in' && state.status === 'signed_out') queryClient.clear();
});
