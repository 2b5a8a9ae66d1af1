import { keepPlace, readPlace, useEntities, useSession } from '#siaga/web-kit';
import { useState } from 'react';

const AREA = 'monitoringArea';
const ROLES = ['field_officer', 'health_office'];

/** A region by its code and name. */
export interface Area {
  readonly code: string;
  readonly name: string;
}

/** The regions that the officer answers for, and which of them is looked at; null while none is known. */
export function useArea(): { areas: readonly Area[]; area: Area | null; choose: (code: string) => void } {
  const account = useSession((state) => state.session?.account);
  const names = useEntities((state) => state.regions);
  const [chosen, setChosen] = useState(() => readPlace(AREA));
  const codes = (account?.grants ?? []).flatMap(({ role, scope }) =>
    scope.kind === 'region' && ROLES.includes(role) ? scope.regionCode : [],
  );
  const areas = [...new Set(codes)].map((code) => ({
    code,
    name: names.find((one) => one.code === code)?.name ?? code,
  }));
  return {
    areas,
    area: areas.find(({ code }) => code === chosen) ?? areas[0] ?? null,
    choose: (code) => {
      setChosen(code);
      keepPlace(AREA, code);
    },
  };
}
