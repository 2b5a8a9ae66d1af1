import type { GeometryKind } from './indonesian-tags.js';
import { isRecord } from './properties.js';

/** A geometry as flat lines of lon, lat in degrees: points, lines or all rings, by kind. */
export interface FlatGeometry {
  readonly kind: GeometryKind;
  readonly parts: readonly (readonly number[])[];
  readonly original: { readonly type: string; readonly coordinates: unknown };
}

const KINDS: Readonly<Record<string, { readonly kind: GeometryKind; readonly depth: number }>> = {
  Point: { kind: 'point', depth: 0 },
  MultiPoint: { kind: 'point', depth: 1 },
  LineString: { kind: 'line', depth: 1 },
  MultiLineString: { kind: 'line', depth: 2 },
  Polygon: { kind: 'area', depth: 2 },
  MultiPolygon: { kind: 'area', depth: 3 },
};

/** Takes a GeoJSON geometry apart; a text says what is wrong with it. */
export function flattenGeometry(value: unknown): FlatGeometry | string {
  if (!isRecord(value) || typeof value.type !== 'string') return 'it has no geometry';
  const known = KINDS[value.type];
  if (known === undefined) return `a geometry of the type ${value.type} is not supported`;
  const parts: number[][] = [];
  const isRead = readParts(value.coordinates, known.depth, parts);
  if (isRead && parts.flat().length === 0) return 'its geometry is empty';
  if (!isRead) return 'its coordinates are not of the form of its type';
  if (parts.some((part) => !isOnEarth(part))) {
    return 'its coordinates are no degrees; save the file again in EPSG:4326';
  }
  return { kind: known.kind, parts, original: { type: value.type, coordinates: value.coordinates } };
}

function readParts(value: unknown, depth: number, parts: number[][]): boolean {
  if (depth > 1) return Array.isArray(value) && value.every((inner) => readParts(inner, depth - 1, parts));
  const line: number[] = [];
  parts.push(line);
  if (depth === 0) return readPosition(value, line);
  return Array.isArray(value) && value.every((position) => readPosition(position, line));
}

function readPosition(value: unknown, line: number[]): boolean {
  if (!Array.isArray(value)) return false;
  const [lon, lat] = value as unknown[];
  if (typeof lon !== 'number' || typeof lat !== 'number') return false;
  line.push(lon, lat);
  return true;
}

function isOnEarth(line: readonly number[]): boolean {
  return line.every((value, at) => Math.abs(value) <= (at % 2 === 0 ? 180 : 90));
}
