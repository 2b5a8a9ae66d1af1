import { type BookedKind, type BookingCodeSent, type HeldPlace, type PlaceOffer } from '#siaga/contracts';
import { Button, useLanguage } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portalApi } from '../link/portal-api.js';
import { bookingApi } from './booking-api.js';
import { bookingDevice } from './booking-device.js';
import { CodeForm } from './code-form.js';
import { FindPlaces } from './find-places.js';
import { PatientForm, type PatientFacts } from './patient-form.js';
import { type Refusal, refusalOf, wrongField } from './refusal.js';

/** A place that was chosen, and what became of it. */
interface Chosen {
  offer: PlaceOffer;
  held: HeldPlace;
  facts: PatientFacts | null;
  sent: BookingCodeSent | null;
}

/** From the choice to the number: a place, whose it is, the phone's code. */
export function BookingPage({ booked, back }: { booked: () => void; back: () => void }): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [field, setField] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<void>, timeZone?: string): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    setField(null);
    try {
      await work();
    } catch (error) {
      setField(wrongField(error));
      setRefusal(refusalOf(error, timeZone));
    } finally {
      setBusy(false);
    }
  };
  const choose = (offer: PlaceOffer, cluster: number, placeKind: BookedKind): Promise<void> =>
    attempt(async () => {
      const asked = { sessionId: offer.sessionId, placeKind, cluster, device: bookingDevice() };
      setChosen({ offer, held: await bookingApi.hold(asked), facts: null, sent: null });
    }, offer.timeZone);
  const formOf = ({ held }: Chosen, facts: PatientFacts) => ({
    ...facts,
    ...{ holdId: held.holdId, device: bookingDevice(), language },
  });
  const send = (now: Chosen, facts: PatientFacts): Promise<void> =>
    attempt(async () => {
      // Kept before it is sent: whoever has to correct it finds what was typed.
      setChosen({ ...now, facts });
      const sent = await bookingApi.sendCode(formOf(now, facts));
      setChosen({ ...now, facts, sent });
    });
  const book = (now: Chosen, facts: PatientFacts, code: string): Promise<void> =>
    attempt(async () => {
      const form = { ...formOf(now, facts), code, travelS: now.offer.travelS };
      const { secret } = await bookingApi.book(form);
      await portalApi.redeem(secret);
      booked();
    }, now.offer.timeZone);

  return (
    <section className="bk-active">
      <Button onClick={chosen === null ? back : () => setChosen(null)}>{t('booking.back')}</Button>
      {chosen === null && <FindPlaces choose={(...of) => void choose(...of)} isBusy={isBusy} />}
      {chosen !== null && chosen.sent === null && (
        <PatientForm {...chosen} wrong={field} isBusy={isBusy} submit={(facts) => void send(chosen, facts)} />
      )}
      {chosen?.sent && chosen.facts && (
        <CodeForm
          phone={chosen.facts.phone}
          sent={chosen.sent}
          isBusy={isBusy}
          submit={(code) => chosen.facts && void book(chosen, chosen.facts, code)}
          again={() => chosen.facts && void send(chosen, chosen.facts)}
        />
      )}
      <p role="alert" className="bk-refused">
        {refusal && t(`booking.refused.${refusal.key}`, refusal.facts)}
      </p>
    </section>
  );
}
