import { Injectable } from '@nestjs/common';
import type { Point } from '#siaga/contracts';
import { Database } from '#siaga/persistence';

/** The border of a kabupaten/kota near a point. */
export interface BorderNear {
  code: string;
  name: string;
  kind: string;
  /** The point lies within. */
  covers: boolean;
  isEstimate: boolean;
  /** To the polygon; 0 inside. */
  distanceM: number;
}

/**
 * The nearest point is found in degrees, which this near to the equator are off by 2 % at most, and measured in metres: far
 * cheaper than turning whole provinces of islands into geographies.
 */
const SQL = `
  WITH place AS (SELECT ST_SetSRID(ST_MakePoint($1, $2), 4326) AS geom)
  SELECT border.code, coalesce(region.name, border.name) AS name, coalesce(region.kind, 'kabupaten') AS kind,
    ST_Covers(border.geom, place.geom) AS covers, border.source = 'estimate' AS "isEstimate",
    ST_Distance(ST_ClosestPoint(border.geom, place.geom)::geography, place.geom::geography) AS "distanceM"
  FROM place JOIN geo_border border ON border.level = 2 AND border.geom && ST_Expand(place.geom, $3)
    LEFT JOIN geo_region region ON region.code = border.code
  ORDER BY "distanceM"`;

/** What borders of kabupaten/kota run near a point: one indexed statement. */
@Injectable()
export class NearBorders {
  constructor(private readonly database: Database) {}

  /** Borders whose box is within `reachDeg` degrees, nearest first, imported and guessed ones alike. */
  around({ lon, lat }: Point, reachDeg: number): Promise<BorderNear[]> {
    return this.database.query<BorderNear>({ name: 'siaga_near_borders', text: SQL }, [lon, lat, reachDeg]);
  }
}
