import { Ambulance } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '#siaga/contracts';
import { showError, useCommand, useConnection, useEntities } from '#siaga/web-kit';
import { unlockSound } from '../device/offer-alarm.js';

function UnitChoice({
  unit,
  isDisabled,
  onStart,
}: {
  unit: Unit;
  isDisabled: boolean;
  onStart: () => void;
}): ReactElement {
  const { t } = useTranslation('crew');
  const { t: common } = useTranslation('common');
  const names = unit.crew.map((member) => member.name).join(', ');
  return (
    <li className="cr-unit">
      <div>
        <b>{unit.callSign}</b>
        <span>{[common(`unitType.${unit.type}`), unit.homePost?.name].filter(Boolean).join(' · ')}</span>
        <span>{names === '' ? t('signOn.nobody') : t('signOn.crewed', { names })}</span>
      </div>
      <button type="button" className="cr-button go" disabled={isDisabled} onClick={onStart}>
        {t('signOn.start', { unit: unit.callSign })}
      </button>
    </li>
  );
}

/** Before the shift: which unit. The first tap also gives leave for sound and location. */
export function SignOnScreen({ units }: { units: readonly Unit[] }): ReactElement {
  const { t } = useTranslation('crew');
  const isLoaded = useEntities((state) => state.isLoaded);
  const isOnline = useConnection((state) => state.line === 'online');
  const signOn = useCommand('signOn');
  const start = (unit: Unit) => {
    void unlockSound().catch(showError);
    void signOn.run({ id: unit.id });
  };
  if (isLoaded && units.length === 0) {
    return (
      <main className="cr-screen cr-centre">
        <Ambulance size={44} aria-hidden />
        <h1>{t('signOn.none')}</h1>
        <p>{t('signOn.noneHint')}</p>
      </main>
    );
  }
  return (
    <main className="cr-screen">
      <section className="cr-heading">
        <h1>{t('signOn.title')}</h1>
        <p className="context">{isLoaded ? t('signOn.hint') : t('signOn.loading')}</p>
      </section>
      <ul className="cr-units">
        {units.map((unit) => (
          <UnitChoice
            key={unit.id}
            unit={unit}
            isDisabled={!isOnline || signOn.isBusy}
            onStart={() => start(unit)}
          />
        ))}
      </ul>
      {isLoaded && !isOnline && <p className="cr-note">{t('signOn.needsLine')}</p>}
    </main>
  );
}
