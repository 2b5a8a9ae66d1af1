import { isWorthRetrying } from '#siaga/client';
import { type BorderCollection } from '#siaga/contracts';
import { apiClient, useEntities } from '#siaga/web-kit';
import { useEffect, useState } from 'react';

const BORDERS_AGAIN_MS = 20_000;

/** Borders of the first region, asked for again while the line is bad. */
export function useBorders(): { borders: BorderCollection | null; hasFailed: boolean } {
  const regionCode = useEntities((state) => state.regions[0]?.code);
  const [borders, setBorders] = useState<BorderCollection | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (regionCode === undefined) return;
    const abort = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    apiClient
      .call('borders', { regionCode }, { signal: abort.signal })
      .then((collection) => {
        setBorders(collection);
        setFailed(false);
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        setFailed(true);
        if (isWorthRetrying(error))
          again = setTimeout(() => setTries((count) => count + 1), BORDERS_AGAIN_MS);
      });
    return () => {
      abort.abort();
      clearTimeout(again);
    };
  }, [regionCode, tries]);
  return { borders, hasFailed };
}
