import { useSyncExternalStore } from 'react';

/** The server's time as this browser knows it: every clock on a screen counts by it, not by the desk's own clock. */
let offsetMs = 0;

/** Takes the server's time from a tick or a snapshot. The trip takes some milliseconds; a clock on a screen shows whole seconds. */
export function learnServerTime(at: string): void {
  offsetMs = Date.parse(at) - Date.now();
}

/** Server time now, in milliseconds since the epoch. */
export function serverNowMs(): number {
  return Date.now() + offsetMs;
}

const listeners = new Set<() => void>();
let secondMs = Math.floor(Date.now() / 1_000) * 1_000;
let timer: ReturnType<typeof setInterval> | undefined;

function beat(): void {
  const next = Math.floor(serverNowMs() / 1_000) * 1_000;
  if (next === secondMs) return;
  secondMs = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    beat();
    timer = setInterval(beat, 200);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const getSecond = (): number => secondMs;

/** Server time in milliseconds, cut to the second; the component draws again each second. One timer serves all clocks. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, getSecond, getSecond);
}
