import { type HeldPlace, type PlaceOffer, type SendBookingCodeInput } from '#siaga/contracts';
import { Button, useLanguage } from '#siaga/web-kit';
import { type ReactElement, type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineField, OneOf } from '../parts/line-field.js';
import { toldDay, toldTime } from '../parts/told.js';

export type PatientFacts = Pick<SendBookingCodeInput, 'patient' | 'phone' | 'priority'>;

const PRIORITIES = ['none', 'elderly', 'pregnant', 'disabled'] as const;
const NIK = /^\d{16}$/;
const CARD = /^\d{13}$/;
const CLOCK_MS = 1_000;

/** True once the place is anybody's again. */
function useIsOver(until: string | null): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (until === null) return;
    const timer = setInterval(() => setOver(Date.now() > Date.parse(until)), CLOCK_MS);
    return () => clearInterval(timer);
  }, [until]);
  return isOver;
}

/** Whose number it will be, and whose phone is told. */
export function PatientForm({
  offer,
  held,
  facts,
  wrong,
  isBusy,
  submit,
}: {
  offer: PlaceOffer;
  /** Null for who joins the line of a full day. */
  held: HeldPlace | null;
  facts: PatientFacts | null;
  /** The field that the server refused. */
  wrong: string | null;
  isBusy: boolean;
  submit: (facts: PatientFacts) => void;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const [name, setName] = useState(facts?.patient.name ?? '');
  const [key, setKey] = useState(facts?.patient.nik ?? facts?.patient.cardNumber ?? '');
  const [phone, setPhone] = useState(facts?.phone ?? '');
  const [priority, setPriority] = useState<PatientFacts['priority']>(facts?.priority ?? 'none');
  const [missing, setMissing] = useState<readonly string[]>([]);
  const isOver = useIsOver(held?.until ?? null);
  const digits = key.replace(/[\s.-]/g, '');
  const isBad = (field: string): boolean => missing.includes(field) || (wrong?.includes(field) ?? false);

  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    const found = [
      name.trim() === '' && 'name',
      !NIK.test(digits) && !CARD.test(digits) && 'nik',
      phone.replace(/\D/g, '').length < 8 && 'phone',
    ].filter((field) => field !== false);
    setMissing(found);
    if (found.length > 0) return;
    const isCard = CARD.test(digits);
    const patient = { name: name.trim(), nik: isCard ? null : digits, cardNumber: isCard ? digits : null };
    submit({ patient, phone: phone.trim(), priority });
  };
  const { timeZone } = offer;
  const times = held && {
    from: toldTime(held.from, timeZone),
    to: toldTime(held.to, timeZone),
    until: toldTime(held.until, timeZone),
  };
  const said = times === null ? t('booking.wait.form') : t('booking.form.held', times);
  return (
    <>
      <h1>{t('booking.form.title')}</h1>
      <p className="po-muted">
        {offer.clinicName}, {toldDay(offer.serviceDate, language)}, {offer.facilityName}
      </p>
      <p role="status">{isOver ? t('booking.form.over') : said}</p>
      <form className="bk-form" onSubmit={send} noValidate>
        <LineField
          label={t('booking.form.name')}
          value={name}
          maxLength={120}
          autoComplete="name"
          problem={isBad('name') ? t('booking.form.nameWrong') : null}
          onChange={({ target }) => setName(target.value)}
        />
        <LineField
          label={t('booking.form.key')}
          hint={t('booking.form.keyHint')}
          value={key}
          maxLength={24}
          inputMode="numeric"
          autoComplete="off"
          problem={isBad('nik') || isBad('cardNumber') ? t('booking.form.keyWrong') : null}
          onChange={({ target }) => setKey(target.value)}
        />
        <LineField
          label={t('booking.form.phone')}
          hint={t('booking.form.phoneHint')}
          value={phone}
          maxLength={40}
          type="tel"
          autoComplete="tel"
          problem={isBad('phone') ? t('booking.form.phoneWrong') : null}
          onChange={({ target }) => setPhone(target.value)}
        />
        <OneOf
          label={t('booking.form.priority')}
          value={priority}
          options={PRIORITIES.map((value) => ({ value, text: t(`booking.form.${value}`) }))}
          onChange={setPriority}
        />
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {t('booking.form.next')}
        </Button>
      </form>
    </>
  );
}
