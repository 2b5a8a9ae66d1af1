import { ErrorBoundary, lazyPart, lazyView, useLanguage, useTheme, Views, viewsAt } from '#siaga/web-kit';
import { Contrast } from 'lucide-react';
import { type ReactElement, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkNotice } from './link/link-notice.js';
import { type LinkApi } from './link/link-session.policy.js';
import { useLinkSession } from './link/use-link-session.js';
import { heardBy } from './live/visit-changes.js';
import { type PortalManifest } from './portal-manifest.js';

const HomePage = lazyView('portal', async () => {
  const { HomePage: component, texts } = await import('./home/home-page.js');
  return { component, texts };
});

/** The line's code is fetched once somebody is let in to something that is followed. */
const VisitLine = lazyPart(async () => (await import('./live/visit-line.js')).VisitLine);

function onLineChange(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

function OfflineBanner(): ReactElement | null {
  const { t } = useTranslation('portal');
  const isOnline = useSyncExternalStore(onLineChange, () => navigator.onLine);
  if (isOnline) return null;
  return (
    <div className="po-offline" role="status">
      {t('frame.offline')}
    </div>
  );
}

function Head(): ReactElement {
  const { t } = useTranslation('portal');
  const { t: common } = useTranslation('common');
  const { language, setLanguage } = useLanguage();
  const { theme, setTheme } = useTheme();
  return (
    <header className="po-head">
      <span className="sg-logo">
        Siaga<b>.</b>
      </span>
      <span>
        <button
          type="button"
          aria-label={t('frame.theme', { name: common(`settings.${theme}`) })}
          onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
        >
          <Contrast size={20} aria-hidden />
        </button>
        <button
          type="button"
          lang={language === 'id' ? 'en' : 'id'}
          onClick={() => setLanguage(language === 'id' ? 'en' : 'id')}
        >
          {t('frame.other')}
        </button>
      </span>
    </header>
  );
}

/** The page of a phone: whom its link is for, or why it cannot be opened. Help by telephone is always in reach. */
function PhonePage({
  manifests,
  links,
}: {
  manifests: readonly PortalManifest[];
  links: LinkApi;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { state, agree, again, leave } = useLinkSession(links);
  const visit = state.kind === 'signed_in' ? state.visit : null;
  const topics = useMemo(() => visit && heardBy(manifests, visit), [manifests, visit]);
  return (
    <div className="po-page">
      <Head />
      {topics && <VisitLine topics={topics} ended={again} />}
      <OfflineBanner />
      <main>
        <ErrorBoundary>
          {state.kind === 'signed_in' ? (
            <HomePage visit={state.visit} manifests={manifests} leave={leave} again={again} />
          ) : (
            <LinkNotice state={state} agree={agree} again={again} />
          )}
          {state.kind === 'none' && <Views of={viewsAt(manifests, 'start')} given={{ again }} />}
          {state.kind === 'away' && <Views of={viewsAt(manifests, 'away')} given={{}} />}
        </ErrorBoundary>
      </main>
      <footer>
        <a className="po-call" href="tel:119">
          {t('frame.emergency')}
        </a>
      </footer>
    </div>
  );
}

const nameInAddress = (): string => window.location.hash.slice(1);
/** `#e/CODE` opens the screen `e`. */
const screenOf = (address: string): string | undefined => address.split('/')[0];

function onAddressChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The citizens' page, or the screen that the address names: a board is no page of anybody's. */
export function PortalApp(props: Parameters<typeof PhonePage>[0]): ReactElement {
  const asked = useSyncExternalStore(onAddressChange, nameInAddress);
  const screen = viewsAt(props.manifests, 'screen').find(({ name }) => name === screenOf(asked));
  return screen ? <Views of={[screen]} given={{}} /> : <PhonePage {...props} />;
}
