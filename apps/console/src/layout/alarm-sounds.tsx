import { isAlertUntaken } from '#siaga/contracts';
import { playSound, useEntities } from '#siaga/web-kit';
import { useEffect } from 'react';
import { useQueue } from '../state/views.js';

const RING_EVERY_MS = 3_000;
const ALERT_AGAIN_MS = 15_000;

/** How many last and nobody is on. */
function useUntaken(severity: 'amber' | 'red'): number {
  return useEntities(
    (state) =>
      [...state.entities.alert.values()].filter(
        (alert) => alert.severity === severity && isAlertUntaken(alert),
      ).length,
  );
}

/**
 * Renders nothing: rings while a call waits, warns at each new alert, and again while a red one lasts that nobody has taken. Never throttled.
 */
export function AlarmSounds(): null {
  const isRinging = useQueue('ringing').length > 0;
  const [red, amber] = [useUntaken('red'), useUntaken('amber')];

  useEffect(() => {
    if (!isRinging) return;
    playSound('ring');
    const timer = setInterval(() => playSound('ring'), RING_EVERY_MS);
    return () => clearInterval(timer);
  }, [isRinging]);

  useEffect(() => {
    if (red === 0) return;
    playSound('alert');
    const timer = setInterval(() => playSound('alert'), ALERT_AGAIN_MS);
    return () => clearInterval(timer);
  }, [red]);

  useEffect(() => {
    if (amber > 0) playSound('alert');
  }, [amber]);
  return null;
}
