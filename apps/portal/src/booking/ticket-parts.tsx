import { type PortalTicket } from '#siaga/contracts';
import { QrCode } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type ShownTicket, serverTimeOf } from './shown-ticket.policy.js';
import { toldTime } from '../parts/told.js';

const MINUTE_MS = 60_000;

/** The part of a window in which the call is likely, in percent of its length; the estimate stands in it as a line. */
export function Band({ ticket }: { ticket: PortalTicket }): ReactElement | null {
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
export function Standing({ ticket }: { ticket: PortalTicket }): ReactElement | null {
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

/** When to leave, and that it is time to. */
export function Leave({ shown, nowMs }: { shown: ShownTicket; nowMs: number }): ReactElement | null {
  const { t } = useTranslation('portal');
  const { leaveAt, travelS, timeZone, state } = shown.ticket;
  if (leaveAt === null || travelS === null || state !== 'booked') return null;
  const isTime = Date.parse(leaveAt) <= serverTimeOf(shown, nowMs);
  return (
    <div className="bk-leave" role={isTime ? 'status' : undefined}>
      <span>
        {t(isTime ? 'booking.ticket.leaveNow' : 'booking.ticket.leave')}
        <small>{t('booking.ticket.travel', { minutes: Math.ceil(travelS / 60) })}</small>
      </span>
      <b>{toldTime(leaveAt, timeZone)}</b>
    </div>
  );
}

/** Who is served, and how many are before it. */
export function Queue({ ticket }: { ticket: PortalTicket }): ReactElement | null {
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

/** What the counter and the kiosk read: the code, for people and for a scanner. */
export function Code({ code }: { code: string }): ReactElement {
  const { t } = useTranslation('portal');
  return (
    <div className="bk-part bk-code">
      <span>
        {t('booking.ticket.code')}
        <b>{code}</b>
        <small>{t('booking.ticket.show')}</small>
      </span>
      <QrCode text={code} label={t('booking.ticket.qr', { code })} />
    </div>
  );
}

/** When all of this was so; how long ago by this phone's clock, once nobody answers. */
export function Age({
  told,
  takenAtMs,
  isOld,
  nowMs,
}: {
  told: { at: string; timeZone: string };
  takenAtMs: number;
  isOld: boolean;
  nowMs: number;
}): ReactElement {
  const { t } = useTranslation('portal');
  const minutes = Math.floor(Math.max(0, nowMs - takenAtMs) / MINUTE_MS);
  const facts = { time: toldTime(told.at, told.timeZone), minutes };
  return <p className="po-muted">{t(isOld ? 'booking.ticket.old' : 'booking.ticket.updated', facts)}</p>;
}
