import { useMemo, useRef, useState, type MouseEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  effectiveStamp,
  STATUS_STAMP,
  statusSince,
  type AdvanceStatus,
  type Facility,
  type Unit,
} from '#siaga/contracts';
import { lazyPart, NoticeList, toneOf, useFormat, useLateAfter, useNow } from '#siaga/web-kit';
import { targetOf } from '../duty/use-duty.js';
import { goalOf, isDriving } from '../drive/goal.js';
import { useDrive } from '../drive/use-drive.js';
import { useJobWords } from './job-words.js';
import { needsDestinationFirst, nextSteps } from './next-step.policy.js';
import type { ShownAssignment } from './optimistic.policy.js';
import { commandQueue } from '../offline/command-queue.js';
import { DestinationSheet } from './destination-sheet.js';
import { DriveFacts } from '../drive/drive-facts.js';
import { FactList, JobHeading } from './job-heading.js';
import { ReachRow } from './reach-row.js';
import { RouteSheet } from './route-sheet.js';
import { BigChoice, Sheet } from '../frame/sheet.js';

/** The facts of the drive stand without it. */
const DriveMap = lazyPart(async () => (await import('../drive/drive-map.js')).DriveMap);

/** A car hits a bump and the thumb lands twice; the button means another step by then. */
const GUARD_MS = 1_500;

interface Props {
  shown: ShownAssignment;
  unit: Unit | null;
  facilities: ReadonlyMap<string, Facility>;
}

type Open = 'none' | 'others' | 'route' | 'destination' | 'destination-then-leave';

/** Whether the job stands in its status too long, by the centre's own times. */
function useLateTone(assignment: ShownAssignment['assignment']): ReturnType<typeof toneOf> {
  const now = useNow();
  const after = useLateAfter(assignment);
  const waitedS = (now - Date.parse(statusSince(assignment))) / 1_000;
  return toneOf(waitedS, after?.amberAfterS, after?.redAfterS);
}

function StatusLine({ shown }: { shown: ShownAssignment }): ReactElement {
  const { t } = useTranslation('crew');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { assignment, isUnsent } = shown;
  const stampName = STATUS_STAMP[assignment.status];
  const stamp = stampName ? effectiveStamp(assignment, stampName) : null;
  const late = useLateTone(assignment);
  return (
    <p className="cr-status" role="status">
      <b>{common(`assignmentStatus.${assignment.status}`)}</b>
      {stamp && <span className="num">{t('job.since', { time: format.time(stamp.at) })}</span>}
      {late === 'is-red' && <span className={late}>{t('job.late')}</span>}
      {isUnsent && <em className="cr-unsent">{t('queue.badge')}</em>}
    </p>
  );
}

/** A telephone number stays on one line. */
const unbroken = (number: string) => number.replaceAll('-', '\u2011');

function useJobFacts({ assignment, isUnsent }: ShownAssignment, facilities: Props['facilities']) {
  const { t } = useTranslation('crew');
  const words = useJobWords(assignment);
  const { notes } = assignment.job.personal;
  const isNewDestination =
    isUnsent && assignment.destination !== null && assignment.destination.point === null;
  const phone = facilities.get(assignment.destination?.facilityId ?? '')?.phone;
  return [
    { name: t('fact.patient'), text: words.patient },
    ...(words.condition ? [{ name: t('fact.condition'), text: words.condition }] : []),
    { name: t('fact.prepare'), text: words.prepare },
    {
      name: t('fact.destination'),
      text: phone ? `${words.destination}, ${unbroken(phone)}` : words.destination,
      isUnsent: isNewDestination,
    },
    ...(notes ? [{ name: t('fact.notes'), text: notes }] : []),
  ];
}

/** The accepted job: its facts or the way on a map, and one big button that names the next step. */
export function JobScreen({ shown, unit, facilities }: Props): ReactElement {
  const { t } = useTranslation('crew');
  const { assignment } = shown;
  const [open, setOpen] = useState<Open>('none');
  const [isMapOpen, setMapOpen] = useState(false);
  const lastTapMs = useRef(-GUARD_MS);
  const facts = useJobFacts(shown, facilities);
  const { primary, others } = nextSteps(assignment.status);
  const goal = useMemo(() => goalOf(assignment, facilities), [assignment, facilities]);
  const view = useDrive(assignment, goal);
  const drivesTo = isDriving(assignment) ? goal : null;
  const mapGoal = isMapOpen ? drivesTo : null;
  const close = () => setOpen('none');

  const send = (status: AdvanceStatus) => commandQueue.add(targetOf(assignment), { kind: 'advance', status });
  const take = (status: AdvanceStatus) => {
    if (needsDestinationFirst(status, assignment.destination !== null)) setOpen('destination-then-leave');
    else {
      send(status);
      close();
    }
  };
  const press = (status: AdvanceStatus, event: MouseEvent) => {
    if (event.timeStamp - lastTapMs.current < GUARD_MS) return;
    lastTapMs.current = event.timeStamp;
    take(status);
  };

  return (
    <main className={`cr-screen cr-job ${mapGoal ? 'has-map' : ''}`}>
      {mapGoal ? (
        <>
          <DriveFacts view={view} goal={mapGoal} />
          <DriveMap
            key={mapGoal.towards}
            assignment={assignment}
            goal={mapGoal}
            unit={unit}
            view={view}
            facilities={facilities}
          />
        </>
      ) : (
        <div className="cr-about">
          <StatusLine shown={shown} />
          <JobHeading assignment={assignment} label={assignment.job.incidentNumber} />
          <FactList facts={facts} />
        </div>
      )}
      <NoticeList
        notices={assignment.notices}
        voice="notice"
        about={{ unitCallSign: assignment.unitCallSign, incidentNumber: assignment.job.incidentNumber }}
      />
      <div className="cr-actions">
        <ReachRow
          assignment={assignment}
          goal={goal}
          view={view}
          map={drivesTo && { isOpen: mapGoal !== null, toggle: () => setMapOpen(!isMapOpen) }}
          onRoute={() => setOpen('route')}
          onDestination={() => setOpen('destination')}
        />
        {primary && (
          <button type="button" className="cr-button go" onClick={(event) => press(primary, event)}>
            {t(`job.next.${primary}`)}
          </button>
        )}
        {!mapGoal && (
          <button type="button" className="cr-button thin" onClick={() => setOpen('others')}>
            {t('job.other')}
          </button>
        )}
      </div>
      {open === 'others' && (
        <Sheet title={t('job.otherTitle')} onClose={close}>
          {assignment.status !== 'handed_over' && (
            <BigChoice
              title={t(assignment.destination ? 'job.changeDestination' : 'job.chooseDestination')}
              onChoose={() => setOpen('destination')}
            />
          )}
          {others.map((step) => (
            <BigChoice key={step} title={t(`job.other_step.${step}`)} onChoose={() => take(step)} />
          ))}
        </Sheet>
      )}
      {open === 'route' && goal && <RouteSheet goal={goal} onClose={close} />}
      {(open === 'destination' || open === 'destination-then-leave') && (
        <DestinationSheet
          assignment={assignment}
          facilities={facilities}
          onClose={close}
          mayGoWithout={open === 'destination-then-leave'}
          onChosen={open === 'destination-then-leave' ? () => send('left_scene') : undefined}
        />
      )}
    </main>
  );
}
