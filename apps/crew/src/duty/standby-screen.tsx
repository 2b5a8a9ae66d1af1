import { CircleCheck, CirclePause } from 'lucide-react';
import { useState, type ComponentType, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '#siaga/contracts';
import { lazyView, useCommand, useReasonText, Views, viewsAt } from '#siaga/web-kit';
import { useCrewManifests } from '../crew-manifest.js';

interface SheetProps {
  unit: Unit;
  onClose: () => void;
}

/** Asked for by a press, and both need the line in any case. */
function sheet(load: () => Promise<ComponentType<SheetProps>>): ComponentType<SheetProps> {
  return lazyView('crew', async () => {
    const [component, { texts }] = await Promise.all([load(), import('./sheet-texts.js')]);
    return { component, texts };
  });
}

const RestSheet = sheet(async () => (await import('./standby-sheets.js')).RestSheet);
const SignOffSheet = sheet(async () => (await import('./standby-sheets.js')).SignOffSheet);

/** On duty without a job: that it works, and how to leave. */
export function StandbyScreen({ unit }: { unit: Unit }): ReactElement {
  const { t } = useTranslation('crew');
  const manifests = useCrewManifests();
  const [isResting, setResting] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const setService = useCommand('setService');
  const reasonText = useReasonText();
  const isOut = unit.service === 'out_of_service';
  return (
    <main className="cr-screen">
      <section className={`cr-standby ${isOut ? 'out' : ''}`}>
        {isOut ? <CirclePause size={72} aria-hidden /> : <CircleCheck size={72} aria-hidden />}
        <h1>{isOut ? t('rest.state') : t('standby.title')}</h1>
        <p>{isOut ? reasonText(unit.outOfServiceReason ?? '') : t('standby.hint')}</p>
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
        <button type="button" className="cr-button thin apart" onClick={() => setLeaving(true)}>
          {t('standby.signOff')}
        </button>
      </div>
      {isResting && <RestSheet unit={unit} onClose={() => setResting(false)} />}
      {isLeaving && <SignOffSheet unit={unit} onClose={() => setLeaving(false)} />}
    </main>
  );
}
