import { type Alert, isAlertUntaken } from '#siaga/contracts';
import { playSound, useEntities } from '#siaga/web-kit';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueue } from '../state/views.js';

const RING_EVERY_MS = 3_000;
const ALERT_AGAIN_MS = 15_000;

/** Those that last and nobody is on, as one text: it changes only when they do. */
function useUntaken(severity: 'amber' | 'red'): string {
  return useEntities((state) =>
    [...state.entities.alert.values()]
      .filter((alert) => alert.severity === severity && isAlertUntaken(alert))
      .map(({ id }) => id)
      .join(' '),
  );
}

const idsOf = (untaken: string): readonly string[] => (untaken === '' ? [] : untaken.split(' '));

/** Warns of what was not there before, and not when one of several was taken. */
function useWarning(untaken: string): void {
  const heard = useRef<readonly string[]>([]);
  useEffect(() => {
    const ids = idsOf(untaken);
    const isNew = ids.some((id) => !heard.current.includes(id));
    heard.current = ids;
    if (isNew) playSound('alert');
  }, [untaken]);
}

/** The newest red one that nobody is on, for who hears the screen: what it is about, and how many there are. */
function RedAlert({ count }: { count: number }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const incident = useEntities(({ entities }) => {
    const newest = [...entities.alert.values()]
      .filter((alert: Alert) => alert.severity === 'red' && isAlertUntaken(alert))
      .sort((a, b) => a.raisedAt.localeCompare(b.raisedAt))
      .at(-1);
    return entities.incident.get(newest?.incidentId ?? '');
  });
  const what = incident ? t(`common:complaint.${incident.complaint}`) : t('alerts.title');
  return (
    <span className="visually-hidden" role="alert">
      {count > 0 && t('alerts.newRed', { what, n: count })}
    </span>
  );
}

/**
 * Rings while a call waits, warns at each new alert, and again while a red one lasts that nobody has taken. Never throttled. A red one is said to a screen reader too.
 */
export function AlarmSounds(): ReactElement {
  const isRinging = useQueue('ringing').length > 0;
  const [red, amber] = [useUntaken('red'), useUntaken('amber')];
  const isRed = red !== '';

  useEffect(() => {
    if (!isRinging) return;
    playSound('ring');
    const timer = setInterval(() => playSound('ring'), RING_EVERY_MS);
    return () => clearInterval(timer);
  }, [isRinging]);

  useWarning(red);
  useWarning(amber);
  useEffect(() => {
    if (!isRed) return;
    const timer = setInterval(() => playSound('alert'), ALERT_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isRed]);
  return <RedAlert count={idsOf(red).length} />;
}
