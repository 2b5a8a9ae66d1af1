import { randomUuid } from '#siaga/client';
import { regionTimeZone } from '#siaga/contracts';
import { Button, Field, fromDateInput, showError, toDateInput } from '#siaga/web-kit';
import { ArrowLeft } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { entrySender } from './kept/entry-device.js';
import { keepShift, postNowMs, postShift } from './kept/post-shift.js';
import { type PageProps } from './post-page.js';
import { useKeptForm } from './use-kept-form.js';

/** `2026-11-21T14:32` */
const MINUTES = 16;
const TripDraft = z.object({ number: z.string(), origin: z.string(), arrivedAt: z.string() });

/** A bus, ship or flight, once for all who came by it. */
export function TripForm({ shift, onPage, onBack }: PageProps): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const timeZone = regionTimeZone(shift.post.regionCode);
  const fresh = () => ({
    number: '',
    origin: '',
    arrivedAt: toDateInput(postNowMs(), timeZone).slice(0, MINUTES),
  });
  const form = useKeptForm(`entry-trip:${shift.shift.id}`, TripDraft, fresh);
  const [wrong, setWrong] = useState<string | null>(null);
  const { value } = form;
  const field = (name: 'number' | 'origin' | 'arrivedAt', maxLength: number): ReactElement => (
    <Field
      label={t(`entry.trip.${name}`)}
      value={value[name]}
      problem={wrong === name ? common('form.invalid') : null}
      type={name === 'arrivedAt' ? 'datetime-local' : 'text'}
      maxLength={maxLength}
      autoComplete="off"
      onChange={(event) => {
        setWrong(null);
        form.set({ ...value, [name]: event.target.value });
      }}
    />
  );
  const save = async (): Promise<void> => {
    const arrivedAt = fromDateInput(value.arrivedAt, timeZone);
    const missing =
      value.number.trim() === ''
        ? 'number'
        : value.origin.trim().length < 2
          ? 'origin'
          : arrivedAt === null
            ? 'arrivedAt'
            : null;
    setWrong(missing);
    if (missing !== null || arrivedAt === null) return;
    const id = randomUuid();
    const item = { id, number: value.number.trim(), origin: value.origin.trim(), arrivedAt };
    try {
      await entrySender.add({ list: 'trips', shiftId: shift.shift.id, accountId: shift.accountId, item });
      const now = postShift.read();
      if (now) await keepShift({ ...now, tripId: id });
    } catch (error) {
      showError(error);
      return;
    }
    form.drop(fresh());
    onPage({ kind: 'form', before: null, beforeId: null, mendsId: null });
  };
  return (
    <form
      className="form ent-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <header className="ent-head">
        <Button kind="ghost" onClick={onBack} aria-label={t('entry.back')}>
          <ArrowLeft size={20} aria-hidden />
        </Button>
        <h2>{t('entry.trip.fresh')}</h2>
      </header>
      {field('number', 40)}
      {field('origin', 120)}
      {field('arrivedAt', 30)}
      <div className="ent-foot">
        <Button kind="primary" type="submit">
          {t('entry.trip.save')}
        </Button>
      </div>
    </form>
  );
}
