import { type Alert } from '#siaga/contracts';
import {
  Age,
  Button,
  Dialog,
  EmptyState,
  noticeFacts,
  TriageSwatch,
  useEntities,
  useFormat,
  usePermission,
} from '#siaga/web-kit';
import { BellOff } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../state/workspace-store.js';
import { type AlertGroup, alertGroups } from './alert-groups.policy.js';

interface Props {
  takeAll: (alerts: readonly Alert[]) => Promise<void>;
  putAside: (id: string) => Promise<void>;
  isBusy: boolean;
  onClose: () => void;
}

function useSentence(alert: Alert): string {
  const { t } = useTranslation('common');
  const format = useFormat();
  const unit = useEntities(({ entities }) => entities.unit.get(alert.unitId ?? ''));
  const incident = useEntities(({ entities }) => entities.incident.get(alert.incidentId ?? ''));
  const facility = useEntities(({ entities }) => entities.facility.get(alert.facilityId ?? ''));
  return t(`alert.${alert.kind}`, {
    unitCallSign: unit?.callSign ?? t('thatUnit'),
    incidentNumber: incident?.number ?? t('otherIncident'),
    facilityName: facility?.name ?? '',
    source: '',
    ...noticeFacts(alert.facts, t, format),
  });
}

function AlertLine({
  alert,
  putAside,
  isBusy,
}: Pick<Props, 'putAside' | 'isBusy'> & { alert: Alert }): ReactElement {
  const { t } = useTranslation('console');
  const mayPutAside = usePermission('alert.acknowledge');
  const sentence = useSentence(alert);
  return (
    <div className={`alertline ${alert.severity}`}>
      <span className="grow">
        <b>{sentence}</b>
        <small>
          <Age of={alert.raisedAt} />
          {alert.takenBy && <> {t('alerts.by', { name: alert.takenBy.name })}</>}
        </small>
      </span>
      {alert.takenAt && mayPutAside && (
        <Button kind="ghost" isBusy={isBusy} onClick={() => void putAside(alert.id)}>
          {t('alerts.putAside')}
        </Button>
      )}
    </div>
  );
}

/** What it is about: complaint, colour and place of the incident. */
function Subject({ incidentId }: { incidentId: string | null }): ReactElement | null {
  const { t } = useTranslation('common');
  const incident = useEntities((state) => state.entities.incident.get(incidentId ?? ''));
  if (!incident) return null;
  return (
    <span className="grow">
      <TriageSwatch triage={incident.triage} /> <b>{t(`complaint.${incident.complaint}`)}</b>
      <small className="num">
        {incident.number}, {incident.place.label}
      </small>
    </span>
  );
}

function Group({ group, onClose, takeAll, putAside, isBusy }: Props & { group: AlertGroup }): ReactElement {
  const { t } = useTranslation('console');
  const take = useWorkspace((state) => state.take);
  const mayTake = usePermission('alert.take');
  const { incidentId, alerts, untaken } = group;
  return (
    <li className="alertgroup">
      <div className="line">
        <Subject incidentId={incidentId} />
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
        {untaken.length > 0 && mayTake && (
          <Button isBusy={isBusy} onClick={() => void takeAll(untaken)}>
            {t('alerts.acknowledge')}
          </Button>
        )}
      </div>
      {alerts.map((alert) => (
        <AlertLine key={alert.id} alert={alert} putAside={putAside} isBusy={isBusy} />
      ))}
    </li>
  );
}

/** What went wrong and lasts, by matter: what nobody has taken first, what somebody is on below with the name. */
export function AlertsView(props: Props): ReactElement {
  const { t } = useTranslation('console');
  const alerts = useEntities((state) => state.entities.alert);
  const groups = useMemo(() => alertGroups(alerts.values()), [alerts]);
  return (
    <Dialog title={t('alerts.title')} onClose={props.onClose} isWide>
      {groups.length === 0 ? (
        <EmptyState icon={BellOff} title={t('alerts.none')} />
      ) : (
        <ul className="alertlist">
          {groups.map((group) => (
            <Group key={group.key} group={group} {...props} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
