import { foldWord, isNumber } from '../text/fold.js';
import { isLightWord } from '../text/titles.js';
import type { StreetPiece } from './map-content.js';
import { readStreetName } from './street-name.js';

const LONGEST_INITIALS = 3;

interface Spelling {
  readonly key: string;
  readonly last: string;
  readonly initials: string;
  readonly isShort: boolean;
}

/**
 * Joins the groups of names of which one is the other with initials: "RW Monginsidi" and "Robert Wolter Monginsidi". Where
 * the initials fit several names they stay a group of their own.
 */
export function joinInitials(groups: Map<string, StreetPiece[]>): void {
  const byLast = new Map<string, Spelling[]>();
  for (const [key, pieces] of groups) {
    const spelling = spellingOfGroup(key, pieces);
    if (spelling === null) continue;
    const same = byLast.get(spelling.last);
    if (same === undefined) byLast.set(spelling.last, [spelling]);
    else same.push(spelling);
  }
  for (const spellings of byLast.values()) {
    for (const short of spellings.filter(({ isShort }) => isShort)) {
      const fitting = spellings.filter((each) => !each.isShort && each.initials === short.initials);
      const [long] = fitting;
      if (long === undefined || fitting.length > 1) continue;
      groups.get(long.key)?.push(...(groups.get(short.key) ?? []));
      groups.delete(short.key);
    }
  }
}

/** That of the first name with something before its last word: without initials the key is the same. */
function spellingOfGroup(key: string, pieces: readonly StreetPiece[]): Spelling | null {
  for (const name of new Set(pieces.map((piece) => piece.name))) {
    const spelling = spellingOf(key, name);
    if (spelling !== null) return spelling;
  }
  return null;
}

function spellingOf(key: string, name: string): Spelling | null {
  const words = (readStreetName(name)?.words ?? []).map(foldWord);
  const told = words.filter((word) => word.length === 1 || !isLightWord(word));
  const before = told.slice(0, -1);
  const last = told.at(-1);
  if (last === undefined || before.length === 0 || isNumber(last) || before.some(isNumber)) return null;
  const isShort = before.every((word) => word.length === 1) || isCluster(before);
  const initials = isShort ? before.join('') : before.map((word) => word.charAt(0)).join('');
  return { key, last, initials, isShort };
}

/** "RW" and "MT" are no words: they have no vowel. */
function isCluster(before: readonly string[]): boolean {
  const [only, ...others] = before;
  return (
    others.length === 0 && only !== undefined && only.length <= LONGEST_INITIALS && !/[aiueo]/.test(only)
  );
}
