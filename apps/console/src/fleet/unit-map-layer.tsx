import { type MapUnit, UnitsOnMap, unitState, useEntities, useFormat } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';
import { useRanking } from '../rank/use-case-ranking.js';
import { useJobByUnit } from '../state/views.js';
import { useWorkspace } from '../state/workspace-store.js';

/** All units where they are, the chosen one on top; a press chooses one. */
export function UnitMapLayer(): ReactElement {
  const format = useFormat();
  const units = useEntities((state) => state.entities.unit);
  const stalePositionS = useEntities((state) => state.stalePositionS);
  const choose = useWorkspace((state) => state.choose);
  const jobs = useJobByUnit();
  const sent = useRanking().units;
  const drawn = useMemo(
    () =>
      [...units.values()].map<MapUnit>((unit) => ({
        id: unit.id,
        callSign: unit.callSign,
        type: unit.type,
        state: unitState(unit, jobs.get(unit.id)),
        fallback: unit.homePost?.point ?? null,
        isSelected: sent.some(({ unitId }) => unitId === unit.id),
      })),
    [units, jobs, sent],
  );
  return (
    <UnitsOnMap
      units={drawn}
      stalePositionS={stalePositionS}
      ageText={format.ago}
      onUnit={(unitId) => choose({ unitIds: [unitId] })}
    />
  );
}
