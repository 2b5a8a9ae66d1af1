import { Ambulance } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#siaga/web-kit';
import { cardDomId, InboundCard } from './inbound-card.js';
import type { InboundGroups } from './inbound-order.policy.js';
import { useAcknowledge } from './use-acknowledge.js';

/** Key that answers the first unanswered card: T, terima. */
const ANSWER_KEY = 't';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(input|select|textarea)$/i.test(target.tagName);
}

/** What is on its way and what stands at the door. */
export function InboundPanel({
  groups,
  firstOpenId,
}: {
  groups: InboundGroups;
  firstOpenId: string | null;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { busyIds, acknowledge } = useAcknowledge();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
      if (
        !isPlain ||
        event.key.toLowerCase() !== ANSWER_KEY ||
        isTyping(event.target) ||
        firstOpenId === null
      )
        return;
      acknowledge(firstOpenId);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [acknowledge, firstOpenId]);

  // A patient who rings must be in sight, wherever the list was left.
  useEffect(() => {
    if (firstOpenId !== null)
      document.getElementById(cardDomId(firstOpenId))?.scrollIntoView({ block: 'nearest' });
  }, [firstOpenId]);

  const card = (inbound: InboundGroups['coming'][number]) => (
    <InboundCard
      key={inbound.id}
      inbound={inbound}
      kbd={inbound.id === firstOpenId ? ANSWER_KEY.toUpperCase() : undefined}
      isBusy={busyIds.has(inbound.id)}
      onAcknowledge={acknowledge}
    />
  );
  return (
    <section className="dk-panel dk-inbound" aria-label={t('inbound.heading')}>
      <header>
        <h2>{t('inbound.heading')}</h2>
        {groups.coming.length > 0 && (
          <span className="num">{t('inbound.count', { n: groups.coming.length })}</span>
        )}
      </header>
      {groups.coming.length === 0 && groups.arrived.length === 0 && (
        <EmptyState icon={Ambulance} title={t('inbound.empty')} text={t('inbound.emptyHint')} />
      )}
      <ul>{groups.coming.map(card)}</ul>
      {groups.arrived.length > 0 && (
        <>
          <h3 className="dk-sub">{t('inbound.arrived')}</h3>
          <ul>{groups.arrived.map(card)}</ul>
        </>
      )}
    </section>
  );
}
