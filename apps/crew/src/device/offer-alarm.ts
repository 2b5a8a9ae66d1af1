import { useEffect, useSyncExternalStore } from 'react';
import { showError } from '#siaga/web-kit';
import { Alarm, OFFER_PATTERN } from './alarm.js';

const alarm = new Alarm(OFFER_PATTERN);
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Any tap may give the browser's leave for sound. */
export async function unlockSound(): Promise<void> {
  await alarm.unlock();
  tell();
}

export function useSoundUnlocked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => alarm.isUnlocked,
  );
}

/** Rings and shakes while `isRinging`. */
export function useOfferAlarm(isRinging: boolean): void {
  useEffect(() => {
    if (!isRinging) return;
    alarm.start();
    return () => alarm.stop();
  }, [isRinging]);
}

/** Renders nothing: takes every touch as leave to be heard, since browsers may withdraw it while the phone sleeps. */
export function SoundUnlocker(): null {
  useEffect(() => {
    const stop = new AbortController();
    const unlock = () => void unlockSound().catch(showError);
    // At the end of the press: the button that goes at its start would move what is pressed from under the finger.
    document.addEventListener('pointerup', unlock, { signal: stop.signal, passive: true });
    document.addEventListener('keydown', unlock, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return null;
}
