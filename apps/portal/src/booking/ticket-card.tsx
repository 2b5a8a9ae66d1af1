import { type PortalTicket } from '#siaga/contracts';
import { Loading, useLanguage } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from './refusal.js';
import { toldDay, toldTime } from './told.js';
import { useTicket } from './use-ticket.js';

/** The part of a window in which the call is likely, in percent of its length; the estimate stands in it as a line. */
function Band({ ticket }: { ticket: PortalTicket }): ReactElement | null {
  const { t } = useTranslation('portal');
  const { estimate, from, to, timeZone } = ticket;
  if (estimate === null) return null;
  const told = (at: string): string => toldTime(at, timeZone);
  const [startMs, endMs] = [Date.parse(from), Math.max(Date.parse(to), Date.parse(estimate.to))];
  const place = (at: string): number => ((Date.parse(at) - startMs) / Math.max(1, endMs - startMs)) * 100;
  const [left, right] = [place(estimate.from), place(estimate.to)];
  const facts = { at: told(estimate.at), from: told(estimate.from), to: told(estimate.to) };
  return (
    <div className="bk-part">
      <div className="bk-line">
        <b>{t('booking.ticket.estimate')}</b>
        <b>{t('booking.ticket.band', facts)}</b>
      </div>
      <svg className="bk-band" role="img" aria-label={t('booking.ticket.bandLabel', facts)}>
        <rect className="likely" x={`${left}%`} width={`${Math.max(1, right - left)}%`} y="0" height="100%" />
        <rect className="at" x={`${Math.min(99, place(estimate.at))}%`} width="1%" y="0" height="100%" />
      </svg>
      <div className="bk-line po-muted">
        <span>{told(from)}</span>
        <span>{told(new Date(endMs).toISOString())}</span>
      </div>
    </div>
  );
}

/** What became of the number, where it is no longer waited for. */
function Standing({ ticket }: { ticket: PortalTicket }): ReactElement | null {
  const { t } = useTranslation('portal');
  const { state, sessionState, room, delayMinutes } = ticket;
  const say = (text: string): ReactElement => (
    <p className="bk-part bk-standing" role="status">
      {text}
    </p>
  );
  if (state === 'called') return say(t('booking.ticket.called', { room: room ?? '' }));
  if (state === 'serving') return say(t('booking.ticket.serving2', { room: room ?? '' }));
  if (state === 'done' || state === 'cancelled') return say(t(`booking.ticket.${state}`));
  if (state === 'no_show') return say(t('booking.ticket.noShow'));
  if (sessionState === 'called_off') return say(t('booking.ticket.calledOff'));
  if (sessionState === 'closed') return say(t('booking.ticket.closed'));
  if (state === 'waiting') return say(t('booking.ticket.waiting'));
  return delayMinutes > 0 ? say(t('booking.ticket.late', { minutes: delayMinutes })) : null;
}

function Leave({ ticket }: { ticket: PortalTicket }): ReactElement | null {
  const { t } = useTranslation('portal');
  const { leaveAt, travelS, timeZone, state } = ticket;
  if (leaveAt === null || travelS === null || state !== 'booked') return null;
  return (
    <div className="bk-leave">
      <span>
        {t('booking.ticket.leave')}
        <small>{t('booking.ticket.travel', { minutes: Math.ceil(travelS / 60) })}</small>
      </span>
      <b>{toldTime(leaveAt, timeZone)}</b>
    </div>
  );
}

function Queue({ ticket }: { ticket: PortalTicket }): ReactElement | null {
  const { t } = useTranslation('portal');
  const { ahead, serving, figures } = ticket;
  if (ahead === null) return null;
  return (
    <div className="bk-part">
      <div className="bk-line">
        <span>{t('booking.ticket.serving')}</span>
        <b>{serving.length > 0 ? serving.join(', ') : t('booking.ticket.nobody')}</b>
      </div>
      <div className="bk-line">
        <span>{t('booking.ticket.ahead')}</span>
        <b>{t('booking.ticket.people', { count: ahead })}</b>
      </div>
      {figures.keptShare !== null && (
        <div className="bk-line po-muted">
          <span>{t('booking.ticket.kept')}</span>
          <span>{Math.round(figures.keptShare * 100)} %</span>
        </div>
      )}
    </div>
  );
}

/** A number's page: when to come, when to leave, who is before it. */
export function TicketCard({ id }: { id: string }): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const { ticket, isOld, problem } = useTicket(id);
  if (ticket === null) {
    const refusal = problem && refusalOf(problem);
    return refusal ? <p role="alert">{t(`booking.refused.${refusal.key}`, refusal.facts)}</p> : <Loading />;
  }
  const told = (at: string): string => toldTime(at, ticket.timeZone);
  const facts = { from: told(ticket.from), to: told(ticket.to) };
  const at = { time: told(ticket.at) };
  return (
    <section aria-label={`${ticket.label}, ${ticket.clinicName}`} className="bk-ticket">
      <h2>
        {ticket.clinicName}, {toldDay(ticket.serviceDate, language)}
      </h2>
      <p className="po-muted">
        {ticket.facilityName}, {ticket.doctorName}. {t('booking.ticket.for', { name: ticket.patientName })}
      </p>
      <div className="po-card">
        <div className="bk-head">
          <strong>{ticket.label}</strong>
          <span>
            {t('booking.ticket.window', facts)}
            <small>{t('booking.ticket.earliest', { time: told(ticket.earliest) })}</small>
          </span>
        </div>
        <Leave ticket={ticket} />
        <Standing ticket={ticket} />
        <Band ticket={ticket} />
        <Queue ticket={ticket} />
        <div className="bk-part bk-line">
          <span>{t('booking.ticket.code')}</span>
          <b>{ticket.code}</b>
        </div>
      </div>
      <p className="po-muted">{t(isOld ? 'booking.ticket.old' : 'booking.ticket.updated', at)}</p>
    </section>
  );
}
