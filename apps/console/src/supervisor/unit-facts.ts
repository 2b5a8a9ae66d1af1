import { type Unit } from '#siaga/contracts';
import { type TFunction } from 'i18next';

/** What a fact may need beside the unit. */
interface Around {
  t: TFunction<['console', 'common']>;
  /** Null where the person works in one region only. */
  regionName: string | null;
}

/** One column of the list of units. */
interface UnitFact {
  name: string;
  title: (t: Around['t']) => string;
  /** What it says of this unit; empty when there is nothing to say. */
  text: (unit: Unit, around: Around) => string;
  /** What the filter looks at, beside the call sign. */
  searched?: (unit: Unit) => string | null | undefined;
}

/** What the list says of a unit beside its call sign. A new column of a unit is shown by a row here. */
export const UNIT_FACTS: readonly UnitFact[] = [
  {
    name: 'post',
    title: (t) => t('unitAdmin.home'),
    text: ({ homePost }, { t, regionName }) =>
      [homePost?.name ?? t('unitAdmin.noPost'), regionName].filter(Boolean).join(', '),
    searched: ({ homePost }) => homePost?.name,
  },
  {
    name: 'crew',
    title: (t) => t('unitAdmin.crew'),
    text: ({ crew }, { t }) =>
      crew.length === 0 ? t('unitAdmin.noCrew') : crew.map((member) => member.name).join(', '),
  },
];

/** True when the call sign or a searched fact holds `wanted`, which is in lower case. */
export function isWanted(unit: Unit, wanted: string): boolean {
  const searched = UNIT_FACTS.map((fact) => fact.searched?.(unit) ?? '');
  return [unit.callSign, ...(unit.formerCallSigns ?? []), ...searched]
    .join(' ')
    .toLowerCase()
    .includes(wanted);
}
