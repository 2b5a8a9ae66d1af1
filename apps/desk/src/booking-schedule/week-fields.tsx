import { type Doctor, type TryTemplateInput } from '#siaga/contracts';
import { Button, Field, Select } from '#siaga/web-kit';
import { Copy, Trash2 } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LINE_FIGURES, nextLine, type WeekLine } from './clinic-draft.policy.js';
import { TemplateTrialPart } from './template-trial.js';
import { typedRhythm } from './template-trial.policy.js';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** The sessions of a week, one under the other; a part of the clinic's form, which keeps it. */
export function WeekFields({
  lines,
  doctors,
  problemAt,
  onChange,
  onTry = null,
  trial = null,
}: {
  lines: readonly WeekLine[];
  doctors: readonly Doctor[];
  problemAt: (field: string, line: number) => string | null;
  onChange: (lines: WeekLine[]) => void;
  /** Asks what a line's windows would do; null where there is no past to try them on. */
  onTry?: ((line: number) => void) | null;
  /** What was asked last, of the line as it stood. */
  trial?: { readonly line: number; readonly input: TryTemplateInput } | null;
}): ReactElement {
  const { t } = useTranslation('desk');
  const working = doctors.filter(({ isActive }) => isActive);
  const setLine = (index: number, change: Partial<WeekLine>): void =>
    onChange(lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  return (
    <>
      <h3>{t('schedule.week')}</h3>
      {lines.map((line, index) => (
        // The lines have no names of their own; one that is removed takes its place in the list with it.
        <fieldset key={index} className="dk-weekline">
          <legend>{t('schedule.line', { n: index + 1 })}</legend>
          <div className="dk-fields">
            <Select
              label={t('schedule.doctor')}
              value={line.doctorId}
              problem={problemAt('doctorId', index)}
              options={working.map(({ id, name }) => ({ value: id, text: name }))}
              onChange={(doctorId) => setLine(index, { doctorId })}
            />
            <Select
              label={t('schedule.weekday')}
              value={line.weekday}
              options={WEEKDAYS.map((day) => ({
                value: day,
                text: t(`schedule.weekdays.day${day}`),
              }))}
              onChange={(weekday) => setLine(index, { weekday })}
            />
            {(['opens', 'closes'] as const).map((name) => (
              <Field
                key={name}
                label={t(`schedule.${name}`)}
                type="time"
                value={line[name]}
                problem={problemAt(name, index)}
                onChange={(event) => setLine(index, { [name]: event.target.value })}
              />
            ))}
            {LINE_FIGURES.map((name) => (
              <Field
                key={name}
                label={t(`schedule.${name}`)}
                value={line[name]}
                inputMode="numeric"
                maxLength={3}
                problem={problemAt(name, index)}
                onChange={(event) => setLine(index, { [name]: event.target.value })}
              />
            ))}
          </div>
          <div className="dk-save">
            {onTry && <Button onClick={() => onTry(index)}>{t('template.try')}</Button>}
            <Button
              kind="ghost"
              aria-label={t('schedule.copyLine', { n: index + 1 })}
              onClick={() => onChange([...lines, nextLine(line.doctorId, line)])}
            >
              <Copy size={18} aria-hidden />
            </Button>
            <Button
              kind="ghost"
              aria-label={t('schedule.removeLine', { n: index + 1 })}
              onClick={() => onChange(lines.filter((_, at) => at !== index))}
            >
              <Trash2 size={18} aria-hidden />
            </Button>
          </div>
          {trial?.line === index && (
            <TemplateTrialPart
              input={trial.input}
              line={line}
              onTake={(rhythm) => setLine(index, typedRhythm(rhythm))}
            />
          )}
        </fieldset>
      ))}
      <Button
        disabled={working.length === 0}
        onClick={() => onChange([...lines, nextLine(working[0]?.id ?? '', lines.at(-1) ?? null)])}
      >
        {t('schedule.addLine')}
      </Button>
    </>
  );
}
