import { Hospital, Menu as MenuIcon } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AppFrame,
  ConnectionBanner,
  EmptyState,
  Loading,
  Menu,
  WallClock,
  useConnection,
  useEntities,
  usePreferenceEntries,
  useSession,
} from '#siaga/web-kit';
import { DeskScreen } from './desk-screen.js';
import { ownFacilities } from './facility/own-facilities.policy.js';
import { SoundUnlocker } from './inbound/inbound-alarm.js';

function LineState(): ReactElement {
  const { t } = useTranslation('common');
  const line = useConnection((state) => state.line);
  return (
    <span className={`dk-line ${line}`} role="status">
      {t(`connection.${line}`)}
    </span>
  );
}

function Desk(): ReactElement | null {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const account = useSession((state) => state.session?.account);
  const facilities = useEntities((state) => state.entities.facility);
  const isLoaded = useEntities((state) => state.isLoaded);
  const preferences = usePreferenceEntries();
  const [chosenId, setChosenId] = useState<string | null>(null);
  if (!account) return null;
  const own = ownFacilities(account, facilities);
  const facility = own.find((one) => one.id === chosenId) ?? own[0];
  return (
    <div className="dk-app">
      <header className="dk-header">
        <span className="sg-logo">
          Siaga<b>.</b>
        </span>
        {own.length > 1 ? (
          <select
            aria-label={t('choose')}
            value={facility?.id}
            onChange={(event) => setChosenId(event.target.value)}
          >
            {own.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        ) : (
          <h1 className="truncate">{facility?.name}</h1>
        )}
        <LineState />
        <WallClock />
        <Menu
          label={<MenuIcon size={20} aria-hidden />}
          ariaLabel={common('settings.theme')}
          entries={preferences}
        />
      </header>
      {facility && <DeskScreen facility={facility} />}
      {!facility && !isLoaded && (
        <>
          <ConnectionBanner />
          <Loading />
        </>
      )}
      {!facility && isLoaded && (
        <EmptyState icon={Hospital} title={t('noFacility')} text={t('noFacilityHint')} />
      )}
    </div>
  );
}

export function DeskApp(): ReactElement {
  return (
    <>
      <SoundUnlocker />
      <AppFrame>
        <Desk />
      </AppFrame>
    </>
  );
}
