import { ApiError, OfflineError } from '#siaga/client';
import { type TakenFixes } from '#siaga/contracts';
import { useEffect, useState } from 'react';
import { freshFixes, isTimeToSend, type KeptFix, sentFixes, withFix } from './kept-fixes.policy.js';
import { monitoringApi } from './monitoring-api.js';

/** What the page says of the phone's location: where it is by the fence, or why nobody knows. */
export type FixState =
  NonNullable<TakenFixes['kind']> | 'looking' | 'denied' | 'unavailable' | 'offline' | 'stopped';

const LOOK_EVERY_MS = 20_000;
const LOOK = { enableHighAccuracy: true, maximumAge: 10_000, timeout: 18_000 } as const;
const DENIED = 1;
/** "Later" in all its forms; anything else is a word that ends it. */
const LATER: readonly number[] = [408, 429, 500, 502, 503, 504];

/** What waits for a line, by page: in this page's memory and nowhere else. A report that is filled in meanwhile does not lose it. */
const waiting = new Map<string, readonly KeptFix[]>();

/** Tells where this phone is, as long as the page is on the screen and `isOn`. */
export function useFixes(id: string, isOn: boolean): FixState {
  const [state, setState] = useState<FixState>('looking');
  useEffect(() => {
    if (!isOn || !('geolocation' in navigator)) {
      waiting.delete(id);
      return;
    }
    const over = new AbortController();
    const { signal } = over;
    let last: { fix: KeptFix; atMs: number } | null = null;
    let isSending = false;

    const send = async (): Promise<void> => {
      const nowMs = Date.now();
      const fixes = freshFixes(waiting.get(id) ?? [], nowMs);
      waiting.set(id, fixes);
      const newest = fixes.at(-1);
      if (isSending || signal.aborted || newest === undefined || !isTimeToSend(newest, last, nowMs)) return;
      isSending = true;
      try {
        const { kind } = await monitoringApi.sendFixes({ id, fixes: sentFixes(fixes, nowMs) });
        last = { fix: newest, atMs: nowMs };
        // What came meanwhile waits for its turn.
        waiting.set(
          id,
          (waiting.get(id) ?? []).filter((fix) => !fixes.includes(fix)),
        );
        setState((before) => kind ?? (before === 'offline' ? 'looking' : before));
      } catch (error) {
        if (!(error instanceof ApiError || error instanceof OfflineError)) throw error;
        if (error instanceof OfflineError) setState('offline');
        else if (!LATER.includes(error.status)) {
          over.abort();
          setState('stopped');
        }
      } finally {
        isSending = false;
      }
    };
    const take = ({ coords, timestamp }: GeolocationPosition): void => {
      if (signal.aborted) return;
      const fix = { lon: coords.longitude, lat: coords.latitude, accuracyM: coords.accuracy };
      waiting.set(id, withFix(waiting.get(id) ?? [], { ...fix, atMs: timestamp }));
      void send();
    };
    const fail = ({ code }: GeolocationPositionError): void => {
      setState(code === DENIED ? 'denied' : 'unavailable');
    };
    // Asked for each time: a browser that watches tells nothing of a phone that lies still.
    const look = (): void => {
      if (document.visibilityState !== 'visible') return;
      navigator.geolocation.getCurrentPosition(take, fail, LOOK);
      void send();
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', look, { signal });
    window.addEventListener('online', () => void send(), { signal });
    signal.addEventListener('abort', () => clearInterval(timer));
    return () => over.abort();
  }, [id, isOn]);
  return 'geolocation' in navigator ? state : 'unavailable';
}
