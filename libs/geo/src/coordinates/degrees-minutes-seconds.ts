import { LEAST_ACCURACY_M, orderPair, type ReadPosition } from './position.js';

const SIGN = '([-+\u2212]?)';
const DEGREES = '(?:[\u00b0\u00ba:d]|derajat|deg(?:rees?)?)';
const MINUTES = "(?:['\u2032\u2019:m]|menit|min(?:utes?)?)";
/** An "s" is of seconds after an "m" of minutes only: "7:47:34S" is in the south. */
const SECONDS = `(?:"|\u2033|\u201d|''|detik|sec(?:onds?)?|(?<=m\\s*[\\d.,]+\\s*)s(?![a-z]))`;
const FRACTION = '\\d{1,2}(?:[.,]\\d+)?';
const ANGLE = `${SIGN}(\\d{1,3})\\s*${DEGREES}\\s*(${FRACTION})\\s*${MINUTES}?\\s*(?:(${FRACTION})\\s*${SECONDS}?)?`;
const NAMES =
  'lintang\\s+(?:selatan|utara)|bujur\\s+(?:timur|barat)|LS|LU|BT|BB|south|north|east|west|[NSEWU]';
const HEMISPHERE = `(${NAMES})?`;
const PAIR = new RegExp(
  `${HEMISPHERE}\\s*${ANGLE}\\s*${HEMISPHERE}[\\s,;/]+${HEMISPHERE}\\s*${ANGLE}\\s*${HEMISPHERE}(?![a-z])`,
  'i',
);
/** Without signs, "7 47 34.9 S 110 21 57 E": each angle then says its hemisphere, and minutes or seconds have two digits. */
const BARE = `(\\d{1,3})[\\s\u00b0\u00ba]+(${FRACTION})(?:[\\s'\u2032\u2019]+(${FRACTION}))?[\\s'"\u2033\u201d]*`;
/** "07.47.34,9 LS" as it is written on paper. */
const DOTTED = `(\\d{1,3})\\.(\\d{1,2})\\.(${FRACTION})\\s*`;
const LETTER = `(${NAMES})(?![a-z])`;
const BETWEEN = '[\\s,;/]';
/** With the hemisphere before the angle, and after it. */
const BARE_PAIRS = [BARE, DOTTED].map((angle) => [
  new RegExp(`(?<![\\w.,])${LETTER}\\s*${angle}${BETWEEN}*${LETTER}\\s*${angle}(?![\\w])`, 'i'),
  new RegExp(`(?<![\\w.,])${angle}\\s*${LETTER}${BETWEEN}+${angle}\\s*${LETTER}`, 'i'),
]);
/** "-7 47 34.9, 110 21 57.1": the sign says which the latitude is. */
const SPACED = new RegExp(
  `(?<![\\w.,])[-\u2212]\\s*(\\d{1,2})\\s+(\\d{1,2})\\s+(${FRACTION})\\s*[,;/]\\s*(\\d{2,3})\\s+(\\d{1,2})\\s+(${FRACTION})(?![\\w])`,
);
const METRES_A_MINUTE = 1855;
const METRES_A_SECOND = 31;

/** One angle as it was written. */
interface Written {
  readonly sign: string | undefined;
  readonly degrees: string | undefined;
  readonly minutes: string | undefined;
  readonly seconds: string | undefined;
  readonly hemisphere: string | undefined;
}

/**
 * Degrees, minutes and seconds with N/S/E/W or LS/LU/BT/BB: `7°00'26.3"S 113°51'25.9"E`, `LS 7°47.582' BT 110°21.95'`, with spaces
 * or dots for the signs, and with words for them. Null when there are none.
 */
export function readDegreesMinutesSeconds(text: string): ReadPosition | 'outside' | null {
  return readSigned(text) ?? readBare(text);
}

function readSigned(text: string): ReadPosition | 'outside' | null {
  const match = PAIR.exec(text);
  if (match === null) return null;
  const [whole, beforeA, signA, degA, minA, secA, afterA, beforeB, signB, degB, minB, secB, afterB] = match;
  const ofB = beforeA === undefined ? (beforeB ?? afterB) : (beforeB ?? afterA ?? afterB);
  return positionOf(
    { sign: signA, degrees: degA, minutes: minA, seconds: secA, hemisphere: beforeA ?? afterA },
    { sign: signB, degrees: degB, minutes: minB, seconds: secB, hemisphere: ofB },
    match.index,
    whole.length,
  );
}

function readBare(text: string): ReadPosition | 'outside' | null {
  for (const [before, after] of BARE_PAIRS) {
    for (const pattern of [before, after]) {
      const match = pattern?.exec(text);
      if (match === null || match === undefined) continue;
      const [whole, ...parts] = match;
      const written = (part: readonly string[]): Written => {
        const [hemisphere, degrees, minutes, seconds] =
          pattern === before ? part : [part[3], part[0], part[1], part[2]];
        return { sign: undefined, degrees, minutes, seconds, hemisphere };
      };
      return positionOf(written(parts.slice(0, 4)), written(parts.slice(4)), match.index, whole.length);
    }
  }
  return readSpaced(text);
}

function readSpaced(text: string): ReadPosition | 'outside' | null {
  const match = SPACED.exec(text);
  if (match === null) return null;
  const [whole, degA, minA, secA, degB, minB, secB] = match;
  return positionOf(
    { sign: '-', degrees: degA, minutes: minA, seconds: secA, hemisphere: undefined },
    { sign: undefined, degrees: degB, minutes: minB, seconds: secB, hemisphere: undefined },
    match.index,
    whole.length,
  );
}

function positionOf(a: Written, b: Written, from: number, length: number): ReadPosition | 'outside' | null {
  const [first, second] = [angle(a), angle(b)];
  if (first === null || second === null) return null;
  const pair = orderPair(first, second);
  if (pair === null || pair === 'outside') return pair;
  return { ...pair, accuracyM: accuracyOf(a, b), source: 'coordinates', from, to: from + length };
}

/** A second, or half of the last decimal of the minutes. */
function accuracyOf(a: Written, b: Written): number {
  if (a.seconds !== undefined && b.seconds !== undefined) return METRES_A_SECOND;
  const decimals = Math.min(
    ...[a, b].map(({ minutes }) => /[.,](\d+)$/.exec(minutes ?? '')?.[1]?.length ?? 0),
  );
  return Math.max(LEAST_ACCURACY_M, Math.round((METRES_A_MINUTE * 10 ** -decimals) / 2));
}

function angle({ sign, degrees, minutes, seconds, hemisphere }: Written): number | null {
  const toNumber = (text: string | undefined): number => Number((text ?? '0').replace(',', '.'));
  if (toNumber(minutes) >= 60 || toNumber(seconds) >= 60) return null;
  const value = toNumber(degrees) + toNumber(minutes) / 60 + toNumber(seconds) / 3600;
  const isNegative =
    sign === '-' ||
    sign === '\u2212' ||
    (hemisphere !== undefined &&
      /^(?:s|ls|w|bb|south|west|lintang\s+selatan|bujur\s+barat)$/i.test(hemisphere));
  return isNegative ? -value : value;
}
