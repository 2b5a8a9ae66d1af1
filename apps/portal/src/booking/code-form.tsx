import { type BookingCodeSent } from '#siaga/contracts';
import { Button } from '#siaga/web-kit';
import { type ReactElement, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineField } from '../parts/line-field.js';

/** The six digits that came by message. */
export function CodeForm({
  phone,
  sent,
  isBusy,
  submit,
  again,
  doing,
}: {
  phone: string;
  sent: Pick<BookingCodeSent, 'warnings'>;
  isBusy: boolean;
  submit: (code: string) => void;
  again: () => void;
  /** What the code is for, on its button. */
  doing: string;
}): ReactElement {
  const { t } = useTranslation('portal');
  const [code, setCode] = useState('');
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (code.length === 6) submit(code);
  };
  return (
    <>
      <h1>{t('booking.code.title')}</h1>
      <p>{t('booking.code.sent', { phone })}</p>
      {sent.warnings.includes('unknown_area') && <p role="status">{t('booking.code.area')}</p>}
      <form className="bk-form" onSubmit={send}>
        <LineField
          label={t('booking.code.label')}
          value={code}
          maxLength={6}
          inputMode="numeric"
          autoComplete="one-time-code"
          onChange={({ target }) => setCode(target.value.replace(/\D/g, ''))}
        />
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {doing}
        </Button>
        <Button onClick={again} disabled={isBusy}>
          {t('booking.code.again')}
        </Button>
      </form>
    </>
  );
}
