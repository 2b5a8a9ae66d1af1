import { Loading, useLanguage } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keptTickets } from './kept-tickets.js';
import { refusalOf } from './refusal.js';
import { keptOf, type ShownTicket } from './shown-ticket.policy.js';
import { Age, Band, Code, Leave, Queue, Standing } from './ticket-parts.js';
import { TicketActions } from './ticket-actions.js';
import { Stages } from './ticket-stages.js';
import { toldDay, toldTime } from '../parts/told.js';
import { useClock } from './use-clock.js';
import { useTicket } from './use-ticket.js';
import { KeptWaitCards } from './wait-card.js';

/** A number with when to come, when to leave, who is before it. */
function TicketFace({ shown, children }: { shown: ShownTicket; children?: ReactElement }): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const nowMs = useClock();
  const { ticket, movedFrom } = shown;
  const told = (at: string): string => toldTime(at, ticket.timeZone);
  const facts = { from: told(ticket.from), to: told(ticket.to) };
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
        {movedFrom !== null && (
          <p className="bk-part bk-standing" role="status">
            {t('booking.ticket.moved', { before: told(movedFrom), now: facts.from })}
          </p>
        )}
        <Leave shown={shown} nowMs={nowMs} />
        <Standing ticket={ticket} />
        <Stages ticket={ticket} />
        <Band ticket={ticket} />
        <Queue ticket={ticket} />
        <Code code={ticket.code} />
        {children}
      </div>
      <Age told={ticket} takenAtMs={shown.takenAtMs} isOld={shown.isOld} nowMs={nowMs} />
    </section>
  );
}

/** A number's page. */
export function TicketCard({ id, booked }: { id: string; booked: () => void }): ReactElement {
  const { t } = useTranslation('portal');
  const { shown, problem, take } = useTicket(id);
  if (shown !== null)
    return (
      <TicketFace shown={shown}>
        <TicketActions ticket={shown.ticket} take={take} booked={booked} />
      </TicketFace>
    );
  const refusal = problem && refusalOf(problem);
  return refusal ? <p role="alert">{t(`booking.refused.${refusal.key}`, refusal.facts)}</p> : <Loading />;
}

/** What this phone kept of its numbers and of its waiting lists, while there is no connection. */
export function KeptCards(): ReactElement {
  const [kept] = useState(() => keptTickets(Date.now()));
  return (
    <>
      {kept.map((one) => {
        const shown = keptOf(one);
        return shown && <TicketFace key={one.ticket.id} shown={shown} />;
      })}
      <KeptWaitCards />
    </>
  );
}
