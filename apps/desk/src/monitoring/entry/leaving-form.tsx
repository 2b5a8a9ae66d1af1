import { randomUuid } from '#siaga/client';
import { readNik } from '#siaga/contracts';
import { Button, Field, showDone, showError } from '#siaga/web-kit';
import { ArrowLeft, ScanLine } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useToday } from '../../booking/use-live-day.js';
import { ScanCard } from './card/scan-card.js';
import { entrySender } from './kept/entry-device.js';
import { postNowMs } from './kept/post-shift.js';
import { type PageProps } from './post-page.js';
import { useKeptForm } from './use-kept-form.js';

const LeavingDraft = z.object({ nik: z.string() });

/** Somebody who leaves the province: counted, and known by the number alone, which is not kept. */
export function LeavingForm({ shift, onBack }: PageProps): ReactElement {
  const { t } = useTranslation('desk');
  const today = useToday(shift.post.regionCode);
  const form = useKeptForm(`entry-leaving:${shift.shift.id}`, LeavingDraft, () => ({ nik: '' }));
  const [isScanning, setScanning] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const { nik } = form.value;
  const save = async (): Promise<void> => {
    const text = nik.trim();
    const isNik = text === '' || !('problem' in readNik(text, today));
    setWrong(!isNik);
    if (!isNik) return;
    try {
      await entrySender.add({
        ...{ list: 'travellers', shiftId: shift.shift.id, accountId: shift.accountId },
        item: {
          ...{ direction: 'out', id: randomUuid(), tripId: shift.tripId, nik: text === '' ? null : text },
          enteredAt: new Date(postNowMs()).toISOString(),
        },
      });
    } catch (error) {
      showError(error);
      return;
    }
    form.drop({ nik: '' });
    showDone(t('entry.leaving.done'));
  };
  if (isScanning)
    return (
      <ScanCard
        today={today}
        onRead={(reading) => {
          setScanning(false);
          form.set({ nik: reading.nik?.nik ?? '' });
          setWrong(reading.nik === null);
        }}
        onClose={() => setScanning(false)}
      />
    );
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
        <h2>{t('entry.leaving.title')}</h2>
      </header>
      <p>{t('entry.leaving.hint')}</p>
      <Button onClick={() => setScanning(true)}>
        <ScanLine size={20} aria-hidden /> {t('entry.scan.open')}
      </Button>
      <Field
        label={t('entry.leaving.nik')}
        value={nik}
        problem={isWrong ? t('monitoring.fresh.nikWrong') : null}
        inputMode="numeric"
        maxLength={24}
        autoComplete="off"
        onChange={(event) => {
          setWrong(false);
          form.set({ nik: event.target.value });
        }}
      />
      <div className="ent-foot">
        <Button kind="primary" type="submit">
          {t('entry.leaving.save')}
        </Button>
      </div>
    </form>
  );
}
