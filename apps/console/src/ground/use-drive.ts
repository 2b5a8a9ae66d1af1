import { type Point, type TravelMode, type UnitType } from '#siaga/contracts';
import { apiClient, type MapLine, positions, useAsked, useEntities } from '#siaga/web-kit';
import { useMemo } from 'react';

const MODES: Record<UnitType, TravelMode> = {
  als: 'car',
  bls: 'car',
  transport: 'car',
  motorcycle: 'motorcycle',
  boat: 'boat',
};
/** A unit that has moved on is asked about again, not with every position. */
const REFRESH_MS = 15_000;
const TIMEOUT_MS = 5_000;

/** The way that a unit would drive to a point, kept current while the unit moves; null while unknown or straight anyway. */
export function useDrive(
  unitId: string | null,
  to: Point | null,
): { line: MapLine; isEstimate: boolean } | null {
  const unit = useEntities((state) => (unitId ? state.entities.unit.get(unitId) : undefined));
  const closures = useEntities((state) => state.entities.closure);
  const mode = unit && MODES[unit.type];
  const home = unit?.homePost?.point ?? null;
  // A closed or opened area changes the way: it is asked for anew then.
  const areas = useMemo(
    () => [...closures.values()].map(({ id, version }) => `${id} ${version}`).join(),
    [closures],
  );
  const isKnown = unitId !== null && to !== null && mode !== undefined;
  const drive = useAsked(
    ['drive', unitId, to, areas],
    isKnown
      ? async (signal) => {
          const from = positions.get(unitId)?.point ?? home;
          return from && apiClient.call('route', { from, to, mode }, { signal, timeoutMs: TIMEOUT_MS });
        }
      : null,
    { everyMs: REFRESH_MS, keepMs: 0, retries: false },
  );
  // Without an answer the straight line is drawn instead; the next round asks again.
  return drive.failure === null && drive.data?.isEstimate === false ? drive.data : null;
}
