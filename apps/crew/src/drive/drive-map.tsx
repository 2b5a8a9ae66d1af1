import '../styles/drive-map.css';
import { LocateFixed, Route as RouteIcon } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assignment, Facility, Point, Unit } from '#siaga/contracts';
import {
  ClosuresOnMap,
  ErrorBoundary,
  FacilitiesOnMap,
  IncidentsOnMap,
  MapView,
  PositionStore,
  RouteOnMap,
  UnitsOnMap,
  useEntities,
  useFormat,
  useSession,
  type MapClosure,
  type MapFacility,
  type MapIncident,
  type MapUnit,
  type MapViewProps,
} from '#siaga/web-kit';
import type { Goal } from './goal.js';
import { pointAt } from './track.policy.js';
import type { DriveView } from './use-drive.js';

/** Hands are on other things: the map goes back to the unit by itself. */
const BACK_MS = 20_000;
const FOLLOW_ZOOM = 16.5;
const OVERVIEW_ZOOM = 17;
/** The map looks ahead along the way by so much. */
const AHEAD_M = 90;
const ROUTE_PX = 8;
const PADDING = { top: 28, right: 92, bottom: 40, left: 84 };
const EVEN = { top: 0, right: 0, bottom: 0, left: 0 };

type Mode = 'follow' | 'overview' | 'free';

interface Props {
  assignment: Assignment;
  goal: Goal;
  unit: Unit | null;
  view: DriveView;
  facilities: ReadonlyMap<string, Facility>;
}

/** The device's own position drawn as the unit: the centre's would be seconds late. */
function useOwnPositions(unitId: string, { fix }: DriveView): PositionStore {
  const [store] = useState(() => new PositionStore());
  useEffect(() => {
    if (!fix) return;
    const { lon, lat } = fix.point;
    store.takeFrame({ at: new Date(fix.atMs).toISOString(), units: [[unitId, lon, lat, -1, 0, fix.atMs]] });
  }, [store, unitId, fix]);
  return store;
}

function useClosures(): MapClosure[] {
  const { t } = useTranslation('crew');
  const closures = useEntities((state) => state.entities.closure);
  return useMemo(
    () =>
      [...closures.values()]
        .filter(({ liftedAt }) => liftedAt === null)
        .map(({ id, kind, ring, note }) => {
          const word = t(`drive.closure.${kind}`);
          return { id, kind, ring, label: note === '' ? word : `${word}: ${note}`, isSelected: false };
        }),
    [closures, t],
  );
}

/** The goal as the map marks it: the scene as an incident, a hospital as a facility. Its name stands above the map. */
function useGoalMarks({ assignment, goal, facilities }: Props): {
  incidents: MapIncident[];
  facilities: MapFacility[];
} {
  return useMemo(() => {
    const { id, job, destination } = assignment;
    if (goal.towards === 'scene') {
      const mark = { id, label: '', place: job.place, triage: job.triage, isSelected: true };
      return { facilities: [], incidents: [mark] };
    }
    if (!goal.point) return { facilities: [], incidents: [] };
    const facility = facilities.get(destination?.facilityId ?? '');
    const mark = { id, name: '', kind: facility?.kind ?? 'hospital', point: goal.point };
    return { incidents: [], facilities: [{ ...mark, isDiverted: false }] };
  }, [assignment, goal, facilities]);
}

function useOwnUnit({ assignment, unit }: Props, home: Point | null): MapUnit[] {
  return useMemo(
    () => [
      {
        id: assignment.unitId,
        callSign: '',
        type: unit?.type ?? 'bls',
        state: 'moving',
        fallback: home,
        isSelected: true,
      },
    ],
    [assignment.unitId, unit, home],
  );
}

/** Where the map looks: at the unit and a little ahead, or at all of the way; nowhere while a hand moves it. */
function focusOf(
  mode: Mode,
  { drive, track, fix, progress }: DriveView,
  ends: readonly Point[],
): MapViewProps['focus'] {
  if (mode === 'follow' && fix) {
    const isOnWay = track !== null && progress?.isOff === false && drive?.route.isEstimate === false;
    const at = (isOnWay && pointAt(track, progress.alongM + AHEAD_M)) || fix.point;
    const key = `follow ${at.lon.toFixed(5)} ${at.lat.toFixed(5)}`;
    return { key, points: [at], maxZoom: FOLLOW_ZOOM };
  }
  const line = (track?.line ?? []).map(([lon, lat]) => ({ lon, lat }));
  const points = [...line, ...ends];
  if (mode === 'free' || points.length === 0) return null;
  return { key: `overview ${drive?.atMs} ${ends.length}`, points, maxZoom: OVERVIEW_ZOOM };
}

/** The way on the map. It follows the unit; a hand on the map stops that for a while. */
export function DriveMap(props: Props): ReactElement {
  const { t } = useTranslation('crew');
  const format = useFormat();
  const { assignment, goal, unit, view } = props;
  const info = useSession((state) => state.info);
  const stalePositionS = useEntities((state) => state.stalePositionS);
  const [chosen, setMode] = useState<Mode | null>(null);
  const mode = chosen ?? (assignment.status === 'accepted' ? 'overview' : 'follow');
  const [touchedMs, setTouchedMs] = useState(0);
  const positions = useOwnPositions(assignment.unitId, view);
  const home = unit?.position?.point ?? unit?.homePost?.point ?? null;
  const own = view.fix?.point ?? home;
  const ends = [own, goal.point].filter((point) => point !== null);

  useEffect(() => {
    if (mode !== 'free') return;
    const timer = setTimeout(() => setMode('follow'), BACK_MS);
    return () => clearTimeout(timer);
  }, [mode, touchedMs]);
  const touched = (timeStamp: number) => {
    setMode('free');
    setTouchedMs(timeStamp);
  };
  const route = useMemo(
    () =>
      view.drive && {
        line: view.drive.route.line,
        isEstimate: view.drive.route.isEstimate,
        widthPx: ROUTE_PX,
      },
    [view.drive],
  );
  const marks = useGoalMarks(props);
  const isFollowing = mode === 'follow';
  const Icon = isFollowing ? RouteIcon : LocateFixed;

  return (
    <section className="cr-map" aria-label={t('drive.map')}>
      <div
        className="ground"
        onPointerDown={(event) => touched(event.timeStamp)}
        onWheel={(event) => touched(event.timeStamp)}
        onKeyDown={(event) => event.key !== 'Tab' && touched(event.timeStamp)}
      >
        <ErrorBoundary>
          <MapView
            positions={positions}
            tileUrl={info?.tileUrl ?? null}
            tileAttribution={info?.tileAttribution ?? null}
            padding={isFollowing ? EVEN : PADDING}
            focus={focusOf(mode, view, ends)}
            ariaLabel={t('drive.map')}
          >
            <ClosuresOnMap closures={useClosures()} />
            <RouteOnMap route={route} />
            <FacilitiesOnMap facilities={marks.facilities} />
            <IncidentsOnMap incidents={marks.incidents} />
            <UnitsOnMap
              units={useOwnUnit(props, home)}
              stalePositionS={stalePositionS}
              ageText={format.ago}
            />
          </MapView>
        </ErrorBoundary>
      </div>
      <button
        type="button"
        className={`look ${mode === 'free' ? 'is-wanted' : ''}`}
        onClick={() => setMode(isFollowing ? 'overview' : 'follow')}
        aria-label={t(isFollowing ? 'drive.overview' : 'drive.follow')}
      >
        <Icon size={30} aria-hidden />
      </button>
    </section>
  );
}
