import { type BookingSession, type Ticket } from '#siaga/contracts';
import { Button, Kbd, useFormat } from '#siaga/web-kit';
import { Printer } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { canRefer, type CounterStep, REFER_KEY, STEP_KEYS, stepsOf } from './counter-keys.policy.js';
import { windowOf } from './session-windows.policy.js';

/** What the counter does with a row beside its steps; left out where it cannot. */
export interface RowActs {
  onStep: (ticket: Ticket, step: CounterStep) => void;
  onTransfer?: (ticket: Ticket) => void;
  onRefer: (ticket: Ticket) => void;
  onPrint?: (ticket: Ticket) => void;
}

/** Who has not been served yet holds a slip that may be lost, and may be sent elsewhere. */
const HAS_SLIP: readonly Ticket['state'][] = ['booked', 'waiting', 'called'];

/** One number: the window it belongs to, where it stands, and what can be done with it. */
export function TicketRow({
  ticket,
  session,
  isBusy,
  hasKeys,
  hasPharmacy,
  onStep,
  onTransfer,
  onRefer,
  onPrint,
}: RowActs & {
  ticket: Ticket;
  session: BookingSession;
  isBusy: boolean;
  /** Whether the counter's keys act on this one. */
  hasKeys: boolean;
  /** Whether the clinic sends its patients to a pharmacy. */
  hasPharmacy: boolean;
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { label, patient, state, arrivedAt, calledAt, room, skips, placeKind, priority, referral } = ticket;
  const window = windowOf(session, ticket.cluster);
  const facts = [
    window && t('counter.window', { from: format.time(window.fromMs), to: format.time(window.toMs) }),
    placeKind === 'walk_in' && t('counter.walkedIn'),
    referral && t('refer.from', { from: referral.facilityName }),
    referral && referral.number !== '' && t('refer.letter', { number: referral.number }),
    referral?.reason,
    (state === 'called' || state === 'serving') &&
      calledAt &&
      t('counter.toRoom', { room, time: format.time(calledAt) }),
    state === 'waiting' && arrivedAt && t('counter.since', { time: format.time(arrivedAt) }),
    skips > 0 && t('counter.skips', { n: skips }),
  ].filter(Boolean);
  const hasSlip = HAS_SLIP.includes(state);
  return (
    <li className="dk-ticket">
      <b className="num">{label}</b>
      <div>
        <span>{patient.name === '' ? t('counter.take.unnamed') : patient.name}</span>
        {priority !== 'none' && <strong className="is-amber"> {t(`counter.priority.${priority}`)}</strong>}
        <small>{facts.join(', ')}</small>
      </div>
      <div className="dk-ticketsteps">
        {stepsOf(state, hasPharmacy).map((step, index) => {
          const key = hasKeys ? STEP_KEYS[step] : undefined;
          return (
            // The key stands beside the button: what is in it would have to be in its name.
            <span key={step} className="dk-keyed">
              {key !== undefined && <Kbd>{key}</Kbd>}
              <Button
                kind={index === 0 && state !== 'waiting' ? 'primary' : 'ghost'}
                aria-keyshortcuts={key}
                aria-label={t('counter.stepOf', { step: t(`counter.step.${step}`), label })}
                isBusy={isBusy}
                onClick={() => onStep(ticket, step)}
              >
                {t(`counter.step.${step}`)}
              </Button>
            </span>
          );
        })}
        {canRefer(ticket) && (
          <span className="dk-keyed">
            {hasKeys && <Kbd>{REFER_KEY}</Kbd>}
            <Button
              kind="ghost"
              aria-keyshortcuts={hasKeys ? REFER_KEY : undefined}
              aria-label={t('counter.stepOf', { step: t('refer.short'), label })}
              onClick={() => onRefer(ticket)}
            >
              {t('refer.short')}
            </Button>
          </span>
        )}
        {hasSlip && onTransfer && (
          <Button
            kind="ghost"
            aria-label={t('counter.stepOf', { step: t('counter.transfer.short'), label })}
            onClick={() => onTransfer(ticket)}
          >
            {t('counter.transfer.short')}
          </Button>
        )}
        {hasSlip && onPrint && (
          <Button kind="ghost" aria-label={t('slip.printOf', { label })} onClick={() => onPrint(ticket)}>
            <Printer size={18} aria-hidden />
          </Button>
        )}
      </div>
    </li>
  );
}
