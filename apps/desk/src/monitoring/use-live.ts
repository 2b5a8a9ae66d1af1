import { type CaseFile, type MonitoredCaseChange, type WorkList } from '#siaga/contracts';
import { type Fetched, useConnection, useEntities, useFetched } from '#siaga/web-kit';
import { useCallback, useEffect, useRef, useState } from 'react';
import { heardIn } from './work.policy.js';

/** In the busiest hour the list is read once in so long, however much is heard. */
const AT_MOST_EVERY_MS = 1_000;
/** With a line everything is heard at once; this finds what a line that was down, and does not know it, has missed. */
const EVERY_MS = 60_000;
/** Without one the screen asks. */
const OFF_LINE_EVERY_MS = 5_000;
/** The most that the server lists: what is urgent is among them. */
export const MOST = 200;

type Heard = ReadonlyMap<string, MonitoredCaseChange>;

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

/**
 * What is known of the cases that were heard of, at once, and then no more often than every second. Drawn for each of them alone, a list of
 * thousands that an officer imports would hold the screen for a minute.
 */
function useHeard<T extends string | number>(read: (heard: Heard) => T): T {
  const [shown, setShown] = useState(() => read(useEntities.getState().entities.monitored_case));
  useEffect(() => {
    let lastMs = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      timer = undefined;
      lastMs = Date.now();
      setShown(read(useEntities.getState().entities.monitored_case));
    };
    const hear = (): void => {
      timer ??= setTimeout(show, Math.max(0, lastMs + AT_MOST_EVERY_MS - Date.now()));
    };
    hear();
    const end = useEntities.subscribe(hear);
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [read]);
  return shown;
}

/** The day's list of an area, read again when a case of it changes. */
export function useLiveWork(regionCode: string): Fetched<WorkList> {
  const line = useConnection((state) => state.line);
  const heard = useHeard(useCallback((cases: Heard) => heardIn(cases, regionCode), [regionCode]));
  return useFetched(
    'monitoringWork',
    { regionCode, most: MOST },
    { everyMs: line === 'online' ? EVERY_MS : OFF_LINE_EVERY_MS, since: `${line} ${heard}` },
  );
}

/** All of a case, read again when it changes: each reading stands in the trail, so that it is not asked by the clock. */
export function useLiveCase(id: string): Fetched<CaseFile> {
  const line = useConnection((state) => state.line);
  const heard = useHeard(useCallback((cases: Heard) => cases.get(id)?.version ?? 0, [id]));
  return useFetched('monitoredCase', { id }, { since: `${line} ${String(heard)}` });
}
