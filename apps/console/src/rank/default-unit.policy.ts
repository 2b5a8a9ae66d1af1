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

/** Those of what stood chosen that the ranking no longer has. */
export function lostUnits(units: readonly Candidate[], heldIds: readonly string[]): readonly string[] {
  return heldIds.filter((id) => units.every(({ unitId }) => unitId !== id));
}

/** The default that stood on the button while one question was asked and nobody had chosen. */
export interface Stood {
  question: string | null;
  chosenIds: readonly string[];
  unitId: string | null;
}

/** What a new ranking makes of it; `units` is null while there is none by which a default may be sent. */
export interface Standing {
  question: string | null;
  chosenIds: readonly string[];
  units: readonly Candidate[] | null;
}

/**
 * The default that stands now. One that the ranking has lost goes on standing, so that it is missed, until another question
 * is asked or the operator has chosen, if only nothing: that is another list of chosen units. Gives `before` when nothing changed.
 */
export function standing(before: Stood, { question, chosenIds, units }: Standing): Stood {
  const isSame = before.question === question && before.chosenIds === chosenIds;
  const held = isSame ? before.unitId : null;
  const isKept = units === null || (held !== null && lostUnits(units, [held]).length > 0);
  const fresh = chosenIds.length > 0 ? null : (defaultUnit(units ?? [])?.unitId ?? null);
  const unitId = isKept ? held : fresh;
  return isSame && unitId === before.unitId ? before : { question, chosenIds, unitId };
}
