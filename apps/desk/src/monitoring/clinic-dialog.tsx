import { ApiError } from '#siaga/client';
import { BookClinicInput, type FreeWindow, type MonitoredCase, type PlaceOffer } from '#siaga/contracts';
import {
  Dialog,
  FormBox,
  FormField,
  showError,
  useFetched,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useOfferWords } from '../booking/offer-words.js';
import { type AskedPlaces, ReferPlaces } from '../booking/refer-places.js';
import { Referred, useReferredPaper } from '../booking/referred.js';
import { useSlipPrinter } from '../booking/slip.js';

const Seen = z.object({ reason: BookClinicInput.shape.reason.unwrap() });
type Seen = z.infer<typeof Seen>;

/** A place that was pressed and not had: gone meanwhile, or the person has a number there. */
interface Missed {
  offer: PlaceOffer;
  isThere: boolean;
}

/** Books the place that is pressed, with what the officer saw. */
function useBooking({ id }: MonitoredCase) {
  const form = useZodForm<Seen, Seen>(Seen, { reason: '' }, `monitor-clinic:${id}`);
  const pressed = useRef<PlaceOffer | null>(null);
  const [missed, setMissed] = useState<Missed | null>(null);
  const onRefused = useCallback((error: unknown) => {
    const offer = pressed.current;
    const code = error instanceof ApiError ? error.code : '';
    const isThere = code === 'BOOKING.ALREADY_BOOKED';
    if (offer !== null && (isThere || code === 'BOOKING.FULL' || code === 'BOOKING.NOT_OPEN'))
      setMissed({ offer, isThere });
    else showError(error);
  }, []);
  const { run } = useFormCommand(form, 'bookClinic', undefined, onRefused);
  const book = (offer: PlaceOffer, { cluster }: FreeWindow, placeKind: AskedPlaces['placeKind']) => {
    pressed.current = offer;
    setMissed(null);
    const { sessionId } = offer;
    return run({ id, sessionId, placeKind, cluster, reason: form.getValues('reason') });
  };
  return { form, missed, book };
}

type Booked = Omit<Parameters<typeof Referred>[0], 'onPrint' | 'onClose'>;

/** The places near the house; a press or a digit takes one. */
function ClinicPlaces({
  one,
  onBooked,
}: {
  one: MonitoredCase;
  onBooked: (booked: Booked) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { placeOf, dayOf } = useOfferWords();
  const paperOf = useReferredPaper();
  const { form, missed, book } = useBooking(one);
  const [asked, setAsked] = useState<AskedPlaces>({
    ...{ id: one.id, words: '', clinicId: null, placeKind: 'jkn', order: 'nearest' },
  });
  const fetched = useFetched('clinicPlaces', asked, { keepMs: 0 });
  const take = async (offer: PlaceOffer, window: FreeWindow): Promise<void> => {
    const referred = await book(offer, window, asked.placeKind);
    if (referred !== null) {
      onBooked({ referred, paper: paperOf(offer, referred) });
      return;
    }
    // What is gone is shown no more: the other days of the clinic are, or what else there is.
    fetched.reload();
  };
  const words = (): string | null => {
    if (missed === null) return null;
    const { offer, isThere } = missed;
    return isThere ? t('refer.already', { place: placeOf(offer), day: dayOf(offer) }) : t('refer.gone');
  };
  return (
    <>
      <FormBox form={form} onSubmit={() => Promise.resolve()}>
        <FormField
          form={form}
          name="reason"
          label={t('monitoring.clinic.reason')}
          hint={t('monitoring.clinic.reasonHint')}
          maxLength={200}
          autoComplete="off"
        />
      </FormBox>
      <p className="muted">{t('monitoring.clinic.choose')}</p>
      <ReferPlaces
        asked={asked}
        fetched={fetched}
        takesCursor
        notice={words()}
        onAsk={setAsked}
        onChoose={(offer, window) => void take(offer, window)}
      />
    </>
  );
}

/** A clinic visit in two presses, the second on the hour; then the number there, told or on a slip. */
export function ClinicDialog({
  one,
  onClose,
  onDone,
}: {
  one: MonitoredCase;
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { name } = one.person;
  const printer = useSlipPrinter();
  const [booked, setBooked] = useState<Booked | null>(null);
  return (
    <Dialog
      title={t(booked === null ? 'monitoring.clinic.title' : 'monitoring.clinic.done', { name })}
      onClose={booked === null ? onClose : onDone}
    >
      <div className="dk-refer">
        {booked === null ? (
          <ClinicPlaces one={one} onBooked={setBooked} />
        ) : (
          <Referred
            {...booked}
            onPrint={printer.width === 'off' ? null : () => printer.print(booked.paper)}
            onClose={onDone}
          />
        )}
      </div>
      {printer.slip}
    </Dialog>
  );
}
