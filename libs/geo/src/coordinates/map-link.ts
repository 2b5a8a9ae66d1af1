import { accuracyOfDecimals, orderPair, type ReadPosition } from './position.js';

const SHORT_LINK =
  /\b(?:maps\.app\.goo\.gl|goo\.gl\/maps|g\.co\/|share\.google|bit\.ly|s\.id|tinyurl\.com|wa\.me|osm\.org\/go)\/?\S+/i;
const LINK = /(?:https?:\/\/|www\.|maps\.|google\.)\S+/i;
const GEO_URI =
  /\bgeo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(?:,-?\d+(?:\.\d+)?)?((?:;[\w-]+(?:=[^;\s?]*)?)*)(?:\?\S*)?/i;
const DEGREES = '(-?\\d{1,3}(?:\\.\\d+)?)';
const COMMA = '(?:,|%2C|%2c|\\+|%20){1,3}';

/** Link notations, surest first: a pin, a searched position, the middle of the map that was shared. */
const NOTATIONS: readonly { pattern: RegExp; leastAccuracyM: number }[] = [
  { pattern: new RegExp(`!3d${DEGREES}!4d${DEGREES}`), leastAccuracyM: 15 },
  { pattern: new RegExp(`[?&]mlat=${DEGREES}&mlon=${DEGREES}`), leastAccuracyM: 15 },
  {
    pattern: new RegExp(
      `[?&/](?:q|query|ll|sll|daddr|destination|center|cp|pin|loc)=(?:loc:)?${DEGREES}${COMMA}${DEGREES}`,
    ),
    leastAccuracyM: 15,
  },
  {
    pattern: new RegExp(`/(?:place|search|dir)/(?:[^@\\s]*/)?${DEGREES}${COMMA}${DEGREES}`),
    leastAccuracyM: 15,
  },
  { pattern: new RegExp(`@${DEGREES},${DEGREES}`), leastAccuracyM: 250 },
  { pattern: new RegExp(`#map=\\d+(?:\\.\\d+)?/${DEGREES}/${DEGREES}`), leastAccuracyM: 250 },
  { pattern: new RegExp(`[?&]lat=${DEGREES}&(?:lon|lng)=${DEGREES}`), leastAccuracyM: 15 },
];

/** A position in a `geo:` URI (RFC 5870) or a map link; `'short_link'` for one that only its host can resolve. */
export function readMapLink(text: string): ReadPosition | 'outside' | 'short_link' | null {
  const uri = readGeoUri(text);
  if (uri !== null) return uri;
  const link = LINK.exec(text);
  if (link !== null) {
    const found = readLink(link[0], link.index);
    if (found !== null) return found;
  }
  return SHORT_LINK.test(text) ? 'short_link' : null;
}

function readGeoUri(text: string): ReadPosition | 'outside' | null {
  const match = GEO_URI.exec(text);
  if (match === null) return null;
  const [whole, lat = '', lon = '', parameters = ''] = match;
  const pair = orderPair(Number(lat), Number(lon));
  if (pair === null || pair === 'outside') return 'outside';
  const uncertainty = Number(/;u=(\d+(?:\.\d+)?)/i.exec(parameters)?.[1] ?? NaN);
  const accuracyM = Number.isFinite(uncertainty) ? uncertainty : accuracyOfDecimals(decimals(lat, lon));
  return { ...pair, accuracyM, source: 'map_link', from: match.index, to: match.index + whole.length };
}

function readLink(link: string, from: number): ReadPosition | 'outside' | null {
  for (const { pattern, leastAccuracyM } of NOTATIONS) {
    const match = pattern.exec(link);
    if (match === null) continue;
    const [, a = '', b = ''] = match;
    const pair = orderPair(Number(a), Number(b));
    if (pair === null || pair === 'outside') return 'outside';
    const accuracyM = Math.max(leastAccuracyM, accuracyOfDecimals(decimals(a, b)));
    return { ...pair, accuracyM, source: 'map_link', from, to: from + link.length };
  }
  return null;
}

function decimals(a: string, b: string): number {
  return Math.min(...[a, b].map((number) => number.split('.')[1]?.length ?? 0));
}
