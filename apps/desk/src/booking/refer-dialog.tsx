import { type ReferredTicket, type Ticket } from '#siaga/contracts';
import { Dialog, useFetched } from '#siaga/web-kit';
import { type ComponentProps, type ReactElement, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './refer.css';
import { type ChosenPlace, ReferForm } from './refer-form.js';
import { type AskedPlaces, ReferPlaces } from './refer-places.js';
import { Referred, useReferredPaper } from './referred.js';
import { type SlipPaper } from './slip.js';

/** Places in hospitals, as they are now. */
function HospitalPlaces(props: Omit<ComponentProps<typeof ReferPlaces>, 'fetched'>): ReactElement {
  const fetched = useFetched('referralPlaces', props.asked, { keepMs: 0 });
  return <ReferPlaces {...props} fetched={fetched} />;
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
  const paperOf = useReferredPaper();
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
  const done = (place: ChosenPlace, ticketThere: ReferredTicket): void => {
    setReferred(ticketThere);
    onPrint?.(paperOf(place.offer, ticketThere));
  };
  return (
    <Dialog
      title={referred === null ? t('refer.title', { label }) : t('refer.done', { label })}
      onClose={onClose}
    >
      <div className="dk-refer">
        {chosen === null ? (
          <HospitalPlaces
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
            paper={paperOf(chosen.offer, referred)}
            onPrint={onPrint && (() => onPrint(paperOf(chosen.offer, referred)))}
            onClose={onClose}
          />
        )}
      </div>
    </Dialog>
  );
}
