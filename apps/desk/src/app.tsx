import { IdCard, Menu as MenuIcon } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AppFrame,
  EmptyState,
  Menu,
  WallClock,
  useConnection,
  useEntities,
  usePreferenceEntries,
  useSession,
  viewsAt,
} from '#siaga/web-kit';
import { type DeskManifest, OwnManifests, useDeskManifests } from './desk-manifest.js';
import type { Facility } from '#siaga/contracts';
import { deskTopics } from './facility/desk-topics.policy.js';
import { ownFacilities } from './facility/own-facilities.policy.js';
import { isAtPost } from './monitoring/entry/at-post.js';
import { Entry } from './monitoring/entry/lazy-entry.js';
import { leaveNoWalk } from './monitoring/walk/leave-no-walk.js';
import { KeptWalkPage } from './monitoring/walk/lazy-walk.js';
import { isWalking } from './monitoring/walk/walking-mark.js';
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

/** Which facility it is: its name, or a choice where the person answers for several; for who has none the area they answer for. */
function WhichFacility({
  own,
  facility,
  area,
  onChoose,
}: {
  own: readonly Facility[];
  facility: Facility | null;
  area: string;
  onChoose: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  if (own.length < 2) return <h1>{facility?.name ?? (area === '' ? t('frame.title') : area)}</h1>;
  return (
    <select
      aria-label={t('frame.choose')}
      value={facility?.id}
      onChange={(event) => onChoose(event.target.value)}
    >
      {own.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </select>
  );
}

/** The works of this desk, when there is more than one. */
function Works({ work, onWork }: { work: string; onWork: (name: string) => void }): ReactElement | null {
  const { t } = useTranslation('desk');
  const lines = useDeskManifests().flatMap(({ menu = [] }) => menu);
  if (lines.length < 2) return null;
  return (
    <nav className="dk-works" aria-label={t('frame.work')}>
      {lines.map(({ opens, icon: Icon, text }) => (
        <button
          key={opens}
          type="button"
          aria-current={opens === work ? 'page' : undefined}
          onClick={() => onWork(opens)}
        >
          <Icon size={18} aria-hidden />
          {text(t)}
        </button>
      ))}
    </nav>
  );
}

function Desk(): ReactElement | null {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const account = useSession((state) => state.session?.account);
  const facilities = useEntities((state) => state.entities.facility);
  const areas = useEntities((state) => state.regions);
  const preferences = usePreferenceEntries();
  const works = viewsAt(useDeskManifests(), 'work');
  const [chosenId, setChosenId] = useState<string | null>(null);
  // A television that starts again comes back to the work that its address names.
  const [chosenWork, setChosenWork] = useState(() => globalThis.location.hash.slice(1));
  if (!account) return isAtPost() ? <Entry facility={null} /> : <KeptWalkPage facility={null} />;
  const own = ownFacilities(account, facilities);
  const facility = own.find((one) => one.id === chosenId) ?? own[0] ?? null;
  const work = works.find(({ name }) => name === chosenWork) ?? works[0];
  return (
    <div className="dk-app">
      <header className="dk-header">
        <span className="sg-logo">
          Siaga<b>.</b>
        </span>
        <WhichFacility
          own={work ? own : []}
          facility={work ? facility : null}
          area={work ? areas.map(({ name }) => name).join(', ') : ''}
          onChoose={setChosenId}
        />
        <LineState />
        <WallClock />
        <Menu
          label={<MenuIcon size={20} aria-hidden />}
          ariaLabel={common('settings.theme')}
          entries={preferences}
        />
      </header>
      {work && <Works work={work.name} onWork={setChosenWork} />}
      {work ? (
        <work.component facility={facility} />
      ) : (
        <main>
          <EmptyState icon={IdCard} title={t('frame.nothing')} text={t('frame.nothingHint')} />
        </main>
      )}
    </div>
  );
}

export function DeskApp({ manifests }: { manifests: readonly DeskManifest[] }): ReactElement {
  useEffect(leaveNoWalk, []);
  return (
    <OwnManifests manifests={manifests}>
      <SoundUnlocker />
      <AppFrame wants={deskTopics} opensOffline={isAtPost() || isWalking()}>
        <Desk />
      </AppFrame>
    </OwnManifests>
  );
}
