import { type PlaceOffer } from '#siaga/contracts';
import { Button, useLanguage } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { toldDay, toldTime } from '../parts/told.js';

/** One clinic and doctor on a day: the way there, how it keeps its times, the windows that are free. */
export function OfferCard({
  offer,
  isBusy,
  choose,
  otherDays,
  wait = null,
}: {
  offer: PlaceOffer;
  isBusy: boolean;
  choose: (cluster: number) => void;
  otherDays: (() => void) | null;
  /** Joins the line of a day that is full. */
  wait?: (() => void) | null;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const { clinicName, doctorName, facilityName, timeZone, travelS, figures, delayMinutes } = offer;
  const day = toldDay(offer.serviceDate, language);
  const facts = [
    travelS !== null &&
      t(offer.isTravelEstimated ? 'booking.find.awayAbout' : 'booking.find.away', {
        minutes: Math.ceil(travelS / 60),
      }),
    figures.waitMinutes !== null && t('booking.find.wait', { minutes: figures.waitMinutes }),
    figures.keptShare !== null && t('booking.find.kept', { percent: Math.round(figures.keptShare * 100) }),
    delayMinutes > 0 && t('booking.find.late', { minutes: delayMinutes }),
  ].filter((fact) => fact !== false);
  return (
    <section
      className="po-card po-notice"
      aria-label={`${clinicName}, ${facilityName}, ${doctorName}, ${day}`}
    >
      <h2>
        {clinicName}, {day}
      </h2>
      <p className="po-muted">
        {facilityName}, {doctorName}
      </p>
      {facts.length > 0 && <p>{facts.join(', ')}</p>}
      {offer.windows.length === 0 && (
        <>
          <p>{t('booking.find.full')}</p>
          {wait && (
            <Button onClick={wait} disabled={isBusy}>
              {t('booking.wait.join')}
            </Button>
          )}
        </>
      )}
      <div className="bk-windows">
        {offer.windows.map(({ cluster, from, to, free }) => {
          const times = { from: toldTime(from, timeZone), to: toldTime(to, timeZone) };
          return (
            <button key={cluster} type="button" disabled={isBusy} onClick={() => choose(cluster)}>
              <b>{t('booking.find.window', times)}</b> <span>{t('booking.find.free', { free })}</span>
            </button>
          );
        })}
      </div>
      {otherDays && (
        <Button onClick={otherDays}>
          {t('booking.find.otherDays', { clinic: clinicName, doctor: doctorName })}
        </Button>
      )}
    </section>
  );
}
