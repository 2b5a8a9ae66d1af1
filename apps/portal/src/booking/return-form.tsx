import { type AskReturnInput } from '#siaga/contracts';
import { Button, useLanguage } from '#siaga/web-kit';
import { type ReactElement, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portalApi } from '../link/portal-api.js';
import { bookingApi } from './booking-api.js';
import { bookingDevice } from './booking-device.js';
import { CodeForm } from './code-form.js';
import { LineField } from '../parts/line-field.js';
import { RefusedLine } from './refused-line.js';
import { useAttempt } from './use-attempt.js';

const CODE = /^[A-Z0-9]{6,20}$/;

/** The way back to a number from another phone: its code, its phone, and what is sent to that phone. */
export function ReturnForm({ opened, back }: { opened: () => void; back: () => void }): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const [code, setCode] = useState('');
  const [phone, setPhone] = useState('');
  const [asked, setAsked] = useState<AskReturnInput | null>(null);
  const [isMissing, setMissing] = useState(false);
  const { isBusy, refusal, field, attempt } = useAttempt();
  const ask = (input: AskReturnInput): Promise<void> =>
    attempt(async () => {
      await bookingApi.askReturn(input);
      setAsked(input);
    });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const [typed, dialled] = [code.trim().toUpperCase(), phone.trim()];
    const isWhole = CODE.test(typed) && dialled.replace(/\D/g, '').length >= 8;
    setMissing(!isWhole);
    if (isWhole) void ask({ code: typed, phone: dialled, device: bookingDevice(), language });
  };
  const open = (otp: string): Promise<void> =>
    attempt(async () => {
      if (asked === null) return;
      const { secret } = await bookingApi.openReturn({ ...asked, otp });
      await portalApi.redeem(secret);
      opened();
    });
  return (
    <section className="bk-active">
      <Button onClick={asked === null ? back : () => setAsked(null)}>{t('booking.back')}</Button>
      {asked === null ? (
        <form className="bk-form" onSubmit={submit} noValidate>
          <h1>{t('booking.return.title')}</h1>
          <LineField
            label={t('booking.return.code')}
            hint={t('booking.return.codeHint')}
            value={code}
            maxLength={20}
            autoComplete="off"
            problem={isMissing || field === 'code' ? t('booking.return.wrong') : null}
            onChange={({ target }) => setCode(target.value)}
          />
          <LineField
            label={t('booking.form.phone')}
            hint={t('booking.return.phoneHint')}
            value={phone}
            maxLength={40}
            type="tel"
            autoComplete="tel"
            problem={field === 'phone' ? t('booking.form.phoneWrong') : null}
            onChange={({ target }) => setPhone(target.value)}
          />
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {t('booking.form.next')}
          </Button>
        </form>
      ) : (
        <>
          <CodeForm
            phone={asked.phone}
            sent={{ warnings: [] }}
            isBusy={isBusy}
            doing={t('booking.return.open')}
            submit={(otp) => void open(otp)}
            again={() => void ask(asked)}
          />
          <p className="po-muted">{t('booking.return.same')}</p>
        </>
      )}
      <RefusedLine refusal={refusal} />
    </section>
  );
}
