import type { LocateCandidate, LocateProblem, Point } from '#siaga/contracts';
import { readDecimalDegrees } from './decimal-degrees.js';
import { readDegreesMinutesSeconds } from './degrees-minutes-seconds.js';
import { readMapLink } from './map-link.js';
import { plusCode, readPlusCode, type ServedArea } from './plus-code.js';
import type { ReadPosition } from './position.js';

export interface CoordinateContext {
  /** Where short Plus Codes are looked for when the text names no town. */
  readonly near: Point | null;
  readonly locateTown: (town: string) => Point | null;
  /** Where they are looked for when there is no `near` either. */
  readonly area?: ServedArea | null;
}

export type CoordinateReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly problem: LocateProblem }
  | { readonly kind: 'found'; readonly candidate: LocateCandidate };

/**
 * Reads a position out of text: map link, `geo:` URI, Plus Code, degrees-minutes-seconds or decimal degrees. A position
 * outside Indonesia and a short link are problems of their own, as looking for a name would mislead.
 */
export function readCoordinates(text: string, context: CoordinateContext): CoordinateReading {
  const readings = [
    () => readMapLink(text),
    () => readPlusCode(text, context.near, context.locateTown, context.area),
    () => readDegreesMinutesSeconds(text),
    () => readDecimalDegrees(text),
  ];
  for (const read of readings) {
    const found = read();
    if (found === 'outside') return { kind: 'problem', problem: 'outside_indonesia' };
    if (found === 'short_link') return { kind: 'problem', problem: 'short_link' };
    if (found !== null) return { kind: 'found', candidate: toCandidate(found, text) };
  }
  return { kind: 'none' };
}

function toCandidate(position: ReadPosition, text: string): LocateCandidate {
  const point = { lon: position.lon, lat: position.lat };
  const rest = `${text.slice(0, position.from)} ${text.slice(position.to)}`.trim();
  return {
    id: `${position.source}:${point.lon.toFixed(6)},${point.lat.toFixed(6)}`,
    label:
      position.source === 'plus_code' ? plusCode(point) : `${point.lat.toFixed(6)}, ${point.lon.toFixed(6)}`,
    context: '',
    point,
    accuracyM: position.accuracyM,
    ownAccuracyM: null,
    isOutside: false,
    source: position.source,
    regionCode: null,
    score: 1,
    lines: null,
    matched: [{ from: position.from, to: position.to }],
    notUnderstood: rest === '' ? [] : [rest.slice(0, 200)],
  };
}
