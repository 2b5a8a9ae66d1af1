import { type LesserUnit, type RankedUnit, type Recommendation, type UnitCapability } from '#siaga/contracts';

/** A unit that may be chosen; `lacks` is empty for one that meets the need. */
export type SendableUnit = RankedUnit & Pick<LesserUnit, 'lacks'>;

const FITTING_SHOWN = 5;
const NOTHING: UnitCapability[] = [];

/** The units in the order of their keys: those that meet the need, then what could go all the same. */
export function sendableUnits(
  recommendation: Pick<Recommendation, 'units' | 'lesser'> | null,
): readonly SendableUnit[] {
  if (!recommendation) return [];
  const fitting = recommendation.units.slice(0, FITTING_SHOWN).map((unit) => ({ ...unit, lacks: NOTHING }));
  return [...fitting, ...recommendation.lesser];
}
