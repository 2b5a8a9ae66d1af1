import { foldWord } from '../../text/fold.js';
import type { QueryWord } from '../../text/parse-query.js';
import { readInitials } from './initials.js';
import type { NameIndex } from './name-index.js';

/** Where in the query a name was read, and how well (0..1: likeness of its words times the share of them present). */
export interface Reading {
  /** First word and the word after the last. */
  readonly start: number;
  readonly end: number;
  /** One bit for each word of the query. */
  readonly mask: number;
  readonly quality: number;
  /** How like its words are that are present, whatever is missing (0..1). */
  readonly likeness: number;
}

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly similarity: number;
}

/** All names read in a query, by name number, with up to `MOST_READINGS` readings each; and the weight of each word. */
export interface NameMatches {
  readonly readings: ReadonlyMap<number, readonly Reading[]>;
  /** For each word of the query the weight of the likest indexed word, or null when nothing is like it. */
  readonly wordWeights: readonly (number | null)[];
}

const SIMILAR_WORDS = 16;
const LONGEST_JOIN = 4;
const LONGEST_JOINED = 28;
const MOST_READINGS = 4;
const LEAST_SIMILARITY_OF_JOIN = 0.8;
const LEAST_SIMILARITY_WITH_ORDINARY = 0.92;
const SHARE_WITHOUT_INITIALS = 0.7;
const LEAST_BEGINNING = 3;
const LEAST_SIMILARITY_OF_BEGINNING = 0.84;
const OTHER_SPELLING = 0.03;
const SIMILARITY_OF_INITIALS = 0.85;

/** Reads every name of the index that the query's words resemble; with `isPrefix`, or begin. */
export function matchNames(index: NameIndex, words: readonly QueryWord[], isPrefix = false): NameMatches {
  const hits = new Map<number, Hit[]>();
  const wordWeights = words.map((word) => lookUpWord(index, word, hits));
  for (const word of words)
    if (isPrefix || word.isCut === true) lookUpBeginning(index, word, hits, wordWeights, isPrefix);
  for (let length = 2; length <= LONGEST_JOIN; length += 1) lookUpJoins(index, words, length, hits);
  const readings = new Map<number, Reading[]>();
  for (const name of likelyNames(index, hits)) {
    const found = readName(index, name, words, hits);
    if (found.length > 0) readings.set(name, found);
  }
  return { readings, wordWeights };
}

function addHit(hits: Map<number, Hit[]>, word: number, hit: Hit): void {
  const known = hits.get(word);
  if (known === undefined) {
    hits.set(word, [hit]);
    return;
  }
  const same = known.findIndex((other) => other.start === hit.start && other.end === hit.end);
  if (same < 0) known.push(hit);
  else if ((known[same]?.similarity ?? 0) < hit.similarity) known[same] = hit;
}

function lookUpWord(index: NameIndex, word: QueryWord, hits: Map<number, Hit[]>): number | null {
  let weight: number | null = null;
  let best = 0;
  word.folded.forEach((form, choice) => {
    for (const { word: id, similarity } of index.words.similar(form, SIMILAR_WORDS)) {
      if (similarity < 1 && (isOrdinary(word) || word.isCommon)) break;
      const sure = choice === 0 ? similarity : similarity * 0.95;
      addHit(hits, id, { start: word.index, end: word.index + 1, similarity: sure });
      if (sure > best) {
        best = sure;
        weight = index.weightOf(id);
      }
    }
  });
  return weight;
}

/** Words that begin as the word typed so far; the more of one is typed, the likelier it is meant. */
function lookUpBeginning(
  index: NameIndex,
  word: QueryWord,
  hits: Map<number, Hit[]>,
  weights: (number | null)[],
  isPrefix: boolean,
): void {
  const typed = word.folded[0] ?? '';
  const isLast = isPrefix && word.index === weights.length - 1;
  const least = isLast && word.index > 0 ? 1 : isLast ? 2 : LEAST_BEGINNING;
  // "Kel." is cut short, and no beginning of a name.
  if (word.role === 'number' || (word.role === 'title' && !isLast) || typed.length < least) return;
  if (!isLast && index.words.find(typed) !== undefined) return;
  for (const id of index.words.beginningWith(typed)) {
    // Who goes on to the next word does not mean the whole name written as one.
    if (!isLast && index.namesWithWord(id).length === 0) continue;
    const share = typed.length / (index.words.words[id] ?? typed).length;
    const similarity = LEAST_SIMILARITY_OF_BEGINNING + (1 - LEAST_SIMILARITY_OF_BEGINNING) * share;
    addHit(hits, id, { start: word.index, end: word.index + 1, similarity });
    weights[word.index] = Math.max(weights[word.index] ?? 0, index.weightOf(id));
  }
}

/** A word of the language itself ("rumah", "di") is not a misspelt name ("Rumak"); it may still be part of one. */
function isOrdinary(word: QueryWord): boolean {
  if (word.role === 'landmark') return word.depth < 0;
  return (
    word.role === 'title' || word.role === 'filler' || word.role === 'relation' || word.role === 'direction'
  );
}

function lookUpJoins(
  index: NameIndex,
  words: readonly QueryWord[],
  length: number,
  hits: Map<number, Hit[]>,
): void {
  for (let start = 0; start + length <= words.length; start += 1) {
    const row = words.slice(start, start + length);
    if (!row.every((word) => canJoin(word, row[0]))) continue;
    const least = leastOfJoin(row);
    const joined = foldWord(row.map((word) => word.text).join(''));
    if (joined.length > LONGEST_JOINED) continue;
    for (const { word, similarity } of index.words.similar(joined, SIMILAR_WORDS)) {
      if (similarity < least) break;
      addHit(hits, word, { start, end: start + length, similarity });
    }
  }
}

/** Words of the language side by side are no misspelt name; one of them may be a part of one. */
function leastOfJoin(row: readonly QueryWord[]): number {
  if (row.every((word) => isOrdinary(word) || word.isCommon)) return 1;
  return row.some(isOrdinary) ? LEAST_SIMILARITY_WITH_ORDINARY : LEAST_SIMILARITY_OF_JOIN;
}

function canJoin(word: QueryWord, first: QueryWord | undefined): boolean {
  if (word.role === 'number' || word.part !== first?.part) return false;
  return word.role !== 'title' || word.text.length > 3;
}

/** Names of whose weight enough was hit, or that were hit written together. */
function likelyNames(index: NameIndex, hits: ReadonlyMap<number, readonly Hit[]>): Set<number> {
  const sums = new Map<number, number>();
  const names = new Set<number>();
  for (const [word, found] of hits) {
    const best = found.reduce((most, hit) => Math.max(most, hit.similarity), 0);
    const gain = best * index.weightOf(word);
    for (const name of index.namesWithWord(word)) {
      if (index.wordsOf(name).length === 1) names.add(name);
      else sums.set(name, (sums.get(name) ?? 0) + gain);
    }
    for (const name of index.namesJoinedAs(word)) names.add(name);
  }
  const { leastQuality, hasInitials } = index.settings;
  const least = hasInitials ? leastQuality * SHARE_WITHOUT_INITIALS : leastQuality;
  for (const [name, sum] of sums) if (sum >= least * index.weightOfName(name)) names.add(name);
  return names;
}

function readName(
  index: NameIndex,
  name: number,
  words: readonly QueryWord[],
  hits: ReadonlyMap<number, readonly Hit[]>,
): Reading[] {
  const row = index.wordsOf(name);
  const total = index.weightOfName(name);
  const readings: Reading[] = [];
  const keep = (start: number, end: number, quality: number, likeness: number): void => {
    if (quality < index.settings.leastQuality) return;
    const spelled = isSpelled(index.spellings[name] ?? '', words, start, end);
    readings.push({
      start,
      end,
      mask: maskOf(start, end),
      quality: spelled ? quality : quality - OTHER_SPELLING,
      likeness,
    });
  };
  for (let first = 0; first < row.length; first += 1) {
    for (const hit of hits.get(row[first] ?? 0) ?? []) {
      const chain = extend(index, row, first, hit, hits, words);
      keep(hit.start, chain.end, chain.sum / total, chain.sum / chain.weight);
      if (first === 0 || !index.settings.hasInitials) continue;
      const initials = readInitials(textsOf(index, row, first), words, hit.start);
      if (initials === null) continue;
      const covered = initials.nameWords.reduce((sum, at) => sum + index.weightOf(row[at] ?? 0), 0);
      const sum = chain.sum + covered * SIMILARITY_OF_INITIALS;
      keep(hit.start - initials.queryWords, chain.end, sum / total, sum / (chain.weight + covered));
    }
  }
  for (const joined of index.joinedWordsOf(name)) {
    for (const hit of hits.get(joined) ?? []) keep(hit.start, hit.end, hit.similarity, hit.similarity);
  }
  return bestReadings(readings);
}

function textsOf(index: NameIndex, row: readonly number[], count: number): string[] {
  return row.slice(0, count).map((word) => index.words.words[word] ?? '');
}

function extend(
  index: NameIndex,
  row: readonly number[],
  first: number,
  hit: Hit,
  hits: ReadonlyMap<number, readonly Hit[]>,
  words: readonly QueryWord[],
): { end: number; sum: number; weight: number } {
  let weight = index.weightOf(row[first] ?? 0);
  let sum = hit.similarity * weight;
  let end = hit.end;
  const next = index.settings.hasInitials ? afterLittle(words, end) : end;
  for (let at = first + 1; at < row.length; at += 1) {
    const word = row[at] ?? 0;
    const following = hits
      .get(word)
      ?.find((other) => other.start === end || (end === hit.end && other.start === next));
    if (following === undefined) continue;
    sum += following.similarity * index.weightOf(word);
    weight += index.weightOf(word);
    end = following.end;
  }
  return { end, sum, weight };
}

/** Where the next word of weight stands: an initial or a title may stand between two words of a name. */
function afterLittle(words: readonly QueryWord[], end: number): number {
  const word = words[end];
  if (word === undefined || word.part !== words[end - 1]?.part) return end;
  return word.text.length === 1 || word.role === 'filler' ? end + 1 : end;
}

function isSpelled(spelling: string, words: readonly QueryWord[], start: number, end: number): boolean {
  let at = 0;
  for (let i = start; i < end; i += 1) {
    const text = words[i]?.text ?? '';
    if (!spelling.startsWith(text, at)) return false;
    at += text.length;
  }
  return at === spelling.length;
}

function maskOf(start: number, end: number): number {
  let mask = 0;
  for (let i = start; i < end; i += 1) mask |= 1 << i;
  return mask;
}

/** The best reading at each place of the query, best first. */
function bestReadings(readings: Reading[]): Reading[] {
  if (readings.length < 2) return readings;
  readings.sort((a, b) => b.quality - a.quality || b.end - b.start - (a.end - a.start));
  const kept: Reading[] = [];
  for (const reading of readings) {
    if (kept.length < MOST_READINGS && !kept.some((other) => (other.mask & reading.mask) !== 0))
      kept.push(reading);
  }
  return kept;
}
