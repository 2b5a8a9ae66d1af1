import { type Call } from '#siaga/contracts';
import {
  Age,
  Button,
  Clock,
  formatPhone,
  Kbd,
  Loading,
  useCommand,
  useEntities,
  VirtualList,
} from '#siaga/web-kit';
import { type ReactElement, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useIncoming } from '../handover/handover-state.js';
import { IncomingMark, ReturnedList } from '../handover/returned-list.js';
import { useWorkspace } from '../state/workspace-store.js';
import { RINGING } from '../state/thresholds.js';
import { useQueues } from '../state/views.js';
import { IncidentList } from './incident-list.js';

/** Answers a call and takes it in hand. */
export function useAnswer(): { answer: (call: Call) => Promise<void>; isBusy: boolean } {
  const take = useWorkspace((state) => state.take);
  const { run, isBusy } = useCommand('answerCall');
  const answer = useCallback(
    async (call: Call) => {
      const answered = await run({ id: call.id });
      if (!answered) return;
      useEntities.getState().put('call', answered);
      take({ kind: 'call', id: answered.id });
    },
    [run, take],
  );
  return { answer, isBusy };
}

function useCallLine(call: Call): string {
  const { t } = useTranslation('console');
  const line =
    call.line && call.queue
      ? t('queue.line', { line: call.line, queue: call.queue })
      : (call.line ?? call.source);
  return call.callsFromNumber > 1 ? `${line}, ${t('queue.nth', { n: call.callsFromNumber })}` : line;
}

function RingingCall({
  call,
  isFirst,
  answer,
  isBusy,
}: {
  call: Call;
  isFirst: boolean;
  answer: (call: Call) => Promise<void>;
  isBusy: boolean;
}): ReactElement {
  const { t } = useTranslation('console');
  const line = useCallLine(call);
  const incoming = useIncoming(call.id);
  return (
    <div className="ring">
      <div className="n num">
        {call.personal.callerNumber ? formatPhone(call.personal.callerNumber) : t('queue.noNumber')}
      </div>
      {incoming ? <IncomingMark handover={incoming} /> : <div className="m">{line}</div>}
      {call.place && <div className="m truncate">{call.place.label}</div>}
      <div className="a">
        <span>
          <b>
            <Clock since={call.offeredAt} {...RINGING} />
          </b>{' '}
          <span className="muted">{t('queue.ringing')}</span>
        </span>
        <Button
          kind={isFirst ? 'primary' : 'secondary'}
          kbd={isFirst ? 'A' : undefined}
          isBusy={isBusy && isFirst}
          onClick={() => void answer(call)}
        >
          {t('queue.answer')}
        </Button>
      </div>
    </div>
  );
}

function CallRow({ call, note }: { call: Call; note: string }): ReactElement {
  const { t } = useTranslation('console');
  const take = useWorkspace((state) => state.take);
  const isSelected = useWorkspace((state) => state.inHand?.id === call.id);
  return (
    <button
      type="button"
      className="callrow"
      aria-current={isSelected}
      onClick={() => take({ kind: 'call', id: call.id })}
    >
      <span className="what">
        <span className="t num">
          {call.personal.callerNumber ? formatPhone(call.personal.callerNumber) : t('queue.noNumber')}
        </span>
        <span className="s truncate">{call.place?.label ?? call.locationText ?? t('queue.noPlace')}</span>
      </span>
      <span className="c small muted">
        <Age of={call.offeredAt} />
        <small className="truncate">{note}</small>
      </span>
    </button>
  );
}

const CALL_PX = 48;
const idOf = (call: Call): string => call.id;

/** Calls that wait for somebody, of any number; the one in hand stays in sight. */
function CallList({
  calls,
  label,
  noteOf,
}: {
  calls: readonly Call[];
  label: string;
  noteOf: (call: Call) => string;
}): ReactElement {
  const selectedId = useWorkspace((state) => state.inHand?.id);
  return (
    <div className="few">
      <VirtualList
        items={calls}
        keyOf={idOf}
        estimatePx={CALL_PX}
        label={label}
        selected={calls.findIndex(({ id }) => id === selectedId)}
      >
        {(call) => <CallRow call={call} note={noteOf(call)} />}
      </VirtualList>
    </div>
  );
}

/** What waits and what runs: ringing calls, dropped calls, calls without a decision, running incidents. */
export function QueueZone({
  answer,
  isAnswering,
}: {
  answer: (call: Call) => Promise<void>;
  isAnswering: boolean;
}): ReactElement {
  const { t } = useTranslation('console');
  const { ringing, dropped, undecided } = useQueues();
  const isLoaded = useEntities((state) => state.isLoaded);
  const open = useWorkspace((state) => state.open);
  if (!isLoaded) return <Loading />;
  return (
    <>
      <ReturnedList />
      <div className="ringing">
        {ringing.map((call, index) => (
          <RingingCall key={call.id} call={call} isFirst={index === 0} answer={answer} isBusy={isAnswering} />
        ))}
        {ringing.length === 0 && <p className="quiet">{t('queue.quiet')}</p>}
      </div>
      <div className="rest">
        {dropped.length > 0 && (
          <section>
            <h2>
              <span>{t('queue.dropped')}</span>
              <span className="num">
                {dropped.length} <Kbd>M</Kbd>
              </span>
            </h2>
            <CallList calls={dropped} label={t('queue.dropped')} noteOf={(call) => call.line ?? ''} />
          </section>
        )}
        {undecided.length > 0 && (
          <section>
            <h2>
              <span>{t('queue.undecided')}</span>
              <span className="num">{undecided.length}</span>
            </h2>
            <CallList
              calls={undecided}
              label={t('queue.undecided')}
              noteOf={(call) =>
                call.answeredBy ? t('queue.answeredBy', { name: call.answeredBy.name }) : ''
              }
            />
          </section>
        )}
        <IncidentList />
      </div>
      <div className="newcall">
        <Button kind="ghost" kbd="C" onClick={() => open('new_call')}>
          {t('queue.newCall')}
        </Button>
      </div>
    </>
  );
}
