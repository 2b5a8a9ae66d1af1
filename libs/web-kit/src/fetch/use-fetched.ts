import { isWorthRetrying } from '#siaga/client';
import { type ApiInput, type ApiOutput, type EndpointName } from '#siaga/contracts';
import { hashKey, keepPreviousData, skipToken, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { apiClient } from '../api/api-client.js';
import { queryClient } from './query-client.js';

/** Something fetched: what is known of it, and how its last question went. */
export interface Fetched<T> {
  /** Null until the first answer to this question. */
  data: T | null;
  /** Why the last question had no answer; null while all is well. With `data` the answer before it still stands. */
  failure: unknown;
  isFetching: boolean;
  /** True while `data` answers the question before this one (see `keepsLast`). */
  isOfBefore: boolean;
  /** When `data` came, in this device's ms; 0 when it never did. */
  atMs: number;
  reload: () => void;
}

export interface AskOptions {
  /** Asked again after so long, while somebody looks. */
  everyMs?: number;
  /** Asked again so long after a failure that may pass. */
  againMs?: number;
  /** An answer this young is not asked for again; 0 when left out. */
  freshMs?: number;
  /** How long an answer that nobody looks at is kept; 5 minutes when left out. */
  keepMs?: number;
  /** Shows the answer to the question before until this one's is there. */
  keepsLast?: boolean;
  /** False: what fails is not asked again by itself. */
  retries?: boolean;
  /** Failures that a message tells besides being given back: all, or only what asking again does not mend. */
  tells?: 'failures' | 'refusals';
  /** When this changes the same question is asked anew; the answer before stands until then. */
  since?: string | number;
}

export interface FetchOptions extends AskOptions {
  /** Milliseconds to wait for an answer; the client's own when left out. */
  timeoutMs?: number;
}

type Ask<T> = (signal: AbortSignal) => Promise<T>;

/** Asks the same question anew when `since` changes under it. */
function useRenewal(key: readonly unknown[], since: AskOptions['since']): void {
  const hash = hashKey(key);
  const last = useRef({ hash, since });
  useEffect(() => {
    const before = last.current;
    last.current = { hash, since };
    if (before.hash === hash && before.since !== since)
      void queryClient.invalidateQueries({ predicate: ({ queryHash }) => queryHash === hash });
  }, [hash, since]);
}

/** Asks what `ask` asks, once for all who look at `key`; null asks nothing. Stops asking when nobody looks any more. */
export function useAsked<T>(
  key: readonly unknown[],
  ask: Ask<T> | null,
  { everyMs, againMs, freshMs, keepMs, keepsLast, retries, tells, since }: AskOptions = {},
): Fetched<T> {
  const query = useQuery<T>(
    {
      queryKey: key,
      queryFn: ask === null ? skipToken : ({ signal }) => ask(signal),
      staleTime: freshMs ?? 0,
      gcTime: keepMs,
      placeholderData: keepsLast === true ? keepPreviousData : undefined,
      ...(retries === false && { retry: false }),
      meta: { tells },
      refetchInterval: ({ state }) =>
        state.status === 'error' && againMs !== undefined && isWorthRetrying(state.error)
          ? againMs
          : (everyMs ?? false),
    },
    queryClient,
  );
  useRenewal(key, since);
  return {
    data: query.data ?? null,
    failure: query.error,
    isFetching: query.isFetching,
    isOfBefore: query.isPlaceholderData,
    atMs: query.dataUpdatedAt,
    reload: () => void query.refetch(),
  };
}

/** Fetches by name and input, again when the input changes or when asked; null fetches nothing. */
export function useFetched<N extends EndpointName>(
  name: N,
  input: ApiInput<N> | null,
  { timeoutMs, ...options }: FetchOptions = {},
): Fetched<ApiOutput<N>> {
  const ask: Ask<ApiOutput<N>> | null =
    input && ((signal) => apiClient.call(name, input, { signal, timeoutMs }));
  return useAsked([name, input], ask, options);
}

/** Fetches one name for several inputs side by side; null where an answer is not there yet. */
export function useFetchedEach<N extends EndpointName>(
  name: N,
  inputs: readonly ApiInput<N>[],
  freshMs: number,
): readonly (ApiOutput<N> | null)[] {
  return useQueries(
    {
      queries: inputs.map((input) => ({
        queryKey: [name, input],
        queryFn: ({ signal }: { signal: AbortSignal }) => apiClient.call(name, input, { signal }),
        staleTime: freshMs,
        meta: { tells: 'failures' },
      })),
      combine: (results) => results.map(({ data }) => data ?? null),
    },
    queryClient,
  );
}

/** Fetches once, for what a press needs to know; an answer that is there and young enough is taken. Throws as ApiClient.call. */
export function fetchOnce<N extends EndpointName>(
  name: N,
  input: ApiInput<N>,
  { timeoutMs, freshMs = 0 }: { timeoutMs?: number; freshMs?: number } = {},
): Promise<ApiOutput<N>> {
  return queryClient.query({
    queryKey: [name, input],
    queryFn: ({ signal }) => apiClient.call(name, input, { signal, timeoutMs }),
    staleTime: freshMs,
    retry: false,
  });
}
