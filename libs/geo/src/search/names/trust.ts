import type { QueryWord, WordRole } from '../../text/parse-query.js';
import { STREET_TITLES } from '../../text/vocabulary.js';
import type { Reading } from './name-match.js';

const TRUST_OF_FILLERS = 0.8;
/** "Gang 4", "Jl. Pasar": the title says that the number or the kind of place is a street's name. */
const TRUST_OF_TITLED = 0.98;

/** How far a name may be trusted to be a street's, by what stands before it: without "Jalan" it may be a village. */
const STREET_TITLE_TRUST: Partial<Record<WordRole, number>> = {
  street: 1,
  name: 0.95,
  landmark: 0.7,
  hamlet: 0.75,
};

/** How far a word that stands in a street's, landmark's or hamlet's name may be trusted to name a region. */
const STREET_TRUST: readonly number[] = [0.58, 0.68, 0.8];
const LANDMARK_TRUST: readonly number[] = [0.72, 0.78, 0.82];

/** How far what was read may be trusted to mean an entry of `level` (0 for places and streets), by the words it was read from. */
export function trustOf(
  words: readonly QueryWord[],
  reading: Reading,
  level: number,
  isRoad: boolean,
): number {
  let first: QueryWord | undefined;
  let hasName = false;
  for (let i = reading.start; i < reading.end; i += 1) {
    const word = words[i];
    if (word === undefined) continue;
    if (word.role !== 'title') first ??= word;
    hasName ||=
      word.role !== 'title' && word.role !== 'filler' && word.role !== 'relation' && word.role !== 'number';
  }
  if (!hasName) return trustOfFillers(words, reading, first, isRoad);
  if (first === undefined) return 0;
  if (isRoad) return isTitledStreet(words, first) ? 1 : (STREET_TITLE_TRUST[first.role] ?? 1);
  if (level === 0) return first.role === 'street' ? 0.62 : 1;
  if (first.role === 'street' || first.role === 'hamlet')
    return STREET_TRUST[Math.min(first.depth, 2)] ?? 0.8;
  if (first.role !== 'landmark') return 1;
  return first.depth < 0 ? 0.95 : (LANDMARK_TRUST[Math.min(first.depth, 2)] ?? 0.82);
}

/**
 * Words of the language and numbers alone: a village may be called "Besar" and an alley "Gang 3", but then its title
 * must stand before it, or nothing else in that part of the text.
 */
function trustOfFillers(
  words: readonly QueryWord[],
  reading: Reading,
  first: QueryWord | undefined,
  isRoad: boolean,
): number {
  if (isRoad && first !== undefined && isTitledStreet(words, first)) return TRUST_OF_TITLED;
  if (first === undefined || first.role === 'number') return 0;
  const isAlone = words.every(
    (word) => word.part !== first.part || (word.index >= reading.start && word.index < reading.end),
  );
  return first.level !== null || isAlone ? TRUST_OF_FILLERS : 0;
}

function isTitledStreet(words: readonly QueryWord[], first: QueryWord): boolean {
  const before = words[first.index - 1];
  return before !== undefined && before.part === first.part && STREET_TITLES.has(before.text);
}
