import type { NameMatches, Reading } from '../names/name-match.js';

/** As like as this is the same. */
export const EXACT = 0.985;
const EXACT_QUALITY = 0.96;

/** True when the reading is the whole name, spelled as the gazetteer has it. */
export function isWhole({ likeness, quality }: Pick<Reading, 'likeness' | 'quality'>): boolean {
  return likeness >= EXACT && quality >= EXACT_QUALITY;
}

/** The places of a text where a whole name stands, spelled as the gazetteer has it; one bit for each word. */
export class WholeNames {
  /** The names that stand at each place, by their numbers. */
  private readonly names = new Map<number, number[]>();

  constructor({ readings }: NameMatches) {
    for (const [name, found] of readings) {
      for (const reading of found) {
        if (!isWhole(reading)) continue;
        const known = this.names.get(reading.mask);
        if (known === undefined) this.names.set(reading.mask, [name]);
        else known.push(name);
      }
    }
  }

  /** True when the reading is only a part of a whole name: "Jati Padang" is one village, and no Jati in Padang. */
  hasAround({ mask }: Reading): boolean {
    return this.masks.some((whole) => whole !== mask && (whole & mask) === mask);
  }

  /** True when what was read as a slip holds a name as it is spelled: "Sukamaju II" is no Sukaraja II. */
  hasInside({ mask, likeness }: Reading): boolean {
    return likeness < EXACT && this.masks.some((whole) => (whole & mask) === whole);
  }

  /** Each place of the text where whole names stand, with the names there. */
  all(): Iterable<readonly [mask: number, names: readonly number[]]> {
    return this.names;
  }

  private get masks(): readonly number[] {
    return [...this.names.keys()];
  }
}
