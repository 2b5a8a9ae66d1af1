import { dayStartMs, TRAIL_GROUPS, type TrailEntry, type TrailGroup } from '#siaga/contracts';
import {
  Button,
  Dialog,
  EmptyState,
  FetchedPart,
  Field,
  Select,
  Table,
  type TableColumn,
  useEntities,
  useFetched,
  useFormat,
  useSettled,
} from '#siaga/web-kit';
import { ShieldCheck } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

const SETTLED_MS = 300;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const keyOf = ({ seq }: TrailEntry): string => String(seq);

interface Filter {
  who: string;
  what: TrailGroup | 'all';
  /** As the browser's own field gives it; empty for every day. */
  day: string;
}

/** From the day's first moment in the centre's zone to the next day's. */
function spanOf(day: string, timeZone: string): { from?: string; until?: string } {
  const parts = DAY.exec(day);
  if (!parts) return {};
  const noonMs = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]), 5);
  const at = (daysLater: number): string => new Date(dayStartMs(noonMs, timeZone, daysLater)).toISOString();
  return { from: at(0), until: at(1) };
}

/** Acts of somebody who is not known; what else has no person Siaga did itself. */
const UNKNOWN: ReadonlySet<TrailEntry['act']> = new Set(['sign_in_failed', 'locked_out', 'right_refused']);

function TrailFilter({
  filter,
  onChange,
}: {
  filter: Filter;
  onChange: (next: Filter) => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const groups = ['all', ...TRAIL_GROUPS] as const;
  return (
    <div className="form inset listfilter">
      <Field
        label={t('trail.who')}
        value={filter.who}
        maxLength={80}
        onChange={(event) => onChange({ ...filter, who: event.target.value })}
      />
      <Select
        label={t('trail.what')}
        value={filter.what}
        options={groups.map((value) => ({ value, text: t(`trail.group.${value}`) }))}
        onChange={(what) => onChange({ ...filter, what })}
      />
      <Field
        label={t('trail.day')}
        type="date"
        value={filter.day}
        onChange={(event) => onChange({ ...filter, day: event.target.value })}
      />
    </div>
  );
}

function useColumns(): readonly TableColumn<TrailEntry>[] {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  const regions = useEntities((state) => state.regions);
  return useMemo(() => {
    const regionName = (code: string): string => regions.find((region) => region.code === code)?.name ?? code;
    // A word that this screen does not know yet is shown as it came.
    const say = (group: 'fact' | 'word' | 'kind', word: string): string =>
      t(`trail.${group}.${word}` as 'trail.fact.rows', { defaultValue: word });
    const facts = (entry: TrailEntry): string[] =>
      Object.entries(entry.detail).map(
        ([name, value]) => `${say('fact', name)}: ${say('word', String(value))}`,
      );
    return [
      {
        name: 'at',
        title: t('trail.at'),
        cell: ({ at }: TrailEntry) => format.dayTime(at),
      },
      {
        name: 'who',
        title: t('trail.person'),
        isHead: true,
        cell: ({ account, from, act }: TrailEntry) => (
          <>
            {account?.displayName ?? (UNKNOWN.has(act) ? t('trail.nobody') : t('common:app.name'))}
            <small>{[account?.username, from].filter(Boolean).join(' · ')}</small>
          </>
        ),
      },
      {
        name: 'act',
        title: t('trail.what'),
        cell: (entry: TrailEntry) => (
          <>
            {t(`trail.act.${entry.act}`)}
            {facts(entry).map((fact) => (
              <small key={fact}>{fact}</small>
            ))}
          </>
        ),
      },
      {
        name: 'subject',
        title: t('trail.subject'),
        cell: ({ subject, regionCodes }: TrailEntry) => (
          <>
            {subject && `${say('kind', subject.kind)} ${subject.label ?? subject.id?.slice(-8) ?? ''}`}
            <small>{regionCodes.map(regionName).join(', ')}</small>
          </>
        ),
      },
    ];
  }, [t, format, regions]);
}

/** Who signed in, looked at whose record, took what out, changed or was refused what right: a page at a time, newest first. */
export function TrailView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const { timeZone } = useFormat();
  const [filter, setFilter] = useState<Filter>({ who: '', what: 'all', day: '' });
  /** Where each page begins that was turned to; the first begins at the newest. */
  const [pages, setPages] = useState<readonly number[]>([]);
  const who = useSettled(filter.who.trim(), SETTLED_MS);
  const fetched = useFetched(
    'trail',
    {
      ...(who !== '' && { who }),
      ...(filter.what !== 'all' && { what: filter.what }),
      ...spanOf(filter.day, timeZone),
      ...(pages.length > 0 && { before: pages.at(-1) }),
    },
    { keepsLast: true },
  );
  const columns = useColumns();
  const change = (next: Filter): void => {
    setFilter(next);
    setPages([]);
  };
  return (
    <Dialog title={t('trail.title')} onClose={onClose} isWide>
      <TrailFilter filter={filter} onChange={change} />
      <FetchedPart fetched={fetched}>
        {({ entries, next }) => (
          <>
            <Table
              label={t('trail.title')}
              columns={columns}
              items={entries}
              keyOf={keyOf}
              empty={<EmptyState icon={ShieldCheck} title={t('trail.none')} />}
            />
            <div className="actions">
              <Button disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
                {t('trail.newer')}
              </Button>
              <Button disabled={next === null} onClick={() => next !== null && setPages([...pages, next])}>
                {t('trail.older')}
              </Button>
            </div>
          </>
        )}
      </FetchedPart>
    </Dialog>
  );
}
