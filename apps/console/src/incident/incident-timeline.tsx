import { type Incident, type StoryLine, storyOf, type Timeline, UnitCapability } from '#siaga/contracts';
import { EmptyState, FetchedPart, noticeFacts, useEntities, useFetched, useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PrintButton } from '../records/print-button.js';
import { useJobsByIncident } from '../state/views.js';

type Facts = StoryLine['facts'];
type Words = Record<string, string>;

/** Facts that are codes, and the shared texts that have their words. */
const CODES = {
  complaint: 'complaint',
  triage: 'triage',
  outcome: 'outcome',
  reason: 'reason',
  doubt: 'fixDoubt',
} as const;

/** The words of a fact for its sentence: those of its code, else as it was written. */
function useWords(): (facts: Facts) => Words {
  const { t, i18n } = useTranslation(['console', 'common']);
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const facilities = useEntities((state) => state.entities.facility);
  const wordOf = (name: string, value: string | number): string => {
    const group = name in CODES ? CODES[name as keyof typeof CODES] : null;
    const key = `common:${group ?? ''}.${value}`;
    // The key comes from the journal, so the compiler cannot know it: the texts are asked for it first.
    return group !== null && i18n.exists(key) ? t(key as 'common:triage.merah') : String(value);
  };
  const capabilities = (names: string): string =>
    names
      .split(' ')
      .map((name) => UnitCapability.safeParse(name))
      .map(({ data }, index) => (data ? t(`common:unitCapability.${data}`) : (names.split(' ')[index] ?? '')))
      .join(', ');
  const alertOf = (facts: Facts, known: Words): string => {
    const key = `common:alert.${facts['kind'] ?? ''}`;
    const told = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
    const words = { ...known, ...noticeFacts(told as Record<string, string | number>, common, format) };
    return i18n.exists(key) ? t(key as 'common:alert.unit_silent', words) : '';
  };
  return (facts) => {
    const known: Words = { unitCallSign: t('common:thatUnit'), incidentNumber: t('common:otherIncident') };
    for (const [name, value] of Object.entries(facts)) if (value !== null) known[name] = wordOf(name, value);
    if (known['lacks'] !== undefined) known['lacks'] = capabilities(known['lacks']);
    known['facility'] = facilities.get(known['facilityId'] ?? '')?.name ?? t('story.thatFacility');
    known['facilityName'] ??= known['facility'];
    known['radius'] = format.accuracy(Number(facts['vagueM'] ?? 0));
    known['alert'] = alertOf(facts, known);
    return known;
  };
}

function useSentences(): (lines: readonly StoryLine[]) => string {
  const { i18n } = useTranslation('console');
  const words = useWords();
  // The keys come from the journal; one that nobody has a sentence for says that something changed.
  const say = i18n.t as (keys: string[], facts: Words) => string;
  return (lines) =>
    lines
      .map(({ key, facts }) => say([`console:story.${key}`, 'console:story.other'], words(facts)))
      .join(' ');
}

function Story({ entries }: Pick<Timeline, 'entries'>): ReactElement {
  const format = useFormat();
  const sentences = useSentences();
  return (
    <ol className="timeline">
      {storyOf(entries).map(({ entry, lines }) => (
        <li key={entry.seq}>
          <span className="num muted">{format.time(entry.at, true)}</span>
          <span>
            {sentences(lines)}
            <small>{entry.actor.name}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The incident's story from the journal, in sentences; asked for again when something of it changes. */
export function IncidentTimeline({ incident }: { incident: Incident }): ReactElement {
  const { t } = useTranslation('console');
  const jobs = useJobsByIncident().get(incident.id);
  const since = [incident.version, ...(jobs ?? []).map(({ id, version }) => `${id} ${version}`)].join();
  const fetched = useFetched('incidentTimeline', { id: incident.id }, { since, keepMs: 0 });
  return (
    <FetchedPart fetched={fetched}>
      {({ entries, leftOut }) => (
        <>
          <PrintButton name="printIncident" input={{ id: incident.id }} label={t('sheet.print')} />
          {leftOut > 0 && <p className="note is-amber">{t('story.left_out', { count: leftOut })}</p>}
          {entries.length === 0 ? <EmptyState title={t('story.empty')} /> : <Story entries={entries} />}
        </>
      )}
    </FetchedPart>
  );
}
