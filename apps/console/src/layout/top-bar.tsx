import { isAlertUntaken } from '#siaga/contracts';
import {
  Button,
  Kbd,
  Menu,
  type MenuEntries,
  showError,
  unlockSound,
  useConnection,
  useDrafts,
  useEntities,
  useFormat,
  useNow,
  usePermission,
  usePreferenceEntries,
  useSession,
  useSound,
  WallClock,
} from '#siaga/web-kit';
import { Bell, CircleUser, FileText, Map as MapIcon, Search, Volume2, VolumeX } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFleet } from '../fleet/fleet-strip.js';
import { useConsoleManifests } from '../state/console-manifest.js';
import { useWorkspace } from '../state/workspace-store.js';
import { useIncidentLines, useQueue } from '../state/views.js';

const STALE_LINE_S = 7;

function Counters(): ReactElement {
  const { t } = useTranslation('console');
  const ringing = useQueue('ringing').length;
  const undecided = useQueue('undecided').length;
  const { all: lines } = useIncidentLines();
  const fleet = useFleet();
  const waiting =
    ringing + undecided + lines.filter(({ stage }) => stage === 'none' || stage === 'partly').length;
  const onShift = fleet.filter((row) => row.state !== 'off').length;
  const ready = fleet.filter((row) => row.state === 'ready').length;
  return (
    <span className="counters">
      <span className={`stat ${waiting > 0 ? 'is-warn' : ''}`}>
        {t('top.waiting')} <b className="num">{waiting}</b>
      </span>
      <span className="stat">
        {t('top.running')} <b className="num">{lines.length}</b>
      </span>
      <span className={`stat ${onShift > 0 && ready === 0 ? 'is-warn' : ''}`}>
        {t('top.ready')}{' '}
        <b className="num">
          {ready}/{onShift}
        </b>
      </span>
    </span>
  );
}

function AlertCount(): ReactElement | null {
  const { t } = useTranslation('console');
  const open = useWorkspace((state) => state.open);
  const count = useEntities((state) => [...state.entities.alert.values()].filter(isAlertUntaken).length);
  const mayRead = usePermission('alert.read');
  if (!mayRead) return null;
  return (
    <button
      type="button"
      className={`sg-button ghost alerts ${count > 0 ? 'is-late' : ''}`}
      onClick={() => open('alerts')}
    >
      <Bell size={14} aria-hidden /> <span className="wide-only">{t('alerts.title')}</span>{' '}
      <b className="num">{count}</b> <Kbd>L</Kbd>
    </button>
  );
}

/** How many texts wait to be sent; nothing while none does. */
function DraftCount(): ReactElement | null {
  const { t } = useTranslation('console');
  const open = useWorkspace((state) => state.open);
  const { entries, isKept } = useDrafts();
  if (entries.size === 0) return null;
  return (
    <button
      type="button"
      className={`sg-button ghost drafts ${isKept ? '' : 'is-late'}`}
      title={isKept ? undefined : t('drafts.notKept')}
      onClick={() => open('drafts')}
    >
      <FileText size={14} aria-hidden /> <span className="visually-hidden">{t('keys.drafts')}</span>{' '}
      <b className="num">{entries.size}</b> <Kbd>D</Kbd>
    </button>
  );
}

function LineState(): ReactElement {
  const { t } = useTranslation('common');
  const { line, lastMessageAtMs } = useConnection();
  const now = useNow();
  const format = useFormat();
  const ageS = lastMessageAtMs === null ? null : (now - lastMessageAtMs) / 1_000;
  const isLate = line === 'online' && ageS !== null && ageS > STALE_LINE_S;
  return (
    <span className="live" data-line={isLate ? 'connecting' : line} role="status">
      <i className="dot" aria-hidden />
      <span className="wide-only">
        {t(`connection.${line}`)}
        {ageS !== null && <span className="num">, {format.span(Math.max(0, ageS))}</span>}
      </span>
    </span>
  );
}

function SoundButton(): ReactElement | null {
  const { t } = useTranslation('console');
  const { isOn, isUnlocked } = useSound();
  if (isUnlocked || !isOn) return null;
  return (
    <Button
      kind="ghost"
      title={t('top.soundWhy')}
      aria-label={t('top.soundLocked')}
      onClick={() => void unlockSound().catch(showError)}
    >
      <Volume2 size={14} aria-hidden /> <span className="wide-only">{t('top.soundLocked')}</span>
    </Button>
  );
}

/** The windows that this person may open, in the order of the manifests. */
function useWindowEntries(): MenuEntries {
  const { t } = useTranslation('console');
  const open = useWorkspace((state) => state.open);
  const lines = useConsoleManifests().flatMap(({ menu = [] }) => menu);
  return lines.map(({ opens, icon: Icon, text }) => ({
    key: opens,
    icon: <Icon size={15} aria-hidden />,
    text: text(t),
    onSelect: () => open(opens),
  }));
}

function PersonMenu(): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const name = useSession((state) => state.session?.account.displayName ?? '');
  const { isOn, setOn } = useSound();
  const SoundIcon = isOn ? Volume2 : VolumeX;
  const entries: MenuEntries = [
    ...useWindowEntries(),
    {
      key: 'map',
      icon: <MapIcon size={15} aria-hidden />,
      text: t('top.mapWindow'),
      onSelect: () => window.open('?window=map', 'siaga-map', 'popup'),
    },
    {
      key: 'sound',
      icon: <SoundIcon size={15} aria-hidden />,
      text: t('common:settings.sound'),
      end: t(isOn ? 'common:settings.on' : 'common:settings.off'),
      isSwitch: true,
      onSelect: () => setOn(!isOn),
    },
    ...usePreferenceEntries(),
  ];
  return (
    <Menu
      ariaLabel={`${t('top.menu')}, ${name}`}
      label={
        <>
          <CircleUser size={15} aria-hidden />{' '}
          <span className="wide-only truncate person" title={name}>
            {name}
          </span>
        </>
      }
      entries={entries}
    />
  );
}

/** What is known at a glance: centre, counters, search, line, time, person. */
export function TopBar({ isMapWindow }: { isMapWindow: boolean }): ReactElement {
  const { t } = useTranslation('console');
  const centreName = useSession((state) => state.info?.centreName ?? '');
  const open = useWorkspace((state) => state.open);
  return (
    <header className="top">
      <span className="sg-logo">
        Siaga<b>.</b>
      </span>
      <h1 className="stat centre truncate" title={centreName}>
        {centreName}
      </h1>
      <Counters />
      {!isMapWindow && (
        <button
          type="button"
          className="cmd"
          aria-label={t('top.search')}
          title={t('top.search')}
          onClick={() => open('search')}
        >
          <Kbd>/</Kbd> <span className="truncate">{t('top.find')}</span>
          <Search size={14} aria-hidden className="narrow-only" />
        </button>
      )}
      {!isMapWindow && <DraftCount />}
      {!isMapWindow && <AlertCount />}
      {!isMapWindow && <SoundButton />}
      <LineState />
      <span className="stat clock">
        <WallClock />
      </span>
      {!isMapWindow && <PersonMenu />}
      <button
        type="button"
        className="sg-button ghost help"
        aria-label={t('top.keys')}
        onClick={() => open('keys')}
      >
        <Kbd>?</Kbd>
      </button>
    </header>
  );
}
