import {
  type BookingSession,
  type ClinicRules,
  type Facility,
  type BookingStage,
  type StageTurn,
  type Ticket,
} from '#siaga/contracts';
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
import { CodeField } from './code-field.js';
import { type CounterStep, inHandOf, sentStep, stepsByKey } from './counter-keys.policy.js';
import { counterLists } from './counter-lists.policy.js';
import { DelayDialog } from './delay-dialog.js';
import { ReasonDialog } from './reason-dialog.js';
import { isOutside } from './session-windows.policy.js';
import { SLIP_WIDTHS, type SlipWords, useSlipPrinter } from './slip.js';
import { TicketRow } from './ticket-row.js';
import { TransferDialog } from './transfer-dialog.js';
import { WALK_IN_NAME, WalkInForm } from './walk-in-form.js';

/** The room that this device calls to. */
const ROOM = 'counterRoom';

/** The session that a counter works for, with what it needs of the others. */
export interface WorkOfSession {
  facility: Facility;
  session: BookingSession;
  /** The day's other sessions that are open: where a number may be sent. */
  others: readonly BookingSession[];
  rules: ClinicRules;
  tickets: readonly Ticket[];
  stages: readonly BookingStage[];
  turns: readonly StageTurn[];
  wordsOf: (session: BookingSession) => SlipWords;
  nameOf: (session: BookingSession) => string;
}

/** What is asked before something is done with a number, or with the session. */
type Asked =
  | { kind: 'reason'; ticket: Ticket; step: 'arrive' | 'cancel' }
  | { kind: 'transfer'; ticket: Ticket }
  | { kind: 'delay' };

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

/** What the counter's windows ask, one at a time. */
function AskedOf({
  asked,
  work: { session, others, nameOf },
  onTransferred,
  onClose,
}: {
  asked: Asked;
  work: WorkOfSession;
  onTransferred: (ticket: Ticket) => void;
  onClose: () => void;
}): ReactElement {
  const { put } = useEntities.getState();
  switch (asked.kind) {
    case 'reason':
      return <ReasonDialog ticket={asked.ticket} step={asked.step} onClose={onClose} onDone={onClose} />;
    case 'transfer':
      return (
        <TransferDialog
          ticket={asked.ticket}
          others={others}
          nameOf={nameOf}
          onClose={onClose}
          onDone={(ticket) => {
            onTransferred(ticket);
            onClose();
          }}
        />
      );
    case 'delay':
      return (
        <DelayDialog
          session={session}
          onClose={onClose}
          onDone={(moved) => {
            put('booking_session', moved);
            onClose();
          }}
        />
      );
  }
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
    printer.print(
      ticket,
      wordsOf(
        ticket.sessionId === session.id
          ? session
          : (others.find(({ id }) => id === ticket.sessionId) ?? session),
      ),
    );
  const took = (ticket: Ticket): void => {
    put('ticket', ticket);
    print(ticket);
  };
  useKeys(
    asked !== null
      ? {}
      : {
          n: () => canCall && void next(),
          b: () => document.getElementById(WALK_IN_NAME)?.focus(),
          d: () => setAsked({ kind: 'delay' }),
          k: () => code.current?.focus(),
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
        <p className="muted">{t('counter.ended', { n: lists.endedCount })}</p>
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
      {asked && <AskedOf asked={asked} work={work} onTransferred={took} onClose={() => setAsked(null)} />}
      {printer.slip}
    </div>
  );
}
