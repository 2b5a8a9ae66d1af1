import { playSound, useEntities } from '#siaga/web-kit';
import { useEffect } from 'react';
import { useQueue } from '../state/views.js';

const RING_EVERY_MS = 3_000;
const ALERT_AGAIN_MS = 15_000;

/** Renders nothing: rings while a call waits, warns at each new alert and again while one is not taken. Never throttled. */
export function AlarmSounds(): null {
  const isRinging = useQueue('ringing').length > 0;
  const openAlerts = useEntities(
    (state) =>
      [...state.entities.alert.values()].filter((alert) => (alert.acknowledgedAt ?? alert.endedAt) === null)
        .length,
  );

  useEffect(() => {
    if (!isRinging) return;
    playSound('ring');
    const timer = setInterval(() => playSound('ring'), RING_EVERY_MS);
    return () => clearInterval(timer);
  }, [isRinging]);

  useEffect(() => {
    if (openAlerts === 0) return;
    playSound('alert');
    const timer = setInterval(() => playSound('alert'), ALERT_AGAIN_MS);
    return () => clearInterval(timer);
  }, [openAlerts]);
  return null;
}
