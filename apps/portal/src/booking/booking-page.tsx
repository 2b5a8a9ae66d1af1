import { randomUuid } from '#siaga/client';
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
import { RefusedLine } from './refused-line.js';
import { useAttempt } from './use-attempt.js';

/** What was chosen: a place that is held, or the line of a full day. */
interface Chosen {
  offer: PlaceOffer;
  kind: BookedKind;
  held: HeldPlace | null;
  waitId: string;
  facts: PatientFacts | null;
  sent: Pick<BookingCodeSent, 'warnings'> | null;
}

/** From the choice to the number, or to a place in the line: which, whose it is, the phone's code. */
export function BookingPage({ booked, back }: { booked: () => void; back: () => void }): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { isBusy, refusal, field, attempt } = useAttempt();

  const choose = (offer: PlaceOffer, cluster: number, kind: BookedKind): Promise<void> =>
    attempt(async () => {
      const asked = { sessionId: offer.sessionId, placeKind: kind, cluster, device: bookingDevice() };
      const held = await bookingApi.hold(asked);
      setChosen({ offer, kind, held, waitId: randomUuid(), facts: null, sent: null });
    }, offer.timeZone);
  const wait = (offer: PlaceOffer, kind: BookedKind): void =>
    setChosen({ offer, kind, held: null, waitId: randomUuid(), facts: null, sent: null });
  const holdForm = ({ holdId }: HeldPlace, facts: PatientFacts) => ({
    ...facts,
    ...{ holdId, device: bookingDevice(), language },
  });
  const waitForm = ({ offer, kind, waitId }: Chosen, facts: PatientFacts) => ({
    ...facts,
    ...{ waitId, sessionId: offer.sessionId, placeKind: kind, device: bookingDevice(), language },
  });
  const send = (now: Chosen, facts: PatientFacts): Promise<void> =>
    attempt(async () => {
      // Kept before it is sent: whoever has to correct it finds what was typed.
      setChosen({ ...now, facts });
      const sent = now.held
        ? await bookingApi.sendCode(holdForm(now.held, facts))
        : await bookingApi.sendWaitCode(waitForm(now, facts));
      setChosen({ ...now, facts, sent });
    });
  const book = (now: Chosen, facts: PatientFacts, code: string): Promise<void> =>
    attempt(async () => {
      const { travelS } = now.offer;
      const { secret } = now.held
        ? await bookingApi.book({ ...holdForm(now.held, facts), code, travelS })
        : await bookingApi.joinWait({ ...waitForm(now, facts), code, travelS });
      await portalApi.redeem(secret);
      booked();
    }, now.offer.timeZone);

  return (
    <section className="bk-active">
      <Button onClick={chosen === null ? back : () => setChosen(null)}>{t('booking.back')}</Button>
      {chosen === null && <FindPlaces choose={(...of) => void choose(...of)} wait={wait} isBusy={isBusy} />}
      {chosen !== null && chosen.sent === null && (
        <PatientForm {...chosen} wrong={field} isBusy={isBusy} submit={(facts) => void send(chosen, facts)} />
      )}
      {chosen?.sent && chosen.facts && (
        <CodeForm
          phone={chosen.facts.phone}
          sent={chosen.sent}
          isBusy={isBusy}
          submit={(code) => chosen.facts && void book(chosen, chosen.facts, code)}
          doing={t(chosen.held ? 'booking.code.submit' : 'booking.wait.join')}
          again={() => chosen.facts && void send(chosen, chosen.facts)}
        />
      )}
      <RefusedLine refusal={refusal} />
    </section>
  );
}
