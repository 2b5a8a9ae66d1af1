import { type Call, type Incident } from '#siaga/contracts';
import {
  Button,
  Dialog,
  EmptyState,
  Select,
  showDone,
  useCommand,
  useEntities,
  useFormat,
} from '#siaga/web-kit';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIncidentLines } from '../state/views.js';
import { forgetIncident, useWorkspace } from '../state/workspace-store.js';

interface Props {
  incident: Incident;
  onClose: () => void;
}

/** Chooses a running incident that this one was all along. */
function MergePart({ incident, onClose }: Props): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const lines = useIncidentLines();
  const take = useWorkspace((state) => state.take);
  const put = useEntities((state) => state.put);
  const others = useMemo(
    () => lines.all.map((line) => line.incident).filter(({ id }) => id !== incident.id),
    [lines, incident.id],
  );
  const [chosenId, setChosenId] = useState('');
  // What was chosen may end meanwhile: another one never takes its place by itself.
  const chosen = others.find(({ id }) => id === chosenId) ?? null;
  const { run, isBusy } = useCommand('mergeIncident');
  if (others.length === 0) return <EmptyState title={t('joining.noOther')} />;
  const merge = async (): Promise<void> => {
    if (!chosen) return;
    const into = await run({ id: incident.id, intoId: chosen.id });
    if (!into) return;
    put('incident', into);
    forgetIncident(incident.id);
    take({ kind: 'incident', id: into.id });
    showDone(t('joining.merged', { from: incident.number, number: into.number }));
    onClose();
  };
  return (
    <div className="form">
      <p className="note">{t('joining.hint')}</p>
      <Select
        label={t('joining.into')}
        value={chosen?.id ?? ''}
        options={[
          { value: '', text: t('joining.choose') },
          ...others.map(({ id, number, complaint, place }) => ({
            value: id,
            text: `${number}, ${t(`common:complaint.${complaint}`)}, ${place.label}`,
          })),
        ]}
        onChange={setChosenId}
      />
      <Button kind="primary" isBusy={isBusy} disabled={!chosen} onClick={() => void merge()}>
        {chosen ? t('joining.merge', { number: chosen.number }) : t('joining.mergeNone')}
      </Button>
    </div>
  );
}

function CallLine({ call, onClose }: { call: Call; onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const take = useWorkspace((state) => state.take);
  const put = useEntities((state) => state.put);
  const { run, isBusy } = useCommand('splitCall');
  const { callerName, callerNumber } = call.personal;
  const split = async (): Promise<void> => {
    const own = await run({ id: call.id });
    if (!own) return;
    put('incident', own);
    take({ kind: 'incident', id: own.id });
    showDone(t('joining.splitDone', { number: own.number }));
    onClose();
  };
  return (
    <li className="line">
      <span className="grow">
        {format.time(call.offeredAt)}{' '}
        {[callerName, callerNumber ?? t('joining.unknown')].filter(Boolean).join(', ')}
      </span>
      <Button isBusy={isBusy} onClick={() => void split()}>
        {t('joining.split')}
      </Button>
    </li>
  );
}

/** Two incidents that are one event, or one that is two. */
export function JoinWindow({ incident, onClose }: Props): ReactElement {
  const { t } = useTranslation('console');
  const calls = useEntities((state) => state.entities.call);
  const own = [...calls.values()].filter(({ incidentId }) => incidentId === incident.id);
  return (
    <Dialog title={t('joining.title', { number: incident.number })} onClose={onClose}>
      <MergePart incident={incident} onClose={onClose} />
      {own.length > 1 && (
        <>
          <div className="sg-label">{t('joining.calls')}</div>
          <ul className="mapregions">
            {own.map((call) => (
              <CallLine key={call.id} call={call} onClose={onClose} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
