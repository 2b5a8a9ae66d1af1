import { RiskFactor } from '#siaga/contracts';
import { Chips, Field } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseDraft, nikSays, withNik } from './case-draft.policy.js';
import { useWords } from './use-words.js';
import { ageOn } from './work.policy.js';

export interface CaseFieldsProps {
  draft: CaseDraft;
  today: string;
  /** What is wrong at a field, by its name. */
  problemAt: (field: keyof CaseDraft) => string | null;
  onChange: (draft: CaseDraft) => void;
}

/** The birth dates that a NIK may mean, since it does not write the century, and what it says otherwise than the form. */
function NikReading({ draft, today, onChange }: Omit<CaseFieldsProps, 'problemAt'>): ReactElement | null {
  const { t } = useTranslation('desk');
  const { dateOf } = useWords();
  const said = nikSays(draft, today);
  if (said === null) return null;
  return (
    <>
      {(said.bornOn.length > 1 || said.doubts.includes('born_on')) && (
        <div className="mon-yesno">
          <span>{t('monitoring.fresh.centuries')}</span>
          <Chips
            label={t('monitoring.fresh.centuries')}
            options={said.bornOn.map((date) => ({
              value: date,
              text: t('monitoring.fresh.century', { date: dateOf(date, true), age: ageOn(date, today) }),
            }))}
            selected={[draft.bornOn]}
            onToggle={(bornOn) => onChange({ ...draft, bornOn })}
          />
        </div>
      )}
      {said.doubts.map((doubt) => (
        <p key={doubt} className="is-amber" role="status">
          {t(`monitoring.code.doubt.${doubt}`)}
        </p>
      ))}
    </>
  );
}

/** Who is followed up. */
export function PersonFields({ draft, today, problemAt, onChange }: CaseFieldsProps): ReactElement {
  const { t } = useTranslation('desk');
  const toggle = (risk: RiskFactor): void =>
    onChange({
      ...draft,
      risks: draft.risks.includes(risk) ? draft.risks.filter((one) => one !== risk) : [...draft.risks, risk],
    });
  return (
    <fieldset className="mon-group">
      <legend>{t('monitoring.fresh.who')}</legend>
      <Field
        label={t('monitoring.fresh.nik')}
        hint={t('monitoring.fresh.nikHint')}
        value={draft.nik}
        problem={problemAt('nik')}
        inputMode="numeric"
        maxLength={24}
        autoComplete="off"
        onChange={(event) => onChange(withNik(draft, event.target.value, today))}
      />
      <NikReading {...{ draft, today, onChange }} />
      <Field
        label={t('monitoring.fresh.name')}
        value={draft.name}
        problem={problemAt('name')}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => onChange({ ...draft, name: event.target.value })}
      />
      <div className="dk-fields">
        <Field
          label={t('monitoring.fresh.bornOn')}
          value={draft.bornOn}
          problem={problemAt('bornOn')}
          type="date"
          max={today}
          onChange={(event) => onChange({ ...draft, bornOn: event.target.value })}
        />
        <Field
          label={t('monitoring.fresh.phone')}
          hint={t('monitoring.fresh.phoneHint')}
          value={draft.phone}
          problem={problemAt('phone')}
          inputMode="tel"
          maxLength={30}
          autoComplete="off"
          onChange={(event) => onChange({ ...draft, phone: event.target.value })}
        />
      </div>
      <div className="mon-yesno">
        <span aria-hidden>{t('monitoring.fresh.sex')}</span>
        <Chips
          label={t('monitoring.fresh.sex')}
          options={(['male', 'female'] as const).map((value) => ({
            value,
            text: t(`monitoring.sheet.${value}`),
          }))}
          selected={draft.sex === 'male' || draft.sex === 'female' ? [draft.sex] : []}
          onToggle={(sex) => onChange({ ...draft, sex: draft.sex === sex ? '' : sex })}
        />
      </div>
      <div className="mon-yesno">
        <span aria-hidden>{t('monitoring.fresh.risks')}</span>
        <Chips
          label={t('monitoring.fresh.risks')}
          options={RiskFactor.options.map((value) => ({ value, text: t(`monitoring.risk.${value}`) }))}
          selected={draft.risks}
          onToggle={toggle}
        />
      </div>
    </fieldset>
  );
}
