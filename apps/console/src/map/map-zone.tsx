import { type Bounds, type LocateCandidate, movedPoint, type Point } from '#siaga/contracts';
import {
  ErrorBoundary,
  isActiveAssignment,
  liveLine,
  type MapPadding,
  MapView,
  type MapViewProps,
  positions,
  type ScreenMapLayer,
  useEntities,
  useIsGroundUnknown,
  useMapLayers,
  useSession,
  Views,
  viewsAt,
} from '#siaga/web-kit';
import { type ReactElement, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseCommands } from '../card/use-dispatch.js';
import { useRanking } from '../rank/use-case-ranking.js';
import { type ConsoleKind, useConsoleManifests } from '../state/console-manifest.js';
import { useJobsByIncident } from '../state/views.js';
import { useWorkspace } from '../state/workspace-store.js';
import { describePin } from './describe-pin.js';
import { useBorders } from './use-borders.js';
import { useMapFacilities } from './use-map-facilities.js';

const NOTHING = {};
const RANK_PANEL_REM = 22;
const NARROW = '(max-width: 56.25em)';
const RANK_SHARE = 0.45;
const EDGE_PX = 40;
/** The zoom buttons stand at the left edge, and names stand to the right of their marks. */
const ZOOM_BUTTONS_PX = 64;
const NAME_PX = 80;
/** A case in hand is looked at from near: a unit too far for this is in the list anyway. */
const CASE_ZOOM = 13;

/** The ends of what was found, and its radius, so that all of it comes into view. */
function pointsOf({ lines, point, accuracyM }: LocateCandidate): Point[] {
  const around = [accuracyM, -accuracyM].map((offM) => movedPoint(point, offM, offM));
  const ends = (lines ?? []).flatMap((line) => [line[0], line.at(-1)]);
  return [point, ...around, ...ends.flatMap((end) => (end ? [{ lon: end[0], lat: end[1] }] : []))];
}

const setView = (bounds: Bounds): void => liveLine.setView({ bounds });

/** The units that are on the case in hand; a place far off is worth a wider look, since they are what is watched. */
function useOnTheWay(): readonly string[] {
  const { inHand } = useRanking();
  const jobs = useJobsByIncident();
  const id = inHand?.kind === 'incident' ? inHand.incident.id : '';
  return useMemo(
    () => (jobs.get(id) ?? []).filter(isActiveAssignment).map(({ unitId }) => unitId),
    [jobs, id],
  );
}

/**
 * What the map looks at: what is searched, else the place in hand together with the units that were sent to it, before that
 * with the best ones, else all facilities.
 */
function useFocus(): MapViewProps['focus'] {
  const { inHand, facts, recommendation } = useRanking();
  const lookedAt = useWorkspace((state) => state.lookedAt);
  const facilities = useMapFacilities();
  const homePoints = useMemo(() => facilities.map((facility) => facility.point), [facilities]);
  const point = facts?.place?.point;
  const onTheWay = useOnTheWay();
  return useMemo(() => {
    if (lookedAt) return { key: `look ${lookedAt.id}`, points: pointsOf(lookedAt) };
    if (!point) return homePoints.length > 0 ? { key: 'home', points: homePoints } : null;
    const caseId = inHand?.kind === 'call' ? inHand.call.id : (inHand?.incident.id ?? '');
    const pointOf = (id: string): Point[] => {
      const at = positions.get(id)?.point ?? useEntities.getState().entities.unit.get(id)?.homePost?.point;
      return at ? [at] : [];
    };
    const sent = onTheWay.flatMap(pointOf);
    if (sent.length > 0) return { key: [caseId, ...onTheWay].join(), points: [point, ...sent] };
    const best = (recommendation?.units ?? [])
      .slice(0, 3)
      .flatMap(({ unitId }) => positions.get(unitId)?.point ?? []);
    return {
      key: `${caseId}${point.lon},${point.lat},${best.length > 0 ? 'ranked' : ''}`,
      points: [point, ...best],
      minZoom: CASE_ZOOM,
    };
  }, [lookedAt, point, homePoints, inHand, recommendation, onTheWay]);
}

/** Room for what lies over the map. */
function usePadding(hasRanking: boolean): MapPadding {
  return useMemo(() => {
    // On a narrow screen the ranking lies over the lower half, not the right edge.
    const isNarrow = window.matchMedia(NARROW).matches;
    const remPx = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const room = { top: EDGE_PX, left: ZOOM_BUTTONS_PX, bottom: EDGE_PX, right: NAME_PX };
    if (!hasRanking) return room;
    return isNarrow
      ? { ...room, bottom: window.innerHeight * RANK_SHARE }
      : { ...room, right: RANK_PANEL_REM * remPx + NAME_PX };
  }, [hasRanking]);
}

/** What is to know about the borders that are drawn. */
function BordersNote(): ReactElement {
  const { t } = useTranslation('console');
  const { borders, hasFailed } = useBorders();
  const isGroundUnknown = useIsGroundUnknown();
  return (
    <div className="mapnote">
      {hasFailed && !borders
        ? t('map.bordersFailed')
        : isGroundUnknown
          ? t('map.groundFailed')
          : borders?.features.some((feature) => feature.properties.isEstimate)
            ? t('map.estimateBorders')
            : ''}
    </div>
  );
}

/** Says that something is missing on the map: else it would look as if there were none of it. */
function LayerFailed({ layer }: { layer: ScreenMapLayer<ConsoleKind> }): ReactElement {
  const { t } = useTranslation('console');
  const name = layer.shown === 'always' ? layer.name : layer.text(t);
  return (
    <p className="layerfailed" role="alert">
      {t('map.layerFailed', { name })}
    </p>
  );
}

/** The map with the layers and tools of all manifests. */
export function MapZone({ commands }: { commands: CaseCommands }): ReactElement {
  const { t } = useTranslation('console');
  const info = useSession((state) => state.info);
  const { inHand, facts } = useRanking();
  const isDrawing = useWorkspace((state) => state.drawing !== null);
  const manifests = useConsoleManifests();
  const { drawn } = useMapLayers(manifests);
  const onPick = useCallback(
    (point: Point) => {
      if (inHand?.kind !== 'call') return;
      void describePin(point).then((place) => commands.setPlace(inHand.call, place));
    },
    [commands, inHand],
  );

  return (
    <>
      <MapView
        positions={positions}
        tileUrl={info?.tileUrl ?? null}
        tileAttribution={info?.tileAttribution ?? null}
        padding={usePadding(facts !== null)}
        focus={useFocus()}
        onPick={onPick}
        onViewChange={setView}
        ariaLabel={t('map.label')}
      >
        {drawn.map((layer) => (
          <ErrorBoundary key={layer.name} instead={<LayerFailed layer={layer} />}>
            <layer.component />
          </ErrorBoundary>
        ))}
      </MapView>
      {!isDrawing && (
        <div className="maptools">
          <Views of={viewsAt(manifests, 'mapTools')} given={NOTHING} />
        </div>
      )}
      {drawn.some(({ name }) => name === 'regions') && <BordersNote />}
    </>
  );
}
