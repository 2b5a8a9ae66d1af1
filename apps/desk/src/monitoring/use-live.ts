import { type CaseFile, type WorkList } from '#siaga/contracts';
import { type Fetched, useConnection, useEntities, useFetched } from '#siaga/web-kit';
import { useEffect, useRef, useState } from 'react';
import { heardIn } from './work.policy.js';

/** In the busiest hour the list is read once in so long, however much is heard. */
const AT_MOST_EVERY_MS = 1_000;
/** With a line everything is heard at once; this finds what a line that was down, and does not know it, has missed. */
const EVERY_MS = 60_000;
/** Without one the screen asks. */
const OFF_LINE_EVERY_MS = 5_000;
/** The most that the server lists: what is urgent is among them. */
export const MOST = 200;

/** The value at once, and then no more often than every `ms`: the last one always comes. */
export function useCoalesced<T>(value: T, ms: number): T {
  const [shown, setShown] = useState(value);
  const lastMs = useRef(0);
  useEffect(() => {
    // What is shown already makes the next one wait for nothing.
    if (value === shown) return;
    const show = (): void => {
      lastMs.current = Date.now();
      setShown(value);
    };
    const timer = setTimeout(show, Math.max(0, lastMs.current + ms - Date.now()));
    return () => clearTimeout(timer);
  }, [value, shown, ms]);
  return shown;
}

/** The day's list of an area, read again when a case of it changes. */
export function useLiveWork(regionCode: string): Fetched<WorkList> {
  const line = useConnection((state) => state.line);
  const heard = useEntities((state) => heardIn(state.entities.monitored_case, regionCode));
  const since = `${line} ${useCoalesced(heard, AT_MOST_EVERY_MS)}`;
  return useFetched(
    'monitoringWork',
    { regionCode, most: MOST },
    { everyMs: line === 'online' ? EVERY_MS : OFF_LINE_EVERY_MS, since },
  );
}

/** All of a case, read again when it changes: each reading stands in the trail, so that it is not asked by the clock. */
export function useLiveCase(id: string): Fetched<CaseFile> {
  const line = useConnection((state) => state.line);
  const heard = useEntities((state) => state.entities.monitored_case.get(id)?.version ?? 0);
  const since = `${line} ${useCoalesced(heard, AT_MOST_EVERY_MS)}`;
  return useFetched('monitoredCase', { id }, { since });
}
