import { Injectable } from '@nestjs/common';
import type { Point } from '#siaga/contracts';
import { Database } from '#siaga/persistence';
import type { NearArea, NearBorder } from './jurisdiction.policy.js';

/** Borders are looked for this far around a point: about 25 km. */
const NEAR_DEG = 0.225;
const NEAR_M = 25_000;

/**
 * The nearest point is found in degrees, which this near to the equator are off by 2 % at most, and measured in metres: far
 * cheaper than turning whole provinces of islands into geographies.
 */
const SQL = `
  WITH place AS (SELECT ST_SetSRID(ST_MakePoint($1, $2), 4326) AS geom)
  SELECT 'border' AS what, border.code AS key, coalesce(region.name, border.name) AS name, coalesce(region.kind, 'kabupaten') AS kind,
    ST_Covers(border.geom, place.geom) AS covers, border.source = 'estimate' AS "isEstimate",
    ST_Distance(ST_ClosestPoint(border.geom, place.geom)::geography, place.geom::geography) AS "distanceM"
  FROM place JOIN geo_border border ON border.level = 2 AND border.geom && ST_Expand(place.geom, $3)
    LEFT JOIN geo_region region ON region.code = border.code
  UNION ALL
  SELECT 'area', centre.id::text, centre.name, '', ST_Covers(centre.area, place.geom), false,
    ST_Distance(ST_ClosestPoint(ST_Boundary(centre.area), place.geom)::geography, place.geom::geography)
  FROM place JOIN centre ON centre.removed_at IS NULL AND centre.area && ST_Expand(place.geom, $3)
  ORDER BY 7`;

interface Row {
  what: 'border' | 'area';
  key: string;
  name: string;
  kind: string;
  covers: boolean;
  isEstimate: boolean;
  distanceM: number;
}

/** What borders run near a point: one indexed statement. */
@Injectable()
export class JurisdictionQuery {
  constructor(private readonly database: Database) {}

  async around({ lon, lat }: Point): Promise<{ borders: NearBorder[]; areas: NearArea[] }> {
    const rows = await this.database.query<Row>({ name: 'siaga_jurisdiction', text: SQL }, [
      lon,
      lat,
      NEAR_DEG,
    ]);
    const near = rows.filter(({ distanceM }) => distanceM <= NEAR_M);
    return {
      borders: near
        .filter(({ what }) => what === 'border')
        .map(({ key, name, kind, covers, isEstimate, distanceM }) => ({
          code: key,
          name,
          kind,
          covers,
          isEstimate,
          distanceM,
        })),
      areas: near
        .filter(({ what }) => what === 'area')
        .map(({ key, covers, distanceM }) => ({ centreId: key, covers, edgeM: distanceM })),
    };
  }
}
