import { ApiError } from '#siaga/client';
import {
  type BookedKind,
  type FreeWindow,
  type PlaceOffer,
  type ReferredTicket,
  ReferPatientInput,
  type Ticket,
} from '#siaga/contracts';
import { Button, FormBox, FormField, showError, useFormCommand, useZodForm } from '#siaga/web-kit';
import { type ReactElement, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useOfferWords } from './offer-words.js';

/** Where and when a patient is to be sent. */
export interface ChosenPlace {
  offer: PlaceOffer;
  window: FreeWindow;
  placeKind: BookedKind;
}

const Refer = z.object({
  reason: ReferPatientInput.shape.reason,
  number: ReferPatientInput.shape.number.unwrap(),
});
type Refer = z.infer<typeof Refer>;

const codeOf = (error: unknown): string | null => (error instanceof ApiError ? error.code : null);

/** Asks why, and books the place that was chosen. */
export function ReferForm({
  ticket,
  chosen: { offer, window, placeKind },
  onBack,
  onGone,
  onDone,
}: {
  ticket: Ticket;
  chosen: ChosenPlace;
  onBack: () => void;
  /** The place was taken meanwhile. */
  onGone: () => void;
  onDone: (referred: ReferredTicket) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { placeOf, dayOf, windowOf } = useOfferWords();
  const [isThere, setThere] = useState(false);
  const form = useZodForm<Refer, Refer>(Refer, { reason: '', number: '' }, `refer:${ticket.id}`);
  const onRefused = useCallback(
    (error: unknown) => {
      const code = codeOf(error);
      setThere(code === 'BOOKING.ALREADY_BOOKED');
      if (code === 'BOOKING.FULL' || code === 'BOOKING.NOT_OPEN') onGone();
      else if (code !== 'BOOKING.ALREADY_BOOKED') showError(error);
    },
    [onGone],
  );
  const command = useFormCommand(form, 'referPatient', undefined, onRefused);
  return (
    <FormBox
      form={form}
      onSubmit={async (values) => {
        const { sessionId } = offer;
        const answer = await command.run({
          ...{ id: ticket.id, sessionId, placeKind, cluster: window.cluster },
          ...values,
        });
        if (answer !== null) onDone(answer);
      }}
    >
      <div>
        <p>
          <b>{placeOf(offer)}</b>, {offer.doctorName}
        </p>
        <p>
          {t('refer.at', { day: dayOf(offer), ...windowOf(offer, window) })},{' '}
          {t(placeKind === 'jkn' ? 'refer.jkn' : 'refer.nonJkn')}
        </p>
        <Button kind="ghost" onClick={onBack}>
          {t('refer.change')}
        </Button>
      </div>
      {isThere && (
        <p role="alert" className="note is-amber">
          {t('refer.already', { place: placeOf(offer), day: dayOf(offer) })}
        </p>
      )}
      <FormField
        form={form}
        name="reason"
        label={t('refer.reason')}
        hint={t('refer.reasonHint')}
        maxLength={200}
        autoComplete="off"
        autoFocus
      />
      <FormField
        form={form}
        name="number"
        label={t('refer.number')}
        hint={t('refer.numberHint')}
        maxLength={40}
        autoComplete="off"
      />
      <Button kind="primary" type="submit" isBusy={command.isBusy}>
        {t('refer.submit', { label: ticket.label })}
      </Button>
    </FormBox>
  );
}
