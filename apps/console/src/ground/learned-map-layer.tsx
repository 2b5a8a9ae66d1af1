import { type MapPoint, PointsOnMap, useEntities } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';

/** Landmarks that crews found and nobody has decided about. */
export function LearnedMapLayer(): ReactElement {
  const learned = useEntities((state) => state.entities.learned_place);
  const points = useMemo(
    () =>
      [...learned.values()].flatMap<MapPoint>(({ id, name, point, status }) =>
        status === 'proposed' ? [{ id, name, point }] : [],
      ),
    [learned],
  );
  return <PointsOnMap points={points} />;
}
