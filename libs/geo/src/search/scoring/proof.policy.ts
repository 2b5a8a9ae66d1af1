import { canBeWhere, isAfterName, isCommonWord, isGround } from '../../text/ordinary-words.js';
import { isRank } from '../../text/titles.js';
import { isNumber } from '../../text/fold.js';
import { WHERE, type QueryWord } from '../../text/parse-query.js';
import type { Reading } from '../names/name-match.js';
import { HOUSEHOLDS, isTitled } from './titled.js';

/** How near to the centre that asks: inside its regions, anywhere when none are given, or outside them. */
export type Range = 'local' | 'far' | 'foreign';

/** What speaks for an entry. */
export interface Claim {
  readonly reading: Reading;
  /** 0 for a street or place, else the region's level. */
  readonly level: number;
  readonly isRoad: boolean;
  readonly range: Range;
  /** The share of the text's weight that the entry and the regions above it account for, as far as they are like it. */
  readonly share: number;
  /** The share of the text's weight that the entry's own name takes. */
  readonly told: number;
  /** The share of the weight of words that nothing explains and that belong to no street, landmark or hamlet. */
  readonly loose: number;
  /** Of the likest region that the text names around it; null when it names none. */
  readonly sureness: number | null;
  /** How many regions around it the text names. */
  readonly named: number;
  /** Whether the one that it names is a province. */
  readonly isOnlyProvince: boolean;
  readonly isTalk: boolean;
  /** Whether what was read is only a part of a whole name that stands in the text. */
  readonly isInLonger: boolean;
  /** Whether what was read as a slip is, or holds, another name as it is spelled. */
  readonly isSlipOfOther: boolean;
}

/** A name that nothing else in the text confirms must be nearly right ... */
const LEAST_LIKENESS: Readonly<Record<Range, number>> = { local: 0.76, far: 0.82, foreign: 0.93 };
/** ... and account for most of the text: more, the farther off it is. Near by, streets may be in it that no map has. */
const LEAST_SHARE: Readonly<Record<Range, number>> = { local: 0, far: 0.7, foreign: 0.95 };
const MOST_LOOSE = 0.55;
const LIKENESS_OF_CERTAIN = 0.95;
const LEAST_SHARE_OF_DOUBTFUL = 0.7;
/** In a sentence a name is there as a whole or not at all. */
const LEAST_QUALITY_IN_TALK = 0.9;
/** Inside a street's or landmark's name only a well-spelled region counts: streets are named after everything. */
const LEAST_LIKENESS_IN_STREET = 0.93;
/** Two names far away that fit together by chance are common when both may be misspelt. */
const LEAST_SURE: Readonly<Record<Exclude<Range, 'local'>, number>> = { far: 0.7, foreign: 0.85 };
/** One region beside a name is often like some pair in the country; two that hold one another seldom are. */
const LEAST_SURE_OF_TWO = 0.8;
const LEAST_SURE_IN_TALK = 0.88;
/** A province has thousands of names, and one is like any. */
const LEAST_SURE_OF_PROVINCE = 0.9;
/** Two doubtful names that fit together are chance where more stands in the text that neither explains. */
const LEAST_SURE_BESIDE_OTHERS = 0.8;
const MOST_LOOSE_BESIDE_DOUBT = 0.4;
const LEAST_QUALITY_OF_COMMON = 0.9;
const SPELLED_OTHERWISE = 0.03;
const WHOLE = 0.95;
const EXACT = 0.985;
const EXACT_QUALITY = 0.96;
/** A slip in a part of a name is chance: "jamur" is no Janur Kuning. */
const LEAST_SHARE_OF_SLIP = 0.75;
/** What is done with streets. */
const OF_STREETS: ReadonlySet<string> = new Set([
  'ditutup',
  'dialihkan',
  'dibuka',
  'diportal',
  'contraflow',
  'closed',
]);
/** Who lives there. */
const PEOPLE: ReadonlySet<string> = new Set(['warga', 'penduduk', 'masyarakat']);
/** A street far away is one of dozens of its name: half of it is not enough. */
const LEAST_QUALITY_OF_FAR_PLACE = 0.8;

/**
 * Whether what was read is enough to name a place to send somebody to. Absolute: it does not matter that nothing better was
 * found. Words of the language are names only with a title, a region beside them, or nothing else in the text.
 */
export function isProven(words: readonly QueryWord[], claim: Claim): boolean {
  // "RA Kartini": whatever bears a person's rank is called after the person.
  if (claim.level >= 3 && isRank(words[claim.reading.start - 1]?.text ?? '')) return false;
  // "Jati Padang" is one village and no Jati in Padang; a street near by may be called after a part of what is a village elsewhere.
  const isOfStreet = words[claim.reading.start]?.role === 'street';
  if (claim.isInLonger && !(claim.range === 'local' && isOfStreet)) return false;
  return isConfirmed(words, claim) || standsAlone(words, claim);
}

/** True where the likeness alone is enough for a part of a composed answer. */
export function canBePart({ reading, level, range }: Claim): boolean {
  return level === 0 && range !== 'foreign' && reading.likeness >= LEAST_LIKENESS[range];
}

/** True where the text is the name, letter for letter, and nothing else. */
export function isWholeName({ reading, told }: Claim): boolean {
  return told >= EXACT && reading.likeness >= EXACT && reading.quality >= EXACT_QUALITY;
}

function isConfirmed(words: readonly QueryWord[], claim: Claim): boolean {
  const { reading, range, sureness, isTalk } = claim;
  if (sureness === null) return false;
  // "Pasar" and a kecamatan are no Pasar Baru in it.
  const isCommon = isCommonName(words, claim) && !isTitled(words, reading);
  if (reading.quality < LEAST_QUALITY_OF_COMMON && isCommon) return false;
  if (range === 'local') return true;
  const least = Math.min(reading.likeness, sureness);
  // "Kali" and what smells ("bau") are no village Kali in Biau, "sultan agung" in "Lampung Selatan" no Tanjung Agung.
  const isLittle = isCommon || reading.quality < LEAST_QUALITY_OF_FAR_PLACE * reading.likeness;
  if (isLittle && least < LIKENESS_OF_CERTAIN) return false;
  if (claim.isOnlyProvince && least < LEAST_SURE_OF_PROVINCE) return false;
  if (least < LEAST_SURE[range]) return false;
  if (claim.named < 2 && least < LEAST_SURE_OF_TWO) return false;
  if (least < LEAST_SURE_BESIDE_OTHERS && claim.loose > MOST_LOOSE_BESIDE_DOUBT) return false;
  return !isTalk || isTitled(words, reading) || least >= LEAST_SURE_IN_TALK;
}

function standsAlone(words: readonly QueryWord[], claim: Claim): boolean {
  const { reading, level, isRoad, range, share, told, isTalk } = claim;
  const { likeness } = reading;
  const role = words[reading.start]?.role ?? 'name';
  if (likeness < LEAST_LIKENESS[range]) return false;
  // Every town has a Jl. Masjid; "Gang Masjid Cikokol" is another.
  if (isRoad && isCommonName(words, claim) && isBeginningOfOther(words, reading)) return false;
  if (!isTitled(words, reading)) {
    if (range === 'local' && isBeforeHouseholds(words, reading)) return true;
    if (isCommonName(words, claim)) return canBeCommon(words, claim) || isSaidToBeWhere(words, claim);
    if (level >= 3 && role === 'name' && isClosed(words, reading)) return false;
    if (isTalk) return range === 'local' && isWholeInTalk(words, reading);
    if (level === 0 && isSlipInPart(reading) && words.some((word) => word.role === 'filler')) return false;
  }
  if (level !== 0 && role !== 'name' && !canNameRegion(words, reading)) return false;
  if (level !== 0 && isRank(words[reading.start - 1]?.text ?? '')) return false;
  if (range !== 'local' && (hasMore(words, reading) || claim.isSlipOfOther)) return false;
  if (level === 0 && range !== 'local' && reading.quality < LEAST_QUALITY_OF_FAR_PLACE) return false;
  // In a report a street far away is one of dozens of its name; asked for by nothing but its name, it is the one on the map.
  if (isRoad && range !== 'local' && !isWholeName(claim)) return false;
  // People leave out half of the name of a street or hotel, and say a region with its title: what counts is that little else is in the text.
  const explained = level === 0 || isTitled(words, reading) ? Math.max(told, share) : share;
  const isCalledByTitle =
    isTitled(words, reading) &&
    likeness >= LIKENESS_OF_CERTAIN &&
    (level === 0 || reading.quality >= LEAST_QUALITY_IN_TALK);
  const isLoose = range === 'local' && claim.loose > MOST_LOOSE && !isCalledByTitle;
  if (explained < LEAST_SHARE[range] || isLoose) return false;
  if (likeness >= LIKENESS_OF_CERTAIN) return true;
  // Among the names of a whole country one is always a little like any word.
  return explained >= (range === 'local' ? LEAST_SHARE_OF_DOUBTFUL * likeness : WHOLE * likeness);
}

function isSlipInPart({ likeness, quality }: Reading): boolean {
  return likeness < LIKENESS_OF_CERTAIN && quality < LEAST_SHARE_OF_SLIP * likeness;
}

/**
 * A street or landmark is named after a region only by its whole name, spelled well; and one that is called after a tree, a
 * virtue or a trade is in every town.
 */
function canNameRegion(words: readonly QueryWord[], reading: Reading): boolean {
  if (Math.min(reading.likeness, reading.quality + SPELLED_OTHERWISE) < LEAST_LIKENESS_IN_STREET)
    return false;
  if (isBeginningOfOther(words, reading) || isEndOfPassed(words, reading)) return false;
  const isOneWord = reading.end - reading.start === 1;
  return !(isOneWord && isCommonWord(words[reading.start]?.text ?? ''));
}

/** "Jl. Rorotan Raya" is called after Rorotan, "Jl. Pulo Harapan Indah" is not after Pulo. */
function isBeginningOfOther(words: readonly QueryWord[], { start, end }: Reading): boolean {
  const first = words[start];
  const isOther = (word: QueryWord | undefined): boolean =>
    word !== undefined && word.part === first?.part && word.role === first.role && word.role !== 'filler';
  const [next, second] = [words[end], words[end + 1]];
  return isOther(next) && (!isAfterName(next?.text ?? '') || isOther(second));
}

/** "Jl. Gatot Subroto depan Balai Kartini": what the street passes has a name of its own, and this is the end of it. */
function isEndOfPassed(words: readonly QueryWord[], { start }: Reading): boolean {
  const first = words[start];
  let at = start - 1;
  while (words[at]?.part === first?.part && words[at]?.role === first?.role && first?.role === 'street')
    at -= 1;
  return at < start - 1 && words[at]?.part === first?.part && words[at]?.role === 'relation';
}

/** "Rinjani III", "Arjuna Ujung", "4 Ulu": far away, what bears more than the name is another place. */
function hasMore(words: readonly QueryWord[], { start, end }: Reading): boolean {
  const [next, before, first] = [words[end], words[start - 1], words[start - 2]];
  const part = words[start]?.part;
  const isOfTitle = first?.role === 'number' && !isNumber(first.text);
  if (before?.part === part && isNumber(before?.text ?? '') && !isOfTitle) return true;
  if (next === undefined || next.part !== part) return false;
  return next.role === 'name' || isNumber(next.text) || isAfterName(next.text);
}

/** A street is closed or led elsewhere, not a village. */
function isClosed(words: readonly QueryWord[], { start, end }: Reading): boolean {
  const next = words[end];
  return next !== undefined && next.part === words[start]?.part && OF_STREETS.has(next.text);
}

/** The whole name, spelled well, and not a part of a longer one: "pulo harapan indah" is not Pulo, "kebon sirih barat 2" lies in Kebon Sirih. */
function isWholeInTalk(words: readonly QueryWord[], { start, end, likeness, quality }: Reading): boolean {
  const isName = (word: QueryWord | undefined): boolean =>
    word?.role === 'name' && word.part === words[start]?.part;
  const isCalledAfter = isAfterName(words[end]?.text ?? '') && !isName(words[end + 1]);
  const isOfLonger = isName(words[start - 1]) || (isName(words[end]) && !isCalledAfter);
  return !isOfLonger && likeness >= LIKENESS_OF_CERTAIN && quality >= LEAST_QUALITY_IN_TALK;
}

/** A word of the language that is the whole text is a place near by, or one of two different words. */
function canBeCommon(words: readonly QueryWord[], { reading, range, told, isTalk }: Claim): boolean {
  if (isTalk || range === 'foreign' || told < WHOLE || reading.likeness < WHOLE) return false;
  const texts = words.slice(reading.start, reading.end).map(({ text }) => text);
  return range === 'local' || new Set(texts).size > 1;
}

/**
 * "Banjir di Karet", "warga Kebon Manggis": a word that is no ground to stand on, well spelled, with nothing else that could be the place; or
 * several that are a whole name and do not only tell what the ground is like.
 */
function isSaidToBeWhere(words: readonly QueryWord[], { reading, range, loose }: Claim): boolean {
  const { start, end, likeness, quality } = reading;
  const before = words[start - 1];
  if (range !== 'local' || likeness < EXACT || quality + SPELLED_OTHERWISE < EXACT) return false;
  const isWhere = WHERE.has(before?.text ?? '') || PEOPLE.has(before?.text ?? '');
  if (!isWhere && before?.role !== 'relation') return false;
  const [first = '', second = ''] = words.slice(start, end).map(({ text }) => text);
  if (end - start === 1) return isWhere && loose === 0 && canBeWhere(first);
  return loose <= MOST_LOOSE_BESIDE_DOUBT && !isGround(first, second);
}

/** "Kapuk RT 18 RW 12": the whole name of a village with its RT and RW after it. */
function isBeforeHouseholds(
  words: readonly QueryWord[],
  { start, end, likeness, quality }: Reading,
): boolean {
  const [first, next] = [words[start], words[end]];
  if (first?.role !== 'name' || next?.part !== first.part || !HOUSEHOLDS.has(next.text)) return false;
  return next.role === 'number' && likeness >= EXACT && quality + SPELLED_OTHERWISE >= EXACT;
}

/** Every word that was read is one of the language; in a street's or region's name also a kind of place, and what its title leaves so. */
function isCommonName(
  words: readonly QueryWord[],
  { reading: { start, end }, level, isRoad }: Claim,
): boolean {
  return words.slice(start, end).every(({ text, isCommon, role, depth, level: titled }) => {
    if (isCommon || role === 'filler' || role === 'number' || role === 'direction') return true;
    if (level === 0 && !isRoad) return false;
    if (role === 'landmark' && depth < 0) return true;
    return (titled !== null || role === 'landmark' || role === 'hamlet') && isCommonWord(text);
  });
}
