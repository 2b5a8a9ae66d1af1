import { type Unit } from '#siaga/contracts';
import {
  Button,
  DraftNote,
  EmptyState,
  FetchedPart,
  Field,
  showDone,
  useCommand,
  useDraftState,
  useEntities,
  useFetched,
  useFormat,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useJobByUnit } from '../state/views.js';
import { standingOf, UnitForm } from './unit-form.js';

/** Takes a unit out of the fleet or brings it back; gives it as it is then. */
function useRetirement(): {
  isBusy: boolean;
  set: (unit: Unit, isRetired: boolean, callSign?: string) => Promise<boolean>;
} {
  const { t } = useTranslation('console');
  const put = useEntities((state) => state.put);
  const { run, isBusy } = useCommand('updateUnit');
  const set = async ({ id, version }: Unit, isRetired: boolean, callSign?: string): Promise<boolean> => {
    const saved = await run({ id, version, isRetired, callSign });
    if (!saved) return false;
    put('unit', saved);
    showDone(t(isRetired ? 'unitAdmin.retired' : 'unitAdmin.broughtBack', { unit: saved.callSign }));
    return true;
  };
  return { isBusy, set };
}

/** Retiring asks once more, and says what it does; a unit with a job is not retired. */
function RetirePart({ unit, onDone }: { unit: Unit; onDone: () => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const job = useJobByUnit().get(unit.id);
  const [isAsked, setAsked] = useState(false);
  const { isBusy, set } = useRetirement();
  if (job) return <p className="note is-amber">{t('unitAdmin.onJob', { number: job.job.incidentNumber })}</p>;
  if (!isAsked)
    return (
      <Button kind="danger" onClick={() => setAsked(true)}>
        {t('unitAdmin.retire')}
      </Button>
    );
  const retire = async (): Promise<void> => {
    if (await set(unit, true)) onDone();
  };
  return (
    <div role="alert">
      <p className="note">
        {t('unitAdmin.retireAsk', { unit: unit.callSign })}
        {unit.crew.length > 0 && ` ${t('unitAdmin.retireCrew', { n: unit.crew.length })}`}
      </p>
      <div className="line">
        <Button kind="danger" isBusy={isBusy} onClick={() => void retire()}>
          {t('unitAdmin.retireYes')}
        </Button>
        <Button onClick={() => setAsked(false)}>{t('common:action.cancel')}</Button>
      </div>
    </div>
  );
}

/** What can be made of one unit: another name, other equipment, another post, out of the fleet. */
export function UnitEdit({ unit, onDone }: { unit: Unit; onDone: () => void }): ReactElement {
  const { t } = useTranslation('console');
  return (
    <>
      {unit.formerCallSigns && (
        <p className="note">{t('unitAdmin.former', { names: unit.formerCallSigns.join(', ') })}</p>
      )}
      <UnitForm key={standingOf(unit)} unit={unit} onDone={onDone} />
      <div className="form inset">
        <RetirePart unit={unit} onDone={onDone} />
      </div>
    </>
  );
}

/** One that may come back, under another name where its own was given away meanwhile. */
function RetiredUnit({ unit, onBack }: { unit: Unit; onBack: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const draft = useDraftState(`unit:${unit.id}:call_sign`, z.string(), unit.callSign);
  const callSign = draft.value;
  const { isBusy, set } = useRetirement();
  const bringBack = async (): Promise<void> => {
    const name = callSign.trim();
    if (!(await set(unit, false, name === unit.callSign ? undefined : name))) return;
    draft.drop();
    onBack();
  };
  const facts = [
    unit.retiredAt && t('unitAdmin.since', { day: format.dayTime(unit.retiredAt) }),
    unit.formerCallSigns && t('unitAdmin.former', { names: unit.formerCallSigns.join(', ') }),
  ];
  return (
    <li className="line">
      <div className="grow">
        <Field
          label={t('unitAdmin.callSign')}
          hint={facts.filter(Boolean).join('. ')}
          value={callSign}
          maxLength={30}
          autoComplete="off"
          onChange={(event) => draft.set(event.target.value)}
        />
        <DraftNote {...draft} onDiscard={draft.drop} />
      </div>
      <Button isBusy={isBusy} disabled={callSign.trim() === ''} onClick={() => void bringBack()}>
        {t('unitAdmin.bringBack', { unit: unit.callSign })}
      </Button>
    </li>
  );
}

/** Units that were taken out of the fleet, to be brought back. */
export function RetiredUnits(): ReactElement {
  const { t } = useTranslation('console');
  const fetched = useFetched('units', { which: 'retired' });
  return (
    <FetchedPart fetched={fetched}>
      {({ units }) =>
        units.length === 0 ? (
          <EmptyState title={t('unitAdmin.noneRetired')} />
        ) : (
          <ul className="mapregions">
            {units.map((unit) => (
              <RetiredUnit key={unit.id} unit={unit} onBack={fetched.reload} />
            ))}
          </ul>
        )
      }
    </FetchedPart>
  );
}
