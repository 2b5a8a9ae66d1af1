import './monitoring.css';
import { Button } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenForm } from './open-form.js';
import { KeptPairingCard } from './pairing/kept-card.js';

/** The way to one's own page for who has a code from an officer. */
export function StartCard({ again }: { again: () => void }): ReactElement {
  const { t } = useTranslation('portal');
  const [isOpening, setOpening] = useState(false);
  if (isOpening) return <OpenForm opened={again} back={() => setOpening(false)} />;
  return (
    <>
      <KeptPairingCard />
      <section className="po-card po-notice">
        <h2>{t('monitoring.start')}</h2>
        <p>{t('monitoring.startHint')}</p>
        <Button kind="primary" onClick={() => setOpening(true)}>
          {t('monitoring.startButton')}
        </Button>
      </section>
    </>
  );
}
