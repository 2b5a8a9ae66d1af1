import { type Centre } from '#siaga/contracts';
import { Button, Chips, Field, Select, showDone, useCommand, useEntities } from '#siaga/web-kit';
import { type ReactElement, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CentreDraft,
  type CentreField,
  changeOf,
  draftOf,
  newCentreOf,
  wrongFields,
} from './centre-draft.policy.js';

interface PartProps {
  draft: CentreDraft;
  edit: (change: Partial<CentreDraft>) => void;
  problem: (field: CentreField) => string | null;
}

function Lines({
  label,
  hint,
  problem,
  value,
  onChange,
}: {
  label: string;
  hint: string;
  problem: string | null;
  value: string;
  onChange: (value: string) => void;
}): ReactElement {
  const id = useId();
  return (
    <div className="sg-field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className="sg-input"
        rows={3}
        value={value}
        aria-invalid={problem !== null}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className={problem === null ? 'hint' : 'problem'}>{problem ?? hint}</div>
    </div>
  );
}

/** Who it is and which area is theirs. */
function WhoPart({ draft, edit, problem, isNew }: PartProps & { isNew: boolean }): ReactElement {
  const { t } = useTranslation('console');
  const regions = useEntities((state) => state.regions);
  return (
    <>
      <Field
        label={t('centres.name')}
        value={draft.name}
        maxLength={120}
        problem={problem('name')}
        onChange={(event) => edit({ name: event.target.value })}
      />
      <Field
        label={t('centres.code')}
        hint={t('centres.codeHint')}
        value={draft.code}
        problem={problem('code')}
        onChange={(event) => edit({ code: event.target.value })}
      />
      {isNew && regions.length > 1 && (
        <Select
          label={t('centres.keeper')}
          value={draft.regionCode}
          options={regions.map(({ code, name }) => ({ value: code, text: name }))}
          onChange={(regionCode) => edit({ regionCode })}
        />
      )}
      <Field
        label={t('centres.regions')}
        hint={t('centres.regionsHint')}
        value={draft.regionCodes}
        problem={problem('regionCodes')}
        onChange={(event) => edit({ regionCodes: event.target.value })}
      />
      <Chips
        label={t('centres.own')}
        options={[{ value: 'own', text: t('centres.own') }]}
        selected={draft.isOwn ? ['own'] : []}
        onToggle={() => edit({ isOwn: !draft.isOwn })}
      />
    </>
  );
}

/** How a case reaches it. */
function ReachPart({ draft, edit, problem, hasSecret }: PartProps & { hasSecret: boolean }): ReactElement {
  const { t } = useTranslation('console');
  return (
    <>
      <Lines
        label={t('centres.phones')}
        hint={t('centres.phonesHint')}
        problem={problem('phones')}
        value={draft.phones}
        onChange={(phones) => edit({ phones })}
      />
      <Lines
        label={t('centres.script')}
        hint={t('centres.scriptHint')}
        problem={problem('script')}
        value={draft.script}
        onChange={(script) => edit({ script })}
      />
      <Field
        label={t('centres.baseUrl')}
        hint={t('centres.baseUrlHint')}
        value={draft.baseUrl}
        problem={problem('baseUrl')}
        onChange={(event) => edit({ baseUrl: event.target.value })}
      />
      <Field
        label={t('centres.secret')}
        hint={t(hasSecret ? 'centres.secretKept' : 'centres.secretHint')}
        type="password"
        autoComplete="new-password"
        value={draft.secret}
        disabled={draft.isSecretRemoved}
        problem={problem('secret')}
        onChange={(event) => edit({ secret: event.target.value })}
      />
      {hasSecret && (
        <Chips
          label={t('centres.removeSecret')}
          options={[{ value: 'remove', text: t('centres.removeSecret') }]}
          selected={draft.isSecretRemoved ? ['remove'] : []}
          onToggle={() => edit({ isSecretRemoved: !draft.isSecretRemoved, secret: '' })}
        />
      )}
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
  const keeper = useEntities((state) => state.regions[0]?.code ?? 'ID');
  const [draft, setDraft] = useState(() => draftOf(centre, keeper));
  const [isTold, setTold] = useState(false);
  const create = useCommand('createCentre');
  const update = useCommand('updateCentre');
  const wrong = wrongFields(draft);
  const parts: PartProps = {
    draft,
    edit: (change) => setDraft({ ...draft, ...change }),
    problem: (field) => (isTold && wrong.has(field) ? t(`centres.problem.${field}`) : null),
  };
  const save = async (): Promise<void> => {
    setTold(true);
    if (wrong.size > 0) return;
    const saved = centre ? await update.run(changeOf(centre, draft)) : await create.run(newCentreOf(draft));
    if (!saved) return;
    showDone(t('centres.saved', { name: saved.name }));
    onSaved();
  };
  return (
    <form
      className="form inset"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void save();
        // What is wrong may stand far above the button: the eye is led there.
        requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      }}
    >
      <div className="centreform">
        <div className="form">
          <WhoPart {...parts} isNew={centre === null} />
        </div>
        <div className="form">
          <ReachPart {...parts} hasSecret={centre?.hasSecret ?? false} />
        </div>
      </div>
      <Button kind="primary" type="submit" isBusy={create.isBusy || update.isBusy}>
        {t('centres.save')}
      </Button>
    </form>
  );
}
