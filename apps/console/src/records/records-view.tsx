import { type FoundIncident, type FoundIncidents, type IncidentFilter } from '#siaga/contracts';
import {
  Button,
  Dialog,
  EmptyState,
  errorText,
  formatPhone,
  Table,
  type TableColumn,
  useCommand,
  useFormat,
} from '#siaga/web-kit';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordCard } from './record-card.js';
import { RecordFilter } from './record-filter.js';

const idOf = ({ id }: FoundIncident): string => id;
const ROW_PX = 56;

/** A caller's name and number, the number in groups. */
const spoken = (caller: string): string => caller.split(', ').map(formatPhone).join(', ');

/** Questions and what came of them, page by page. */
function useSearch() {
  const [failure, setFailure] = useState<unknown>(null);
  const { run, isBusy } = useCommand('findIncidents', setFailure);
  const [filter, setFilter] = useState<IncidentFilter>({});
  const [last, setLast] = useState<FoundIncidents | null>(null);
  const [found, setFound] = useState<readonly FoundIncident[]>([]);
  const ask = async (wanted: IncidentFilter, after?: string): Promise<void> => {
    setFailure(null);
    const answer = await run({ ...wanted, after });
    if (!answer) return;
    setFilter(wanted);
    setLast(answer);
    setFound((before) => (after === undefined ? answer.incidents : [...before, ...answer.incidents]));
  };
  return { failure, isBusy, last, found, filter, ask };
}

function useColumns(
  openId: string | null,
  onOpen: (id: string) => void,
): readonly TableColumn<FoundIncident>[] {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  return useMemo(
    () => [
      {
        name: 'number',
        title: t('records.number'),
        isHead: true,
        cell: ({ number, status }) => (
          <>
            {number} <small>{t(`common:incidentStatus.${status}`)}</small>
          </>
        ),
      },
      { name: 'opened', title: t('records.opened'), cell: ({ openedAt }) => format.dayTime(openedAt) },
      {
        name: 'what',
        title: t('records.what'),
        cell: ({ complaint, triage, outcome }) => (
          <>
            {t(`common:complaint.${complaint}`)}, {t(`common:triage.${triage ?? 'none'}`)}
            {outcome && <small>{t(`common:outcome.${outcome}`)}</small>}
          </>
        ),
      },
      {
        name: 'where',
        title: t('records.where'),
        cell: ({ place }) => (
          <>
            {place.label}
            <small>{place.context}</small>
          </>
        ),
      },
      { name: 'who', title: t('records.who'), cell: ({ callers }) => callers.map(spoken).join('; ') },
      { name: 'unit', title: t('records.unit'), cell: ({ units }) => units.join(', ') },
      {
        name: 'show',
        title: t('records.show'),
        isBare: true,
        cell: ({ id }) => (
          <Button aria-expanded={id === openId} onClick={() => onOpen(id)}>
            {t(id === openId ? 'records.hide' : 'records.show')}
          </Button>
        ),
      },
    ],
    [t, format, openId, onOpen],
  );
}

/** Finds incidents that are over, or long ago, and shows each with its story. */
export function RecordsView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { failure, isBusy, last, found, filter, ask } = useSearch();
  const [openId, setOpenId] = useState<string | null>(null);
  const toggle = useCallback((id: string) => setOpenId((open) => (open === id ? null : id)), []);
  const columns = useColumns(openId, toggle);
  // At noon in Greenwich it is that day in every zone of the country.
  const dayOf = (day: string): string => `${format.day(`${day}T12:00:00Z`)} ${day.slice(0, 4)}`;
  const back = last?.lookedBackTo ?? null;
  const isUnfinished = last !== null && last.next !== null;
  const none =
    isUnfinished && back !== null ? t('records.noneYet', { day: format.dayTime(back) }) : t('records.none');
  return (
    <Dialog title={t('records.title')} onClose={onClose} isWide>
      <RecordFilter isBusy={isBusy} onAsk={(wanted) => void ask(wanted)} />
      {failure !== null && (
        <p className="note is-amber" role="alert">
          {errorText(failure, common)}
        </p>
      )}
      {last && (
        <>
          <p className="note" role="status">
            {last.period
              ? t('records.period', { from: dayOf(last.period.from), to: dayOf(last.period.to) })
              : t('records.allTime')}
          </p>
          <Table
            label={t('records.title')}
            columns={columns}
            items={found}
            keyOf={idOf}
            estimatePx={ROW_PX}
            empty={<EmptyState title={none} />}
            under={(one) => (one.id === openId ? <RecordCard found={one} onLeave={onClose} /> : null)}
          />
        </>
      )}
      {last?.next && (
        <Button isBusy={isBusy} onClick={() => void ask(filter, last.next ?? undefined)}>
          {t('records.more')}
        </Button>
      )}
    </Dialog>
  );
}
