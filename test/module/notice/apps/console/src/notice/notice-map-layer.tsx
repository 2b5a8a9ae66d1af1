import { type MapPoint, PointsOnMap, useEntities } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';

/** Notices that hold at one point, where they hold. */
export function NoticeMapLayer(): ReactElement {
  const notices = useEntities((state) => state.entities.notice);
  const points = useMemo(
    () =>
      [...notices.values()].flatMap<MapPoint>(({ id, text, point, takenDownAt }) =>
        point && takenDownAt === null ? [{ id, name: text, point }] : [],
      ),
    [notices],
  );
  return <PointsOnMap points={points} />;
}
