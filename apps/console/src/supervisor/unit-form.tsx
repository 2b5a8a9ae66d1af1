import { CreateUnitInput, UNIT_TYPE_CAPABILITIES, UnitCapability, UnitType } from '#siaga/contracts';
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
import { HomePostFields } from './home-post-fields.js';
import { type HomeDraft, homeInput, NO_HOME } from './home-post.policy.js';
import { useUnitRegions } from './use-unit-regions.js';

/** A unit as the form holds it: its post is turned into the command's when it is sent. */
const UnitDraft = CreateUnitInput.pick({ regionCode: true, callSign: true, type: true }).extend({
  capabilities: z.array(UnitCapability),
  home: z.custom<HomeDraft>((home) => homeInput(home as HomeDraft) !== null),
});
type UnitDraft = z.infer<typeof UnitDraft>;
type UnitForm = ZodForm<UnitDraft>;

const TAKEN = { 'FLEET.CALL_SIGN_TAKEN': 'callSign' } as const;

function CapabilityField({ form }: { form: UnitForm }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const own = UNIT_TYPE_CAPABILITIES[useWatch({ control: form.control, name: 'type' })];
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

function HomeField({ form }: { form: UnitForm }): ReactElement {
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

/** What the form holds as the command says it. */
function inputOf({ home, capabilities, ...rest }: UnitDraft): CreateUnitInput {
  const own = UNIT_TYPE_CAPABILITIES[rest.type];
  const listed = capabilities.filter((capability) => !own.includes(capability));
  return { ...rest, capabilities: listed, ...homeInput(home) };
}

/** A new unit: where it belongs, what it is called, what it can do, where it waits. */
export function CreateUnitForm({ onCreated }: { onCreated: () => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const regions = useUnitRegions();
  const put = useEntities((state) => state.put);
  const form = useZodForm(
    UnitDraft,
    {
      ...{ regionCode: regions[0]?.value ?? '', callSign: '', type: 'bls' },
      ...{ capabilities: [], home: NO_HOME },
    },
    'unit:new',
  );
  const { run, isBusy } = useFormCommand(form, 'createUnit', TAKEN);
  const create = async (draft: UnitDraft): Promise<void> => {
    const unit = await run(inputOf(draft));
    if (!unit) return;
    put('unit', unit);
    showDone(t('unitAdmin.created', { unit: unit.callSign }));
    onCreated();
  };
  return (
    <FormBox form={form} className="form inset" onSubmit={create}>
      <FormField
        form={form}
        name="callSign"
        label={t('unitAdmin.callSign')}
        hint={t('unitAdmin.callSignHint')}
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
      <Button kind="primary" type="submit" isBusy={isBusy}>
        {t('unitAdmin.save')}
      </Button>
    </FormBox>
  );
}
