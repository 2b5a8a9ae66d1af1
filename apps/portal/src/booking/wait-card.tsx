import { type WaitPlace } from '#siaga/contracts';
import { Button, Loading, useLanguage } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portalApi } from '../link/portal-api.js';
import { toldDay, toldTime } from '../parts/told.js';
import { bookingApi } from './booking-api.js';
import { keptWaits } from './kept-waits.js';
import { refusalOf } from './refusal.js';
import { RefusedLine } from './refused-line.js';
import { Age } from './ticket-parts.js';
import { useAttempt } from './use-attempt.js';
import { useClock } from './use-clock.js';
import { useWait, type ShownWait } from './use-wait.js';

/** How many are before, or what is offered, until when. */
function WaitFace({ shown, children }: { shown: ShownWait; children?: ReactElement }): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const nowMs = useClock();
  const { wait, takenAtMs, isOld } = shown;
  const { state, offer, timeZone } = wait;
  const told = (at: string): string => toldTime(at, timeZone);
  return (
    <section aria-label={`${t('booking.wait.title')}, ${wait.clinicName}`} className="po-card po-notice">
      <h2>{t('booking.wait.title')}</h2>
      <p className="po-muted">
        {wait.clinicName}, {toldDay(wait.serviceDate, language)}, {wait.facilityName}, {wait.doctorName}.{' '}
        {t('booking.ticket.for', { name: wait.patientName })}
      </p>
      <div aria-live="polite">
        {offer ? (
          <p className="bk-standing">
            {t('booking.wait.offer', {
              from: told(offer.from),
              to: told(offer.to),
              until: told(offer.until),
            })}
          </p>
        ) : (
          <p>{t(`booking.wait.${state}`, { before: wait.before })}</p>
        )}
      </div>
      {children}
      <Age told={wait} takenAtMs={takenAtMs} isOld={isOld} nowMs={nowMs} />
    </section>
  );
}

/** What may be done in a waiting list. */
function WaitActions({
  wait,
  take,
  booked,
}: {
  wait: WaitPlace;
  take: (told: WaitPlace) => void;
  booked: () => void;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { isBusy, refusal, attempt } = useAttempt();
  const { id, state, offer, timeZone } = wait;
  const accept = (): Promise<void> =>
    attempt(async () => {
      const { secret } = await bookingApi.takeOffer(id);
      await portalApi.redeem(secret);
      booked();
    }, timeZone);
  const leave = (): Promise<void> => attempt(async () => take(await bookingApi.leaveWait(id)), timeZone);
  return (
    <>
      {offer && (
        <Button kind="primary" isBusy={isBusy} onClick={() => void accept()}>
          {t('booking.wait.take')}
        </Button>
      )}
      {(state === 'waiting' || state === 'offered') && (
        <Button disabled={isBusy} onClick={() => void leave()}>
          {t('booking.wait.leave')}
        </Button>
      )}
      <RefusedLine refusal={refusal} />
    </>
  );
}

/** A place in the line of a full session. */
export function WaitCard({ id, booked }: { id: string; booked: () => void }): ReactElement {
  const { shown, problem, take } = useWait(id);
  if (shown === null) return problem ? <RefusedLine refusal={refusalOf(problem)} /> : <Loading />;
  return (
    <WaitFace shown={shown}>
      <WaitActions wait={shown.wait} take={take} booked={booked} />
    </WaitFace>
  );
}

/** What this phone kept of its waiting lists, while there is no connection. */
export function KeptWaitCards(): ReactElement {
  const [kept] = useState(() => keptWaits(Date.now()));
  return (
    <>
      {kept.map((one) => (
        <WaitFace key={one.wait.id} shown={{ ...one, isOld: true }} />
      ))}
    </>
  );
}
