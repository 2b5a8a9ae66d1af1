import './booking.css';
import { type Visit } from '#siaga/contracts';
import { Button } from '#siaga/web-kit';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { subjectsOf } from '../parts/subjects-of.js';
import { BookingPage } from './booking-page.js';
import { keepOnly } from './kept-tickets.js';
import { keepOnlyWaits } from './kept-waits.js';
import { ReturnForm } from './return-form.js';
import { TicketCard } from './ticket-card.js';
import { WaitCard } from './wait-card.js';

/** The way to a number for whoever comes without a link. */
export function StartCard({ again }: { again: () => void }): ReactElement {
  const { t } = useTranslation('portal');
  const [work, setWork] = useState<'book' | 'return' | null>(null);
  const back = (): void => setWork(null);
  if (work === 'book') return <BookingPage booked={again} back={back} />;
  if (work === 'return') return <ReturnForm opened={again} back={back} />;
  return (
    <section className="po-card po-notice">
      <h2>{t('booking.start')}</h2>
      <p>{t('booking.startHint')}</p>
      <Button kind="primary" onClick={() => setWork('book')}>
        {t('booking.startButton')}
      </Button>
      <Button onClick={() => setWork('return')}>{t('booking.return.start')}</Button>
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
  const ids = useMemo(() => subjectsOf(visit, 'booking'), [visit]);
  const waits = useMemo(() => subjectsOf(visit, 'wait'), [visit]);
  useEffect(() => keepOnly(ids), [ids]);
  useEffect(() => keepOnlyWaits(waits), [waits]);
  if (isBooking) return <BookingPage booked={booked} back={() => setBooking(false)} />;
  return (
    <>
      {[...ids].reverse().map((id) => (
        <TicketCard key={id} id={id} booked={booked} />
      ))}
      {[...waits].reverse().map((id) => (
        <WaitCard key={id} id={id} booked={booked} />
      ))}
      <Button onClick={() => setBooking(true)}>{t('booking.another')}</Button>
    </>
  );
}
