import { Button } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { waitingPairing } from './kept-pairing.js';

/** The way back to a code that was scanned without a line and whose page was closed. */
export function KeptPairingCard(): ReactElement | null {
  const { t } = useTranslation('portal');
  const [kept] = useState(() => waitingPairing(Date.now()));
  if (kept === null) return null;
  return (
    <section className="po-card po-notice">
      <h2>{t('pairing.keptTitle')}</h2>
      <p>{t('pairing.kept')}</p>
      <Button kind="primary" onClick={() => window.location.replace(`#e/${kept.code}`)}>
        {t('pairing.keptGo')}
      </Button>
    </section>
  );
}
