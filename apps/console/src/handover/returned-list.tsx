import { type Handover } from '#siaga/contracts';
import { Clock, formatPhone } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../state/workspace-store.js';
import { useReds } from './handover-state.js';
import '../styles/handover.css';

function ReturnedRow({ handover }: { handover: Handover }): ReactElement {
  const { t } = useTranslation('console');
  const take = useWorkspace((state) => state.take);
  const { callId, incidentId, facts, personal, status, centreName: centre } = handover;
  const open = (): void =>
    take(incidentId ? { kind: 'incident', id: incidentId } : { kind: 'call', id: callId ?? '' });
  if (status !== 'returned' && status !== 'refused' && status !== 'failed') return <></>;
  return (
    <li>
      <button type="button" className="callrow ho-red" onClick={open}>
        <span className="what">
          <b className="t">{t(`handover.${status}`, { centre })}</b>
          <span className="s num">
            {facts.place?.label ?? (personal.callerNumber && formatPhone(personal.callerNumber))}
          </span>
        </span>
        <span className="c small">
          <Clock since={facts.callOfferedAt} redAfterS={0} />
        </span>
      </button>
    </li>
  );
}

/** Cases that came back from another centre: above everything that rings. */
export function ReturnedList(): ReactElement | null {
  const { t } = useTranslation('console');
  const reds = useReds();
  if (reds.length === 0) return null;
  return (
    <section className="ho-returned" aria-label={t('handover.redTitle')}>
      <ul className="few">
        {reds.map((handover) => (
          <ReturnedRow key={handover.id} handover={handover} />
        ))}
      </ul>
    </section>
  );
}

/** Says on a ringing call that another centre handed it over. */
export function IncomingMark({ handover }: { handover: Handover | undefined }): ReactElement | null {
  const { t } = useTranslation('console');
  if (!handover) return null;
  return <div className="m ho-mark">{t('handover.incoming', { centre: handover.centreName })}</div>;
}
