import { type Point, type TravelMode, type UnitType } from '#siaga/contracts';
import { apiClient, type MapLine, positions, useEntities } from '#siaga/web-kit';
import { useEffect, useState } from 'react';

const MODES: Record<UnitType, TravelMode> = {
  als: 'car',
  bls: 'car',
  transport: 'car',
  motorcycle: 'motorcycle',
  boat: 'boat',
};
/** A unit that has moved on is asked about again, not with every position. */
const REFRESH_MS = 15_000;

interface Drive {
  key: string;
  line: MapLine;
  isEstimate: boolean;
}

/** The way that a unit would drive to a point, kept current while the unit moves; null while unknown or straight anyway. */
export function useDrive(
  unitId: string | null,
  to: Point | null,
): { line: MapLine; isEstimate: boolean } | null {
  const unit = useEntities((state) => (unitId ? state.entities.unit.get(unitId) : undefined));
  const closures = useEntities((state) => state.entities.closure);
  const [drive, setDrive] = useState<Drive | null>(null);
  const mode = unit && MODES[unit.type];
  const home = unit?.homePost?.point ?? null;
  const key = unitId && to ? `${unitId} ${to.lon} ${to.lat}` : '';

  useEffect(() => {
    if (!unitId || !to || !mode) return;
    const abort = new AbortController();
    const ask = (): void => {
      const from = positions.get(unitId)?.point ?? home;
      if (!from) return;
      apiClient
        .call('route', { from, to, mode }, { signal: abort.signal, timeoutMs: 5_000 })
        .then(({ line, isEstimate }) => setDrive({ key, line, isEstimate }))
        // The straight line is drawn instead; the next round asks again.
        .catch(() => setDrive(null));
    };
    ask();
    const timer = setInterval(ask, REFRESH_MS);
    return () => {
      abort.abort();
      clearInterval(timer);
    };
    // A closed or opened area changes the way: the map of closures is new then.
  }, [unitId, to, mode, home, key, closures]);

  return drive !== null && drive.key === key && !drive.isEstimate ? drive : null;
}
