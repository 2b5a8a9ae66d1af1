import type { MapPlace, MapShape, RoadSegment } from '../domain/map-records.js';
import type { Database } from '#siaga/persistence';

/** A row with its geometry as WKB, checked. */
export type RoadRowInput = Omit<RoadSegment, 'id' | 'line'> & { readonly wkb: Buffer };
export type PlaceRowInput = Omit<MapPlace, 'id'>;
export type ShapeRowInput = Omit<MapShape, 'geometry'> & { readonly wkb: Buffer };

/** Joins texts that become an array again in the database; no name holds it. */
const SEPARATOR = '\u001f';
const LIST = (column: string): string => `coalesce(string_to_array(nullif(${column}, ''), chr(31)), '{}')`;

const INSERT_ROADS = `
  INSERT INTO map_road (import_id, ref, name, aliases, road_class, oneway, max_speed_kmh, access, is_bridge, length_m, geom)
  SELECT $1, ref, name, ${LIST('aliases')}, road_class, oneway, max_speed_kmh, access, is_bridge, length_m,
         ST_GeomFromWKB(wkb, 4326)
  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::real[], $8::smallint[], $9::boolean[],
              $10::float8[], $11::bytea[])
    AS row(ref, name, aliases, road_class, oneway, max_speed_kmh, access, is_bridge, length_m, wkb)`;

const INSERT_PLACES = `
  INSERT INTO map_place (import_id, ref, category, name, aliases, house_number, street, radius_m, geom)
  SELECT $1, ref, category, name, ${LIST('aliases')}, house_number, street, radius_m, ST_SetSRID(ST_MakePoint(lon, lat), 4326)
  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::real[], $9::float8[], $10::float8[])
    AS row(ref, category, name, aliases, house_number, street, radius_m, lon, lat)`;

const INSERT_SHAPES = `
  INSERT INTO map_shape (import_id, kind, name, geom)
  SELECT $1, kind, name, ST_GeomFromWKB(wkb, 4326) FROM unnest($2::text[], $3::text[], $4::bytea[]) AS row(kind, name, wkb)`;

/** Writes rows of an import: one statement a batch, its columns bound as arrays, which both engines take at their best speed. */
export class MapRowRepository {
  constructor(private readonly db: Database) {}

  async insertRoads(importId: string, rows: readonly RoadRowInput[]): Promise<void> {
    await this.db.query(INSERT_ROADS, [
      importId,
      rows.map((row) => row.ref),
      rows.map((row) => row.name),
      rows.map((row) => row.aliases.join(SEPARATOR)),
      rows.map((row) => row.roadClass),
      rows.map((row) => row.oneway),
      rows.map((row) => row.maxSpeedKmh),
      rows.map((row) => row.access),
      rows.map((row) => row.isBridge),
      rows.map((row) => row.lengthM),
      rows.map((row) => row.wkb),
    ]);
  }

  async insertPlaces(importId: string, rows: readonly PlaceRowInput[]): Promise<void> {
    await this.db.query(INSERT_PLACES, [
      importId,
      rows.map((row) => row.ref),
      rows.map((row) => row.category),
      rows.map((row) => row.name),
      rows.map((row) => row.aliases.join(SEPARATOR)),
      rows.map((row) => row.houseNumber),
      rows.map((row) => row.street),
      rows.map((row) => row.radiusM),
      rows.map((row) => row.point.lon),
      rows.map((row) => row.point.lat),
    ]);
  }

  /** Marks the places that came as facilities too and are stored as such. */
  async markFacilities(importId: string, refs: readonly string[]): Promise<void> {
    await this.db.query(
      "UPDATE map_place SET is_facility = true WHERE import_id = $1 AND ref = ANY($2) AND category <> 'house_number'",
      [importId, refs],
    );
  }

  async insertShapes(importId: string, rows: readonly ShapeRowInput[]): Promise<void> {
    await this.db.query(INSERT_SHAPES, [
      importId,
      rows.map((row) => row.kind),
      rows.map((row) => row.name),
      rows.map((row) => row.wkb),
    ]);
  }
}
