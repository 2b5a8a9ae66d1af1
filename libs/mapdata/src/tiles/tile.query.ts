import type { Bounds, RoadClass } from '#siaga/contracts';
import { GroundQuery, type BorderLine, type RegionLabel } from '#siaga/geo';
import type { Database } from '#siaga/persistence';
import type { MapShape, PlaceCategory } from '../domain/map-records.js';
import {
  borderLevelsAt,
  LINE_TOLERANCE_UNITS,
  placeCategoriesAt,
  regionLevelsAt,
  roadClassesAt,
  shapeKindsAt,
  SMALLEST_SHAPE_UNITS,
  TILE_LIMITS,
} from './tile-rules.policy.js';
import { BUFFER, type TileFrame } from './tile-address.js';

export interface RoadTileRow {
  roadClass: RoadClass;
  name: string | null;
  oneway: -1 | 0 | 1;
  isBridge: boolean;
  wkb: Buffer | null;
}

export interface ShapeTileRow {
  kind: MapShape['kind'];
  name: string | null;
  wkb: Buffer | null;
}

export interface PlaceTileRow {
  category: PlaceCategory;
  name: string;
  houseNumber: string | null;
  lon: number;
  lat: number;
}

const BOX = 'ST_MakeEnvelope($1, $2, $3, $4, 4326)';
/** As text, so that no planner without statistics takes the key's index for the place's. */
const IN_USE = 'import_id::text = ANY($5::text[])';
const CUT_LINE = `ST_AsBinary(ST_CollectionExtract(ST_Simplify(ST_ClipByBox2D(geom, ${BOX}), $6), 2), 'NDR')`;

/** Outer rings turn clockwise here: rows count from the north, and there it is the turn that the tiles' format asks for. */
const SHAPES = `
  SELECT kind, name, ST_AsBinary(CASE WHEN ST_Dimension(geom) = 2
      THEN ST_ForcePolygonCW(ST_CollectionExtract(ST_ClipByBox2D(ST_Simplify(geom, $6), ${BOX}), 3))
      ELSE ST_CollectionExtract(ST_Simplify(ST_ClipByBox2D(geom, ${BOX}), $6), 2) END, 'NDR') AS wkb
  FROM map_shape
  WHERE geom && ${BOX} AND ${IN_USE} AND kind = ANY($7::text[])
    AND greatest(ST_XMax(geom) - ST_XMin(geom), ST_YMax(geom) - ST_YMin(geom)) > $8
  ORDER BY greatest(ST_XMax(geom) - ST_XMin(geom), ST_YMax(geom) - ST_YMin(geom)) DESC LIMIT $9`;

const PLACES = `
  SELECT category, name, house_number AS "houseNumber", ST_X(geom) AS lon, ST_Y(geom) AS lat
  FROM map_place
  WHERE geom && ${BOX} AND ${IN_USE} AND category = ANY($6::text[])
  ORDER BY array_position($6::text[], category), id LIMIT $7`;

const listOf = ({ west, south, east, north }: Bounds): number[] => [west, south, east, north];

/** Reads what one tile holds, cut to the tile and as coarse as its zoom allows. */
export class TileQuery {
  private readonly ground: GroundQuery;

  constructor(private readonly db: Database) {
    this.ground = new GroundQuery(db);
  }

  /** The main roads first. The classes are ours, never a caller's: written out, an index on the main ones alone can serve. */
  roads(frame: TileFrame, importIds: readonly string[]): Promise<RoadTileRow[]> {
    const classes = roadClassesAt(frame.address.z);
    if (classes.length === 0) return Promise.resolve([]);
    const names = classes.map((name) => `'${name}'`).join(', ');
    return this.db.query<RoadTileRow>(
      `SELECT road_class AS "roadClass", name, oneway, is_bridge AS "isBridge", ${CUT_LINE} AS wkb
       FROM map_road WHERE geom && ${BOX} AND ${IN_USE} AND road_class IN (${names})
       ORDER BY array_position(ARRAY[${names}], road_class), length_m DESC LIMIT $7`,
      [...this.wide(frame), importIds, this.tolerance(frame), TILE_LIMITS.roads],
    );
  }

  shapes(frame: TileFrame, importIds: readonly string[]): Promise<ShapeTileRow[]> {
    const kinds = shapeKindsAt(frame.address.z);
    if (kinds.length === 0) return Promise.resolve([]);
    const smallest = frame.unitDegrees * SMALLEST_SHAPE_UNITS;
    return this.db.query<ShapeTileRow>(SHAPES, [
      ...this.wide(frame),
      importIds,
      this.tolerance(frame),
      kinds,
      smallest,
      TILE_LIMITS.shapes,
    ]);
  }

  borders(frame: TileFrame): Promise<BorderLine[]> {
    const ask = {
      box: frame.bounds(BUFFER),
      levels: borderLevelsAt(frame.address.z),
      limit: TILE_LIMITS.borders,
    };
    return this.ground.borders(ask, this.tolerance(frame));
  }

  places(frame: TileFrame, importIds: readonly string[]): Promise<PlaceTileRow[]> {
    const categories = placeCategoriesAt(frame.address.z);
    if (categories.length === 0) return Promise.resolve([]);
    const box = listOf(frame.bounds(0));
    return this.db.query<PlaceTileRow>(PLACES, [...box, importIds, categories, TILE_LIMITS.places]);
  }

  regions(frame: TileFrame): Promise<RegionLabel[]> {
    const levels = regionLevelsAt(frame.address.z);
    if (levels.length === 0) return Promise.resolve([]);
    return this.ground.regions({ box: frame.bounds(0), levels, limit: TILE_LIMITS.regions });
  }

  /** Another text whenever the gazetteer or the imported borders are others. */
  stamp(): Promise<string> {
    return this.ground.stamp();
  }

  private wide(frame: TileFrame): number[] {
    return listOf(frame.bounds(BUFFER));
  }

  private tolerance(frame: TileFrame): number {
    return frame.unitDegrees * LINE_TOLERANCE_UNITS;
  }
}
