import { Button, ErrorBoundary, showError, viewsAt } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type LinkPerson } from '../link/link-session.policy.js';
import { type PortalManifest } from '../portal-manifest.js';

/** The first page of who is signed in: what the manifests have for them. */
export function HomePage({
  person,
  manifests,
  leave,
}: {
  person: LinkPerson;
  manifests: readonly PortalManifest[];
  leave: () => Promise<void>;
}): ReactElement {
  const { t } = useTranslation('portal');
  const cards = viewsAt(manifests, 'home');
  return (
    <>
      <h1>{t('home.greeting', { name: person.displayName })}</h1>
      {cards.map(({ name, component: Card }) => (
        <ErrorBoundary key={name}>
          <Card person={person} />
        </ErrorBoundary>
      ))}
      {cards.length === 0 && (
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
