import { foldName, isOneSlipApart, wordsOf } from './names.js';
import type { DistrictFact } from './region-directory.js';

const MIN_LETTERS_FOR_A_SLIP = 6;

/**
 * The district an address means among those of one regency: the whole stated name, else its longest run of first words that
 * is a name ("Linge Isaq" is Linge, "Kota Baru Jambi" is Kota Baru), else one typing slip away from exactly one name. Null
 * when none or more than one fits.
 */
export function matchDistrict(stated: string, districts: readonly DistrictFact[]): DistrictFact | null {
  const words = wordsOf(stated);
  for (let count = words.length; count > 0; count -= 1) {
    const folded = words.slice(0, count).join('');
    const found = districts.find((district) => formsOf(district.name).includes(folded));
    if (found !== undefined) return found;
  }
  return oneSlipAway(words.join(''), districts);
}

function oneSlipAway(folded: string, districts: readonly DistrictFact[]): DistrictFact | null {
  if (folded.length < MIN_LETTERS_FOR_A_SLIP) return null;
  const close = districts.filter((district) =>
    formsOf(district.name).some((form) => isOneSlipApart(form, folded)),
  );
  return close.length === 1 ? (close[0] ?? null) : null;
}

/** The official name folded, without what stands in brackets, and without a leading "Kota", which addresses leave out. */
function formsOf(name: string): string[] {
  const plain = name.replace(/\(.*?\)/g, '');
  return [...new Set([foldName(name), foldName(plain), foldName(plain.replace(/^kota\s+/i, ''))])];
}
