import { type Bounds, isLive, type LocateCandidate, type Point } from '#siaga/contracts';
import {
  type MapIncident,
  type MapUnit,
  MapView,
  positions,
  liveLine,
  unitState,
  useEntities,
  useFormat,
  useSession,
} from '#siaga/web-kit';
import { type ReactElement, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseCommands } from '../card/use-dispatch.js';
import { useRanking } from '../rank/use-case-ranking.js';
import { useConsoleManifests } from '../state/console-manifest.js';
import { useWorkspace } from '../state/workspace-store.js';
import { useJobByUnit } from '../state/views.js';
import { ClosedAreas } from '../ground/closed-areas.js';
import { useMapClosures } from '../ground/use-closures.js';
import { useDrawing } from '../ground/use-drawing.js';
import { useDrive } from '../ground/use-drive.js';
import { describePin } from './describe-pin.js';
import { useBorders } from './use-borders.js';
import { useMapFacilities } from './use-map-facilities.js';

const RANK_PANEL_PX = 350;
const NARROW_PX = 900;
const RANK_SHARE = 0.45;
const EDGE_PX = 40;
/** The zoom buttons stand at the left edge, and names stand to the right of their marks. */
const ZOOM_BUTTONS_PX = 64;
const NAME_PX = 80;
/** A case in hand is looked at from near: a unit too far for this is in the list anyway. */
const CASE_ZOOM = 13;

function useMapUnits(selectedId: string | null): MapUnit[] {
  const units = useEntities((state) => state.entities.unit);
  const jobs = useJobByUnit();
  return useMemo(
    () =>
      [...units.values()].map((unit) => ({
        id: unit.id,
        callSign: unit.callSign,
        type: unit.type,
        state: unitState(unit, jobs.get(unit.id)),
        fallback: unit.homePost?.point ?? null,
        isSelected: unit.id === selectedId,
      })),
    [units, jobs, selectedId],
  );
}

function useMapIncidents(selectedId: string | null): MapIncident[] {
  const { t } = useTranslation('common');
  const incidents = useEntities((state) => state.entities.incident);
  return useMemo(
    () =>
      [...incidents.values()].filter(isLive).map(({ id, complaint, place, triage }) => ({
        id,
        label: t(`complaint.${complaint}`),
        place,
        triage,
        isSelected: id === selectedId,
      })),
    [incidents, selectedId, t],
  );
}

/** The ends of what was found, so that all of it comes into view. */
function pointsOf({ lines, point }: LocateCandidate): Point[] {
  const ends = (lines ?? []).flatMap((line) => [line[0], line.at(-1)]);
  return [point, ...ends.flatMap((end) => (end ? [{ lon: end[0], lat: end[1] }] : []))];
}

const setView = (bounds: Bounds): void => liveLine.setView({ bounds });

/** The map with who can go beside it. */
export function MapZone({ commands }: { commands: CaseCommands }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const info = useSession((state) => state.info);
  const stalePositionS = useEntities((state) => state.stalePositionS);
  const ranking = useRanking();
  const take = useWorkspace((state) => state.take);
  const choose = useWorkspace((state) => state.choose);
  const { borders, hasFailed } = useBorders();
  const { inHand, facts, unit } = ranking;
  const place = facts?.place ?? null;
  const unitId = unit?.unitId ?? null;
  const incidentId = inHand?.kind === 'incident' ? inHand.incident.id : null;
  const draft = inHand?.kind === 'call' ? place : null;
  const fixes = useMemo(
    () =>
      inHand?.kind === 'call'
        ? inHand.call.fixes.filter(({ by }) => by.kind !== 'account').map((fix) => fix.place)
        : [],
    [inHand],
  );
  const line = useMemo(
    () => (unitId && place ? { fromUnitId: unitId, to: place.point } : null),
    [unitId, place],
  );

  const route = useDrive(unitId, place?.point ?? null);
  const closureId = useWorkspace((state) => state.closureId);
  const closures = useMapClosures(closureId);
  const lookedAt = useWorkspace((state) => state.lookedAt);
  const openClosure = useWorkspace((state) => state.openClosure);
  const drawing = useDrawing();
  const candidateLines = useMemo(
    () =>
      lookedAt && {
        lines: lookedAt.lines ?? [],
        point: lookedAt.point,
        accuracyM: lookedAt.accuracyM,
      },
    [lookedAt],
  );

  const layers = useConsoleManifests().flatMap(({ mapLayers = [] }) => mapLayers);
  const facilities = useMapFacilities();
  const homePoints = useMemo(() => facilities.map((facility) => facility.point), [facilities]);

  const focus = useMemo(() => {
    if (lookedAt) return { key: `look ${lookedAt.id}`, points: pointsOf(lookedAt) };
    const point = place?.point;
    if (!point) return homePoints.length > 0 ? { key: 'home', points: homePoints } : null;
    const best = (ranking.recommendation?.units ?? [])
      .slice(0, 3)
      .flatMap(({ unitId: id }) => positions.get(id)?.point ?? []);
    const caseId = inHand?.kind === 'call' ? inHand.call.id : (inHand?.incident.id ?? '');
    return {
      key: `${caseId}${point.lon},${point.lat},${best.length > 0 ? 'ranked' : ''}`,
      points: [point, ...best],
      minZoom: CASE_ZOOM,
    };
  }, [lookedAt, place?.point, homePoints, inHand, ranking.recommendation]);

  const onPick = useCallback(
    (point: Point) => {
      if (inHand?.kind !== 'call') return;
      void describePin(point, t('card.pinLabel')).then((place) => commands.setPlace(inHand.call, place));
    },
    [commands, inHand, t],
  );
  const padding = useMemo(() => {
    // On a narrow screen the ranking lies over the lower half, not the right edge.
    const isNarrow = window.innerWidth <= NARROW_PX;
    const room = { top: EDGE_PX, left: ZOOM_BUTTONS_PX, bottom: EDGE_PX, right: NAME_PX };
    if (!facts) return room;
    return isNarrow
      ? { ...room, bottom: window.innerHeight * RANK_SHARE }
      : { ...room, right: RANK_PANEL_PX + NAME_PX };
  }, [facts]);

  return (
    <>
      <MapView
        units={useMapUnits(unitId)}
        facilities={facilities}
        incidents={useMapIncidents(incidentId)}
        borders={borders}
        draft={draft}
        fixes={fixes}
        line={line}
        route={route}
        candidateLines={candidateLines}
        closures={closures}
        drawing={drawing.onMap}
        onClosure={openClosure}
        positions={positions}
        stalePositionS={stalePositionS}
        tileUrl={info?.tileUrl ?? null}
        tileAttribution={info?.tileAttribution ?? null}
        padding={padding}
        focus={focus}
        ageText={format.ago}
        onPick={onPick}
        onUnit={(id) => choose({ unitId: id })}
        onIncident={(id) => take({ kind: 'incident', id })}
        onViewChange={setView}
        layers={layers}
        ariaLabel={t('map.label')}
      />
      <ClosedAreas drawing={drawing} />
      <div className="mapnote">
        {hasFailed && !borders
          ? t('map.bordersFailed')
          : borders?.features.some((feature) => feature.properties.isEstimate)
            ? t('map.estimateBorders')
            : ''}
      </div>
    </>
  );
}
