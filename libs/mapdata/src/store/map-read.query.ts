import type { Bounds, MapImport } from '#siaga/contracts';
import type { Database } from '#siaga/persistence';
import type { MapPlace, MapShape, PlaceCategory, RoadSegment } from '../domain/map-records.js';
import { IMPORT_COLUMNS, toMapImport, type MapImportRow } from './map-import-row.js';
import { decodeGeometry, decodeLine } from './wkb.js';

/** Thrown to a reader in whose middle the sources in use changed: what it has is from two states. Read again. */
export class MapChangedError extends Error {
  override readonly name = 'MapChangedError';

  constructor() {
    super('The map changed while it was being read; read it again');
  }
}

const PAGE_ROWS = 4_000;
const IN_BOUNDS = 'AND geom && ST_MakeEnvelope($4, $5, $6, $7, 4326)';

interface RoadRow {
  id: string;
  ref: string;
  name: string | null;
  aliases: string[];
  roadClass: RoadSegment['roadClass'];
  oneway: -1 | 0 | 1;
  maxSpeedKmh: number | null;
  access: number;
  isBridge: boolean;
  lengthM: number;
  wkb: Buffer;
}

interface PlaceRow {
  id: string;
  ref: string;
  category: PlaceCategory;
  name: string;
  aliases: string[];
  houseNumber: string | null;
  street: string | null;
  radiusM: number;
  lon: number;
  lat: number;
}

interface ShapeRow {
  id: string;
  kind: MapShape['kind'];
  name: string | null;
  wkb: Buffer;
}

const ROADS = `id, ref, name, aliases, road_class AS "roadClass", oneway, max_speed_kmh AS "maxSpeedKmh", access,
  is_bridge AS "isBridge", length_m AS "lengthM", ST_AsBinary(geom, 'NDR') AS wkb FROM map_road`;
const PLACE_COLUMNS = `id, ref, category, name, aliases, house_number AS "houseNumber", street, radius_m AS "radiusM",
  ST_X(geom) AS lon, ST_Y(geom) AS lat`;
const PLACES = `${PLACE_COLUMNS} FROM map_place`;
const LANDMARKS = `${PLACE_COLUMNS} FROM (SELECT * FROM map_place WHERE NOT is_facility) AS landmark`;
const SHAPES = `id, kind, name, ST_AsBinary(geom, 'NDR') AS wkb FROM map_shape`;

/** Reads what is in use of the imported maps, page by page. */
export class MapReadQuery {
  constructor(private readonly db: Database) {}

  /** The imports in use, by source. */
  async active(): Promise<MapImport[]> {
    const rows = await this.db.query<MapImportRow>(
      `SELECT ${IMPORT_COLUMNS} FROM map_import WHERE status = 'active' ORDER BY source`,
    );
    return rows.map(toMapImport);
  }

  /** Roads of the named imports, in the order of their numbers. Throws MapChangedError. */
  async *roads(importIds: readonly string[], bounds: Bounds | null): AsyncGenerator<RoadSegment[]> {
    for await (const rows of this.pages<RoadRow>(ROADS, importIds, bounds))
      yield rows.map(({ id, wkb, ...row }) => ({ id: Number(id), ...row, line: decodeLine(wkb) }));
  }

  /** Places of the named imports. Throws MapChangedError. */
  async *places(importIds: readonly string[], bounds: Bounds | null): AsyncGenerator<MapPlace[]> {
    yield* this.placePages(PLACES, importIds, bounds);
  }

  /** Places of the named imports but those that are stored as facilities. Throws MapChangedError. */
  async *landmarks(importIds: readonly string[]): AsyncGenerator<MapPlace[]> {
    yield* this.placePages(LANDMARKS, importIds, null);
  }

  private async *placePages(
    select: string,
    importIds: readonly string[],
    bounds: Bounds | null,
  ): AsyncGenerator<MapPlace[]> {
    for await (const rows of this.pages<PlaceRow>(select, importIds, bounds))
      yield rows.map(({ id, lon, lat, ...row }) => ({ id: Number(id), ...row, point: { lon, lat } }));
  }

  /** Shapes of the named imports. Throws MapChangedError. */
  async *shapes(importIds: readonly string[], bounds: Bounds | null): AsyncGenerator<MapShape[]> {
    for await (const rows of this.pages<ShapeRow>(SHAPES, importIds, bounds))
      yield rows.map(({ kind, name, wkb }) => ({ kind, name, geometry: decodeGeometry(wkb) }));
  }

  private async *pages<R extends { id: string }>(
    columns: string,
    importIds: readonly string[],
    bounds: Bounds | null,
  ): AsyncGenerator<R[]> {
    const box = bounds === null ? [] : [bounds.west, bounds.south, bounds.east, bounds.north];
    const within = bounds === null ? '' : IN_BOUNDS;
    const sql = `SELECT ${columns} WHERE import_id = $1 AND id > $2 ${within} ORDER BY id LIMIT $3`;
    for (const importId of importIds) {
      for (let after = '0', isMore = true; isMore;) {
        const rows = await this.db.query<R>(sql, [importId, after, PAGE_ROWS, ...box]);
        isMore = rows.length === PAGE_ROWS;
        after = rows.at(-1)?.id ?? after;
        // Rows are deleted only behind the change of status, so a page before this answer was whole.
        await this.assertActive(importIds);
        if (rows.length > 0) yield rows;
      }
    }
  }

  private async assertActive(importIds: readonly string[]): Promise<void> {
    const [row] = await this.db.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM map_import WHERE id = ANY($1::uuid[]) AND status = 'active'",
      [importIds],
    );
    if (row?.n !== importIds.length) throw new MapChangedError();
  }
}
