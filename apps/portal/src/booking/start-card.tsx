import './booking.css';
import { type Visit } from '#siaga/contracts';
import { Button } from '#siaga/web-kit';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BookingPage } from './booking-page.js';
import { keepOnly } from './kept-tickets.js';
import { TicketCard } from './ticket-card.js';

/** The way to a number for whoever comes without a link. */
export function StartCard({ again }: { again: () => void }): ReactElement {
  const { t } = useTranslation('portal');
  const [isBooking, setBooking] = useState(false);
  if (isBooking) return <BookingPage booked={again} back={() => setBooking(false)} />;
  return (
    <section className="po-card po-notice">
      <h2>{t('booking.start')}</h2>
      <p>{t('booking.startHint')}</p>
      <Button kind="primary" onClick={() => setBooking(true)}>
        {t('booking.startButton')}
      </Button>
    </section>
  );
}

/** One card for each number that this phone holds, and the way to another. */
export function TicketCards({ visit, again }: { visit: Visit; again: () => void }): ReactElement {
  const { t } = useTranslation('portal');
  const [isBooking, setBooking] = useState(false);
  const booked = (): void => {
    setBooking(false);
    again();
  };
  const ids = useMemo(
    () =>
      new Set(
        visit.passes.filter(({ subject }) => subject.kind === 'booking').map(({ subject }) => subject.id),
      ),
    [visit],
  );
  useEffect(() => keepOnly(ids), [ids]);
  if (isBooking) return <BookingPage booked={booked} back={() => setBooking(false)} />;
  return (
    <>
      {[...ids].reverse().map((id) => (
        <TicketCard key={id} id={id} />
      ))}
      <Button onClick={() => setBooking(true)}>{t('booking.another')}</Button>
    </>
  );
}
