import { type MapFacility, useEntities } from '#siaga/web-kit';
import { useMemo } from 'react';

/** Facilities that have a point, as the map draws them. */
export function useMapFacilities(): MapFacility[] {
  const facilities = useEntities((state) => state.entities.facility);
  return useMemo(
    () =>
      [...facilities.values()].flatMap(({ id, name, kind, point, diversion }) =>
        point ? [{ id, name, kind, point, isDiverted: diversion !== null }] : [],
      ),
    [facilities],
  );
}
