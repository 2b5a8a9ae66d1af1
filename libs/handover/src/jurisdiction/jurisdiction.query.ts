import { Injectable } from '@nestjs/common';
import type { Point } from '#siaga/contracts';
import { NearBorders } from '#siaga/geo';
import { Database } from '#siaga/persistence';
import type { NearArea, NearBorder } from './jurisdiction.policy.js';

/** Borders are looked for this far around a point: about 25 km. */
const NEAR_DEG = 0.225;
const NEAR_M = 25_000;

/** Measured as `NearBorders` measures the borders. */
const AREAS = `
  WITH place AS (SELECT ST_SetSRID(ST_MakePoint($1, $2), 4326) AS geom)
  SELECT centre.id::text AS "centreId", ST_Covers(centre.area, place.geom) AS covers,
    ST_Distance(ST_ClosestPoint(ST_Boundary(centre.area), place.geom)::geography, place.geom::geography) AS "edgeM"
  FROM place JOIN centre ON centre.removed_at IS NULL AND centre.area && ST_Expand(place.geom, $3)
  ORDER BY "edgeM"`;

/** What borders run near a point, of regions and of centres. */
@Injectable()
export class JurisdictionQuery {
  constructor(
    private readonly database: Database,
    private readonly borders: NearBorders,
  ) {}

  async around(point: Point): Promise<{ borders: NearBorder[]; areas: NearArea[] }> {
    const [borders, areas] = await Promise.all([
      this.borders.around(point, NEAR_DEG),
      this.database.query<NearArea>({ name: 'siaga_near_areas', text: AREAS }, [
        point.lon,
        point.lat,
        NEAR_DEG,
      ]),
    ]);
    return {
      borders: borders.filter(({ distanceM }) => distanceM <= NEAR_M),
      areas: areas.filter(({ edgeM }) => edgeM <= NEAR_M),
    };
  }
}
