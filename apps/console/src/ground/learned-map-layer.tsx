import { type LearnedPlace } from '#siaga/contracts';
import { type MapPoint, PointsOnMap, useFetched } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';
import { useCurrentLearned } from './use-current-learned.js';

const AGAIN_MS = 20_000;
const NONE: readonly LearnedPlace[] = [];

/** Landmarks that crews found and nobody has decided about. */
export function LearnedMapLayer(): ReactElement {
  const { data } = useFetched('learnedPlaces', {}, { againMs: AGAIN_MS, tells: 'failures' });
  const places = useCurrentLearned(data?.places ?? NONE);
  const points = useMemo(
    () =>
      places.flatMap<MapPoint>(({ id, name, point, status }) =>
        status === 'proposed' ? [{ id, name, point }] : [],
      ),
    [places],
  );
  return <PointsOnMap points={points} />;
}
