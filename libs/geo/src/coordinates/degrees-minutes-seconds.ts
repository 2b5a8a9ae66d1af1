import { orderPair, type ReadPosition } from './position.js';

const SIGN = '([-+\u2212]?)';
const ANGLE = `${SIGN}(\\d{1,3})\\s*[\u00b0\u00ba:d]\\s*(\\d{1,2}(?:[.,]\\d+)?)\\s*['\u2032\u2019:m]?\\s*(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*(?:"|\u2033|\u201d|''|s(?![a-z]))?)?`;
const HEMISPHERE = '(LS|LU|BT|BB|[NSEWU])?';
const PAIR = new RegExp(
  `${HEMISPHERE}\\s*${ANGLE}\\s*${HEMISPHERE}[\\s,;]+${HEMISPHERE}\\s*${ANGLE}\\s*${HEMISPHERE}(?![a-z])`,
  'i',
);
const METRES_A_MINUTE = 1855;
const METRES_A_SECOND = 31;

/** Degrees, minutes and seconds with N/S/E/W or LS/LU/BT/BB: `7°00'26.3"S 113°51'25.9"E`. Null when there are none. */
export function readDegreesMinutesSeconds(text: string): ReadPosition | 'outside' | null {
  const match = PAIR.exec(text);
  if (match === null) return null;
  const [whole, beforeA, signA, degA, minA, secA, afterA, beforeB, signB, degB, minB, secB, afterB] = match;
  const first = angle(signA, degA, minA, secA, beforeA ?? afterA);
  const second = angle(signB, degB, minB, secB, beforeB ?? afterB);
  if (first === null || second === null) return null;
  const pair = orderPair(first, second);
  if (pair === null || pair === 'outside') return pair;
  const accuracyM = secA === undefined || secB === undefined ? METRES_A_MINUTE / 2 : METRES_A_SECOND;
  return {
    ...pair,
    accuracyM: Math.round(accuracyM),
    source: 'coordinates',
    from: match.index,
    to: match.index + whole.length,
  };
}

function angle(
  sign: string | undefined,
  degrees: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
  hemisphere: string | undefined,
): number | null {
  const toNumber = (text: string | undefined): number => Number((text ?? '0').replace(',', '.'));
  if (toNumber(minutes) >= 60 || toNumber(seconds) >= 60) return null;
  const value = toNumber(degrees) + toNumber(minutes) / 60 + toNumber(seconds) / 3600;
  const isNegative =
    sign === '-' || sign === '\u2212' || (hemisphere !== undefined && /^(s|ls|w|bb)$/i.test(hemisphere));
  return isNegative ? -value : value;
}
