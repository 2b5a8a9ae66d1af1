import { type LocateCandidate } from '#siaga/contracts';
import { ComboInput, ComboList, useComboBox, useFetched, useSettled } from '#siaga/web-kit';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area } from './use-area.js';

const SETTLE_MS = 200;
const MOST = 12;
const REGIONS: readonly string[] = ['village', 'district', 'regency'];

/** A region by its name, looked for below the officer's own; the own one stands until another is chosen. */
export function RegionField({
  within,
  value,
  problem,
  hint,
  onChange,
}: {
  within: Area;
  value: Area;
  problem: string | null;
  /** Instead of the words for an officer's own regions. */
  hint?: string | undefined;
  onChange: (area: Area) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const id = useId();
  // What is typed and not chosen is no region: the form is not sent with the one before it.
  const text = value.code === '' ? value.name.trim() : '';
  const q = useSettled(text, SETTLE_MS);
  const input = { q, regionCode: within.code, mode: 'typing' as const, limit: MOST };
  const found = useFetched('locate', q === '' ? null : input, {
    keepsLast: true,
    freshMs: 60_000,
    tells: 'failures',
  });
  const isBelow = ({ regionCode }: LocateCandidate): boolean =>
    regionCode !== null &&
    (within.code === 'ID' || regionCode === within.code || regionCode.startsWith(`${within.code}.`));
  const rows =
    text === ''
      ? []
      : (found.data?.candidates ?? []).filter((one) => REGIONS.includes(one.source) && isBelow(one));
  const isStale = q !== text || found.isOfBefore;
  const box = useComboBox<LocateCandidate>({
    label: t('monitoring.fresh.regionFound'),
    text: value.name,
    onText: (name) => onChange({ code: '', name }),
    rows,
    keyOf: (row) => row.id,
    isStale,
    onChoose: ({ regionCode, label }) => {
      if (regionCode !== null) onChange({ code: regionCode, name: label });
    },
  });
  const isNone = text !== '' && !isStale && found.data !== null && rows.length === 0;
  return (
    <div className="sg-field mon-region">
      <label className="label" htmlFor={id}>
        {t('monitoring.fresh.region')}
      </label>
      <ComboInput
        box={box}
        id={id}
        aria-describedby={`${id}-hint`}
        aria-invalid={problem === null ? undefined : true}
        onFocus={(event) => event.target.select()}
      />
      <div id={`${id}-hint`} className={problem === null ? 'hint' : 'problem'}>
        {problem ?? (isNone ? t('monitoring.fresh.regionNone') : (hint ?? t('monitoring.fresh.regionHint')))}
      </div>
      <ComboList box={box} className="mon-found" rowClassName="mon-foundrow">
        {({ label, context }) => (
          <>
            <b>{label}</b> <small>{context}</small>
          </>
        )}
      </ComboList>
    </div>
  );
}
