import { type LocateResult, type Point } from '#siaga/contracts';
import { type FetchOptions, useFetched, useSettled } from '#siaga/web-kit';
import { useState } from 'react';

const SETTLE_MS = 140;
/** After so long without a key the text is whole: an outside geocoder that must not be asked while typing is asked too. */
const WHOLE_MS = 800;
/** Each text is searched anew: a list that is renewed behind its back would move under the key that picks from it. */
const OPTIONS: FetchOptions = { timeoutMs: 8_000, keepMs: 0, freshMs: Infinity, retries: false };

/** Until the list of names is loaded, the same text is asked again. */
const LOADING_MS = 2_000;

/** True when our own search has left something that another might know. */
function isIncomplete({ candidates }: LocateResult): boolean {
  const [best] = candidates;
  return best === undefined || best.notUnderstood.length > 0;
}

/**
 * Searches a place while it is typed; the answer before stands until the new one is there, as long as the same text is being typed.
 * Empty text searches nothing, and what was found before it is gone; a text waits for a region that is not known yet.
 */
export function useLocate(
  text: string,
  near: Point | null,
  regionCode: string | undefined,
): { result: LocateResult | null; isSearching: boolean; hasFailed: boolean } {
  const query = text.trim();
  const q = useSettled(query, SETTLE_MS);
  const isSettled = q === query && q !== '' && regionCode !== undefined;
  const question = { q, lon: near?.lon, lat: near?.lat, regionCode: regionCode ?? '' };
  const [isLoading, setLoading] = useState(false);
  const typed = useFetched('locate', isSettled ? { ...question, mode: 'typing' } : null, {
    ...OPTIONS,
    keepsLast: true,
    tells: 'failures',
    ...(isLoading && { everyMs: LOADING_MS }),
  });
  const answer = typed.isOfBefore ? null : typed.data;
  const stillLoads = answer?.problem === 'not_ready';
  if (stillLoads !== isLoading) setLoading(stillLoads);
  const incomplete = answer !== null && isIncomplete(answer) ? q : '';
  const whole = useSettled(incomplete, WHOLE_MS);
  const isWhole = whole !== '' && whole === incomplete;
  const others = useFetched('locate', isWhole ? { ...question, mode: 'whole' } : null, {
    ...OPTIONS,
    tells: 'failures',
  });
  const [answered, setAnswered] = useState('');
  const nowAnswered = query === '' ? '' : answer !== null && isSettled ? q : answered;
  if (nowAnswered !== answered) setAnswered(nowAnswered);
  if (query === '') return { result: null, isSearching: false, hasFailed: false };
  const hasFailed = isSettled && typed.failure !== null && answer === null;
  const isSearching = !isSettled || (answer === null && !hasFailed);
  const best = isWhole ? (others.data ?? typed.data) : typed.data;
  return { result: hasFailed || nowAnswered === '' ? null : best, isSearching, hasFailed };
}
