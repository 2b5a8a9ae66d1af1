import { listOf } from './names.js';
import type { Tags } from './osm-source.js';

const KMH_PER_MPH = 1.609344;
const KMH_PER_KNOT = 1.852;
const MIN_KMH = 3;
const MAX_KMH = 150;

/**
 * What the words of a zone allow in Indonesia: PM Perhubungan 111/2015 §3 (100 on toll roads, 80 between cities, 50 in
 * cities, 30 in housing areas).
 */
const ZONES: Readonly<Record<string, number>> = {
  motorway: 100,
  trunk: 80,
  rural: 80,
  urban: 50,
  residential: 30,
  living_street: 30,
  zone30: 30,
};

const KEYS = ['maxspeed', 'maxspeed:type', 'source:maxspeed', 'zone:maxspeed'];

/** The legal speed in km/h; null where none is stated, or where signs change it ("none", "signals", "variable"). */
export function maxSpeedKmhOf(tags: Tags): number | null {
  for (const key of KEYS) {
    const kmh = lowest(listOf(tags[key]).map(parseSpeed));
    if (kmh !== null) return kmh;
  }
  return lowest([tags['maxspeed:forward'], tags['maxspeed:backward']].map((text) => parseSpeed(text ?? '')));
}

function parseSpeed(text: string): number | null {
  const measured = /^(\d+(?:[.,]\d+)?)\s*(km\/h|kmh|kph|mph|knots?)?$/i.exec(text.trim());
  if (measured?.[1] !== undefined) {
    const value = Number(measured[1].replace(',', '.')) * factorOf(measured[2]?.toLowerCase() ?? '');
    return value >= MIN_KMH && value <= MAX_KMH ? Math.round(value) : null;
  }
  const zone = /^(?:id[:_])?([a-z_]+\d*)$/i.exec(text.trim())?.[1]?.toLowerCase();
  return zone === undefined ? null : (ZONES[zone] ?? null);
}

function factorOf(unit: string): number {
  if (unit === 'mph') return KMH_PER_MPH;
  return unit.startsWith('knot') ? KMH_PER_KNOT : 1;
}

function lowest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}
