import { type RankedUnit } from '#siaga/contracts';

type Candidate = Pick<RankedUnit, 'unitId' | 'isStale' | 'reasons'>;

function canCarry(unit: Candidate): boolean {
  return unit.reasons.every((reason) => reason.code !== 'cannot_carry');
}

/**
 * The unit that Enter sends while nobody has chosen one: the quickest that can carry a patient and whose position is
 * known to be fresh; else the quickest that can carry; else the quickest. The order itself is left as it is. Null for none.
 */
export function defaultUnit<T extends Candidate>(units: readonly T[]): T | null {
  const carriers = units.filter(canCarry);
  return carriers.find((unit) => !unit.isStale) ?? carriers[0] ?? units[0] ?? null;
}

/** The unit the operator chose, as long as it is in the ranking; otherwise the default. */
export function unitInHand<T extends Candidate>(units: readonly T[], chosenId: string | null): T | null {
  return units.find((unit) => unit.unitId === chosenId) ?? defaultUnit(units);
}

/** The units the operator chose, in that order, as far as they are in the ranking; otherwise the default alone. */
export function unitsInHand<T extends Candidate>(
  units: readonly T[],
  chosenIds: readonly string[],
): readonly T[] {
  const chosen = chosenIds.flatMap((id) => units.find(({ unitId }) => unitId === id) ?? []);
  const own = unitInHand(units, null);
  return chosen.length === 0 && own ? [own] : chosen;
}
