import {
  type Assignment,
  CorrectStampInput,
  effectiveStamp,
  ReassignInput,
  StampName,
} from '#siaga/contracts';
import {
  FormField,
  FormSelect,
  fromDateInput,
  Select,
  toDateInput,
  useEntities,
  useFormat,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useRanking } from '../rank/use-case-ranking.js';
import { Ask, NO_REASON, Reasoned, ReasonField } from './ask.js';

interface Props {
  assignment: Assignment;
  onClose: () => void;
}

export function CancelUnitDialog({ assignment, onClose }: Props): ReactElement {
  const { t } = useTranslation('console');
  const form = useZodForm(Reasoned, NO_REASON, `assignment:${assignment.id}:cancel`);
  const { run, isBusy } = useFormCommand(form, 'cancelAssignment');
  const put = useEntities((state) => state.put);
  const submit = async ({ reason }: z.output<typeof Reasoned>): Promise<void> => {
    const changed = await run({ id: assignment.id, reason });
    if (!changed) return;
    put('assignment', changed);
    onClose();
  };
  const title = t('incident.cancelUnitTitle', { unit: assignment.unitCallSign });
  return (
    <Ask
      form={form}
      title={title}
      submit={title}
      isDanger
      isBusy={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <ReasonField form={form} name="reason" />
    </Ask>
  );
}

const Reassigning = ReassignInput.pick({ unitId: true, reason: true });

export function ReassignDialog({ assignment, onClose }: Props): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  const ranking = useRanking();
  const units = ranking.recommendation?.units ?? [];
  const form = useZodForm(
    Reassigning,
    { unitId: ranking.unit?.unitId ?? '', reason: '' },
    `assignment:${assignment.id}:change`,
  );
  const { run, isBusy } = useFormCommand(form, 'reassign');
  const put = useEntities((state) => state.put);
  const unitId = useWatch({ control: form.control, name: 'unitId' });
  const chosen = units.find((unit) => unit.unitId === unitId);
  const submit = async (values: z.output<typeof Reassigning>): Promise<void> => {
    const offered = await run({ id: assignment.id, ...values });
    if (!offered) return;
    put('assignment', offered);
    onClose();
  };
  return (
    <Ask
      form={form}
      title={t('incident.change')}
      submit={t('incident.changeTo', { from: assignment.unitCallSign, to: chosen?.callSign ?? '' })}
      isBusy={isBusy}
      isReady={chosen !== undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {units.length === 0 && <p className="note">{t('rank.none')}</p>}
      {units.length > 0 && (
        <FormSelect
          form={form}
          name="unitId"
          label={t('incident.units')}
          options={units.map((unit) => ({
            value: unit.unitId,
            text: `${unit.callSign} ${t(`common:unitType.${unit.type}`)}, ${format.span(unit.travelS)}`,
          }))}
        />
      )}
      <ReasonField form={form} name="reason" />
    </Ask>
  );
}

/** The time as it stands in the browser's input: by the centre's clocks wherever this computer stands, sent as an instant. */
const correctionIn = (timeZone: string) =>
  CorrectStampInput.pick({ name: true, note: true }).extend({
    at: z
      .string()
      .refine((text) => fromDateInput(text, timeZone) !== null, { abort: true })
      .transform((text) => fromDateInput(text, timeZone) ?? ''),
  });
type Correction = z.output<ReturnType<typeof correctionIn>>;

export function CorrectStampDialog({ assignment, onClose }: Props): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const { timeZone, zone } = useFormat();
  const knownAt = (stamp: StampName): string | undefined => effectiveStamp(assignment, stamp)?.at;
  const first = assignment.stamps.at(-1)?.name ?? 'unit_notified';
  const form = useZodForm(
    correctionIn(timeZone),
    { name: first, at: toDateInput(knownAt(first) ?? assignment.offeredAt, timeZone), note: '' },
    { key: `assignment:${assignment.id}:correct`, about: String(assignment.version) },
  );
  const { run, isBusy } = useFormCommand(form, 'correctStamp');
  const put = useEntities((state) => state.put);
  const name = useWatch({ control: form.control, name: 'name' });
  const submit = async (values: Correction): Promise<void> => {
    const changed = await run({ id: assignment.id, ...values });
    if (!changed) return;
    put('assignment', changed);
    onClose();
  };
  return (
    <Ask
      form={form}
      title={t('incident.correctTitle', { unit: assignment.unitCallSign })}
      submit={t('incident.correct')}
      isBusy={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('incident.which')}
        value={name}
        options={StampName.options.map((value) => ({ value, text: t(`common:stamp.${value}`) }))}
        onChange={(value) => {
          form.setValue('name', value);
          const at = knownAt(value);
          if (at) form.setValue('at', toDateInput(at, timeZone));
        }}
      />
      <FormField
        form={form}
        name="at"
        label={t('incident.newTime', { zone })}
        type="datetime-local"
        step={1}
      />
      <ReasonField form={form} name="note" />
    </Ask>
  );
}
