import { type Alert } from '#siaga/contracts';
import {
  Age,
  Badge,
  Button,
  Dialog,
  EmptyState,
  noticeFacts,
  useEntities,
  useFormat,
  usePermission,
} from '#siaga/web-kit';
import { BellOff } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../state/workspace-store.js';

interface Props {
  acknowledge: (id: string) => Promise<void>;
  isBusy: boolean;
  onClose: () => void;
}

function AlertLine({
  alert,
  mayAcknowledge,
  acknowledge,
  isBusy,
  onClose,
}: Props & { alert: Alert; mayAcknowledge: boolean }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const { t: tCommon } = useTranslation('common');
  const format = useFormat();
  const take = useWorkspace((state) => state.take);
  const unit = useEntities((state) =>
    alert.unitId ? state.entities.unit.get(alert.unitId)?.callSign : undefined,
  );
  const number = useEntities((state) =>
    alert.incidentId ? state.entities.incident.get(alert.incidentId)?.number : undefined,
  );
  const facility = useEntities((state) =>
    alert.facilityId ? state.entities.facility.get(alert.facilityId)?.name : undefined,
  );
  const { incidentId } = alert;
  const facts = {
    unitCallSign: unit ?? t('common:thatUnit'),
    incidentNumber: number ?? t('common:otherIncident'),
    facilityName: facility ?? '',
    source: '',
    ...noticeFacts(alert.facts, tCommon, format),
    ...alert.facts,
  };
  return (
    <li className={`alertline ${alert.severity}`}>
      <span className="grow">
        <b>{t(`common:alert.${alert.kind}`, facts)}</b>
        <small>
          <Age of={alert.raisedAt} />
          {alert.acknowledgedBy && <> {t('alerts.by', { name: alert.acknowledgedBy.name })}</>}
        </small>
      </span>
      {incidentId && (
        <Button
          onClick={() => {
            onClose();
            take({ kind: 'incident', id: incidentId });
          }}
        >
          {t('alerts.open')}
        </Button>
      )}
      {alert.acknowledgedAt === null && alert.endedAt === null && mayAcknowledge && (
        <Button isBusy={isBusy} onClick={() => void acknowledge(alert.id)}>
          {t('alerts.acknowledge')}
        </Button>
      )}
      {(alert.acknowledgedAt ?? alert.endedAt) !== null && <Badge tone="ok">✓</Badge>}
    </li>
  );
}

/** What went wrong and waits for somebody to take it; the newest first, taken ones below. */
export function AlertsView(props: Props): ReactElement {
  const { t } = useTranslation('console');
  const alerts = useEntities((state) => state.entities.alert);
  const mayAcknowledge = usePermission('alert.acknowledge');
  const sorted = useMemo(
    () =>
      [...alerts.values()].sort(
        (a, b) =>
          Number((a.acknowledgedAt ?? a.endedAt) !== null) -
            Number((b.acknowledgedAt ?? b.endedAt) !== null) || b.raisedAt.localeCompare(a.raisedAt),
      ),
    [alerts],
  );
  return (
    <Dialog title={t('alerts.title')} onClose={props.onClose} isWide>
      {sorted.length === 0 ? (
        <EmptyState icon={BellOff} title={t('alerts.none')} />
      ) : (
        <ul className="alertlist">
          {sorted.map((alert) => (
            <AlertLine key={alert.id} alert={alert} mayAcknowledge={mayAcknowledge} {...props} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
