import type { Point, RoadClass } from '#siaga/contracts';

/** A stretch of road between two junctions; where two meet they share the point to the seventh decimal. */
export interface RoadSegment {
  /** Number within this database. */
  readonly id: number;
  /** What the source calls it, for example `way/123`. */
  readonly ref: string;
  readonly name: string | null;
  /** Other names: old names, numbers (`ref`), names in another language. */
  readonly aliases: readonly string[];
  readonly roadClass: RoadClass;
  /** 1: only in the direction of the line, -1: only against it, 0: both. */
  readonly oneway: -1 | 0 | 1;
  readonly maxSpeedKmh: number | null;
  /** Bits of `ROAD_ACCESS`. */
  readonly access: number;
  readonly isBridge: boolean;
  /** lon, lat, lon, lat ... in degrees. */
  readonly line: readonly number[];
  readonly lengthM: number;
}

/** What a place is; decides its icon, its radius and which words name it. */
export const PLACE_CATEGORIES = [
  'hospital',
  'puskesmas',
  'clinic',
  'pharmacy',
  'school',
  'mosque',
  'worship',
  'market',
  'fuel',
  'shop',
  'food',
  'lodging',
  'bank',
  'government',
  'police',
  'fire_station',
  'transport',
  'pier',
  'kilometre_post',
  'bridge',
  'monument',
  'park',
  'cemetery',
  'settlement',
  'house_number',
  'other',
] as const;
export type PlaceCategory = (typeof PLACE_CATEGORIES)[number];

/** A named place of the map. */
export interface MapPlace {
  readonly id: number;
  readonly ref: string;
  readonly category: PlaceCategory;
  readonly name: string;
  readonly aliases: readonly string[];
  /** For `house_number` and wherever an address is known. */
  readonly houseNumber: string | null;
  readonly street: string | null;
  readonly point: Point;
  /** How far from `point` the place may reach, metres. */
  readonly radiusM: number;
}

/** Something that is only drawn. */
export interface MapShape {
  readonly kind: 'water' | 'waterway' | 'coastline' | 'green' | 'built_up';
  readonly name: string | null;
  /** GeoJSON geometry, lon/lat. */
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}
