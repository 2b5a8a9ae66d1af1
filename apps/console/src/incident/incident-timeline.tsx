import { type Incident, type Timeline } from '#siaga/contracts';
import { apiClient, Button, EmptyState, errorText, Loading, useFormat } from '#siaga/web-kit';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJobsByIncident } from '../state/views.js';

type Entry = Timeline['entries'][number];

function useEntryText(): (entry: Entry) => string {
  const { t, i18n } = useTranslation('console');
  const words = (key: string): string =>
    i18n.exists(`console:event.${key}`) ? t(`event.${key as 'other'}`) : t('event.other');
  return ({ type, entity, summary }) => {
    const what = type.split('.')[1]?.replace('signed-', '') ?? 'other';
    const facts = Object.entries(summary).flatMap(([key, value]) =>
      key === 'version' || value === null
        ? []
        : [textOf(String(value), i18n.exists.bind(i18n), (k) => i18n.t(k as never))],
    );
    return [`${words(entity)} ${words(what)}`, ...facts].join(', ');
  };
}

/** A fact of a line is often a code that has its word in the shared texts. */
function textOf(value: string, exists: (key: string) => boolean, translate: (key: string) => string): string {
  const key = [
    'assignmentStatus',
    'stamp',
    'complaint',
    'triage',
    'outcome',
    'disposition',
    'declineReason',
    'inboundStatus',
    'incidentStatus',
    'callState',
  ]
    .map((group) => `common:${group}.${value}`)
    .find((candidate) => /^[a-z_]+$/.test(value) && exists(candidate));
  return key ? translate(key) : value;
}

/** The incident's story from the journal; asked for again when something of it changes. */
export function IncidentTimeline({ incident }: { incident: Incident }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const entryText = useEntryText();
  const jobs = useJobsByIncident().get(incident.id);
  const [answer, setAnswer] = useState<{ id: string; entries: readonly Entry[] } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    apiClient
      .call('incidentTimeline', { id: incident.id }, { signal: abort.signal })
      .then(({ entries }) => {
        setFailure(null);
        setAnswer({ id: incident.id, entries });
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setFailure(error);
      });
    return () => abort.abort();
  }, [incident.id, incident.version, jobs, tries]);

  if (failure !== null) {
    return (
      <EmptyState title={errorText(failure, common)}>
        <Button onClick={() => setTries(tries + 1)}>{t('common:action.retry')}</Button>
      </EmptyState>
    );
  }
  if (answer?.id !== incident.id) return <Loading />;
  if (answer.entries.length === 0) return <EmptyState title={t('incident.timelineEmpty')} />;
  return (
    <ol className="timeline">
      {answer.entries.map((entry) => (
        <li key={entry.seq}>
          <span className="num muted">{format.time(entry.at, true)}</span>
          <span>
            {entryText(entry)}
            <small>{entry.actor.name}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}
