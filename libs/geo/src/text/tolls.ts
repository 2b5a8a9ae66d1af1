import { isNumber } from './fold.js';
import { LEVEL_TITLES, RELATIONS } from './vocabulary.js';

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Toll roads by the names that nothing else has. */
const TOLL_NAMES: ReadonlySet<string> = new Set(
  words(
    'jagorawi cipularang purbaleunyi padaleunyi cipali japek cisumdawu bocimi becakayu jorr desari palikanci belmera balmera ' +
      'serbaraja gempas sumo kapalbetung terpeka bakter pekdum mkttt balsam tol',
  ),
);
const TO = new Set(['arah', 'menuju', 'ke']);
const MOST_DESTINATION = 2;
/** "Tol Bakauheni - Terbanggi Besar" has the longest of names. */
const MOST_NAME = 4;

interface TollWord {
  readonly text: string;
  readonly index: number;
  readonly part: number;
}

/** A place on a toll road as people tell it. */
export interface TollPlace {
  /** One bit for each word that names the toll road or where one drives on it: none of them is the place. */
  readonly mask: number;
  /** Those of them that tell where one drives. */
  readonly towards: number;
}

/**
 * "KM 72 Cipularang arah Bandung", "tol Cipali km 120": a kilometre of a toll road is counted from where the road begins, in
 * another city mostly; neither the road's name nor the direction says where it is. Null where the text tells no such place.
 */
export function readToll(source: readonly TollWord[]): TollPlace | null {
  const named = source.filter(({ text }) => TOLL_NAMES.has(text));
  const hasKilometre = source.some(
    ({ text, index }) => text === 'km' && isNumber(source[index + 1]?.text ?? ''),
  );
  if (named.length === 0 || (!hasKilometre && named.every(({ text }) => text === 'tol'))) return null;
  let mask = 0;
  for (const { text, index, part } of named) {
    mask |= 1 << index;
    const after = text === 'tol' ? source.slice(index + 1, index + 1 + MOST_NAME) : [];
    for (const next of after) {
      if (next.part > part + 1 || isNumber(next.text) || next.text === 'km' || TO.has(next.text)) break;
      if (RELATIONS.has(next.text) || LEVEL_TITLES.has(next.text)) break;
      mask |= 1 << next.index;
    }
  }
  let towards = 0;
  for (const { text, index, part } of source) {
    if (!TO.has(text)) continue;
    const after = source.slice(index + 1, index + 1 + MOST_DESTINATION).filter((word) => word.part === part);
    for (const word of after) towards |= 1 << word.index;
  }
  return { mask: mask | towards, towards };
}
