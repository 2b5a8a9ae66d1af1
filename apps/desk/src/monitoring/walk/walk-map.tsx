import { BordersOnMap, MapView, positions, RouteOnMap, useFetched, useSession } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type NumberedStop } from './kept-walk.policy.js';
import { StopsOnMap } from './stops-on-map.js';

const PADDING = { top: 40, right: 40, bottom: 40, left: 40 };

/** The houses of the walk by their numbers, and the straight way between those that are left. */
export function WalkMap({
  regionCode,
  madeAtMs,
  stops,
  chosenId,
  onStop,
}: {
  regionCode: string;
  madeAtMs: number;
  stops: readonly NumberedStop[];
  chosenId: string | null;
  onStop: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const info = useSession((state) => state.info);
  const isHere = useSession((state) => state.session !== null);
  // Without a line there are the houses alone.
  const { data: borders } = useFetched('borders', isHere ? { regionCode } : null, {
    freshMs: Infinity,
    tells: 'refusals',
  });
  const focus = useMemo(() => {
    const points = stops.flatMap(({ point }) => point ?? []);
    return points.length > 0 ? { key: `walk ${String(madeAtMs)}`, points, maxZoom: 17 } : null;
  }, [stops, madeAtMs]);
  const route = useMemo(() => {
    const line = stops.flatMap(({ point, isDone }) =>
      point === null || isDone ? [] : [[point.lon, point.lat] as const],
    );
    return { line, isEstimate: true };
  }, [stops]);
  return (
    <div className="mon-walkmap">
      <MapView
        positions={positions}
        tileUrl={info?.tileUrl ?? null}
        tileAttribution={info?.tileAttribution ?? null}
        padding={PADDING}
        focus={focus}
        ariaLabel={t('monitoring.walk.mapLabel')}
      >
        <BordersOnMap borders={borders} />
        <RouteOnMap route={route} />
        <StopsOnMap stops={stops} chosenId={chosenId} onStop={onStop} />
      </MapView>
    </div>
  );
}
