import { type Ticket } from '#siaga/contracts';
import {
  Button,
  Field,
  keepPlace,
  readPlace,
  Select,
  serverNowMs,
  showDone,
  useCommand,
  useEntities,
  useKeys,
} from '#siaga/web-kit';
import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Asked, AskedWindow } from './asked-window.js';
import { CodeField } from './code-field.js';
import {
  canRefer,
  type CounterStep,
  inHandOf,
  REFER_KEY,
  sentStep,
  stepsByKey,
} from './counter-keys.policy.js';
import { counterLists } from './counter-lists.policy.js';
import { isOutside } from './session-windows.policy.js';
import { SLIP_WIDTHS, useSlipPrinter, useTicketPaper } from './slip.js';
import { TicketRow } from './ticket-row.js';
import { type WorkOfSession } from './work-of-session.js';
import { WALK_IN_NAME, WalkInForm } from './walk-in-form.js';

/** The room that this device calls to. */
const ROOM = 'counterRoom';

/** The list of one state, or a sentence in its place. */
function Tickets({
  heading,
  none,
  children,
}: {
  heading: string;
  none: string;
  children: readonly ReactElement[];
}): ReactElement {
  return (
    <section className="dk-panel" aria-label={heading}>
      <header>
        <h2>{heading}</h2>
        {children.length > 0 && <span className="num">{children.length}</span>}
      </header>
      {children.length === 0 ? <p className="dk-none">{none}</p> : <ul className="dk-tickets">{children}</ul>}
    </section>
  );
}

/** How many are over today; whom a doctor saw can still be sent on. */
function Ended({ count, children }: { count: number; children: readonly ReactElement[] }): ReactElement {
  const { t } = useTranslation('desk');
  const words = t('counter.ended', { n: count });
  if (children.length === 0) return <p className="muted">{words}</p>;
  return (
    <details className="dk-panel">
      <summary>{words}</summary>
      <ul className="dk-tickets">{children}</ul>
    </details>
  );
}

/** Calling and stepping: the commands of a counter, whose answers show at once. */
function useSteps({ session, rules }: WorkOfSession, room: string, ask: (asked: Asked) => void) {
  const { t } = useTranslation('desk');
  const callNext = useCommand('callNext');
  const step = useCommand('stepTicket');
  const { put } = useEntities.getState();
  return {
    isCalling: callNext.isBusy,
    isStepping: step.isBusy,
    next: async (): Promise<void> => {
      const answer = await callNext.run({ id: session.id, room });
      if (answer?.ticket) put('ticket', answer.ticket);
      else if (answer) showDone(t('counter.nobody'));
    },
    take: async (ticket: Ticket, name: CounterStep): Promise<void> => {
      // A number is taken back with a reason; whoever comes at another hour is let in with one.
      if (name === 'cancel' || (name === 'arrive' && isOutside(ticket, session, rules, serverNowMs()))) {
        ask({ kind: 'reason', ticket, step: name });
        return;
      }
      const answer = await step.run({ id: ticket.id, ...sentStep(name) });
      if (answer) put('ticket', answer);
    },
  };
}

/** The numbers at the pharmacy of those whom this session sent there: told to who goes. */
function ToPharmacy({ work: { session, tickets, turns } }: { work: WorkOfSession }): ReactElement | null {
  const { t } = useTranslation('desk');
  const own = new Map(
    tickets.flatMap(({ id, sessionId, label }) => (sessionId === session.id ? [[id, label]] : [])),
  );
  const sent = turns.filter(
    ({ kind, endedAt, ticketId }) => kind === 'pharmacy' && endedAt === null && own.has(ticketId),
  );
  if (sent.length === 0) return null;
  return (
    <p role="status">
      {t('counter.toPharmacy')}{' '}
      {sent.map(({ id, label, ticketId }) => (
        <span key={id} className="dk-sent num">{`${own.get(ticketId) ?? ''} → ${label}`}</span>
      ))}
    </p>
  );
}

/** One session at work: call, step, take in, all by keys. */
export function AtWork({ work }: { work: WorkOfSession }): ReactElement {
  const { t } = useTranslation('desk');
  const { facility, session, others, tickets, wordsOf } = work;
  const [room, setRoom] = useState(() => readPlace(ROOM) ?? '1');
  const [asked, setAsked] = useState<Asked | null>(null);
  const code = useRef<HTMLInputElement>(null);
  const printer = useSlipPrinter();
  const paperOf = useTicketPaper();
  const { isCalling, isStepping, next, take } = useSteps(work, room, setAsked);
  const lists = counterLists(tickets, session.id, work.turns);
  const hasPharmacy = work.stages.some(
    ({ kind, isActive, clinicIds }) =>
      kind === 'pharmacy' && isActive && clinicIds.includes(session.clinicId),
  );
  const inHand = inHandOf(lists.called, room);
  const canCall = room.trim() !== '' && !isCalling;
  const { put } = useEntities.getState();
  const print = (ticket: Ticket): void =>
    printer.print(paperOf(ticket, wordsOf(others.find(({ id }) => id === ticket.sessionId) ?? session)));
  const took = (ticket: Ticket): void => {
    put('ticket', ticket);
    print(ticket);
  };
  const refer = (ticket: Ticket): void => setAsked({ kind: 'refer', ticket });
  useKeys(
    asked !== null
      ? {}
      : {
          n: () => canCall && void next(),
          b: () => document.getElementById(WALK_IN_NAME)?.focus(),
          d: () => setAsked({ kind: 'delay' }),
          g: () => setAsked({ kind: 'replace' }),
          k: () => code.current?.focus(),
          [REFER_KEY.toLowerCase()]: () => inHand && canRefer(inHand) && refer(inHand),
          ...Object.fromEntries(
            [...stepsByKey(inHand, hasPharmacy)].map(([key, name]) => [
              key,
              () => inHand && !isStepping && void take(inHand, name),
            ]),
          ),
        },
  );
  const row = (ticket: Ticket): ReactElement => (
    <TicketRow
      key={ticket.id}
      ticket={ticket}
      session={session}
      isBusy={isStepping}
      hasKeys={ticket.id === inHand?.id}
      hasPharmacy={hasPharmacy}
      onStep={(one, name) => void take(one, name)}
      onRefer={refer}
      onTransfer={others.length > 0 ? (one) => setAsked({ kind: 'transfer', ticket: one }) : undefined}
      onPrint={printer.width === 'off' ? undefined : print}
    />
  );
  return (
    <div className="dk-counter">
      <div className="dk-counterlists">
        <div className="line">
          <Field
            label={t('counter.room')}
            value={room}
            maxLength={20}
            onChange={(event) => {
              setRoom(event.target.value);
              keepPlace(ROOM, event.target.value);
            }}
          />
          <Button kind="primary" kbd="N" isBusy={isCalling} disabled={!canCall} onClick={() => void next()}>
            {t('counter.callNext', { room: `${t('counter.room').toLowerCase()} ${room}` })}
          </Button>
          <Button kbd="D" onClick={() => setAsked({ kind: 'delay' })}>
            {t('counter.delay.open')}
          </Button>
          <Button kbd="G" onClick={() => setAsked({ kind: 'replace' })}>
            {t('replace.open')}
          </Button>
        </div>
        {session.delayMinutes > 0 && (
          <p className="note is-amber" role="status">
            {t('counter.late', { n: session.delayMinutes })}
          </p>
        )}
        <Tickets heading={t('counter.called')} none={t('counter.noneCalled')}>
          {lists.called.map(row)}
        </Tickets>
        {lists.atAdmission.length > 0 && (
          <Tickets heading={t('counter.atAdmission')} none="">
            {lists.atAdmission.map(row)}
          </Tickets>
        )}
        <Tickets heading={t('counter.waiting')} none={t('counter.noneWaiting')}>
          {lists.waiting.map(row)}
        </Tickets>
        <Tickets heading={t('counter.booked')} none={t('counter.noneBooked')}>
          {lists.booked.map(row)}
        </Tickets>
        <Ended count={lists.endedCount}>{lists.done.map(row)}</Ended>
        <ToPharmacy work={work} />
      </div>
      <aside className="dk-panel">
        <CodeField
          inputRef={code}
          facilityId={facility.id}
          label={t('counter.code')}
          kbd="K"
          onArrived={(ticket) => {
            put('ticket', ticket);
            showDone(t('counter.arrived', { label: ticket.label }));
          }}
        />
        <WalkInForm key={session.id} session={session} onTaken={took} />
        <Select
          label={t('slip.paper')}
          value={printer.width}
          options={SLIP_WIDTHS.map((value) => ({ value, text: t(`slip.width.${value}`) }))}
          onChange={printer.setWidth}
        />
      </aside>
      {asked && (
        <AskedWindow
          asked={asked}
          work={work}
          onPrint={printer.width === 'off' ? null : printer.print}
          onTransferred={took}
          onClose={() => setAsked(null)}
        />
      )}
      {printer.slip}
    </div>
  );
}
