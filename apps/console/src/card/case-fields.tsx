import {
  COMPLAINTS,
  type ComplaintCode,
  FacilityCapability,
  type Needs,
  Triage,
  UnitCapability,
} from '#siaga/contracts';
import { Chips, Kbd, TriageSwatch } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { toggled } from '../state/workspace-store.js';

const COMPLAINT_CODES = Object.keys(COMPLAINTS) as ComplaintCode[];
/** Keys of the four colours: a row under the left hand, in the order of urgency. */
export const TRIAGE_KEYS = { merah: 'Q', kuning: 'W', hijau: 'E', hitam: 'R' } as const;
/** The needs an operator is asked for most; the rest shows when a complaint brings it. */
const COMMON_UNIT: readonly UnitCapability[] = ['als', 'bls', 'oxygen', 'ecg', 'delivery', 'carry', 'water'];
const COMMON_FACILITY: readonly FacilityCapability[] = [
  'icu',
  'cath_lab',
  'ct',
  'ponek',
  'trauma',
  'blood_bank',
];

export function ComplaintField({
  value,
  onChange,
}: {
  value: ComplaintCode | null;
  onChange: (value: ComplaintCode) => void;
}): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  return (
    <div className="sec">
      <label className="sg-label" htmlFor="complaint">
        <span>{t('card.complaint')}</span>
        <Kbd>K</Kbd>
      </label>
      <select
        id="complaint"
        className="sg-input"
        value={value ?? ''}
        onChange={(event) => {
          const chosen = COMPLAINT_CODES.find((code) => code === event.target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {value === null && <option value="">{t('card.chooseComplaint')}</option>}
        {COMPLAINT_CODES.map((code) => (
          <option key={code} value={code}>
            {t(`common:complaint.${code}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

export function TriageField({
  value,
  onChange,
}: {
  value: Triage | null;
  onChange: (value: Triage) => void;
}): ReactElement {
  const { t } = useTranslation('console');
  return (
    <div className="sec">
      <div className="sg-label">{t('card.triage')}</div>
      <div className="tri" role="radiogroup" aria-label={t('card.triage')}>
        {Triage.options.map((triage) => (
          <button
            key={triage}
            type="button"
            role="radio"
            aria-checked={value === triage}
            data-triage={triage}
            onClick={() => onChange(triage)}
          >
            <TriageSwatch triage={triage} />
            <Kbd>{TRIAGE_KEYS[triage]}</Kbd>
          </button>
        ))}
      </div>
    </div>
  );
}

export function NeedsField({
  needs,
  onChange,
}: {
  needs: Needs;
  onChange: (needs: Needs) => void;
}): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const units = UnitCapability.options.filter(
    (value) => COMMON_UNIT.includes(value) || needs.unit.includes(value),
  );
  const facilities = FacilityCapability.options.filter(
    (value) => COMMON_FACILITY.includes(value) || needs.facility.includes(value),
  );
  return (
    <div className="sec">
      <div className="sg-label">{t('card.needs')}</div>
      <Chips
        label={t('card.needsUnit')}
        options={units.map((value) => ({ value, text: t(`common:unitCapability.${value}`) }))}
        selected={needs.unit}
        onToggle={(value) => onChange({ ...needs, unit: toggled(needs.unit, value) })}
      />
      <div className="gap" />
      <Chips
        label={t('card.needsFacility')}
        options={facilities.map((value) => ({ value, text: t(`common:facilityCapability.${value}`) }))}
        selected={needs.facility}
        onToggle={(value) => onChange({ ...needs, facility: toggled(needs.facility, value) })}
      />
    </div>
  );
}

export interface PatientFacts {
  sex: 'male' | 'female' | null;
  age: string;
  patientCount: number;
  condition: string;
  notes: string;
}

export function PatientField({
  facts,
  onChange,
}: {
  facts: PatientFacts;
  onChange: (change: Partial<PatientFacts>) => void;
}): ReactElement {
  const { t } = useTranslation('console');
  return (
    <div className="sec">
      <div className="sg-label">{t('card.patient')}</div>
      <div className="patient">
        <Chips
          label={t('card.patient')}
          options={(['male', 'female'] as const).map((value) => ({ value, text: t(`card.${value}`) }))}
          selected={facts.sex ? [facts.sex] : []}
          onToggle={(sex) => onChange({ sex: facts.sex === sex ? null : sex })}
        />
        <input
          className="sg-input num"
          inputMode="numeric"
          aria-label={t('card.age')}
          placeholder={t('card.age')}
          value={facts.age}
          maxLength={3}
          onChange={(event) => onChange({ age: event.target.value.replace(/\D/g, '') })}
        />
        <input
          className="sg-input num"
          type="number"
          min={0}
          max={10_000}
          aria-label={t('card.count')}
          title={t('card.count')}
          value={facts.patientCount}
          onChange={(event) =>
            onChange({ patientCount: Math.max(0, Math.min(10_000, Number(event.target.value) || 0)) })
          }
        />
      </div>
      <input
        className="sg-input gapped"
        aria-label={t('card.condition')}
        placeholder={`${t('card.condition')}: ${t('card.conditionHint')}`}
        value={facts.condition}
        maxLength={500}
        onChange={(event) => onChange({ condition: event.target.value })}
      />
      <textarea
        className="sg-input gapped"
        aria-label={t('card.notes')}
        placeholder={`${t('card.notes')}: ${t('card.notesHint')}`}
        value={facts.notes}
        maxLength={4_000}
        rows={2}
        onChange={(event) => onChange({ notes: event.target.value })}
      />
    </div>
  );
}
