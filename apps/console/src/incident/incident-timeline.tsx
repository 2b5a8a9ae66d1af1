import { type Incident, type Timeline } from '#siaga/contracts';
import { EmptyState, FetchedPart, useFetched, useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useJobsByIncident } from '../state/views.js';

type Entry = Timeline['entries'][number];

/** Groups of shared texts whose keys appear as facts in the journal. */
const GROUPS = [
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
] as const;

/** A fact of a line is often a code that has its word in the shared texts; anything else is shown as it is. */
function wordKey(value: string, isKnown: (key: string) => boolean): string | null {
  if (!/^[a-z_]+$/.test(value)) return null;
  return GROUPS.map((group) => `common:${group}.${value}`).find(isKnown) ?? null;
}

function useEntryText(): (entry: Entry) => string {
  const { t, i18n } = useTranslation(['console', 'common']);
  const isKnown = (key: string): boolean => i18n.exists(key);
  // The keys come from the journal, so the compiler cannot list them; isKnown has asked for each.
  const words = (key: string): string =>
    isKnown(`console:event.${key}`) ? t(`event.${key as 'other'}`) : t('event.other');
  const fact = (value: string | number): string => {
    const key = wordKey(String(value), isKnown);
    return key ? t(key as 'common:triage.merah') : String(value);
  };
  return ({ type, entity, summary }) => {
    const what = type.split('.')[1]?.replace('signed-', '') ?? 'other';
    const facts = Object.entries(summary).flatMap(([key, value]) =>
      key === 'version' || value === null ? [] : [fact(value)],
    );
    return [`${words(entity)} ${words(what)}`, ...facts].join(', ');
  };
}

/** The incident's story from the journal; asked for again when something of it changes. */
export function IncidentTimeline({ incident }: { incident: Incident }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  const entryText = useEntryText();
  const jobs = useJobsByIncident().get(incident.id);
  const since = [incident.version, ...(jobs ?? []).map(({ id, version }) => `${id} ${version}`)].join();
  const fetched = useFetched('incidentTimeline', { id: incident.id }, { since, keepMs: 0 });
  return (
    <FetchedPart fetched={fetched}>
      {({ entries }) =>
        entries.length === 0 ? (
          <EmptyState title={t('incident.timelineEmpty')} />
        ) : (
          <ol className="timeline">
            {entries.map((entry) => (
              <li key={entry.seq}>
                <span className="num muted">{format.time(entry.at, true)}</span>
                <span>
                  {entryText(entry)}
                  <small>{entry.actor.name}</small>
                </span>
              </li>
            ))}
          </ol>
        )
      }
    </FetchedPart>
  );
}
