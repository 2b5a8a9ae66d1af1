const ADULT_YEARS = 18;

/**
 * Whose data somebody is given who reports for a house: their own, and that of children in it, for whom a parent acts (UU 27/2022, article 25).
 * Another adult of the house is given their own by a code of theirs.
 */
export function isCopiedWith(
  one: { readonly id: string; readonly person: { readonly bornOn: string | null } },
  own: { readonly id: string; readonly isReporter: boolean },
  today: string,
): boolean {
  if (one.id === own.id) return true;
  const { bornOn } = one.person;
  if (!own.isReporter || bornOn === null) return false;
  const adultFrom = `${String(Number(bornOn.slice(0, 4)) + ADULT_YEARS)}${bornOn.slice(4)}`;
  return today < adultFrom;
}
