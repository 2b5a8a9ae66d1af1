import { useEffect } from 'react';

/** Keeps the screen from sleeping while the page is shown, where the browser can. */
export function useAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined;
    let held: WakeLockSentinel | null = null;
    let isOver = false;
    const hold = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      try {
        held = await navigator.wakeLock.request('screen');
        if (isOver) await held.release();
      } catch (error) {
        // A browser that forbids it: the television's own settings decide.
        if (!(error instanceof DOMException)) throw error;
      }
    };
    const again = (): void => void hold();
    // It is lost whenever the page is hidden.
    document.addEventListener('visibilitychange', again);
    again();
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', again);
      void held?.release();
    };
  }, []);
}

/** The day of the wall where it hangs. */
export function dayAt(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(new Date(at));
}

/**
 * Starts the page anew when another day has begun, which a browser that runs for months needs. Only when a server has just answered: without
 * one a reload could leave nothing on the wall.
 */
export function useNewDay(told: { at: string; timeZone: string } | null): void {
  const day = told && dayAt(told.at, told.timeZone);
  useEffect(() => {
    if (day === null) return;
    const began = (startedOn ??= day);
    if (began !== day) window.location.reload();
  }, [day]);
}

let startedOn: string | null = null;
