import { MOST_SHIFT_MS } from '#siaga/contracts';
import { Field, fromDateInput, Select, serverNowMs, toDateInput, useFormat } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PrintButton } from '../records/print-button.js';

const HOUR_MS = 3_600_000;
const PRESET_HOURS = [8, 12, 24] as const;
const MINUTES = 16;

/** The log of a shift: the last hours, or from when to when by the centre's clock. */
export function ShiftLogForm({ regionCode }: { regionCode: string | undefined }): ReactElement {
  const { t } = useTranslation('console');
  const { timeZone, zone } = useFormat();
  const lastHours = (hours: number): { from: string; to: string } => {
    const toMs = serverNowMs();
    const written = (ms: number): string => toDateInput(ms, timeZone).slice(0, MINUTES);
    return { from: written(toMs - hours * HOUR_MS), to: written(toMs) };
  };
  const [span, setSpan] = useState(() => lastHours(PRESET_HOURS[0]));
  const [preset, setPreset] = useState(String(PRESET_HOURS[0]));
  const type = (name: 'from' | 'to') => (value: string) => {
    setPreset('');
    setSpan((before) => ({ ...before, [name]: value }));
  };
  const choose = (hours: string): void => {
    setPreset(hours);
    if (hours !== '') setSpan(lastHours(Number(hours)));
  };
  const [from, to] = [fromDateInput(span.from, timeZone), fromDateInput(span.to, timeZone)];
  const lengthMs = from !== null && to !== null ? Date.parse(to) - Date.parse(from) : Number.NaN;
  const isAsked = lengthMs > 0 && lengthMs <= MOST_SHIFT_MS;
  const problem = Number.isNaN(lengthMs) || isAsked ? null : t('report.shiftWrong');
  return (
    <section className="form inset">
      <h2 className="sg-label">{t('report.shift', { zone })}</h2>
      <div className="line">
        <Select
          label={t('report.shiftPreset')}
          value={preset}
          options={[
            ...PRESET_HOURS.map((hours) => ({
              value: String(hours),
              text: t('report.shiftLast', { n: hours }),
            })),
            { value: '', text: t('report.shiftOwn') },
          ]}
          onChange={choose}
        />
        <Field
          type="datetime-local"
          label={t('report.from')}
          value={span.from}
          onChange={(event) => type('from')(event.target.value)}
        />
        <Field
          type="datetime-local"
          label={t('report.to')}
          value={span.to}
          problem={problem}
          onChange={(event) => type('to')(event.target.value)}
        />
      </div>
      <PrintButton
        name="printShift"
        input={isAsked && from !== null && to !== null && regionCode ? { regionCode, from, to } : null}
        label={t('report.shiftPrint')}
      />
    </section>
  );
}
