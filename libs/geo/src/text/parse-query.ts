import { FILLERS, TALK_WORDS } from './fillers.js';
import { foldWord, isNumber } from './fold.js';
import { isCommonWord, isOfThing, isSpeech, isSpeechRoot } from './ordinary-words.js';
import { AMBIGUOUS_FORMS } from './spellings.js';
import { isLightWord } from './titles.js';
import { readToll, type TollPlace } from './tolls.js';
import { splitWords, type Word } from './tokens.js';
import {
  BEFORE_DIRECTION,
  DIRECTION_STEPS,
  DIRECTIONS,
  FACES,
  HAMLET_TITLES,
  HEADS_OF_REGIONS,
  LANDMARK_WORDS,
  LEVEL_TITLES,
  RELATION_NAMES,
  RELATIONS,
  STREET_TITLES,
  type RegionLevel,
} from './vocabulary.js';

/** More words than this are not an address; what follows is reported as not understood. */
export const MAX_QUERY_WORDS = 30;

/**
 * What a word does in the text. `name` may name a region; `street`, `landmark` and `hamlet` words name something the
 * gazetteer does not hold and may end in the name of the place where it lies ("Jl. Raya Manding Pamolokan").
 */
export type WordRole =
  'name' | 'street' | 'landmark' | 'hamlet' | 'title' | 'relation' | 'direction' | 'filler' | 'number';

export interface QueryWord extends Word {
  readonly index: number;
  readonly role: WordRole;
  /** Folded forms to look up; the first is the word as written. */
  readonly folded: readonly string[];
  /** Level named by the title before it, if any. */
  readonly level: RegionLevel | null;
  /** 0 for the first word of a street, landmark or hamlet name, 1 for the second ...; -1 for the landmark word itself. */
  readonly depth: number;
  /** The word is as much a word of the language as a name: no slip of another, and nothing by itself in a sentence. */
  readonly isCommon: boolean;
}

/** A place is described by its relation to another: `index` is the relation's word. */
export interface Relation {
  readonly index: number;
  readonly text: string;
  /** By how much it widens the radius of the known place, metres. */
  readonly radiusM: number;
  /** Unit step east and north for a compass word; null for the others. */
  readonly step: { readonly east: number; readonly north: number } | null;
}

export interface ParsedQuery {
  readonly words: readonly QueryWord[];
  readonly relations: readonly Relation[];
  /** "antara A dan B": word indexes of "antara" and "dan". */
  readonly between: { readonly start: number; readonly and: number } | null;
  /** "km 12" in metres. */
  readonly kilometreM: number | null;
  /** A kilometre of a toll road is told. */
  readonly toll: TollPlace | null;
  /** "200 m" in metres: how far from the place that is named. */
  readonly awayM: number | null;
  /** The text tells what happened: a word in it that is also a village's name is more likely just a word. */
  readonly isTalk: boolean;
  /** The house number: the word's index and its digits with the letter after them. */
  readonly house: { readonly index: number; readonly number: string } | null;
}

const LEAST_TALK = 2;
const MOST_AWAY_M = 5000;
const LONGEST_HOUSE_NUMBER = 4;

/** "Orangnya", "mobilnya": talk about somebody or something, as the bare word is. */
const POSSESSIVE = /(?:nya|ku|mu)$/;

/** What follows says where it is: "rumah di Sukagalih" is a house and a place. */
export const WHERE: ReadonlySet<string> = new Set([
  'di',
  'ke',
  'dari',
  'daerah',
  'drh',
  'wilayah',
  'kawasan',
  'in',
  'at',
]);

/** What a verb looks like: no street is called "tergenang". */
const INFLECTED = /^(?:ter|ber|me|di|ke)[a-z]{4,}/;

interface State {
  role: 'name' | 'street' | 'landmark' | 'hamlet';
  depth: number;
  level: RegionLevel | null;
  part: number;
  readonly isTalk: boolean;
}

const NUMBER_TITLES = new Set([
  'rt',
  'rw',
  'no',
  'nomor',
  'nomer',
  'nmr',
  'nr',
  'lt',
  'lantai',
  'kav',
  'kavling',
  'km',
]);

/**
 * Reads an address as an Indonesian operator types it: titles (Jl, Kel, Kec, Ds, Dsn, RT/RW, Gg, Perum, No ...) give the
 * words after them a role. Nothing is thrown away: a title may be part of a name (Desa Baru, Kota Sumenep).
 */
export function parseQuery(text: string): ParsedQuery {
  const source = splitWords(text, MAX_QUERY_WORDS);
  const isTalk =
    source.filter((word) => word.isRepeat !== true && isTalkWord(word.text)).length >= LEAST_TALK;
  const state: State = { role: 'name', depth: 0, level: null, part: 0, isTalk };
  const words = source.map((word, index) => readWord(source, word, index, state));
  return {
    words,
    relations: findRelations(words),
    between: findBetween(words),
    kilometreM: findKilometre(words),
    toll: readToll(words),
    awayM: findAway(words),
    house: findHouse(words),
    isTalk,
  };
}

function isTalkWord(text: string): boolean {
  if (TALK_WORDS.has(text) || TALK_WORDS.has(text.replace(POSSESSIVE, ''))) return true;
  return isSpeech(text) && !LANDMARK_WORDS.has(text) && !STREET_TITLES.has(text);
}

function readWord(source: readonly Word[], word: Word, index: number, state: State): QueryWord {
  if (word.part !== state.part)
    Object.assign(state, { role: 'name', depth: 0, level: null, part: word.part });
  const role = roleOf(source, word, index, state);
  const depth = role === 'landmark' && LANDMARK_WORDS.has(word.text) ? -1 : state.depth;
  const query: QueryWord = {
    ...word,
    index,
    role,
    folded: word.isRepeat === true ? [foldWord(word.text), '2'] : formsOf(word.text),
    level: state.level,
    depth,
    isCommon: role === 'name' && state.level === null && isCommonWord(word.text),
  };
  advance(state, word, role);
  return query;
}

function roleOf(source: readonly Word[], word: Word, index: number, state: State): WordRole {
  const { text } = word;
  const isFirst = index === 0 || source[index - 1]?.part !== word.part;
  if (isNumber(text)) return 'number';
  if (NUMBER_TITLES.has(text) && isNumber(source[index + 1]?.text ?? '')) return 'number';
  if (text.length === 1) return state.role;
  if (LEVEL_TITLES.has(text) || STREET_TITLES.has(text) || HAMLET_TITLES.has(text)) return 'title';
  if (HEADS_OF_REGIONS.has(text)) return isHeadOf(source, word, index) ? 'title' : 'filler';
  if (FACES.has(text) && !isBeforeName(source, word, index)) return 'filler';
  if (RELATIONS.has(text) || text === 'antara') return 'relation';
  const isSaidOf = source[index + 1]?.text === 'of';
  if (DIRECTIONS.has(text) && (isFirst || isSaidOf || BEFORE_DIRECTION.has(source[index - 1]?.text ?? '')))
    return 'direction';
  const isBare = state.role === 'name' && state.level === null;
  if (isBare && isOfThing(source[index - 1]?.text ?? '', text)) return 'filler';
  // "Api2" is a village; "anak2" in a call is children.
  const isDoubled = word.isRepeat === true || source[index + 1]?.isRepeat === true;
  if (isDoubled && !state.isTalk) return state.role;
  if (FILLERS.has(text) || (text.length > 1 && isLightWord(foldWord(text)))) return 'filler';
  if (LANDMARK_WORDS.has(text)) return 'landmark';
  return (isBare || INFLECTED.test(text) ? isSpeech(text) : isSpeechRoot(text)) ? 'filler' : state.role;
}

/** "Pak lurah Rorotan" and "pak lurah Jati Padang", and neither "pak lurah tolong" nor "lurah baru". */
function isHeadOf(source: readonly Word[], word: Word, index: number): boolean {
  if (!isBeforeName(source, word, index)) return false;
  return !isCommonWord(source[index + 1]?.text ?? '') || isBeforeName(source, word, index + 1);
}

/** Whether a word that may be a name stands next in the same part of the text. */
function isBeforeName(source: readonly Word[], word: Word, index: number): boolean {
  const next = source[index + 1];
  if (next === undefined || next.part !== word.part || isNumber(next.text)) return false;
  return !FILLERS.has(next.text) && !isSpeech(next.text);
}

function advance(state: State, word: Word, role: WordRole): void {
  if (role === 'title') {
    const level = LEVEL_TITLES.get(word.text) ?? HEADS_OF_REGIONS.get(word.text) ?? null;
    state.level = level;
    state.depth = 0;
    if (level !== null) state.role = 'name';
    else state.role = STREET_TITLES.has(word.text) ? 'street' : 'hamlet';
  } else if (role === 'landmark' && LANDMARK_WORDS.has(word.text)) {
    state.role = 'landmark';
    state.depth = 0;
    state.level = null;
  } else if (role === 'street' || role === 'landmark' || role === 'hamlet') {
    state.depth += 1;
  } else if (role === 'number' && state.role === 'street' && state.depth > 0) {
    // "Jl. Agung Utara 6B Sunter Agung": what follows the house's number is no longer the street.
    Object.assign(state, { role: 'name', depth: 0 });
  } else if (role === 'filler' && WHERE.has(word.text)) {
    Object.assign(state, { role: 'name', depth: 0, level: null });
  } else if (role === 'filler' && state.level !== null && isSpeech(word.text)) {
    // "Arah kota antre panjang": what happens there is no longer its name.
    state.level = null;
  }
}

function formsOf(text: string): string[] {
  const forms = AMBIGUOUS_FORMS.get(text);
  return forms === undefined ? [foldWord(text)] : [...new Set([text, ...forms])].map(foldWord);
}

function findRelations(words: readonly QueryWord[]): Relation[] {
  return words.flatMap((word) => {
    const text = RELATION_NAMES.get(word.text) ?? word.text;
    if (word.role === 'direction') {
      const step = DIRECTION_STEPS.get(word.text) ?? null;
      return [{ index: word.index, text, radiusM: 0, step }];
    }
    const radiusM = word.role === 'relation' ? RELATIONS.get(word.text) : undefined;
    return radiusM === undefined ? [] : [{ index: word.index, text, radiusM, step: null }];
  });
}

function findBetween(words: readonly QueryWord[]): ParsedQuery['between'] {
  const start = words.findIndex((word) => word.text === 'antara');
  if (start < 0) return null;
  const and = words.findIndex(
    (word) => word.index > start + 1 && ['dan', 'dn', 'dengan', 'dgn', 'and'].includes(word.text),
  );
  return and < 0 || and === words.length - 1 ? null : { start, and };
}

const METRES = new Set(['m', 'meter', 'mtr', 'mter']);

function findAway(words: readonly QueryWord[]): number | null {
  const unit = words.find(
    (word) =>
      METRES.has(word.text) &&
      words[word.index - 1]?.role === 'number' &&
      word.part === words[word.index - 1]?.part,
  );
  if (unit === undefined) return null;
  const value = Number(words[unit.index - 1]?.text);
  return value > 0 && value <= MOST_AWAY_M ? value : null;
}

const HOUSE_TITLES = new Set(['no', 'nomor', 'nomer', 'nmr', 'nr']);

/** "No. 12", "No 12 A", or a bare number right after a street's name ("Malioboro 56"). */
function findHouse(words: readonly QueryWord[]): ParsedQuery['house'] {
  for (const word of words) {
    if (!isNumber(word.text) || word.text.length > LONGEST_HOUSE_NUMBER) continue;
    const before = words[word.index - 1];
    const after = words[word.index + 1];
    if (before === undefined || (after !== undefined && METRES.has(after.text))) continue;
    const isTitled = HOUSE_TITLES.has(before.text);
    if (!isTitled && !(before.role === 'street' && before.part === word.part)) continue;
    const letter =
      after !== undefined && after.from === word.to && /^[a-z]$/.test(after.text) ? after.text : '';
    return { index: word.index, number: `${Number(word.text)}${letter}` };
  }
  return null;
}

function findKilometre(words: readonly QueryWord[]): number | null {
  const title = words.find((word) => word.text === 'km' && word.role === 'number');
  if (title === undefined) return null;
  const value = Number(words[title.index + 1]?.text);
  return Number.isFinite(value) && value <= 999 ? value * 1000 : null;
}
