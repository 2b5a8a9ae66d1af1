import { type LocateResult, type Point } from '#siaga/contracts';
import { apiClient, showError } from '#siaga/web-kit';
import { useEffect, useState } from 'react';

const SETTLE_MS = 140;
/** After so long without a key the text is whole: an outside geocoder that must not be asked while typing is asked too. */
const WHOLE_MS = 800;

interface Answer {
  text: string;
  result: LocateResult | null;
}

/** True when our own search has left something that another might know. */
function isIncomplete({ candidates }: LocateResult): boolean {
  const [best] = candidates;
  return best === undefined || best.notUnderstood.length > 0;
}

/** Searches a place while it is typed; an answer to an older text is dropped. Empty text searches nothing. */
export function useLocate(
  text: string,
  near: Point | null,
  regionCode: string,
): { result: LocateResult | null; isSearching: boolean; hasFailed: boolean } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const query = text.trim();
  useEffect(() => {
    if (query === '') return;
    const abort = new AbortController();
    let timer = setTimeout(() => ask('typing'), SETTLE_MS);
    const ask = (mode: 'typing' | 'whole'): void => {
      apiClient
        .call(
          'locate',
          { q: query, lon: near?.lon, lat: near?.lat, regionCode, mode },
          { signal: abort.signal, timeoutMs: 8_000 },
        )
        .then((result) => {
          setAnswer({ text: query, result });
          if (mode === 'typing' && isIncomplete(result)) timer = setTimeout(() => ask('whole'), WHOLE_MS);
        })
        .catch((error: unknown) => {
          if (abort.signal.aborted) return;
          setAnswer({ text: query, result: null });
          showError(error);
        });
    };
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [query, near?.lon, near?.lat, regionCode]);
  if (query === '') return { result: null, isSearching: false, hasFailed: false };
  const isSearching = answer?.text !== query;
  return {
    result: answer?.result ?? null,
    isSearching,
    hasFailed: !isSearching && answer.result === null,
  };
}
