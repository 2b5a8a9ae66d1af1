import { type Incident, IncidentOutcome } from '#siaga/contracts';
import { Field, isActiveAssignment, Select, showDone, useCommand, useEntities } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../state/workspace-store.js';
import { useJobsByIncident } from '../state/views.js';
import { Ask, isReason, ReasonField } from './unit-dialogs.js';

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

export function CloseIncidentDialog({ incident, onClose }: Props): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const [outcome, setOutcome] = useState<IncidentOutcome>('transported');
  const [note, setNote] = useState('');
  const { run, isBusy } = useCommand('closeIncident');
  const take = useWorkspace((state) => state.take);
  const submit = async (): Promise<void> => {
    const closed = await run({ id: incident.id, outcome, note: note.trim() || undefined });
    if (!closed) return;
    useEntities.getState().put('incident', closed);
    onClose();
    take(null);
    showDone(t('incident.closed', { number: incident.number }));
  };
  const title = t('incident.closeTitle', { number: incident.number });
  return (
    <Ask
      title={title}
      submit={title}
      isBusy={isBusy}
      isReady
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <StillActive incident={incident} />
      <Select
        label={t('incident.outcome')}
        value={outcome}
        options={IncidentOutcome.options.map((value) => ({ value, text: t(`common:outcome.${value}`) }))}
        onChange={setOutcome}
      />
      <Field
        label={t('incident.note')}
        value={note}
        maxLength={2_000}
        onChange={(event) => setNote(event.target.value)}
      />
    </Ask>
  );
}

export function CancelIncidentDialog({ incident, onClose }: Props): ReactElement {
  const { t } = useTranslation('console');
  const [reason, setReason] = useState('');
  const { run, isBusy } = useCommand('cancelIncident');
  const take = useWorkspace((state) => state.take);
  const submit = async (): Promise<void> => {
    const cancelled = await run({ id: incident.id, reason: reason.trim() });
    if (!cancelled) return;
    useEntities.getState().put('incident', cancelled);
    onClose();
    take(null);
    showDone(t('incident.cancelled', { number: incident.number }));
  };
  const title = t('incident.cancelTitle', { number: incident.number });
  return (
    <Ask
      title={title}
      submit={title}
      isDanger
      isBusy={isBusy}
      isReady={isReason(reason)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <StillActive incident={incident} />
      <ReasonField value={reason} onChange={setReason} />
    </Ask>
  );
}
