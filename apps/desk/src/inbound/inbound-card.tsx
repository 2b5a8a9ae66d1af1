import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inbound } from '#siaga/contracts';
import { Button, TriageSwatch, useFormat, useNow } from '#siaga/web-kit';
import { etaClock } from './eta-clock.policy.js';
import { InboundNotices } from './inbound-notices.js';
import { useInboundWords } from './inbound-words.js';

function EtaBlock({ inbound }: { inbound: Inbound }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const nowMs = useNow();
  if (inbound.status === 'arrived' && inbound.arrivedAt) {
    return (
      <div className="dk-eta arrived">
        <b className="num">{format.clock(nowMs - Date.parse(inbound.arrivedAt))}</b>
        <span>{t('inbound.atDoor')}</span>
      </div>
    );
  }
  const eta = etaClock(inbound.etaAt, nowMs);
  if (eta.kind === 'unknown') {
    return (
      <div className="dk-eta unknown">
        <b aria-hidden>?</b>
        <span>{t('inbound.unknown')}</span>
      </div>
    );
  }
  const coming = inbound.isEtaEstimate ? t('inbound.until') : t('inbound.untilFirm');
  return (
    <div className={`dk-eta ${eta.kind}`}>
      <b className="num">{format.clock(eta.seconds * 1_000)}</b>
      <span>{eta.kind === 'late' ? t('inbound.late') : coming}</span>
    </div>
  );
}

/** How long nobody has answered, and whether the supervisor knows by now. */
function Unanswered({ inbound }: { inbound: Inbound }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const nowMs = useNow();
  const clock = format.clock(nowMs - Date.parse(inbound.announcedAt));
  const isOverdue = inbound.ackDueAt !== null && Date.parse(inbound.ackDueAt) < nowMs;
  return (
    <span className={`num ${isOverdue ? 'is-red' : 'is-amber'}`}>
      {isOverdue ? t('inbound.overdue', { clock }) : t('inbound.waiting', { clock })}
    </span>
  );
}

/** The card's id in the page. */
export const cardDomId = (inboundId: string) => `inbound-${inboundId}`;

interface Props {
  inbound: Inbound;
  /** The key that answers this card; only the first unanswered one has it. */
  kbd?: string;
  isBusy: boolean;
  onAcknowledge: (id: string) => void;
}

/** One ambulance on its way: when, how bad, what, who; and one press to answer. */
export function InboundCard({ inbound, kbd, isBusy, onAcknowledge }: Props): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const words = useInboundWords(inbound);
  const isOpen = inbound.status === 'announced';
  return (
    <li
      id={cardDomId(inbound.id)}
      className={`dk-card ${isOpen ? 'open' : ''}`}
      data-triage={inbound.triage ?? 'none'}
    >
      <EtaBlock inbound={inbound} />
      <div className="dk-what">
        <p className="dk-top">
          <TriageSwatch triage={inbound.triage} />
          <b>{inbound.unitCallSign}</b>
          <span>{inbound.incidentNumber}</span>
        </p>
        <h3>{words.complaint}</h3>
        <p className="dk-who">{[words.who, words.condition].filter(Boolean).join('. ')}</p>
        <InboundNotices inbound={inbound} />
        {words.needs && <p className="dk-needs">{words.needs}</p>}
        <p className="dk-answer">
          {isOpen && <Unanswered inbound={inbound} />}
          {inbound.acknowledgedAt &&
            t('inbound.acknowledged', {
              name: inbound.acknowledgedBy?.name ?? '',
              time: format.time(inbound.acknowledgedAt),
            })}
          {inbound.arrivedAt && `. ${t('inbound.arrivedAt', { time: format.time(inbound.arrivedAt) })}`}
        </p>
      </div>
      {isOpen && (
        <Button
          kind="primary"
          className="dk-ack"
          kbd={kbd}
          isBusy={isBusy}
          onClick={() => onAcknowledge(inbound.id)}
        >
          {t('inbound.acknowledge', { unit: inbound.unitCallSign })}
        </Button>
      )}
    </li>
  );
}
