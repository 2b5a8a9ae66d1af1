import { type Centre } from '#siaga/contracts';
import {
  Button,
  FormBox,
  FormField,
  FormLines,
  FormSelect,
  FormTick,
  showDone,
  useEntities,
  useFormCommand,
  useZodForm,
  type ZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useHomeRegion } from '../state/home-region.js';
import { CentreDraft, type CentreField, changeOf, draftOf, newCentreOf } from './centre-draft.policy.js';

interface PartProps {
  form: ZodForm<CentreDraft>;
}

/** Says what is wrong in the words of each field. */
function useSays(): (field: CentreField) => () => string {
  const { t } = useTranslation('console');
  return (field) => () => t(`centres.problem.${field}`);
}

/** Who it is and which area is theirs. */
function WhoPart({ form, isNew }: PartProps & { isNew: boolean }): ReactElement {
  const { t } = useTranslation('console');
  const says = useSays();
  const regions = useEntities((state) => state.regions);
  return (
    <>
      <FormField form={form} name="name" label={t('centres.name')} maxLength={120} says={says('name')} />
      <FormField
        form={form}
        name="code"
        label={t('centres.code')}
        hint={t('centres.codeHint')}
        says={says('code')}
      />
      {isNew && regions.length > 1 && (
        <FormSelect
          form={form}
          name="regionCode"
          label={t('centres.keeper')}
          options={regions.map(({ code, name }) => ({ value: code, text: name }))}
        />
      )}
      <FormField
        form={form}
        name="regionCodes"
        label={t('centres.regions')}
        hint={t('centres.regionsHint')}
        says={says('regionCodes')}
      />
      <FormTick form={form} name="isOwn" label={t('centres.own')} />
    </>
  );
}

/** How a case reaches it. */
function ReachPart({ form, hasSecret }: PartProps & { hasSecret: boolean }): ReactElement {
  const { t } = useTranslation('console');
  const says = useSays();
  const isSecretRemoved = useWatch({ control: form.control, name: 'isSecretRemoved' });
  return (
    <>
      <FormLines
        form={form}
        name="phones"
        label={t('centres.phones')}
        hint={t('centres.phonesHint')}
        says={says('phones')}
      />
      <FormLines
        form={form}
        name="script"
        label={t('centres.script')}
        hint={t('centres.scriptHint')}
        says={says('script')}
      />
      <FormField
        form={form}
        name="baseUrl"
        label={t('centres.baseUrl')}
        hint={t('centres.baseUrlHint')}
        says={says('baseUrl')}
      />
      <FormField
        form={form}
        name="secret"
        label={t('centres.secret')}
        hint={t(hasSecret ? 'centres.secretKept' : 'centres.secretHint')}
        type="password"
        autoComplete="new-password"
        readOnly={isSecretRemoved}
        says={says('secret')}
      />
      {hasSecret && <FormTick form={form} name="isSecretRemoved" label={t('centres.removeSecret')} />}
    </>
  );
}

/** Adds a centre, or changes the one given. */
export function CentreForm({
  centre,
  onSaved,
}: {
  centre: Centre | null;
  onSaved: () => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const keeper = useHomeRegion() ?? '';
  const form = useZodForm(
    CentreDraft,
    draftOf(centre, keeper),
    centre ? { key: `centre:${centre.id}`, about: String(centre.version) } : 'centre:new',
  );
  const create = useFormCommand(form, 'createCentre');
  const update = useFormCommand(form, 'updateCentre');
  const save = async (draft: CentreDraft): Promise<void> => {
    const saved = centre ? await update.run(changeOf(centre, draft)) : await create.run(newCentreOf(draft));
    if (!saved) return;
    showDone(t('centres.saved', { name: saved.name }));
    onSaved();
  };
  return (
    <FormBox form={form} onSubmit={save} className="form inset">
      <div className="centreform">
        <div className="form">
          <WhoPart form={form} isNew={centre === null} />
        </div>
        <div className="form">
          <ReachPart form={form} hasSecret={centre?.hasSecret ?? false} />
        </div>
      </div>
      <Button kind="primary" type="submit" isBusy={create.isBusy || update.isBusy}>
        {t('centres.save')}
      </Button>
    </FormBox>
  );
}
