import { Loading, registerServiceWorker, useSession } from '#siaga/web-kit';
import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import '../monitoring.css';
import './entry.css';
import { OpenShift } from './open-shift.js';
import { ShiftView } from './shift-view.js';
import { usePostDevice } from './use-post.js';

/** The work of a port of entry: its officer's phone, with or without a line. */
export function Entry(): ReactElement {
  const { t } = useTranslation('desk');
  const shift = usePostDevice();
  const account = useSession((state) => state.session?.account ?? null);
  // Kept on the devices of posts alone: a nurse's desk always has the newest.
  useEffect(() => void registerServiceWorker('/desk/'), []);
  if (shift === undefined) return <Loading />;
  const isOurs = shift !== null && (account === null || account.id === shift.accountId);
  const main = <main className="dk-work ent">{isOurs ? <ShiftView shift={shift} /> : <OpenShift />}</main>;
  if (account !== null) return main;
  // Without a line nobody is known to be here, and the desk's own head is not there.
  return (
    <div className="dk-app">
      <header className="dk-header">
        <h1>{t('monitoringMenu.entry')}</h1>
      </header>
      {main}
    </div>
  );
}
