import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { dayStartMs, type Facility } from '#siaga/contracts';
import {
  ConnectionBanner,
  EmptyState,
  Loading,
  useEntities,
  useNow,
  useSession,
  Views,
  viewsAt,
} from '#siaga/web-kit';
import { Hospital } from 'lucide-react';
import { useDeskManifests } from '../desk-manifest.js';
import { HistoryPanel } from './history-panel.js';
import { InboundAlarm, SoundBanner } from './inbound-alarm.js';
import { groupInbounds, unanswered } from './inbound-order.policy.js';
import { InboundPanel } from './inbound-panel.js';

const TABS = ['inbound', 'capacity', 'history'] as const;
type Tab = (typeof TABS)[number];
const DEFAULT_ZONE = 'Asia/Jakarta';

/** On a phone one part at a time; on a wide screen all stand side by side and the bar is not shown. */
function TabBar({
  tab,
  openCount,
  onTab,
}: {
  tab: Tab;
  openCount: number;
  onTab: (tab: Tab) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  return (
    <nav className="dk-tabs">
      {TABS.map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === tab ? 'page' : undefined}
          onClick={() => onTab(one)}
        >
          {t(`tabs.${one}`)}
          {one === 'inbound' && openCount > 0 && <b className="num">{openCount}</b>}
        </button>
      ))}
    </nav>
  );
}

/** Patients on their way to a facility, with its panels beside them. */
function Patients({ facility }: { facility: Facility }): ReactElement {
  const { t } = useTranslation('desk');
  const [tab, setTab] = useState<Tab>('inbound');
  const all = useEntities((state) => state.entities.inbound);
  const isLoaded = useEntities((state) => state.isLoaded);
  const timeZone = useSession((state) => state.info?.timeZone) ?? DEFAULT_ZONE;
  const todayMs = dayStartMs(useNow(), timeZone);
  const own = useMemo(
    () => [...all.values()].filter((one) => one.facilityId === facility.id),
    [all, facility.id],
  );
  const groups = useMemo(() => groupInbounds(own, todayMs), [own, todayMs]);
  const manifests = useDeskManifests();
  const open = useMemo(() => unanswered(own), [own]);

  return (
    <div className="dk-body" data-tab={tab}>
      <InboundAlarm openCount={open.length} title={`Siaga · ${t('inbound.title')} ${facility.name}`} />
      <ConnectionBanner />
      <SoundBanner />
      <main className="dk-columns">
        <div className="dk-main">
          {isLoaded ? <InboundPanel groups={groups} firstOpenId={open[0]?.id ?? null} /> : <Loading />}
          <HistoryPanel finished={groups.finished} />
        </div>
        <aside className="dk-side">
          <Views key={facility.id} of={viewsAt(manifests, 'side')} given={{ facility }} />
        </aside>
      </main>
      <TabBar tab={tab} openCount={open.length} onTab={setTab} />
    </div>
  );
}

/** The work of an emergency room; what to do when the account has none. */
export function EmergencyRoom({ facility }: { facility: Facility | null }): ReactElement {
  const { t } = useTranslation('desk');
  const isLoaded = useEntities((state) => state.isLoaded);
  if (facility) return <Patients facility={facility} />;
  if (isLoaded)
    return <EmptyState icon={Hospital} title={t('inbound.noFacility')} text={t('inbound.noFacilityHint')} />;
  return (
    <>
      <ConnectionBanner />
      <Loading />
    </>
  );
}
