import { ComplaintCode, IncidentFilter, IncidentOutcome, IncidentStatus, Triage } from '#siaga/contracts';
import { Button, Field, hasPermission, saveFile, Select, showDone, useSession } from '#siaga/web-kit';
import { type ReactElement, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

const TEXTS = ['words', 'number', 'caller', 'unit'] as const;
const DAYS = ['from', 'to'] as const;
type Typed = Record<(typeof TEXTS)[number] | (typeof DAYS)[number] | keyof typeof CHOICES, string>;

const CHOICES = {
  status: { group: 'incidentStatus', options: IncidentStatus.options },
  triage: { group: 'triage', options: Triage.options },
  complaint: { group: 'complaint', options: ComplaintCode.options },
  outcome: { group: 'outcome', options: IncidentOutcome.options },
} as const;
const CHOICE_NAMES = Object.keys(CHOICES) as (keyof typeof CHOICES)[];

const NOTHING: Typed = {
  ...{ words: '', number: '', caller: '', unit: '', from: '', to: '' },
  ...{ status: '', triage: '', complaint: '', outcome: '' },
};

/** What is looked for: what stays empty says nothing. */
export function RecordFilter({
  isBusy,
  onAsk,
}: {
  isBusy: boolean;
  onAsk: (filter: IncidentFilter) => void;
}): ReactElement {
  const { t, i18n } = useTranslation(['console', 'common']);
  const mayExport = useSession((state) => hasPermission(state.session, 'record.export'));
  const [typed, setTyped] = useState(NOTHING);
  const [isSaving, setSaving] = useState(false);
  const set = (name: keyof Typed) => (value: string) => setTyped((before) => ({ ...before, [name]: value }));
  const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''));
  const filter = IncidentFilter.safeParse(filled);
  const isBackwards = typed.from !== '' && typed.to !== '' && typed.from > typed.to;
  const isAsked = filter.success && !isBackwards;
  /** What is typed and too short to be looked for; a day that is half typed is none yet. */
  const shortOf = (name: (typeof TEXTS)[number]): string | null => {
    const isWrong = filter.error?.issues.some(({ path }) => path[0] === name);
    return isWrong ? t('records.longer') : null;
  };
  const ask = (event: SubmitEvent): void => {
    event.preventDefault();
    if (filter.success && isAsked) onAsk(filter.data);
  };
  const save = async (): Promise<void> => {
    if (!filter.success || !isAsked) return;
    setSaving(true);
    const language = i18n.language === 'en' ? 'en' : 'id';
    if (await saveFile('exportIncidents', { ...filter.data, language })) showDone(t('records.saved'));
    setSaving(false);
  };
  return (
    <form className="form inset listfilter" onSubmit={ask}>
      {TEXTS.map((name, at) => (
        <Field
          key={name}
          label={t(`records.${name}`)}
          value={typed[name]}
          maxLength={120}
          autoComplete="off"
          autoFocus={at === 0}
          problem={shortOf(name)}
          inputMode={name === 'caller' ? 'tel' : undefined}
          onChange={(event) => set(name)(event.target.value)}
        />
      ))}
      {DAYS.map((name) => (
        <Field
          key={name}
          type="date"
          label={t(`records.${name}`)}
          value={typed[name]}
          problem={name === 'to' && isBackwards ? t('records.backwards') : null}
          onChange={(event) => set(name)(event.target.value)}
        />
      ))}
      {CHOICE_NAMES.map((name) => (
        <Select
          key={name}
          label={t(`records.${name}`)}
          value={typed[name]}
          options={[
            { value: '', text: t('records.any') },
            ...CHOICES[name].options.map((value) => ({
              value,
              text: t(`common:${CHOICES[name].group}.${value}` as 'common:triage.merah'),
            })),
          ]}
          onChange={set(name)}
        />
      ))}
      <Button kind="primary" type="submit" isBusy={isBusy} disabled={!isAsked}>
        {t('records.find')}
      </Button>
      {mayExport && (
        <Button isBusy={isSaving} disabled={!isAsked} onClick={() => void save()}>
          {t('records.csv')}
        </Button>
      )}
    </form>
  );
}
