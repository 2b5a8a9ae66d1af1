import { Injectable } from '@nestjs/common';
import { type BorderCollection, LONGEST_DEGREE_M, type Point } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import { levelOfCode, type RegionLevel } from '../domain/region.js';
import type { BorderRow } from './border-file.js';
import type { BorderShape } from './border-index.js';

/** Marks borders guessed from village points. */
export const ESTIMATE = 'estimate';

const UPSERT = `
  INSERT INTO geo_border (code, name, level, geom, source)
  SELECT code, name, level, ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326)), 3)), $5
  FROM unnest($1::text[], $2::text[], $3::smallint[], $4::text[]) AS row(code, name, level, geometry)
  ON CONFLICT (code, source) DO UPDATE SET name = excluded.name, level = excluded.level, geom = excluded.geom, made_at = now()`;

const STAGE = `
  INSERT INTO geo_border_stage (stage, code, name, level, geom)
  SELECT $5, code, name, level, ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326)), 3))
  FROM unnest($1::text[], $2::text[], $3::smallint[], $4::text[]) AS row(code, name, level, geometry)
  ON CONFLICT (stage, code) DO UPDATE
    SET geom = ST_Multi(ST_CollectionExtract(ST_Union(geo_border_stage.geom, excluded.geom), 3))`;

const OUTSIDE = `
  SELECT n::int AS n FROM unnest($1::float8[], $2::float8[]) WITH ORDINALITY AS given(lon, lat, n)
  WHERE NOT EXISTS (
    SELECT 1 FROM geo_border
    WHERE source <> '${ESTIMATE}' AND ST_Covers(geom, ST_SetSRID(ST_MakePoint(lon, lat), 4326)))
  ORDER BY n`;

const USE_STAGE = `
  INSERT INTO geo_border (code, name, level, geom, source)
  SELECT code, name, level, geom, $2 FROM geo_border_stage WHERE stage = $1`;

/** Of several sources' polygons of a region the newest counts, a guess only without any. */
const NEWEST_FIRST = `source = '${ESTIMATE}', made_at DESC, source`;

const HOLDING = `
  SELECT code FROM geo_border border
  WHERE source <> '${ESTIMATE}' AND ST_Covers(geom, ST_SetSRID(ST_MakePoint($1, $2), 4326))
    AND NOT EXISTS (
      SELECT 1 FROM geo_border newer
      WHERE newer.code = border.code AND newer.source <> '${ESTIMATE}'
        AND (newer.made_at > border.made_at OR (newer.made_at = border.made_at AND newer.source < border.source)))
  ORDER BY level DESC LIMIT 1`;

const IMPORTED = `
  SELECT DISTINCT ON (code) code, ST_AsBinary(geom, 'NDR') AS shape
  FROM geo_border
  WHERE source <> '${ESTIMATE}' AND code > $1
  ORDER BY code, ${NEWEST_FIRST} LIMIT $2`;

const LIST = `
  SELECT code, name, level, "isEstimate", ST_AsGeoJSON(geom, 5)::json AS geometry FROM (
    SELECT DISTINCT ON (code) code, name, level, source = '${ESTIMATE}' AS "isEstimate", geom
    FROM geo_border
    WHERE code = $1 OR (level = $2 AND ($1 = 'ID' OR code LIKE $1 || '.%'))
    ORDER BY code, ${NEWEST_FIRST}) AS best
  ORDER BY level, code`;

/**
 * Cells of the Voronoi diagram of the village points in and around the region, cut to a distance that the villages'
 * radii allow (so that the sea stays free), joined by region of the wanted level. Villages around the region take part so that the
 * outer border runs midway to them.
 */
const ESTIMATE_BORDERS = `
  WITH own AS (
    SELECT code, center, radius_m FROM geo_region
    WHERE level = 4 AND source = 'geografis' AND code LIKE $1 || '.%'
  ), area AS (
    SELECT ST_Expand(ST_SetSRID(ST_Extent(center)::geometry, 4326), 0.1) AS box FROM own
  ), site AS (
    SELECT region.code, region.center FROM geo_region region, area
    WHERE region.level = 4 AND region.source = 'geografis' AND region.center && area.box
  ), cell AS (
    SELECT (ST_Dump(ST_VoronoiPolygons(ST_Collect(site.center), 0, (SELECT box FROM area)))).geom FROM site
  ), reach AS (
    SELECT ST_Union(ST_Buffer(center, least(radius_m * 1.3, 15000) / ${LONGEST_DEGREE_M}.0, 'quad_segs=4')) AS geom FROM own
  ), part AS (
    SELECT left(own.code, $2::int) AS code, ST_Union(cell.geom) AS geom
    FROM own JOIN cell ON ST_Intersects(cell.geom, own.center)
    GROUP BY 1
  )
  INSERT INTO geo_border (code, name, level, geom, source)
  SELECT part.code, region.name, region.level,
         ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_Intersection(part.geom, reach.geom)), 3)), '${ESTIMATE}'
  FROM part JOIN geo_region region ON region.code = part.code, reach
  WHERE NOT ST_IsEmpty(ST_Intersection(part.geom, reach.geom))
    AND NOT EXISTS (SELECT 1 FROM geo_border known WHERE known.code = part.code)
  ON CONFLICT (code, source) DO NOTHING`;

const JOIN_BORDERS = `
  INSERT INTO geo_border (code, name, level, geom, source)
  SELECT region.code, region.name, region.level, ST_Multi(ST_CollectionExtract(ST_Union(part.geom), 3)), '${ESTIMATE}'
  FROM geo_region region JOIN (
    SELECT DISTINCT ON (code) code, level, geom FROM geo_border WHERE code LIKE $1 || '.%' ORDER BY code, ${NEWEST_FIRST}
  ) AS part ON part.level = region.level + 1
  WHERE region.code = $1 AND NOT EXISTS (SELECT 1 FROM geo_border known WHERE known.code = region.code)
  GROUP BY region.code, region.name, region.level
  ON CONFLICT (code, source) DO NOTHING`;

interface ListRow {
  code: string;
  name: string;
  level: number;
  isEstimate: boolean;
  geometry: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown[] };
}

/** A village's border has some hundred corners, a province's a hundred thousand. */
const SHAPES_A_PAGE = 100;

/** Length of a code of each level. */
const CODE_LENGTHS: Readonly<Record<RegionLevel, number>> = { 1: 2, 2: 5, 3: 8, 4: 13 };

/** The polygons of regions, imported or guessed. */
@Injectable()
export class BorderRepository {
  constructor(private readonly db: Database) {}

  /** True when at least one border was imported. */
  async hasImported(): Promise<boolean> {
    const rows = await this.db.query(`SELECT 1 FROM geo_border WHERE source <> '${ESTIMATE}' LIMIT 1`);
    return rows.length > 0;
  }

  /** Writes polygons, replacing those of the same code and source; broken rings are mended. */
  async save(rows: readonly BorderRow[], source: string): Promise<void> {
    await this.db.query(UPSERT, [...columnsOf(rows), source]);
  }

  /** Lays polygons aside; a region that comes in several pieces becomes one. Codes must not repeat within one call. */
  async stage(rows: readonly BorderRow[], stage: string): Promise<void> {
    await this.db.query(STAGE, [...columnsOf(rows), stage]);
  }

  /** Puts what was laid aside in the place of the source's own polygons. */
  async useStage(tx: Tx, stage: string, source: string): Promise<void> {
    await this.remove(tx, source);
    await tx.query(USE_STAGE, [stage, source]);
    await tx.query('DELETE FROM geo_border_stage WHERE stage = $1', [stage]);
  }

  /** Forgets what was laid aside. */
  async dropStage(stage: string): Promise<void> {
    await this.db.query('DELETE FROM geo_border_stage WHERE stage = $1', [stage]);
  }

  /** Which of the points lie in no imported border, by their index. */
  async outside(points: readonly Point[]): Promise<number[]> {
    const rows = await this.db.query<{ n: number }>(OUTSIDE, [
      points.map((point) => point.lon),
      points.map((point) => point.lat),
    ]);
    return rows.map((row) => row.n - 1);
  }

  /** Deletes the polygons of a source. */
  async remove(tx: Tx, source: string): Promise<void> {
    await tx.query('DELETE FROM geo_border WHERE source = $1', [source]);
  }

  /** The imported shapes by code, the newest of each region, some at a time. */
  async *imported(): AsyncGenerator<readonly BorderShape[]> {
    let after = '';
    for (;;) {
      const page = await this.db.query<{ code: string; shape: Uint8Array }>(IMPORTED, [after, SHAPES_A_PAGE]);
      if (page.length > 0) yield page;
      if (page.length < SHAPES_A_PAGE) return;
      after = page.at(-1)?.code ?? '';
    }
  }

  /** The smallest imported region that holds the point, or null. */
  async regionHolding(point: Point): Promise<string | null> {
    const rows = await this.db.query<{ code: string }>(HOLDING, [point.lon, point.lat]);
    return rows[0]?.code ?? null;
  }

  /**
   * Guesses the borders of the regions of `level` inside `regionCode` that have none. Takes a second or so for the
   * kecamatan of a kabupaten; the work grows with the square of the villages, so go kabupaten by kabupaten.
   */
  async estimate(regionCode: string, level: RegionLevel): Promise<void> {
    await this.db.query(ESTIMATE_BORDERS, [regionCode, CODE_LENGTHS[level]]);
  }

  /** Gives a region without a border the union of the borders one level below it. */
  async joinChildren(regionCode: string): Promise<void> {
    await this.db.query(JOIN_BORDERS, [regionCode]);
  }

  /** The border of a region and of the regions of `level` inside it. */
  async list(regionCode: string, level: RegionLevel): Promise<BorderCollection> {
    const rows = await this.db.query<ListRow>(LIST, [regionCode, level]);
    return {
      type: 'FeatureCollection',
      features: rows.map(({ code, name, level: rowLevel, isEstimate, geometry }) => ({
        type: 'Feature',
        id: code,
        properties: { code, name, level: rowLevel, isEstimate },
        geometry,
      })),
    };
  }
}

function columnsOf(rows: readonly BorderRow[]): unknown[] {
  return [
    rows.map((row) => row.code),
    rows.map((row) => row.name),
    rows.map((row) => levelOfCode(row.code)),
    rows.map((row) => row.geometry),
  ];
}
