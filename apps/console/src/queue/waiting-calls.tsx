import { type Call } from '#siaga/contracts';
import { Age, Clock, formatPhone, Kbd, useEntities, useFormat, VirtualList } from '#siaga/web-kit';
import { memo, type ReactElement, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DroppedGroup,
  droppedGroups,
  type DroppedRow,
  droppedRows,
} from '../state/dropped-groups.policy.js';
import { useQueue } from '../state/views.js';
import { toggled, useWorkspace } from '../state/workspace-store.js';

const CALL_PX = 48;

interface RowProps {
  call: Call;
  note: string;
  isInGroup?: boolean;
}

const CallRow = memo(function CallRow({ call, note, isInGroup = false }: RowProps): ReactElement {
  const { t } = useTranslation('console');
  const take = useWorkspace((state) => state.take);
  const isSelected = useWorkspace((state) => state.inHand?.id === call.id);
  return (
    <button
      type="button"
      className={`callrow ${isInGroup ? 'in-group' : ''}`}
      aria-current={isSelected}
      onClick={() => take({ kind: 'call', id: call.id })}
    >
      <span className="what">
        <span className="t num">
          {call.personal.callerNumber ? formatPhone(call.personal.callerNumber) : t('queue.noNumber')}
        </span>
        <span className="s">{call.place?.label ?? call.locationText ?? t('queue.noPlace')}</span>
      </span>
      <span className="c small muted">
        <Age of={call.offeredAt} />
        <small>{note}</small>
      </span>
    </button>
  );
});

interface GroupRowProps {
  group: DroppedGroup;
  isOpen: boolean;
  onPress: () => void;
}

/** Several dropped calls that are one matter: how many, from when to when. */
function GroupRow({ group: { calls, callerNumber }, isOpen, onPress }: GroupRowProps): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const newest = calls.at(-1)?.offeredAt ?? calls[0].offeredAt;
  return (
    <button type="button" className="callrow fold" aria-expanded={isOpen} onClick={onPress}>
      <span className="what">
        <span className="t num">
          {callerNumber === null ? t('queue.noNumberMany', { n: calls.length }) : formatPhone(callerNumber)}
        </span>
        <span className="s num">
          {t('queue.fromTo', { from: format.time(calls[0].offeredAt), to: format.time(newest) })}
        </span>
      </span>
      <span className="c small muted">
        <b className="num">{t('queue.times', { n: calls.length })}</b>
        <small>
          <Age of={newest} />
        </small>
      </span>
    </button>
  );
}

interface FoldProps {
  title: string;
  calls: readonly Call[];
  isBusy: boolean;
  kbd?: string;
  children: ReactNode;
}

/** A list of its own with its count; in a busy hour it folds to its count and its longest wait. */
function Fold({ title, calls, isBusy, kbd, children }: FoldProps): ReactElement | null {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [first] = calls;
  if (!first) return null;
  const isOpen = chosen ?? !isBusy;
  return (
    <section>
      <h2>
        <button type="button" className="fold" aria-expanded={isOpen} onClick={() => setChosen(!isOpen)}>
          {title}
        </button>
        <span className="num">
          {!isOpen && (
            <>
              <Clock since={first.offeredAt} />
              {' · '}
            </>
          )}
          {calls.length} {kbd && <Kbd>{kbd}</Kbd>}
        </span>
      </h2>
      {isOpen && <div className="few">{children}</div>}
    </section>
  );
}

const idOf = (call: Call): string => call.id;
const keyOf = (row: DroppedRow): string => row.key;

function useIndexOfSelected(rows: readonly Call[]): number {
  const selectedId = useWorkspace((state) => state.inHand?.id);
  return useMemo(() => rows.findIndex(({ id }) => id === selectedId), [rows, selectedId]);
}

/** Answered, and nobody has said yet what they are. */
export function UndecidedCalls({ isBusy }: { isBusy: boolean }): ReactElement {
  const { t } = useTranslation('console');
  const calls = useQueue('undecided');
  const noteOf = ({ answeredBy }: Call): string =>
    answeredBy ? t('queue.answeredBy', { name: answeredBy.name }) : '';
  return (
    <Fold title={t('queue.undecided')} calls={calls} isBusy={isBusy}>
      <VirtualList
        items={calls}
        keyOf={idOf}
        estimatePx={CALL_PX}
        label={t('queue.undecided')}
        selected={useIndexOfSelected(calls)}
      >
        {(call) => <CallRow call={call} note={noteOf(call)} />}
      </VirtualList>
    </Fold>
  );
}

function DroppedList({ calls }: { calls: readonly Call[] }): ReactElement {
  const { t } = useTranslation('console');
  const [open, setOpen] = useState<readonly string[]>([]);
  const groups = useMemo(() => droppedGroups(calls), [calls]);
  const rows = useMemo(() => droppedRows(groups, new Set(open)), [groups, open]);
  const selectedId = useWorkspace((state) => state.inHand?.id);
  const selected = useMemo(
    () => rows.findIndex((row) => 'call' in row && row.call.id === selectedId),
    [rows, selectedId],
  );
  return (
    <VirtualList
      items={rows}
      keyOf={keyOf}
      estimatePx={CALL_PX}
      label={t('queue.dropped')}
      selected={selected}
    >
      {(row) =>
        'call' in row ? (
          <CallRow call={row.call} note={row.call.line ?? ''} isInGroup={row.isInGroup} />
        ) : (
          <GroupRow
            group={row.group}
            isOpen={open.includes(row.key)}
            onPress={() => setOpen(toggled(open, row.key))}
          />
        )
      }
    </VirtualList>
  );
}

/** Ended before anybody answered, folded by caller and by minutes. */
export function DroppedCalls({ isBusy }: { isBusy: boolean }): ReactElement {
  const { t } = useTranslation('console');
  const calls = useQueue('dropped');
  const leftOut = useEntities((state) => state.callsLeftOut);
  return (
    <Fold title={t('queue.dropped')} calls={calls} isBusy={isBusy} kbd="M">
      {leftOut > 0 && <p className="note is-amber">{t('queue.leftOut', { n: leftOut })}</p>}
      <DroppedList calls={calls} />
    </Fold>
  );
}
