import {
  type LesserUnit,
  type RankedFacility,
  type RankedUnit,
  type Recommendation,
  type UnitCapability,
} from '#siaga/contracts';

/** A unit that may be chosen; `lacks` is empty for one that meets the need. */
export type SendableUnit = RankedUnit & Pick<LesserUnit, 'lacks'>;

const FITTING_SHOWN = 5;
const FACILITIES_SHOWN = 4;
/** Letters of the destinations, in the order of the ranking. */
export const FACILITY_LETTERS = 'abcd';
const NOTHING: UnitCapability[] = [];

/** The names of units that go together. */
export function callSigns(units: readonly Pick<RankedUnit, 'callSign'>[]): string {
  return units.map(({ callSign }) => callSign).join(' + ');
}

/** What the patient needs and none of the units brings, since they go together. */
export function lackedByAll(units: readonly Pick<LesserUnit, 'lacks'>[]): readonly UnitCapability[] {
  const [first, ...others] = units;
  return (first?.lacks ?? []).filter((need) => others.every(({ lacks }) => lacks.includes(need)));
}

/**
 * The units in the order of their keys: those that meet the need, what could go all the same, and last the chosen ones that
 * stand further down (a click on the map, a ranking that changed), so that none is sent that nobody sees.
 */
export function sendableUnits(
  recommendation: Pick<Recommendation, 'units' | 'lesser'> | null,
  chosenIds: readonly string[] = [],
): readonly SendableUnit[] {
  if (!recommendation) return [];
  const fitting = recommendation.units.map((unit) => ({ ...unit, lacks: NOTHING }));
  const further = fitting.slice(FITTING_SHOWN).filter(({ unitId }) => chosenIds.includes(unitId));
  return [...fitting.slice(0, FITTING_SHOWN), ...recommendation.lesser, ...further];
}

/** The destinations that stand in the list, each with its letter: none is chosen that nobody sees. */
export function shownFacilities(
  recommendation: Pick<Recommendation, 'facilities'> | null,
): readonly RankedFacility[] {
  return recommendation?.facilities.slice(0, FACILITIES_SHOWN) ?? [];
}
