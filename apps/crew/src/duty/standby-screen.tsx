import { CircleCheck, CirclePause } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '#siaga/contracts';
import { useCommand, Views, viewsAt } from '#siaga/web-kit';
import { useCrewManifests } from '../crew-manifest.js';
import { BigChoice, Sheet } from '../frame/sheet.js';

const REST_REASONS = ['fuel', 'cleaning', 'restock', 'meal', 'incomplete', 'fault'] as const;

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
  const manifests = useCrewManifests();
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
        <Views of={viewsAt(manifests, 'readyState')} given={{ unit }} />
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
            <Views of={viewsAt(manifests, 'readyAction')} given={{ unit }} />
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
