import { distanceBetweenM } from '#siaga/contracts';
import { isSameOrBelow } from '../../domain/region.js';
import { foldWord } from '../../text/fold.js';
import { baseOf, WHOLE } from './label-words.js';
import type { ScoredEntry } from './score-entries.js';

/** Finds of which no more is known than this are as likely as the best. */
const AS_LIKELY = 0.95;
const MOST_COMPARED = 400;

/**
 * How far an answer must reach to hold all that the text may as well mean: other places of the same name, of which nothing
 * in the text says that they are not meant. 0 where there are none.
 */
export function reachOfNamesakesM(scored: readonly ScoredEntry[], answer: ScoredEntry): number {
  const { store, entry } = answer;
  let reachM = 0;
  for (const other of scored.slice(0, MOST_COMPARED)) {
    if (!isNamesake(answer, other)) continue;
    const awayM = distanceBetweenM(
      store.lon(entry),
      store.lat(entry),
      other.store.lon(other.entry),
      other.store.lat(other.entry),
    );
    reachM = Math.max(reachM, awayM + other.store.radiusM(other.entry));
  }
  return Math.ceil(reachM);
}

function isNamesake(answer: ScoredEntry, other: ScoredEntry): boolean {
  if (other === answer || !other.isAnswer || other.range !== answer.range) return false;
  // A word that the one explains and the other does not tells them apart: "Kota" Bandung.
  if ((answer.explained & ~other.explained) !== 0) return false;
  if (other.reading.mask !== answer.reading.mask || other.evidence < answer.evidence * AS_LIKELY)
    return false;
  return isBeside(answer, other) && (nameOf(other) === nameOf(answer) || isOfOneBase(answer, other));
}

/** "Utan Kayu" may be Utan Kayu Utara as well as Utan Kayu Selatan. */
function isOfOneBase(answer: ScoredEntry, other: ScoredEntry): boolean {
  const areRegions = answer.store.level(answer.entry) > 0 && other.store.level(other.entry) > 0;
  if (!areRegions || Math.max(answer.reading.quality, other.reading.quality) >= WHOLE) return false;
  const base = baseOf(answer.store.label(answer.entry));
  return base !== null && base === baseOf(other.store.label(other.entry));
}

/** A kecamatan and the village of its name in it are no two places. */
function isBeside(answer: ScoredEntry, other: ScoredEntry): boolean {
  const [a, b] = [answer, other].map(({ store, entry }) => store.regionCode(entry));
  if (a === undefined || b === undefined || a === null || b === null) return true;
  const areRegions = answer.store.level(answer.entry) > 0 && other.store.level(other.entry) > 0;
  return !areRegions || !(isSameOrBelow(a, b) || isSameOrBelow(b, a));
}

function nameOf({ store, entry }: ScoredEntry): string {
  const [name] = store.index.namesOfEntry(entry);
  return foldWord(store.index.spellings[name ?? -1] ?? '');
}
