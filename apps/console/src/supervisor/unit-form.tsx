import {
  type ApiInput,
  CreateUnitInput,
  type Unit,
  UNIT_TYPE_CAPABILITIES,
  UnitCapability,
  UnitType,
} from '#siaga/contracts';
import {
  Button,
  FormBox,
  FormChips,
  FormField,
  FormSelect,
  showDone,
  useEntities,
  useFormCommand,
  useZodForm,
  type ZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useController, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { onlyOne } from '../state/only-one.js';
import { HomePostFields } from './home-post-fields.js';
import { type HomeDraft, homeInput, homeOf, NO_HOME } from './home-post.policy.js';
import { useUnitRegions } from './use-unit-regions.js';

/** A unit as the form holds it: its post is turned into the command's when it is sent. */
const UnitDraft = CreateUnitInput.pick({ regionCode: true, callSign: true, type: true }).extend({
  capabilities: z.array(UnitCapability),
  home: z.custom<HomeDraft>((home) => homeInput(home as HomeDraft) !== null),
});
type UnitDraft = z.infer<typeof UnitDraft>;
type DraftForm = ZodForm<UnitDraft>;

const TAKEN = { 'FLEET.CALL_SIGN_TAKEN': 'callSign' } as const;

function CapabilityField({ form }: { form: DraftForm }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const own = ownOf(useWatch({ control: form.control, name: 'type' }));
  const name = (capability: UnitCapability): string => t(`common:unitCapability.${capability}`);
  return (
    <div>
      <div className="sg-label">{t('unitAdmin.capabilities')}</div>
      <p className="note">{t('unitAdmin.byType', { list: own.map(name).join(', ') })}</p>
      <FormChips
        form={form}
        name="capabilities"
        label={t('unitAdmin.capabilities')}
        options={UnitCapability.options
          .filter((capability) => !own.includes(capability))
          .map((value) => ({ value, text: name(value) }))}
      />
    </div>
  );
}

function HomeField({ form }: { form: DraftForm }): ReactElement {
  const { t } = useTranslation('console');
  const { field, fieldState } = useController({ control: form.control, name: 'home' });
  return (
    <>
      <HomePostFields
        home={field.value}
        onChange={field.onChange}
        onPoint={(point) => field.onChange({ ...field.value, point })}
      />
      {fieldState.invalid && (
        <p className="note is-amber" role="alert">
          {t('unitAdmin.homeMissing')}
        </p>
      )}
    </>
  );
}

const ownOf = (type: UnitType): readonly UnitCapability[] => UNIT_TYPE_CAPABILITIES[type];

/** What the form holds as the command says it. */
function inputOf({ home, capabilities, ...rest }: UnitDraft): CreateUnitInput {
  const own = ownOf(rest.type);
  const listed = capabilities.filter((capability) => !own.includes(capability));
  return { ...rest, capabilities: listed, ...homeInput(home) };
}

/** The same of a unit that there is: a post that nobody touched is not sent, so that it stays as it was said. */
function changeOf(unit: Unit, draft: UnitDraft): ApiInput<'updateUnit'> {
  const isMoved = JSON.stringify(draft.home) !== JSON.stringify(homeOf(unit.homePost));
  const { homeFacilityId = null, homePost = null, ...rest } = inputOf(draft);
  const { id, version } = unit;
  return { id, version, ...rest, ...(isMoved && { homeFacilityId, homePost }) };
}

function draftOf(unit: Unit | undefined, regionCode: string): UnitDraft {
  if (!unit) return { regionCode, callSign: '', type: 'bls', capabilities: [], home: NO_HOME };
  const { callSign, type } = unit;
  const capabilities = unit.capabilities.filter((capability) => !ownOf(type).includes(capability));
  return { regionCode: unit.regionCode, callSign, type, capabilities, home: homeOf(unit.homePost) };
}

/** What the form changes of a unit, as it stands: a crew that signs on changes its version, and nothing of this. */
export const standingOf = (unit: Unit): string => JSON.stringify(draftOf(unit, unit.regionCode));

/** A unit, new or as it is: where it belongs, what it is called, what it can do, where it waits. */
export function UnitForm({ unit, onDone }: { unit?: Unit; onDone: () => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const regions = useUnitRegions();
  const put = useEntities((state) => state.put);
  const form = useZodForm(
    UnitDraft,
    draftOf(unit, onlyOne(regions)?.value ?? ''),
    unit ? { key: `unit:${unit.id}`, about: standingOf(unit) } : 'unit:new',
  );
  const create = useFormCommand(form, 'createUnit', TAKEN);
  const update = useFormCommand(form, 'updateUnit', TAKEN);
  const save = async (draft: UnitDraft): Promise<void> => {
    const saved = unit ? await update.run(changeOf(unit, draft)) : await create.run(inputOf(draft));
    if (!saved) return;
    put('unit', saved);
    showDone(t(unit ? 'unitAdmin.changed' : 'unitAdmin.created', { unit: saved.callSign }));
    onDone();
  };
  return (
    <FormBox form={form} className="form inset" onSubmit={save}>
      <FormField
        form={form}
        name="callSign"
        label={t('unitAdmin.callSign')}
        hint={t(unit ? 'unitAdmin.renameHint' : 'unitAdmin.callSignHint')}
        maxLength={30}
        autoComplete="off"
        autoFocus
      />
      <div className="line">
        <FormSelect form={form} name="regionCode" label={t('card.region')} options={regions} />
        <FormSelect
          form={form}
          name="type"
          label={t('unitAdmin.type')}
          options={UnitType.options.map((value) => ({ value, text: t(`common:unitType.${value}`) }))}
        />
      </div>
      <CapabilityField form={form} />
      <HomeField form={form} />
      <Button kind="primary" type="submit" isBusy={create.isBusy || update.isBusy}>
        {t(unit ? 'unitAdmin.saveChange' : 'unitAdmin.save')}
      </Button>
    </FormBox>
  );
}
