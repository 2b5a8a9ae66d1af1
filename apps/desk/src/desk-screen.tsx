import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Facility } from '#siaga/contracts';
import { ConnectionBanner, Loading, useEntities, useNow, useSession } from '#siaga/web-kit';
import { CapacityPanel } from './capacity/capacity-panel.js';
import { DiversionPanel } from './capacity/diversion-panel.js';
import { dayStartMs } from './facility/day-start.policy.js';
import { FacilityPanel } from './facility/facility-panel.js';
import { HistoryPanel } from './inbound/history-panel.js';
import { InboundAlarm, SoundBanner } from './inbound/inbound-alarm.js';
import { groupInbounds, unanswered } from './inbound/inbound-order.policy.js';
import { InboundPanel } from './inbound/inbound-panel.js';

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

export function DeskScreen({ facility }: { facility: Facility }): ReactElement {
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
  const open = useMemo(() => unanswered(own), [own]);

  return (
    <div className="dk-body" data-tab={tab}>
      <InboundAlarm openCount={open.length} title={`Siaga · ${t('title')} ${facility.name}`} />
      <ConnectionBanner />
      <SoundBanner />
      <main className="dk-columns">
        <div className="dk-main">
          {isLoaded ? <InboundPanel groups={groups} firstOpenId={open[0]?.id ?? null} /> : <Loading />}
          <HistoryPanel finished={groups.finished} />
        </div>
        <aside className="dk-side">
          <DiversionPanel key={`diversion-${facility.id}`} facility={facility} />
          <CapacityPanel key={`capacity-${facility.id}`} facility={facility} />
          <FacilityPanel facility={facility} />
        </aside>
      </main>
      <TabBar tab={tab} openCount={open.length} onTab={setTab} />
    </div>
  );
}
