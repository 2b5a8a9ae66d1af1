import { type Visit } from '#siaga/contracts';
import { Button, type ScreenTexts, showError, useLanguage, Views, viewsAt } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type PortalManifest } from '../portal-manifest.js';
import { PositionCards } from '../position/position-cards.js';
import { texts as position } from '../position/position-texts.js';
import { texts as home } from './home-texts.js';

/** A caller's position stands here by itself: a manifest of its own would be part of the first load. */
export const texts: ScreenTexts = {
  id: { ...home.id, ...position.id },
  en: { ...home.en, ...position.en },
};

/** Things that have a card. */
const SHOWN: readonly string[] = ['call', 'booking', 'wait', 'monitored'];

/** Everybody whose passes this phone holds, each once: a family may share it. */
function namesOf({ passes }: Visit, language: string): string {
  return new Intl.ListFormat(language).format(
    new Set(passes.map(({ label }) => label).filter((label) => label !== '')),
  );
}

/** The first page of who was let in: what the manifests have for them. */
export function HomePage({
  visit,
  manifests,
  leave,
  again,
}: {
  visit: Visit;
  manifests: readonly PortalManifest[];
  leave: () => Promise<void>;
  again: () => void;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const names = namesOf(visit, language);
  const isEmpty = visit.passes.every(({ subject }) => !SHOWN.includes(subject.kind));
  return (
    <>
      <h1>{names ? t('home.greeting', { name: names }) : t('home.yours')}</h1>
      <PositionCards visit={visit} />
      <Views of={viewsAt(manifests, 'home')} given={{ visit, again }} />
      {isEmpty && (
        <section className="po-card po-notice">
          <h2>{t('home.emptyTitle')}</h2>
          <p>{t('home.empty')}</p>
        </section>
      )}
      <p className="po-muted">{t('home.notYou')}</p>
      <Button onClick={() => void leave().catch(showError)}>{t('home.leave')}</Button>
    </>
  );
}
