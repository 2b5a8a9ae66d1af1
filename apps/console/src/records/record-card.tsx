import { type FoundIncident, isLive, ReopenIncidentInput } from '#siaga/contracts';
import {
  Button,
  FetchedPart,
  FormBox,
  FormField,
  showDone,
  useEntities,
  useFetched,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { IncidentTimeline } from '../incident/incident-timeline.js';
import { useWorkspace } from '../state/workspace-store.js';

const Reasoned = ReopenIncidentInput.pick({ reason: true });

function ReopenForm({ found, onReopened }: { found: FoundIncident; onReopened: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const form = useZodForm(Reasoned, { reason: '' }, `incident:${found.id}:reopen`);
  const { run, isBusy } = useFormCommand(form, 'reopenIncident');
  const take = useWorkspace((state) => state.take);
  const reopen = async ({ reason }: { reason: string }): Promise<void> => {
    const incident = await run({ id: found.id, reason });
    if (!incident) return;
    useEntities.getState().put('incident', incident);
    take({ kind: 'incident', id: incident.id });
    showDone(t('records.reopened', { number: incident.number }));
    onReopened();
  };
  return (
    <FormBox form={form} className="form" onSubmit={reopen}>
      <FormField form={form} name="reason" label={t('records.why')} hint={t('records.whyHint')} />
      <Button type="submit" isBusy={isBusy}>
        {t('records.reopen', { number: found.number })}
      </Button>
    </FormBox>
  );
}

/** One incident of the past: its story, where it went on, and the way to open it again. */
export function RecordCard({ found, onLeave }: { found: FoundIncident; onLeave: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const take = useWorkspace((state) => state.take);
  const fetched = useFetched('incident', { id: found.id });
  const goTo = (id: string): void => {
    take({ kind: 'incident', id });
    onLeave();
  };
  return (
    <FetchedPart fetched={fetched}>
      {(incident) => (
        <div className="form inset">
          {incident.closingNote && <p>{incident.closingNote}</p>}
          {incident.mergedInto && <p>{t('records.merged', { number: incident.mergedInto.number })}</p>}
          <IncidentTimeline incident={incident} />
          {isLive(incident) ? (
            <Button onClick={() => goTo(incident.id)}>{t('records.goTo')}</Button>
          ) : (
            !incident.mergedInto && <ReopenForm found={found} onReopened={onLeave} />
          )}
        </div>
      )}
    </FetchedPart>
  );
}
