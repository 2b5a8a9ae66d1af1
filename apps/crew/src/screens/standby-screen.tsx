import { CircleCheck, CirclePause, Volume2, VolumeX } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '#siaga/contracts';
import { useCommand, useFormat, useNow } from '#siaga/web-kit';
import { unlockSound, useOfferAlarm, useSoundUnlocked } from '../device/offer-alarm.js';
import { PushSwitch } from '../push/push-switch.js';
import { useGps } from '../position/device-position.js';
import { BigChoice, Sheet } from './sheet.js';

const REST_REASONS = ['fuel', 'cleaning', 'restock', 'meal', 'incomplete', 'fault'] as const;

/** Whether the centre knows where the unit is, in one line. */
function GpsLine(): ReactElement {
  const { t } = useTranslation('crew');
  const { problem, last, sentAtMs, unsent } = useGps();
  const format = useFormat();
  const nowMs = useNow();
  let text = t('gps.waiting');
  if (problem !== null) text = t(`gps.${problem}`);
  else if (sentAtMs !== null) text = t('gps.ok', { age: format.ago((nowMs - sentAtMs) / 1_000) });
  const extra = [
    last?.accuracyM !== undefined && problem === null ? format.accuracy(last.accuracyM) : null,
    unsent > 0 ? t('gps.unsent', { n: unsent }) : null,
  ].filter(Boolean);
  return (
    <p className={`cr-gps num ${problem === null ? '' : 'problem'}`} role="status">
      <b>{t('gps.label')}</b> {[text, ...extra].join(' · ')}
    </p>
  );
}

function SoundTest(): ReactElement {
  const { t } = useTranslation('crew');
  const isUnlocked = useSoundUnlocked();
  const [isTesting, setTesting] = useState(false);
  useOfferAlarm(isTesting);
  const press = () => {
    void unlockSound();
    setTesting(!isTesting);
  };
  const text = isTesting ? 'standby.stopSound' : isUnlocked ? 'standby.testSound' : 'standby.soundOff';
  return (
    <button
      type="button"
      className={`cr-button ${isUnlocked ? '' : 'warned'}`}
      onClick={press}
      aria-pressed={isTesting}
    >
      {isUnlocked ? <Volume2 size={22} aria-hidden /> : <VolumeX size={22} aria-hidden />}
      <span>{t(text)}</span>
    </button>
  );
}

function RestSheet({ unit, onClose }: { unit: Unit; onClose: () => void }): ReactElement {
  const { t } = useTranslation('crew');
  const { t: common } = useTranslation('common');
  const setService = useCommand('setService');
  const rest = async (reason: string) => {
    if (await setService.run({ id: unit.id, service: 'out_of_service', reason })) onClose();
  };
  return (
    <Sheet title={t('rest.title')} onClose={onClose}>
      {REST_REASONS.map((reason) => {
        const text = reason === 'fault' ? common('declineReason.vehicle_fault') : t(`rest.reasons.${reason}`);
        return (
          <BigChoice
            key={reason}
            title={text}
            isDisabled={setService.isBusy}
            onChoose={() => void rest(text)}
          />
        );
      })}
    </Sheet>
  );
}

/** On duty without a job: that it works, and how to leave. */
export function StandbyScreen({ unit }: { unit: Unit }): ReactElement {
  const { t } = useTranslation('crew');
  const [isResting, setResting] = useState(false);
  const signOff = useCommand('signOff');
  const setService = useCommand('setService');
  const isOut = unit.service === 'out_of_service';
  return (
    <main className="cr-screen">
      <section className={`cr-standby ${isOut ? 'out' : ''}`}>
        {isOut ? <CirclePause size={72} aria-hidden /> : <CircleCheck size={72} aria-hidden />}
        <h1>{isOut ? t('rest.state') : t('standby.title')}</h1>
        <p>{isOut ? unit.outOfServiceReason : t('standby.hint')}</p>
        <GpsLine />
      </section>
      <div className="cr-actions">
        {isOut ? (
          <button
            type="button"
            className="cr-button go"
            disabled={setService.isBusy}
            onClick={() => void setService.run({ id: unit.id, service: 'in_service' })}
          >
            {t('rest.back')}
          </button>
        ) : (
          <>
            <SoundTest />
            <PushSwitch />
            <button type="button" className="cr-button" onClick={() => setResting(true)}>
              {t('standby.rest')}
            </button>
          </>
        )}
        <button
          type="button"
          className="cr-button"
          disabled={signOff.isBusy}
          onClick={() => void signOff.run({ id: unit.id })}
        >
          {t('standby.signOff')}
        </button>
      </div>
      {isResting && <RestSheet unit={unit} onClose={() => setResting(false)} />}
    </main>
  );
}
