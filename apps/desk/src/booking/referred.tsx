import { type PlaceOffer, type ReferredTicket } from '#siaga/contracts';
import { Button, QrCode } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfferWords } from './offer-words.js';
import './refer.css';
import { type SlipPaper } from './slip.js';

/** The number of somebody who was sent, as it is printed. */
export function useReferredPaper(): (offer: PlaceOffer, ticketThere: ReferredTicket) => SlipPaper {
  const { dayOf, windowOf } = useOfferWords();
  return (offer, ticketThere) => ({
    ...{ house: offer.facilityName, clinic: offer.clinicName, doctor: offer.doctorName },
    ...{ label: ticketThere.label, code: ticketThere.code, isToCome: true },
    ...{ day: dayOf(ticketThere), window: windowOf(offer, ticketThere) },
  });
}

/** What somebody takes along who was sent. */
export function Referred({
  referred,
  paper,
  onPrint,
  onClose,
}: {
  referred: ReferredTicket;
  paper: SlipPaper;
  onPrint: (() => void) | null;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { house, clinic, doctor, label, code, day, window } = paper;
  return (
    <div className="dk-referred">
      <p className="number">{label}</p>
      <p>
        <b>
          {clinic}, {house}
        </b>
        , {doctor}
      </p>
      {window && <p>{t('refer.at', { day, ...window })}</p>}
      <div className="code">
        <QrCode text={code} label={t('slip.code', { code })} />
      </div>
      <p className="num">{code}</p>
      <p role="status">{t(referred.isTold ? 'refer.told' : 'refer.notTold')}</p>
      <div className="acts">
        <Button kind="primary" autoFocus onClick={onClose}>
          {t('refer.close')}
        </Button>
        {onPrint && <Button onClick={onPrint}>{t('refer.print')}</Button>}
      </div>
    </div>
  );
}
