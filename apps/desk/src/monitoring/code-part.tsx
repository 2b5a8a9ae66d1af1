import { type Activation } from '#siaga/contracts';
import { Button, QrCode, showDone, showError, useFormat } from '#siaga/web-kit';
import { type ReactElement, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

/** In two groups, as it is read aloud. */
const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** What the person takes home: it names nobody and no disease, since slips are left lying. */
function CodeSlip({ code, link, expiresAt }: Activation): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return (
    <section className="mon-slip" aria-label={t('monitoring.code.slipTitle')}>
      <h1>{t('monitoring.code.slipTitle')}</h1>
      {link !== null && (
        <div className="qr">
          <QrCode text={link} label={t('monitoring.code.qr')} />
        </div>
      )}
      <p className="number">{spaced(code)}</p>
      <p>
        {link === null
          ? t('monitoring.code.slipHowPlain')
          : t('monitoring.code.slipHow', { address: link.split('#')[0] })}
      </p>
      <p>{t('monitoring.code.until', { time: format.dayTime(expiresAt) })}</p>
    </section>
  );
}

/** A code for a person's page, shown once: to read aloud, to copy, and to print with its link. */
export function CodePart({ activation }: { activation: Activation }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { code, link, expiresAt, isSent } = activation;
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    if (!isPrinting) return;
    const done = (): void => setPrinting(false);
    globalThis.addEventListener('afterprint', done);
    globalThis.print();
    return () => globalThis.removeEventListener('afterprint', done);
  }, [isPrinting]);
  const copy = (): void => {
    navigator.clipboard.writeText(code).then(() => showDone(t('monitoring.code.copied')), showError);
  };
  return (
    <div className="mon-code">
      <p className="number" aria-live="polite">
        {spaced(code)}
      </p>
      {link !== null && (
        <div className="qr">
          <QrCode text={link} label={t('monitoring.code.qr')} />
        </div>
      )}
      <p>{t('monitoring.code.once')}</p>
      <p className="muted">
        {t('monitoring.code.until', { time: format.dayTime(expiresAt) })}{' '}
        {t(isSent ? 'monitoring.code.sent' : 'monitoring.code.notSent')}
      </p>
      <div className="dk-save">
        <Button kind="primary" onClick={() => setPrinting(true)}>
          {t('monitoring.code.print')}
        </Button>
        <Button onClick={copy}>{t('monitoring.code.copy')}</Button>
      </div>
      {isPrinting && createPortal(<CodeSlip {...activation} />, document.body)}
    </div>
  );
}
