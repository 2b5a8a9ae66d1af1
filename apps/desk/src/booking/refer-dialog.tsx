import { type ReferredTicket, type Ticket } from '#siaga/contracts';
import { Button, Dialog, QrCode } from '#siaga/web-kit';
import { type ReactElement, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfferWords } from './offer-words.js';
import './refer.css';
import { type ChosenPlace, ReferForm } from './refer-form.js';
import { type AskedPlaces, ReferPlaces } from './refer-places.js';
import { type SlipPaper } from './slip.js';

/** What the patient takes along. */
function Referred({
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

/** Sends an own patient on to a hospital's clinic: where, why, and the number there. */
export function ReferDialog({
  ticket,
  onPrint,
  onClose,
}: {
  ticket: Ticket;
  /** Null where there is no printer. */
  onPrint: ((paper: SlipPaper) => void) | null;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { dayOf, windowOf } = useOfferWords();
  const { id, label, placeKind } = ticket;
  const [asked, setAsked] = useState<AskedPlaces>({
    ...{ id, words: '', clinicId: null, order: 'nearest' },
    placeKind: placeKind === 'non_jkn' ? 'non_jkn' : 'jkn',
  });
  const [chosen, setChosen] = useState<ChosenPlace | null>(null);
  const [isGone, setGone] = useState(false);
  const [referred, setReferred] = useState<ReferredTicket | null>(null);
  const clinicId = chosen?.offer.clinicId ?? null;
  const onGone = useCallback(() => {
    setChosen(null);
    setGone(true);
    setAsked((before) => ({ ...before, clinicId }));
  }, [clinicId]);
  const paperOf = ({ offer }: ChosenPlace, ticketThere: ReferredTicket): SlipPaper => ({
    ...{ house: offer.facilityName, clinic: offer.clinicName, doctor: offer.doctorName },
    ...{ label: ticketThere.label, code: ticketThere.code, isToCome: true },
    ...{ day: dayOf(ticketThere), window: windowOf(offer, ticketThere) },
  });
  const done = (place: ChosenPlace, ticketThere: ReferredTicket): void => {
    setReferred(ticketThere);
    onPrint?.(paperOf(place, ticketThere));
  };
  return (
    <Dialog
      title={referred === null ? t('refer.title', { label }) : t('refer.done', { label })}
      onClose={onClose}
    >
      <div className="dk-refer">
        {chosen === null ? (
          <ReferPlaces
            asked={asked}
            notice={isGone ? t('refer.gone') : null}
            onAsk={setAsked}
            onChoose={(offer, window) => setChosen({ offer, window, placeKind: asked.placeKind })}
          />
        ) : referred === null ? (
          <ReferForm
            ticket={ticket}
            chosen={chosen}
            onBack={() => setChosen(null)}
            onGone={onGone}
            onDone={(answer) => done(chosen, answer)}
          />
        ) : (
          <Referred
            referred={referred}
            paper={paperOf(chosen, referred)}
            onPrint={onPrint && (() => onPrint(paperOf(chosen, referred)))}
            onClose={onClose}
          />
        )}
      </div>
    </Dialog>
  );
}
