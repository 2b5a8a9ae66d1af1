import { apiClient, showError, useEntities } from '#siaga/web-kit';
import { useEffect, useMemo, useState } from 'react';
import { workRegions } from './unit-regions.policy.js';

const NAMED_AT_MOST = 6;

/** Regions for a new unit with their names; the name is asked for by a facility's point, the code stands until it is known. */
export function useUnitRegions(): readonly { value: string; text: string }[] {
  const granted = useEntities((state) => state.regions);
  const { unit, facility } = useEntities((state) => state.entities);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const codes = useMemo(
    () =>
      workRegions(
        [...unit.values(), ...facility.values()].map(({ regionCode }) => regionCode),
        granted.map(({ code }) => code),
      ),
    [unit, facility, granted],
  );
  const codeList = codes.slice(0, NAMED_AT_MOST).join();
  useEffect(() => {
    const abort = new AbortController();
    const facilities = [...useEntities.getState().entities.facility.values()];
    for (const code of codeList.split(',')) {
      const point = facilities.find((one) => one.regionCode === code && one.point)?.point;
      if (!point) continue;
      apiClient
        .call('describe', point, { signal: abort.signal })
        .then(({ village, district, regency }) => {
          const region = [regency, district, village].find((one) => one?.code === code);
          if (region) setNames((known) => ({ ...known, [code]: region.name }));
        })
        .catch((error: unknown) => {
          if (!abort.signal.aborted) showError(error);
        });
    }
    return () => abort.abort();
  }, [codeList]);
  return codes.map((code) => ({
    value: code,
    text: names[code] ?? granted.find((region) => region.code === code)?.name ?? code,
  }));
}
