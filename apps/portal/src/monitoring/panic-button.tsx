import { OfflineError } from '#siaga/client';
import { type OwnAlarm, type OwnCase, type PressPanicInput } from '#siaga/contracts';
import { Button } from '#siaga/web-kit';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newerAlarm, secondsLeft } from './alarm.policy.js';
import { numbersOf } from './emergency-numbers.policy.js';
import { monitoringApi } from './monitoring-api.js';

/** Help is not kept waiting for a better position. */
const POSITION_WAIT_MS = 1_500;
const POSITION_AGE_MS = 60_000;
const TICK_MS = 250;

/** Where the phone is, if it knows in a moment. */
function positionNow(): Promise<PressPanicInput['position']> {
  return new Promise((resolve) => {
    const none = (): void => resolve(null);
    // Whoever has not answered whether the position may be told is not asked for longer than help can wait.
    setTimeout(none, POSITION_WAIT_MS);
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) =>
        resolve({
          ...{ lon: coords.longitude, lat: coords.latitude, accuracyM: coords.accuracy },
          ageS: Math.min(86_400, Math.max(0, (Date.now() - timestamp) / 1_000)),
        }),
      none,
      { maximumAge: POSITION_AGE_MS, timeout: POSITION_WAIT_MS },
    );
  });
}

/** Calls 119 for the person: the operator sees who and where. Without a line the phone dials. */
export function PanicButton({ page }: { page: OwnCase }): ReactElement {
  const { t } = useTranslation('portal');
  const { id, alarm: known } = page;
  const [first] = numbersOf(page);
  const [own, setOwn] = useState<{ alarm: OwnAlarm; untilMs: number } | null>(null);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const [nowMs, setNowMs] = useState(() => Date.now());
  const key = useRef(crypto.randomUUID());
  const alarm = newerAlarm(known, own?.alarm ?? null);
  const left = own && alarm?.id === own.alarm.id ? secondsLeft(own.untilMs, nowMs) : 0;
  useEffect(() => {
    if (own === null) return;
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [own]);

  const tell = async (work: () => Promise<OwnAlarm>, dials: boolean): Promise<void> => {
    setState('busy');
    try {
      const next = await work();
      // By this phone's own clock, from now on: how wrong that is plays no part.
      const lastsMs = Date.parse(next.mistakeUntil) - Date.parse(next.pressedAt);
      setOwn((last) => ({
        alarm: next,
        untilMs: last?.alarm.id === next.id ? last.untilMs : Date.now() + lastsMs,
      }));
      setNowMs(Date.now());
      setState('idle');
    } catch (error) {
      setState('failed');
      if (dials && error instanceof OfflineError) window.location.href = `tel:${first.number}`;
    }
  };
  const press = (): void =>
    void tell(
      async () => monitoringApi.panic({ id, caseId: id, position: await positionNow() }, key.current),
      true,
    ).finally(() => (key.current = crypto.randomUUID()));
  const takeBack = (alarmId: string): void =>
    void tell(() => monitoringApi.takeBackPanic({ id, alarmId }), false);

  const isLive = alarm !== null && !alarm.isOver;
  const help = alarm?.help ?? null;
  return (
    <>
      {state === 'failed' && <p role="alert">{t('monitoring.panic.failed', { number: first.number })}</p>}
      {isLive && <p role="status">{t(`monitoring.panic.${alarm.isAnswered ? 'answered' : 'called'}`)}</p>}
      {help !== null && help !== 'over' && <p role="status">{t(`monitoring.panic.help.${help}`)}</p>}
      {alarm?.isTakenBack && left > 0 && <p role="status">{t('monitoring.panic.takenBack')}</p>}
      {isLive && left > 0 && !alarm.isTakenBack && (
        <Button onClick={() => takeBack(alarm.id)}>{t('monitoring.panic.mistake', { n: left })}</Button>
      )}
      {!isLive && (
        <Button kind="danger" isBusy={state === 'busy'} onClick={press}>
          {t('monitoring.panic.press')}
        </Button>
      )}
    </>
  );
}
