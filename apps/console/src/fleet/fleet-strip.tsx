import { type Assignment, statusSince, type Unit } from '#siaga/contracts';
import {
  Age,
  Clock,
  Kbd,
  positions,
  serverNowMs,
  unitState,
  type UnitState,
  useEntities,
  useLateAfter,
  useNow,
  useReasonText,
} from '#siaga/web-kit';
import { memo, type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../state/workspace-store.js';
import { useJobByUnit } from '../state/views.js';

const ORDER: Record<UnitState, number> = { ready: 0, offered: 1, moving: 2, scene: 3, off: 4 };

interface Row {
  unit: Unit;
  job: Assignment | undefined;
  state: UnitState;
}

/** Units by what they do, then by call sign. */
export function useFleet(): readonly Row[] {
  const units = useEntities((state) => state.entities.unit);
  const jobs = useJobByUnit();
  return useMemo(
    () =>
      [...units.values()]
        .map((unit) => ({ unit, job: jobs.get(unit.id), state: unitState(unit, jobs.get(unit.id)) }))
        .sort(
          (a, b) =>
            ORDER[a.state] - ORDER[b.state] ||
            a.unit.callSign.localeCompare(b.unit.callSign, 'id', { numeric: true }),
        ),
    [units, jobs],
  );
}

/** Statuses of which a tile counts how long they last; of a drive it says where to. */
const COUNTED: readonly Assignment['status'][] = [
  'offered',
  'accepted',
  'en_route',
  'on_scene',
  'at_patient',
  'at_destination',
];

function JobText({ job }: { job: Assignment }): ReactElement {
  const { t } = useTranslation('common');
  const late = useLateAfter(job);
  const words = t(`assignmentStatus.${job.status}`);
  if (job.status === 'left_scene' && job.destination) return <>{`${words}, ${job.destination.name}`}</>;
  if (!COUNTED.includes(job.status)) return <>{words}</>;
  return (
    <>
      {words} <Clock since={statusSince(job)} {...late} />
    </>
  );
}

function IdleText({ unit }: { unit: Unit }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  useNow();
  const reasonText = useReasonText();
  const limitS = useEntities((state) => state.stalePositionS);
  const position = positions.get(unit.id);
  if (unit.service === 'out_of_service')
    return <>{reasonText(unit.outOfServiceReason ?? '') || t('common:unitService.out_of_service')}</>;
  if (unit.service === 'off_shift') return <>{t('common:unitService.off_shift')}</>;
  if (!position) return <>{t('fleet.noPosition')}</>;
  if ((serverNowMs() - position.atMs) / 1_000 > limitS)
    return <span className="is-amber">{<Age of={position.atMs} />}</span>;
  return <>{unit.homePost ? t('fleet.at', { post: unit.homePost.name }) : t('common:unitState.ready')}</>;
}

const UnitTile = memo(function UnitTile({ unit, job, state }: Row): ReactElement {
  const { t } = useTranslation('common');
  const take = useWorkspace((desk) => desk.take);
  const choose = useWorkspace((desk) => desk.choose);
  const press = (): void =>
    job ? take({ kind: 'incident', id: job.incidentId }) : choose({ unitIds: [unit.id] });
  return (
    <li>
      <button type="button" className="u" data-state={state} onClick={press}>
        <b>{unit.callSign}</b> {t(`unitType.${unit.type}`)}
        <small>{job ? <JobText job={job} /> : <IdleText unit={unit} />}</small>
      </button>
    </li>
  );
});

/** The fleet: every unit and what it does; folds to a line of counts. */
export function FleetStrip({ isFolded }: { isFolded: boolean }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const fleet = useFleet();
  const setFolded = useWorkspace((state) => state.setFleetFolded);
  const states: readonly UnitState[] = ['ready', 'offered', 'moving', 'scene', 'off'];
  return (
    <>
      <h2>
        <span>{t('fleet.title')}</span>
        <span className="counts">
          {states.map((state) => (
            <span key={state} className="count" data-state={state}>
              <i aria-hidden /> {t(`map.${state}`)}{' '}
              <b className="num">{fleet.filter((row) => row.state === state).length}</b>
            </span>
          ))}
        </span>
        <button
          type="button"
          className="sg-button ghost fold"
          aria-expanded={!isFolded}
          onClick={() => setFolded(!isFolded)}
        >
          {t(isFolded ? 'fleet.unfold' : 'fleet.fold')} <Kbd>B</Kbd>
        </button>
      </h2>
      {!isFolded && (
        <ul className="units">
          {fleet.map((row) => (
            <UnitTile key={row.unit.id} {...row} />
          ))}
        </ul>
      )}
      {!isFolded && fleet.length === 0 && <p className="quiet">{t('fleet.empty')}</p>}
    </>
  );
}
