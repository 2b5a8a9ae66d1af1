import { LineOnMap, RouteOnMap } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';
import { useDrive } from '../ground/use-drive.js';
import { useRanking } from './use-case-ranking.js';

/** The way of the chosen unit to the place in hand; a straight line while no way is known. */
export function WayMapLayer(): ReactElement {
  const { facts, unit } = useRanking();
  const point = facts?.place?.point ?? null;
  const unitId = unit?.unitId ?? null;
  const route = useDrive(unitId, point);
  const line = useMemo(
    () => (unitId && point && !route ? { fromUnitId: unitId, to: point } : null),
    [unitId, point, route],
  );
  return (
    <>
      <RouteOnMap route={route} />
      <LineOnMap line={line} />
    </>
  );
}
