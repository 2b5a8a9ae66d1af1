import { type Visit } from '#siaga/contracts';
import { Button, showError, useLanguage, Views, viewsAt } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type PortalManifest } from '../portal-manifest.js';

export { texts } from './home-texts.js';

/** Everybody whose passes this phone holds, each once: a family may share it. */
function namesOf({ passes }: Visit, language: string): string {
  return new Intl.ListFormat(language).format(new Set(passes.map(({ label }) => label)));
}

/** The first page of who was let in: what the manifests have for them. */
export function HomePage({
  visit,
  manifests,
  leave,
}: {
  visit: Visit;
  manifests: readonly PortalManifest[];
  leave: () => Promise<void>;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const isEmpty = viewsAt(manifests, 'home').length === 0;
  return (
    <>
      <h1>{t('home.greeting', { name: namesOf(visit, language) })}</h1>
      <Views of={viewsAt(manifests, 'home')} given={{ visit }} />
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
