import {
  CloseIncidentInput,
  fittingOutcomes,
  helpReached,
  type Incident,
  IncidentOutcome,
  LIKELY_OUTCOME,
} from '#siaga/contracts';
import {
  FormField,
  FormSelect,
  isActiveAssignment,
  showDone,
  useEntities,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type z } from 'zod';
import { forgetIncident, useWorkspace } from '../state/workspace-store.js';
import { useJobsByIncident } from '../state/views.js';
import { Ask, NO_REASON, Reasoned, ReasonField } from './ask.js';

interface Props {
  incident: Incident;
  onClose: () => void;
}

function StillActive({ incident }: { incident: Incident }): ReactElement | null {
  const { t } = useTranslation('console');
  const active = (useJobsByIncident().get(incident.id) ?? []).filter(isActiveAssignment);
  if (active.length === 0) return null;
  return (
    <p className="note is-amber">
      {t('incident.stillActive', { units: active.map((job) => job.unitCallSign).join(', ') })}
    </p>
  );
}

/** Why some outcomes are not in the list, and how they come to be. */
function NotFitting({
  fitting,
  reached,
}: {
  fitting: readonly IncidentOutcome[];
  reached: ReturnType<typeof helpReached>;
}): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const others = IncidentOutcome.options.filter((outcome) => !fitting.includes(outcome));
  return (
    <p className="note">
      {t(`incident.reached.${reached}`)}{' '}
      {t('incident.notFitting', {
        outcomes: others.map((outcome) => t(`common:outcome.${outcome}`).toLowerCase()).join(', '),
      })}
    </p>
  );
}

const Closing = CloseIncidentInput.pick({ outcome: true }).extend({
  note: CloseIncidentInput.shape.note.unwrap(),
});

export function CloseIncidentDialog({ incident, onClose }: Props): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const jobs = useJobsByIncident().get(incident.id) ?? [];
  const reached = helpReached(jobs);
  const fitting = fittingOutcomes(jobs);
  const form = useZodForm(
    Closing,
    { outcome: LIKELY_OUTCOME[reached], note: '' },
    `incident:${incident.id}:close`,
  );
  const { run, isBusy } = useFormCommand(form, 'closeIncident');
  const outcome = useWatch({ control: form.control, name: 'outcome' });
  const take = useWorkspace((state) => state.take);
  const submit = async ({ outcome, note }: z.output<typeof Closing>): Promise<void> => {
    const closed = await run({ id: incident.id, outcome, note: note || undefined });
    if (!closed) return;
    useEntities.getState().put('incident', closed);
    forgetIncident(incident.id);
    onClose();
    take(null);
    showDone(t('incident.closed', { number: incident.number }));
  };
  const title = t('incident.closeTitle', { number: incident.number });
  return (
    <Ask
      form={form}
      title={title}
      submit={title}
      isBusy={isBusy}
      isReady={fitting.includes(outcome)}
      onSubmit={submit}
      onClose={onClose}
    >
      <StillActive incident={incident} />
      <FormSelect
        form={form}
        name="outcome"
        label={t('incident.outcome')}
        options={fitting.map((value) => ({ value, text: t(`common:outcome.${value}`) }))}
      />
      <NotFitting fitting={fitting} reached={reached} />
      <FormField form={form} name="note" label={t('incident.note')} />
    </Ask>
  );
}

export function CancelIncidentDialog({ incident, onClose }: Props): ReactElement {
  const { t } = useTranslation('console');
  const form = useZodForm(Reasoned, NO_REASON, `incident:${incident.id}:cancel`);
  const { run, isBusy } = useFormCommand(form, 'cancelIncident');
  const take = useWorkspace((state) => state.take);
  const submit = async ({ reason }: z.output<typeof Reasoned>): Promise<void> => {
    const cancelled = await run({ id: incident.id, reason });
    if (!cancelled) return;
    useEntities.getState().put('incident', cancelled);
    forgetIncident(incident.id);
    onClose();
    take(null);
    showDone(t('incident.cancelled', { number: incident.number }));
  };
  const title = t('incident.cancelTitle', { number: incident.number });
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
      <StillActive incident={incident} />
      <ReasonField form={form} name="reason" />
    </Ask>
  );
}
