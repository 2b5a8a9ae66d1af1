import { ApiError } from '#siaga/client';
import {
  type CreateUnitInput,
  type Point,
  UNIT_TYPE_CAPABILITIES,
  UnitCapability,
  UnitType,
} from '#siaga/contracts';
import { Button, Chips, errorText, Field, Select, showDone, useCommand, useEntities } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toggled } from '../state/workspace-store.js';
import { HomePostFields } from './home-post-fields.js';
import { type HomeDraft, homeInput, NO_HOME } from './home-post.policy.js';
import { useUnitRegions } from './use-unit-regions.js';

function CapabilityField({
  type,
  listed,
  onToggle,
}: {
  type: UnitType;
  listed: readonly UnitCapability[];
  onToggle: (capability: UnitCapability) => void;
}): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const own = UNIT_TYPE_CAPABILITIES[type];
  const name = (capability: UnitCapability): string => t(`common:unitCapability.${capability}`);
  return (
    <div>
      <div className="sg-label">{t('unitAdmin.capabilities')}</div>
      <p className="note">{t('unitAdmin.byType', { list: own.map(name).join(', ') })}</p>
      <Chips
        label={t('unitAdmin.capabilities')}
        options={UnitCapability.options
          .filter((capability) => !own.includes(capability))
          .map((value) => ({ value, text: name(value) }))}
        selected={listed}
        onToggle={onToggle}
      />
    </div>
  );
}

/** What is filled in, and what the server said to it. */
function useUnitDraft(onCreated: () => void) {
  const { t } = useTranslation('console');
  const regions = useUnitRegions();
  const put = useEntities((state) => state.put);
  const [chosenRegion, setRegionCode] = useState<string | null>(null);
  const regionCode = chosenRegion ?? regions[0]?.value ?? '';
  const [callSign, setCallSign] = useState('');
  const [type, setType] = useState<UnitType>('bls');
  const [listed, setListed] = useState<readonly UnitCapability[]>([]);
  const [home, setHome] = useState<HomeDraft>(NO_HOME);
  const [failure, setFailure] = useState<unknown>(null);
  const { run, isBusy } = useCommand('createUnit', setFailure);
  const place = homeInput(home);

  const submit = async (): Promise<void> => {
    if (!place) return;
    setFailure(null);
    const capabilities = listed.filter((capability) => !UNIT_TYPE_CAPABILITIES[type].includes(capability));
    const input: CreateUnitInput = { regionCode, callSign: callSign.trim(), type, capabilities, ...place };
    const unit = await run(input);
    if (!unit) return;
    put('unit', unit);
    showDone(t('unitAdmin.created', { unit: unit.callSign }));
    onCreated();
  };
  const isReady = callSign.trim() !== '' && regionCode !== '' && place !== null;
  return {
    ...{ regions, regionCode, setRegionCode, callSign, type, setType, listed, home, setHome },
    ...{ failure, isBusy, isReady, submit },
    setCallSign: (text: string) => {
      setCallSign(text);
      setFailure(null);
    },
    toggle: (capability: UnitCapability) => setListed(toggled(listed, capability)),
    setPoint: (point: Point) => setHome({ ...home, point }),
  };
}

/** A new unit: where it belongs, what it is called, what it can do, where it waits. */
export function CreateUnitForm({ onCreated }: { onCreated: () => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const { t: common } = useTranslation('common');
  const draft = useUnitDraft(onCreated);
  const { failure } = draft;
  const isTaken = failure instanceof ApiError && failure.code === 'FLEET.CALL_SIGN_TAKEN';
  return (
    <form
      className="form inset"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit();
      }}
    >
      <Field
        label={t('unitAdmin.callSign')}
        hint={t('unitAdmin.callSignHint')}
        problem={isTaken ? errorText(failure, common) : null}
        value={draft.callSign}
        maxLength={30}
        autoComplete="off"
        onChange={(event) => draft.setCallSign(event.target.value)}
        required
      />
      <div className="line">
        <Select
          label={t('card.region')}
          value={draft.regionCode}
          options={draft.regions}
          onChange={draft.setRegionCode}
        />
        <Select
          label={t('unitAdmin.type')}
          value={draft.type}
          options={UnitType.options.map((value) => ({ value, text: t(`common:unitType.${value}`) }))}
          onChange={draft.setType}
        />
      </div>
      <CapabilityField type={draft.type} listed={draft.listed} onToggle={draft.toggle} />
      <HomePostFields home={draft.home} onChange={draft.setHome} onPoint={draft.setPoint} />
      {failure !== null && !isTaken && (
        <p className="note is-amber" role="alert">
          {errorText(failure, common)}
        </p>
      )}
      <Button kind="primary" type="submit" isBusy={draft.isBusy} disabled={!draft.isReady}>
        {t('unitAdmin.save')}
      </Button>
    </form>
  );
}
