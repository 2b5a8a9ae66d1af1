import { type Facility } from '#siaga/contracts';
import { Button, Loading, QrCode } from '#siaga/web-kit';
import { Printer } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import './handout.css';

const STEPS = ['scan', 'choose', 'fill', 'come', 'show'] as const;

/** How a first-time user books from a phone, on one page that is read in a minute. It names nobody, since it is left lying. */
export function Handout({ facility }: { facility: Facility | null }): ReactElement {
  const { t } = useTranslation('desk');
  if (!facility) return <Loading />;
  const address = `${globalThis.location.origin}/portal/`;
  return (
    <main className="dk-work dk-handoutpage">
      <div className="tools">
        <Button kind="primary" onClick={() => globalThis.print()}>
          <Printer size={18} aria-hidden /> {t('handout.print')}
        </Button>
      </div>
      <article className="dk-handout" aria-label={t('handout.title')}>
        <h2>{t('handout.title')}</h2>
        <p>{t('handout.at', { name: facility.name })}</p>
        <div className="way">
          <QrCode text={address} label={t('handout.code', { address })} />
          <p className="address">{address}</p>
        </div>
        <ol>
          {STEPS.map((step) => (
            <li key={step}>{t(`handout.steps.${step}`)}</li>
          ))}
        </ol>
        <p>{t('handout.noPhone')}</p>
        <p>
          <b>{t('handout.emergency')}</b>
        </p>
      </article>
    </main>
  );
}
