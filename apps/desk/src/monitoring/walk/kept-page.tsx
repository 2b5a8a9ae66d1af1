import { type MonitoredCase } from '#siaga/contracts';
import { EmptyState, lazyWindow, Loading, useSession } from '#siaga/web-kit';
import { CloudOff } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../monitoring.css';
import { useKeptWalk } from './use-walk.js';
import { Walk } from './walk.js';

const VisitDialog = lazyWindow(async () => (await import('../visit-dialog.js')).VisitDialog);
const CHECK_AGAIN_MS = 5_000;

/** The walk on a phone that was opened without a line: read and worked off, until the server says again who is here. */
export function KeptPage(): ReactElement {
  const { t } = useTranslation('desk');
  const walk = useKeptWalk();
  const check = useSession((state) => state.check);
  const [visited, setVisited] = useState<MonitoredCase | null>(null);
  useEffect(() => {
    const again = (): void => void check();
    const timer = setInterval(again, CHECK_AGAIN_MS);
    globalThis.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener('online', again);
    };
  }, [check]);
  if (walk === undefined) return <Loading />;
  const close = (): void => setVisited(null);
  return (
    // Without a line nobody is known to be here, and the desk's own head is not there.
    <div className="dk-app">
      <header className="dk-header">
        <h1>{t('monitoringMenu.work')}</h1>
      </header>
      <main className="dk-work">
        {walk === null ? (
          <EmptyState
            icon={CloudOff}
            title={t('monitoring.walk.gone')}
            text={t('monitoring.walk.goneHint')}
          />
        ) : (
          <Walk
            {...{ accountId: walk.accountId, area: walk.area, fresh: null, start: null, onBack: null }}
            acts={{ onVisit: setVisited, onOpen: null }}
          />
        )}
        {walk && visited && (
          <VisitDialog one={visited} readAtMs={walk.readAtMs} onClose={close} onDone={close} />
        )}
      </main>
    </div>
  );
}
