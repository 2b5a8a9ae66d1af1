import { type ApiInput, type ApiOutput, type EndpointName } from '#siaga/contracts';
import { apiClient } from '#siaga/web-kit';
import { useEffect, useState } from 'react';

export interface Fetched<T> {
  data: T | null;
  failure: unknown;
  reload: () => void;
}

/** Fetches by name and input, again when the input changes or when asked; the old answer of another input is not shown. */
export function useFetched<N extends EndpointName>(name: N, input: ApiInput<N>): Fetched<ApiOutput<N>> {
  const key = JSON.stringify(input);
  const [answer, setAnswer] = useState<{ key: string; data: ApiOutput<N> } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    apiClient
      .call(name, JSON.parse(key) as ApiInput<N>, { signal: abort.signal })
      .then((data) => {
        setFailure(null);
        setAnswer({ key, data });
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setFailure(error);
      });
    return () => abort.abort();
  }, [name, key, round]);
  return { data: answer?.key === key ? answer.data : null, failure, reload: () => setRound(round + 1) };
}
