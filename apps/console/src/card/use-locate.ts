import { type LocateResult, type Point } from '#siaga/contracts';
import { apiClient, showError } from '#siaga/web-kit';
import { useEffect, useState } from 'react';

const SETTLE_MS = 140;

/** Searches a place while it is typed; an answer to an older text is dropped. Empty text searches nothing. */
export function useLocate(
  text: string,
  near: Point | null,
  regionCode: string,
): { result: LocateResult | null; isSearching: boolean } {
  const [answer, setAnswer] = useState<{ text: string; result: LocateResult | null } | null>(null);
  const query = text.trim();
  useEffect(() => {
    if (query === '') return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      apiClient
        .call(
          'locate',
          { q: query, lon: near?.lon, lat: near?.lat, regionCode, mode: 'typing' },
          { signal: abort.signal, timeoutMs: 8_000 },
        )
        .then((result) => setAnswer({ text: query, result }))
        .catch((error: unknown) => {
          if (abort.signal.aborted) return;
          setAnswer({ text: query, result: null });
          showError(error);
        });
    }, SETTLE_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [query, near?.lon, near?.lat, regionCode]);
  if (query === '') return { result: null, isSearching: false };
  return { result: answer?.result ?? null, isSearching: answer?.text !== query };
}
