import { useEntities, useFetchedEach } from '#siaga/web-kit';
import { useMemo } from 'react';
import { workRegions } from './unit-regions.policy.js';

const NAMED_AT_MOST = 6;
const FRESH_MS = 3_600_000;

/** Regions for a new unit with their names; the name is asked for by a facility's point, the code stands until it is known. */
export function useUnitRegions(): readonly { value: string; text: string }[] {
  const granted = useEntities((state) => state.regions);
  const { unit, facility } = useEntities((state) => state.entities);
  const codes = useMemo(
    () =>
      workRegions(
        [...unit.values(), ...facility.values()].map(({ regionCode }) => regionCode),
        granted.map(({ code }) => code),
      ),
    [unit, facility, granted],
  );
  const points = useMemo(() => {
    const facilities = [...facility.values()];
    return codes
      .slice(0, NAMED_AT_MOST)
      .flatMap((code) => facilities.find((one) => one.regionCode === code && one.point)?.point ?? []);
  }, [codes, facility]);
  const found = useFetchedEach('describe', points, FRESH_MS).flatMap((described) =>
    described ? [described.regency, described.district, described.village] : [],
  );
  return codes.map((code) => ({
    value: code,
    text:
      found.find((region) => region?.code === code)?.name ??
      granted.find((region) => region.code === code)?.name ??
      code,
  }));
}
