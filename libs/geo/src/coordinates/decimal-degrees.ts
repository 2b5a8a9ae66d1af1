import { accuracyOfDecimals, orderPair, type ReadPosition } from './position.js';

const HEMISPHERE =
  '(?:lintang\\s+(?:selatan|utara)|bujur\\s+timur|south|north|east|LS|LU|BT|BB|[NSEW])(?![a-z])\\.?';
const NUMBER = '[-+\u2212]?\\d{1,3}[.,]\\d+|[-+\u2212]?\\d{1,3}(?![\\d.,])';
const LABEL = '(?:(?:lon|lng|long|bujur|longitude|lat|latitude|lintang)\\w*\\s*[:=]?\\s*)?';
const PAIR = new RegExp(
  `(?<![\\d.,/\\w])(?:(${HEMISPHERE})\\s*[:=]?\\s*)?(${NUMBER})\\s*\u00b0?\\s*(${HEMISPHERE})?(?:\\s*[,;/|]\\s*|\\s+)${LABEL}(?:(${HEMISPHERE})\\s*[:=]?\\s*)?(${NUMBER})\\s*\u00b0?\\s*(${HEMISPHERE})?(?![\\d\\w])`,
  'gi',
);
const FEWEST_DECIMALS = 3;

/**
 * Decimal degrees in either order: `-7.0073, 113.8571`, `113,8571; -7,0073`, `7.0073 LS 113.8571 BT`, `S 7.0073 E 113.8571`. Inside other
 * words both numbers need three decimals, so that house numbers and prices are not read as a position.
 */
export function readDecimalDegrees(text: string): ReadPosition | 'outside' | null {
  let isOutside = false;
  for (const match of text.matchAll(PAIR)) {
    const [whole, before, a = '', between, own, b = '', after] = match;
    // "S 7.79 E 110.36": what stands between the numbers belongs to the one that has nothing yet.
    const [signA, signB] = before === undefined ? [between, own ?? after] : [before, own ?? between ?? after];
    const isAlone = text.trim() === whole.trim();
    const decimals = Math.min(decimalsOf(a), decimalsOf(b));
    if (decimals < (isAlone ? 1 : FEWEST_DECIMALS)) continue;
    const pair = orderPair(signed(a, signA), signed(b, signB));
    if (pair === null) continue;
    if (pair === 'outside') {
      isOutside = true;
      continue;
    }
    const from = match.index;
    return {
      ...pair,
      accuracyM: accuracyOfDecimals(decimals),
      source: 'coordinates',
      from,
      to: from + whole.length,
    };
  }
  return isOutside ? 'outside' : null;
}

function decimalsOf(number: string): number {
  return /[.,](\d+)$/.exec(number)?.[1]?.length ?? 0;
}

function signed(number: string, hemisphere: string | undefined): number {
  const value = Number(number.replace(',', '.').replace('\u2212', '-'));
  const isNegative =
    hemisphere !== undefined && /^(?:s|ls|w|bb|south|lintang\s+selatan)\.?$/i.test(hemisphere);
  return isNegative ? -Math.abs(value) : value;
}
