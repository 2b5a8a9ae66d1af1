import { Injectable } from '@nestjs/common';
import type { Point } from '#siaga/contracts';
import { Database } from '#siaga/persistence';

/** About a kilometre: what lies farther from every road is taken to have no map. */
const NEAR_DEG = 0.01;
/** A neighbour's map reaches over the border to some. */
const LEAST_SHARE = 0.5;

/** Whether the maps in use have roads where people live. */
@Injectable()
export class RoadPresence {
  constructor(private readonly database: Database) {}

  /** True when at least half of the points have a road near. */
  async at(points: readonly Point[]): Promise<boolean> {
    const [row] = await this.database.query<{ near: number }>(
      `SELECT count(*)::int AS near FROM unnest($1::float8[], $2::float8[]) AS point (lon, lat)
       WHERE EXISTS (SELECT FROM map_road_in_use road
         WHERE road.geom && ST_Expand(ST_SetSRID(ST_MakePoint(point.lon, point.lat), 4326), ${NEAR_DEG}))`,
      [points.map(({ lon }) => lon), points.map(({ lat }) => lat)],
    );
    return (row?.near ?? 0) >= points.length * LEAST_SHARE;
  }
}
