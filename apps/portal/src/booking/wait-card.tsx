import { ApiError, OfflineError } from '#siaga/client';
import { type WaitPlace } from '#siaga/contracts';
import { Button, Loading, useLanguage } from '#siaga/web-kit';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portalApi } from '../link/portal-api.js';
import { bookingApi } from './booking-api.js';
import { refusalOf } from './refusal.js';
import { RefusedLine } from './refused-line.js';
import { toldDay, toldTime } from '../parts/told.js';
import { useAttempt } from './use-attempt.js';

/** An offer is good for minutes. */
const AGAIN_MS = 10_000;

function useWait(id: string): {
  wait: WaitPlace | null;
  isOld: boolean;
  problem: ApiError | null;
  take: (told: WaitPlace) => void;
} {
  const [wait, take] = useState<WaitPlace | null>(null);
  const [isOld, setOld] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);
  useEffect(() => {
    const over = new AbortController();
    const look = async (): Promise<void> => {
      try {
        take(await bookingApi.wait(id, over.signal));
        setOld(false);
        setProblem(null);
      } catch (error) {
        if (over.signal.aborted) return;
        if (error instanceof ApiError) setProblem(error);
        setOld(() => {
          if (!(error instanceof ApiError || error instanceof OfflineError)) throw error;
          return true;
        });
      }
    };
    void look();
    const timer = setInterval(() => void look(), AGAIN_MS);
    const now = (): void => void look();
    window.addEventListener('online', now);
    return () => {
      over.abort();
      clearInterval(timer);
      window.removeEventListener('online', now);
    };
  }, [id]);
  return { wait, isOld, problem, take };
}

/** A place in the line of a full session: how many are before, and what is offered, until when. */
export function WaitCard({ id, booked }: { id: string; booked: () => void }): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const { wait, isOld, problem, take } = useWait(id);
  const { isBusy, refusal, attempt } = useAttempt();
  if (wait === null) return problem ? <RefusedLine refusal={refusalOf(problem)} /> : <Loading />;
  const { state, offer, timeZone } = wait;
  const told = (at: string): string => toldTime(at, timeZone);
  const accept = (): Promise<void> =>
    attempt(async () => {
      const { secret } = await bookingApi.takeOffer(id);
      await portalApi.redeem(secret);
      booked();
    }, timeZone);
  const leave = (): Promise<void> => attempt(async () => take(await bookingApi.leaveWait(id)), timeZone);
  const isLive = state === 'waiting' || state === 'offered';
  return (
    <section
      aria-label={`${t('booking.wait.title')}, ${wait.clinicName}`}
      className="po-card po-notice"
      aria-live="polite"
    >
      <h2>{t('booking.wait.title')}</h2>
      <p className="po-muted">
        {wait.clinicName}, {toldDay(wait.serviceDate, language)}, {wait.facilityName}, {wait.doctorName}.{' '}
        {t('booking.ticket.for', { name: wait.patientName })}
      </p>
      {offer ? (
        <>
          <p className="bk-standing">
            {t('booking.wait.offer', {
              from: told(offer.from),
              to: told(offer.to),
              until: told(offer.until),
            })}
          </p>
          <Button kind="primary" isBusy={isBusy} onClick={() => void accept()}>
            {t('booking.wait.take')}
          </Button>
        </>
      ) : (
        <p>{t(`booking.wait.${state}`, { before: wait.before })}</p>
      )}
      {isLive && (
        <Button disabled={isBusy} onClick={() => void leave()}>
          {t('booking.wait.leave')}
        </Button>
      )}
      <RefusedLine refusal={refusal} />
      <p className="po-muted">
        {t(isOld ? 'booking.wait.old' : 'booking.ticket.updated', { time: told(wait.at) })}
      </p>
    </section>
  );
}
