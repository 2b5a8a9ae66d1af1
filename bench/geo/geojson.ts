import { readFileSync } from 'node:fs';
import type { Point } from '#siaga/contracts';

type Properties = Readonly<Record<string, unknown>>;
/** lon, lat and what else a position may hold. */
type Position = readonly number[];

/** Rings; the first is the outside. */
export type Polygon = readonly (readonly Position[])[];

export interface Feature {
  readonly properties: Properties;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

/** The features of a GeoJSON FeatureCollection. */
export function readFeatures(file: string): readonly Feature[] {
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: Feature[] };
  return features;
}

/** The first property of these names that holds text, or null; case does not count. */
export function textOf(feature: Feature, names: readonly string[]): string | null {
  for (const [key, value] of Object.entries(feature.properties)) {
    if (names.includes(key.toLowerCase()) && typeof value === 'string' && value.trim() !== '')
      return value.trim();
  }
  return null;
}

/** The lines of a feature as bare numbers lon, lat, lon, lat ...; none for other geometry. */
export function linesOf({ geometry }: Feature): number[][] {
  if (geometry?.type === 'LineString') return [flat(geometry.coordinates as Position[])];
  if (geometry?.type !== 'MultiLineString') return [];
  return (geometry.coordinates as Position[][]).map(flat);
}

/** The polygons of a feature; none for other geometry. */
export function polygonsOf({ geometry }: Feature): Polygon[] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates as Polygon];
  return geometry?.type === 'MultiPolygon' ? (geometry.coordinates as Polygon[]) : [];
}

/** The middle of everything that a feature holds, or null for an empty one. */
export function middleOf({ geometry }: Feature): Point | null {
  const [lons, lats]: [number[], number[]] = [[], []];
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') {
      lons.push(value[0]);
      lats.push(Number(value[1]));
    } else value.forEach(walk);
  };
  walk(geometry?.coordinates);
  return lons.length === 0 ? null : { lon: mid(lons), lat: mid(lats) };
}

function flat(line: readonly Position[]): number[] {
  return line.flatMap(([lon, lat]) => [lon ?? NaN, lat ?? NaN]);
}

function mid(values: readonly number[]): number {
  const [low, high] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);
  return (low + high) / 2;
}
