import { type Assignment, effectiveStamp, type Inbound, StampName } from '#siaga/contracts';
import {
  Age,
  Badge,
  Button,
  Countdown,
  etaOfAssignment,
  isActiveAssignment,
  lazyWindow,
  NoticeList,
  useCommand,
  useEntities,
  useEtas,
  useFormat,
  useReasonText,
  usePlaceState,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRanking } from '../rank/use-case-ranking.js';
import { useJobsByIncident } from '../state/views.js';
import { whoseDestination } from './whose-destination.policy.js';

interface AboutJob {
  assignment: Assignment;
  onClose: () => void;
}

const DestinationDialog = lazyWindow<AboutJob>(async () => (await import('./windows.js')).DestinationDialog);
const CancelUnitDialog = lazyWindow<AboutJob>(async () => (await import('./windows.js')).CancelUnitDialog);
const CorrectStampDialog = lazyWindow<AboutJob>(
  async () => (await import('./windows.js')).CorrectStampDialog,
);
const ReassignDialog = lazyWindow<AboutJob>(async () => (await import('./windows.js')).ReassignDialog);

function OfferState({ assignment }: { assignment: Assignment }): ReactElement | null {
  const { t } = useTranslation('console');
  if (assignment.status !== 'offered' || !assignment.dueAt) return null;
  return (
    <div className="small">
      {t('incident.answersIn')}{' '}
      <b className="is-amber">
        <Countdown to={assignment.dueAt} />
      </b>
      ,{' '}
      <span className={assignment.deliveredAt ? 'muted' : 'is-amber'}>
        {t(assignment.deliveredAt ? 'incident.rang' : 'incident.notRang')}
      </span>
    </div>
  );
}

function useWhy({ reason, note }: Assignment): string | null {
  const reasonText = useReasonText();
  if (reason === null) return note;
  const words = reasonText(reason);
  return note ? `${words}: ${note}` : words;
}

function Stamps({ assignment }: { assignment: Assignment }): ReactElement {
  const { t } = useTranslation('common');
  const format = useFormat();
  const set = StampName.options.flatMap((name) => effectiveStamp(assignment, name) ?? []);
  return (
    <dl className="stamps">
      {set.map((stamp) => (
        <div key={stamp.id}>
          <dt>{t(`stamp.${stamp.name}`)}</dt>
          <dd className="num">
            {format.time(stamp.at, true)}
            <small>
              {t(`stampSource.${stamp.source}`)}
              {stamp.source === 'operator' ? ` ${stamp.by.name}` : ''}
            </small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function InboundState({ inbound }: { inbound: Inbound }): ReactElement {
  const { t } = useTranslation('common');
  return (
    <Badge tone={inbound.status === 'announced' ? 'amber' : 'ok'}>
      {t(`inboundStatus.${inbound.status}`)}
      {inbound.acknowledgedAt && (
        <>
          , <Age of={inbound.acknowledgedAt} />
        </>
      )}
    </Badge>
  );
}

function DestinationLine({ assignment }: { assignment: Assignment }): ReactElement {
  const { t } = useTranslation('console');
  const inbound = useEntities((state) =>
    [...state.entities.inbound.values()].find(
      (item) => item.assignmentId === assignment.id && item.status !== 'cancelled',
    ),
  );
  const { facility } = useRanking();
  const put = useEntities((state) => state.put);
  const { run, isBusy } = useCommand('setDestination');
  const reasonText = useReasonText();
  const [asking, setAsking] = usePlaceState(`destination:${assignment.id}`, ['open']);
  const jobs = useJobsByIncident().get(assignment.incidentId) ?? [];
  const hasKey = whoseDestination(jobs, null)?.id === assignment.id;
  const isOther = facility && facility.facilityId !== assignment.destination?.facilityId;
  const choose = async (): Promise<void> => {
    if (!facility) return;
    const changed = await run({ id: assignment.id, facilityId: facility.facilityId });
    if (changed) put('assignment', changed);
  };
  return (
    <div className="line">
      <span className="grow">
        <span className="muted">{t('incident.destination')}: </span>
        <b>{assignment.destination?.name ?? t('incident.noDestination')}</b>{' '}
        {assignment.destination?.reason !== undefined && (
          <small>{t('incident.allTheSame', { reason: reasonText(assignment.destination.reason) })}</small>
        )}{' '}
        {inbound && <InboundState inbound={inbound} />}
      </span>
      {isOther ? (
        <Button isBusy={isBusy} onClick={() => void choose()}>
          {t('incident.setDestination', { facility: facility.name })}
        </Button>
      ) : (
        <Button kind="ghost" kbd={hasKey ? 'J' : undefined} onClick={() => setAsking('open')}>
          {t('card.change')}
        </Button>
      )}
      {asking && isActiveAssignment(assignment) && (
        <DestinationDialog assignment={assignment} onClose={() => setAsking(null)} />
      )}
    </div>
  );
}

const ASKING = ['cancel', 'change', 'correct'] as const;

function CardActions({ assignment }: { assignment: Assignment }): ReactElement {
  const { t } = useTranslation('console');
  const [asking, setAsking] = usePlaceState(`assignment:${assignment.id}`, ASKING);
  const isActive = isActiveAssignment(assignment);
  const close = (): void => setAsking(null);
  return (
    <div className="line">
      {isActive && <Button onClick={() => setAsking('change')}>{t('incident.change')}</Button>}
      {isActive && <Button onClick={() => setAsking('cancel')}>{t('incident.cancelUnit')}</Button>}
      <Button kind="ghost" onClick={() => setAsking('correct')}>
        {t('incident.correct')}
      </Button>
      {isActive && asking === 'cancel' && <CancelUnitDialog assignment={assignment} onClose={close} />}
      {isActive && asking === 'change' && <ReassignDialog assignment={assignment} onClose={close} />}
      {asking === 'correct' && <CorrectStampDialog assignment={assignment} onClose={close} />}
    </div>
  );
}

/** When the unit will be there: as it drives now, or as it was reckoned when the job was offered. */
function DriveLine({ assignment }: { assignment: Assignment }): ReactElement | null {
  const { t } = useTranslation('console');
  const format = useFormat();
  const eta = useEtas((state) => etaOfAssignment(state.etas, assignment));
  if (eta) {
    const words = { time: format.time(eta.etaAt), distance: format.distance(eta.remainingM) };
    return (
      <span className="small num">
        {t(eta.isEstimate ? 'incident.arrivesAbout' : 'incident.arrives', words)}
      </span>
    );
  }
  const { travelS, distanceM, status } = assignment;
  if (travelS === null || !(status === 'offered' || status === 'accepted' || status === 'en_route'))
    return null;
  return (
    <span className="muted small num">
      {format.span(travelS)}
      {distanceM !== null && `, ${format.distance(distanceM)}`}
    </span>
  );
}

/** One unit's part in an incident: what it answers and does, where it brings the patient, its times. */
export function AssignmentCard({ assignment }: { assignment: Assignment }): ReactElement {
  const { t } = useTranslation('common');
  const isActive = isActiveAssignment(assignment);
  const reason = useWhy(assignment);
  return (
    <article className={`sec job ${isActive ? '' : 'is-over'}`}>
      <div className="line">
        <h2 className="grow">
          {assignment.unitCallSign}{' '}
          <span className="status">{t(`assignmentStatus.${assignment.status}`)}</span>
        </h2>
        {isActive && <DriveLine assignment={assignment} />}
      </div>
      <OfferState assignment={assignment} />
      <NoticeList
        notices={assignment.notices}
        voice="alert"
        about={{ unitCallSign: assignment.unitCallSign, incidentNumber: assignment.job.incidentNumber }}
      />
      {reason !== null && <div className="small">{reason}</div>}
      {isActive && assignment.status !== 'offered' && <DestinationLine assignment={assignment} />}
      <Stamps assignment={assignment} />
      <CardActions assignment={assignment} />
    </article>
  );
}
