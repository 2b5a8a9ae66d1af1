import { type PlaceOffer, type PortalTicket } from '#siaga/contracts';
import { Button } from '#siaga/web-kit';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portalApi } from '../link/portal-api.js';
import { bookingApi } from './booking-api.js';
import { OfferCard } from './offer-card.js';
import { RefusedLine } from './refused-line.js';
import { toldTime } from '../parts/told.js';
import { useAttempt } from './use-attempt.js';

/** A number that stands for nothing any more, or whose session is not held: places that can be had instead, each by one tap. */
function Instead({ ticket, booked }: { ticket: PortalTicket; booked: () => void }): ReactElement | null {
  const { t } = useTranslation('portal');
  const [offers, setOffers] = useState<readonly PlaceOffer[] | null>(null);
  const { isBusy, refusal, attempt } = useAttempt();
  const { id } = ticket;
  useEffect(() => {
    const over = new AbortController();
    bookingApi.places(id, over.signal).then(
      (found) => setOffers(found.offers),
      // Without a connection there is nothing to choose; the card says that it is old.
      () => !over.signal.aborted && setOffers(null),
    );
    return () => over.abort();
  }, [id]);
  const rebook = ({ sessionId, timeZone }: PlaceOffer, cluster: number): Promise<void> =>
    attempt(async () => {
      const { secret } = await bookingApi.rebook({ id, sessionId, cluster });
      await portalApi.redeem(secret);
      booked();
    }, timeZone);
  if (offers === null) return null;
  if (offers.length === 0) return <p className="bk-part">{t('booking.change.nothing')}</p>;
  return (
    <div className="bk-part bk-actions">
      <h3>{t('booking.change.instead')}</h3>
      {offers.map((offer) => (
        <OfferCard
          key={offer.sessionId}
          offer={offer}
          isBusy={isBusy}
          choose={(cluster) => void rebook(offer, cluster)}
          otherDays={null}
        />
      ))}
      <RefusedLine refusal={refusal} />
    </div>
  );
}

/** Giving the number back takes two taps: nobody gets it again. */
function Cancel({ isBusy, cancel }: { isBusy: boolean; cancel: () => void }): ReactElement {
  const { t } = useTranslation('portal');
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{t('booking.change.cancel')}</Button>;
  return (
    <>
      <p role="status">{t('booking.change.sure')}</p>
      <Button kind="danger" isBusy={isBusy} onClick={cancel}>
        {t('booking.change.yes')}
      </Button>
      <Button onClick={() => setAsked(false)}>{t('booking.change.no')}</Button>
    </>
  );
}

/** What the holder of a number does with it. */
export function TicketActions({
  ticket,
  take,
  booked,
}: {
  ticket: PortalTicket;
  take: (told: PortalTicket) => void;
  booked: () => void;
}): ReactElement | null {
  const { t } = useTranslation('portal');
  const { isBusy, refusal, attempt } = useAttempt();
  const { id, state, sessionState, timeZone } = ticket;
  const next = ticket.next ?? null;
  const isOff = sessionState === 'called_off' && state === 'booked';
  if (ticket.isReplaced) return <p className="bk-part">{t('booking.change.replaced')}</p>;
  if (isOff || state === 'cancelled' || state === 'no_show')
    return (
      <Instead
        ticket={ticket}
        booked={() => {
          void bookingApi.ticket(id).then(take, () => undefined);
          booked();
        }}
      />
    );
  if (sessionState !== 'open' || (state !== 'booked' && state !== 'waiting')) return null;
  const ask = (work: () => Promise<PortalTicket>): Promise<void> =>
    attempt(async () => {
      try {
        take(await work());
      } catch (error) {
        // What is shown is of before; the sentence stands beside what is true now.
        void bookingApi.ticket(id).then(take, () => undefined);
        throw error;
      }
    }, timeZone);
  return (
    <div className="bk-part bk-actions">
      {next !== null && (
        <Button isBusy={isBusy} onClick={() => void ask(() => bookingApi.move(ticket))}>
          {t('booking.change.move', { time: toldTime(next.from, timeZone) })}
        </Button>
      )}
      <Cancel isBusy={isBusy} cancel={() => void ask(() => bookingApi.cancel(id))} />
      <RefusedLine refusal={refusal} />
    </div>
  );
}
