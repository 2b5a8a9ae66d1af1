import { type Call } from '#siaga/contracts';
import { Button, Clock, formatPhone, VirtualList } from '#siaga/web-kit';
import { memo, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIncoming } from '../handover/handover-state.js';
import { IncomingMark } from '../handover/returned-list.js';
import { RINGING } from '../state/thresholds.js';
import { useQueue } from '../state/views.js';
import { useTimeNote } from './use-time-note.js';

interface Answering {
  answer: (call: Call) => Promise<void>;
  isBusy: boolean;
}

/** More than this ring as a strip: the longest, how many more, the newest. */
const FEW = 2;
const ROW_PX = 40;
const idOf = (call: Call): string => call.id;

function useNumber(call: Call | undefined): string {
  const { t } = useTranslation('console');
  return call?.personal.callerNumber ? formatPhone(call.personal.callerNumber) : t('queue.noNumber');
}

function useCallLine(call: Call): string {
  const { t } = useTranslation('console');
  const line =
    call.line && call.queue
      ? t('queue.line', { line: call.line, queue: call.queue })
      : (call.line ?? call.source);
  const nth = call.callsFromNumber > 1 ? t('queue.nth', { n: call.callsFromNumber }) : null;
  const timeNote = useTimeNote(call);
  return [line, nth, timeNote?.short].filter(Boolean).join(', ');
}

function RingingCall({
  call,
  isFirst,
  answer,
  isBusy,
}: Answering & { call: Call; isFirst: boolean }): ReactElement {
  const { t } = useTranslation('console');
  const line = useCallLine(call);
  const number = useNumber(call);
  const incoming = useIncoming(call.id);
  return (
    <div className="ring">
      <div className="n num">{number}</div>
      {incoming ? <IncomingMark handover={incoming} /> : <div className="m">{line}</div>}
      {call.place && <div className="m">{call.place.label}</div>}
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

const RingingRow = memo(function RingingRow({
  call,
  answer,
  isBusy,
}: Answering & { call: Call }): ReactElement {
  const { t } = useTranslation('console');
  const number = useNumber(call);
  return (
    <div className="ringrow">
      <span className="what">
        <b className="num">{number}</b> <span className="muted small">{call.place?.label}</span>
      </span>
      <Clock since={call.offeredAt} {...RINGING} />
      <Button
        disabled={isBusy}
        aria-label={t('queue.answerThis', { number })}
        onClick={() => void answer(call)}
      >
        {t('queue.answer')}
      </Button>
    </div>
  );
});

/** Many ring: how many, and the newest of them; a press shows all. */
function RingingStrip({ calls, answer, isBusy }: Answering & { calls: readonly Call[] }): ReactElement {
  const { t } = useTranslation('console');
  const [isOpen, setOpen] = useState(false);
  const newest = useNumber(calls.at(-1));
  return (
    <>
      <button type="button" className="fold ringfold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <b className="num">{t('queue.ringMany', { n: calls.length })}</b>
        <span className="muted small num">{t('queue.newest', { number: newest })}</span>
      </button>
      {isOpen && (
        <div className="few">
          <VirtualList items={calls} keyOf={idOf} estimatePx={ROW_PX} label={t('queue.allRinging')}>
            {(call) => <RingingRow call={call} answer={answer} isBusy={isBusy} />}
          </VirtualList>
        </div>
      )}
    </>
  );
}

/** Calls that ring, the longest first; a screen reader is told of the newest. */
export function RingingCalls({ answer, isBusy }: Answering): ReactElement {
  const { t } = useTranslation('console');
  const ringing = useQueue('ringing');
  const newest = useNumber(ringing.at(-1));
  const isMany = ringing.length > FEW;
  return (
    <div className={`ringing ${isMany ? 'is-many' : ''}`}>
      {ringing.slice(0, isMany ? 1 : FEW).map((call, index) => (
        <RingingCall key={call.id} call={call} isFirst={index === 0} answer={answer} isBusy={isBusy} />
      ))}
      {isMany && <RingingStrip calls={ringing} answer={answer} isBusy={isBusy} />}
      {ringing.length === 0 && <p className="quiet">{t('queue.quiet')}</p>}
      <span className="visually-hidden" role="status">
        {ringing.length > 0 && t('queue.rings', { number: newest, n: ringing.length })}
      </span>
    </div>
  );
}
