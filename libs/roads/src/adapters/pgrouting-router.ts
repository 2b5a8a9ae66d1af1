import type { Point, TravelMode } from '#siaga/contracts';
import { isCancelled } from '#siaga/persistence';
import type { RoadConditions } from '../network/road-conditions.js';
import { bandOfHour } from '../speeds/time-band.policy.js';
import { clampFraction, edgesSql, pointsSql, roadsSql, type Box, type Drive } from './pgrouting-sql.js';
import type { RouterDatabase, RouterReader } from './router-database.js';
import {
  MAX_ROUTER_SNAP_M,
  RouterError,
  type Router,
  type RouterAsk,
  type RouterTime,
  type RouterWay,
} from './router.js';

/** Roads beside the straight way that a drive may use, in degrees (about 5 km), and as a share of its length. */
const LEAST_MARGIN = 0.05;
const MARGIN_SHARE = 0.5;
const UNDEFINED_FUNCTION = '42883';

interface Snap {
  pid: number;
  edge_id: string;
  fraction: number;
  off_m: number;
}

interface PathRow {
  name: string | null;
  seconds: number;
  distance_m: number;
  part: { type: string; coordinates: [number, number][] };
}

/**
 * pgRouting (3.4 or newer) over the imported roads in our own database, with our own speeds and closures: a check for the engine in
 * this process, and a way to keep the search out of it. The database needs the extension `pgrouting`.
 */
export class PgRoutingRouter implements Router {
  readonly method = 'pgrouting' as const;
  readonly knowsClosures = true;

  constructor(
    private readonly database: RouterDatabase,
    private readonly conditions: RoadConditions,
  ) {}

  serves(_mode: TravelMode): boolean {
    return true;
  }

  toPoint(origins: readonly Point[], destination: Point, ask: RouterAsk): Promise<(RouterTime | null)[]> {
    return this.table(destination, origins, ask, true);
  }

  fromPoint(origin: Point, destinations: readonly Point[], ask: RouterAsk): Promise<(RouterTime | null)[]> {
    return this.table(origin, destinations, ask, false);
  }

  async route(from: Point, to: Point, ask: RouterAsk): Promise<RouterWay | null> {
    const drive = this.driveOf([from, to], ask);
    const roads = roadsSql(drive);
    return this.read(async (reader) => {
      const snaps = await snap(reader, roads, [from, to]);
      const [start, end] = [snaps.get(1), snaps.get(2)];
      if (!start || !end) return null;
      const points = pointsSql([start, end].map(toStop), false);
      const fractions = [clampFraction(start.fraction), clampFraction(end.fraction)];
      const rows = await reader.query<PathRow>(pathSql(roads), [
        edgesSql(roads, false),
        points,
        ...fractions,
      ]);
      return rows.length === 0 ? null : wayOf(rows, start.off_m + end.off_m);
    });
  }

  /** One search from the point; reversed when the others are where drives begin. */
  private table(
    point: Point,
    others: readonly Point[],
    ask: RouterAsk,
    isReversed: boolean,
  ): Promise<(RouterTime | null)[]> {
    const drive = this.driveOf([point, ...others], ask);
    const roads = roadsSql(drive);
    return this.read(async (reader) => {
      const snaps = await snap(reader, roads, [point, ...others]);
      const at = snaps.get(1);
      const reached = [...snaps.values()].filter(({ pid }) => pid !== 1);
      if (!at || reached.length === 0) return others.map(() => null);
      const points = pointsSql([at, ...reached].map(toStop), isReversed);
      const targets = reached.map(({ pid }) => -pid);
      const rows = await reader.query<{ pid: string; seconds: number; distance_m: number }>(timesSql(roads), [
        edgesSql(roads, isReversed),
        points,
        targets,
      ]);
      const byPid = new Map(rows.map((row) => [Number(row.pid), row]));
      return others.map((_, index) => {
        const row = byPid.get(-(index + 2));
        const offRoadM = at.off_m + (snaps.get(index + 2)?.off_m ?? 0);
        return row ? { seconds: row.seconds, distanceM: row.distance_m, offRoadM } : null;
      });
    });
  }

  close(): Promise<void> {
    return this.database.close();
  }

  private driveOf(points: readonly Point[], { mode, hour, siren }: RouterAsk): Drive {
    const { speeds: table } = this.conditions;
    return { mode, band: bandOfHour(hour), table, waterFactor: siren, box: boxAround(points) };
  }

  private async read<T>(work: (reader: RouterReader) => Promise<T>): Promise<T> {
    try {
      return await this.database.read(work);
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string };
      if (isCancelled(error)) throw new RouterError('gave no answer in time', { cause: error });
      if (code === UNDEFINED_FUNCTION)
        throw new RouterError('is not installed: CREATE EXTENSION pgrouting', { cause: error });
      throw new RouterError(`failed: ${message ?? String(error)}`, { cause: error });
    }
  }
}

async function snap(
  reader: RouterReader,
  roads: string,
  points: readonly Point[],
): Promise<Map<number, Snap>> {
  const rows = await reader.query<Snap>(
    `SELECT stop.pid::int, road.id AS edge_id, ST_LineLocatePoint(road.geom, stop.geom) AS fraction,
       ST_Distance(road.geom::geography, stop.geom::geography) AS off_m
     FROM (
       SELECT pid, ST_SetSRID(ST_MakePoint(lon, lat), 4326) AS geom
       FROM unnest($1::float8[], $2::float8[]) WITH ORDINALITY AS asked (lon, lat, pid)
     ) stop CROSS JOIN LATERAL (
       SELECT id, geom FROM (${roads}) roads ORDER BY roads.geom <-> stop.geom LIMIT 1
     ) road`,
    [points.map(({ lon }) => lon), points.map(({ lat }) => lat)],
  );
  return new Map(rows.filter((row) => row.off_m <= MAX_ROUTER_SNAP_M).map((row) => [row.pid, row]));
}

function timesSql(roads: string): string {
  return `
    SELECT path.end_pid AS pid, sum(path.cost) AS seconds,
      COALESCE(sum(path.cost / NULLIF(road.seconds, 0) * road.length_m), 0) AS distance_m
    FROM pgr_withPoints($1, $2, -1, $3::bigint[], directed => true, driving_side => 'b', details => false) path
      LEFT JOIN (${roads}) road ON road.id = path.edge
    GROUP BY path.end_pid`;
}

function pathSql(roads: string): string {
  return `
    WITH path AS (
      SELECT path_seq, node, edge, cost, lead(node) OVER (ORDER BY path_seq) AS next
      FROM pgr_withPoints($1, $2, -1, -2, directed => true, driving_side => 'b', details => false)
    ), leg AS (
      SELECT path.path_seq, path.cost, road.*,
        CASE path.node WHEN -1 THEN $3::float8 WHEN road.source THEN 0 ELSE 1 END AS part_from,
        CASE path.next WHEN -2 THEN $4::float8 WHEN road.target THEN 1 ELSE 0 END AS part_to
      FROM path JOIN (${roads}) road ON road.id = path.edge
    )
    SELECT name, cost AS seconds, COALESCE(cost / NULLIF(seconds, 0) * length_m, 0) AS distance_m,
      ST_AsGeoJSON(CASE WHEN part_from <= part_to THEN ST_LineSubstring(geom, part_from, part_to)
        ELSE ST_Reverse(ST_LineSubstring(geom, part_to, part_from)) END, 7)::jsonb AS part
    FROM leg ORDER BY path_seq`;
}

function wayOf(rows: readonly PathRow[], offRoadM: number): RouterWay {
  const legs = rows.filter(({ part }) => part.type === 'LineString');
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    seconds: sum(rows.map((row) => row.seconds)),
    distanceM: sum(rows.map((row) => row.distance_m)),
    offRoadM,
    line: legs.flatMap(({ part }, index) => (index === 0 ? part.coordinates : part.coordinates.slice(1))),
    steps: legs.map(({ name, seconds, distance_m: distanceM, part }) => {
      const [lon, lat] = part.coordinates[0] ?? [0, 0];
      return { name: name ?? '', seconds, distanceM, at: { lon, lat } };
    }),
  };
}

function toStop({ pid, edge_id: edgeId, fraction }: Snap): { pid: number; edgeId: string; fraction: number } {
  return { pid, edgeId, fraction };
}

function boxAround(points: readonly Point[]): Box {
  const lons = points.map(({ lon }) => lon);
  const lats = points.map(({ lat }) => lat);
  const [west, south, east, north] = [
    Math.min(...lons),
    Math.min(...lats),
    Math.max(...lons),
    Math.max(...lats),
  ];
  const margin = Math.max(LEAST_MARGIN, Math.max(east - west, north - south) * MARGIN_SHARE);
  return [west - margin, south - margin, east + margin, north + margin];
}
