import type { FacilityKind, Point } from '#siaga/contracts';
import type { MapPlace, MapShape, RoadSegment } from '../domain/map-records.js';

/** A stretch of road, already split where it meets others: two features that meet there share the point. */
export interface RoadFeature extends Omit<RoadSegment, 'id'> {
  readonly kind: 'road';
}

/** A named place, or a house number with its street (`category` is `house_number`, `name` is the number). */
export interface PlaceFeature extends Omit<MapPlace, 'id'> {
  readonly kind: 'place';
}

/** Something that is only drawn. */
export interface ShapeFeature {
  readonly kind: 'shape';
  readonly ref: string;
  readonly shape: MapShape['kind'];
  readonly name: string | null;
  readonly geometry: MapShape['geometry'];
}

/** An administrative area. */
export interface BorderFeature {
  readonly kind: 'border';
  readonly ref: string;
  /** Dotted Kemendagri code (`34.71.01.1001`); null where the file has none. */
  readonly code: string | null;
  /** OSM's admin_level: 4 province, 5 kabupaten/kota, 6 kecamatan, 7 desa/kelurahan. */
  readonly adminLevel: number | null;
  readonly name: string;
  readonly geometry: PolygonGeometry;
}

/** A place of care. The same thing is also given as a place, so that it can be found by name. */
export interface FacilityFeature {
  readonly kind: 'facility';
  readonly ref: string;
  readonly name: string;
  readonly facilityKind: FacilityKind;
  readonly point: Point;
  /** Street, number and area in one line; null where the file has none. */
  readonly address: string | null;
  /** Kecamatan as the file states it. */
  readonly district: string | null;
  readonly phone: string | null;
  /** What the file says of it, as text: OSM tags, or the properties with the tags they were understood as. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Something that was left out, wholly or in part. */
export interface ProblemFeature {
  readonly kind: 'problem';
  /** The element (`way/123`), the feature (`feature/17`) or the line (`line 20`) of the file. */
  readonly where: string;
  /** What is wrong with it and what became of it, one English sentence. */
  readonly reason: string;
}

/** What a map file gives, one thing at a time. */
export type MapFeature =
  RoadFeature | PlaceFeature | ShapeFeature | BorderFeature | FacilityFeature | ProblemFeature;

/** GeoJSON Polygon or MultiPolygon, lon/lat, rings closed. */
export type PolygonGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/** A closed ring of [lon, lat]. */
export type Ring = readonly (readonly [number, number])[];

/** How to read a map file. */
export interface ReadMapOptions {
  /**
   * Called after every block. The unit is bytes gone through over all passes; the total changes once,
   * when the blocks are known, and once more when a file turns out to need more passes than its size told.
   */
  readonly onProgress?: (bytesDone: number, bytesTotal: number) => void;
  /** MiB for the tables of reading (160 of them set apart for decoding); more passes are made rather than grow. */
  readonly memoryMb?: number;
  /** Stops reading; the iterator then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Reads one map file as batches of features. Throws `MapFileError`, naming the file and the byte, when the file is
 * broken or of an unknown kind.
 */
export type ReadMapFile = (path: string, options?: ReadMapOptions) => AsyncIterable<readonly MapFeature[]>;
