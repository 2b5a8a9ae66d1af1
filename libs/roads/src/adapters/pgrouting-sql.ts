import {
  ROAD_ACCESS,
  type RoadClass,
  type SpeedTable,
  type TimeBand,
  type TravelMode,
} from '#siaga/contracts';
import { FERRY_BOARDING_S } from '../graph/index.js';

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

/** What the roads are driven with. */
export interface Drive {
  readonly mode: TravelMode;
  readonly band: TimeBand;
  readonly table: SpeedTable;
  /** How many times seconds on water are counted, since the siren that they are divided by does not shorten them. */
  readonly waterFactor: number;
  readonly box: Box;
}

/** A stop on a road: `pid` names it, counted from 1. */
export interface SnappedStop {
  readonly pid: number;
  readonly edgeId: string;
  readonly fraction: number;
}

/** Fractions of exactly 0 or 1 are the ends of the edge, which the extension does not take for points. */
const EDGE_OF_EDGE = 1e-6;

/**
 * Text of a query for the usable roads: id, geom, name, length_m, oneway, seconds, source, target. pgRouting takes queries as text, so
 * nothing can be bound in it: all that is put in are numbers and words of our own lists, never what somebody typed. Ends that agree
 * to the seventh decimal are one vertex, whose number is made of the two coordinates.
 */
export function roadsSql({ mode, band, table, waterFactor, box }: Drive): string {
  const speeds = table.rows.filter((row) => row.mode === mode && row.band === band);
  const cases = speeds.map((row) => `WHEN '${classWord(row.roadClass)}' THEN ${row.kmh}`).join(' ');
  const kmh = cases === '' ? 'NULL::float8' : `CASE r.road_class ${cases} END::float8`;
  const kinds = mode === 'boat' ? "c.kind = 'closed'" : "c.kind IN ('closed', 'flooded')";
  return `
    SELECT r.id, r.geom, r.name, r.length_m, r.oneway,
      (r.length_m * 3.6 / LEAST(speed.kmh, NULLIF(r.max_speed_kmh, 0))
        + CASE r.road_class WHEN 'ferry' THEN ${FERRY_BOARDING_S} ELSE 0 END)
        * CASE WHEN r.road_class IN ('ferry', 'waterway') THEN ${waterFactor} ELSE 1 END AS seconds,
      ${vertexSql('ST_StartPoint(r.geom)')} AS source, ${vertexSql('ST_EndPoint(r.geom)')} AS target
    FROM map_road_in_use r
      CROSS JOIN LATERAL (SELECT ${kmh} AS kmh) speed
    WHERE r.geom && ST_MakeEnvelope(${box.join(', ')}, 4326)
      AND r.access & ${ROAD_ACCESS[mode]} <> 0 AND speed.kmh > 0
      AND NOT EXISTS (
        SELECT 1 FROM road_closure c
        WHERE c.lifted_at IS NULL AND (c.until IS NULL OR c.until > now()) AND ${kinds} AND ST_Intersects(c.geom, r.geom))`;
}

/** Text of pgRouting's edge query; reversed, one search from the destination serves all origins. */
export function edgesSql(roads: string, isReversed: boolean): string {
  const [source, target] = isReversed ? ['target', 'source'] : ['source', 'target'];
  return `SELECT id, ${source} AS source, ${target} AS target,
      CASE WHEN oneway >= 0 THEN seconds ELSE -1 END AS cost,
      CASE WHEN oneway <= 0 THEN seconds ELSE -1 END AS reverse_cost
    FROM (${roads}) roads`;
}

/** Text of pgRouting's point query. */
export function pointsSql(stops: readonly SnappedStop[], isReversed: boolean): string {
  const rows = stops.map(({ pid, edgeId, fraction }) => {
    const inside = clampFraction(isReversed ? 1 - fraction : fraction);
    return `(${pid}, ${BigInt(edgeId)}, ${inside}, 'b')`;
  });
  return `SELECT pid::bigint, edge_id::bigint, fraction::float8, side::char
    FROM (VALUES ${rows.join(', ')}) stops (pid, edge_id, fraction, side)`;
}

/** The fraction, kept off the ends of its edge. */
export function clampFraction(fraction: number): number {
  return Math.min(1 - EDGE_OF_EDGE, Math.max(EDGE_OF_EDGE, fraction));
}

function vertexSql(point: string): string {
  return `round(ST_X(${point}) * 1e7)::bigint * 2147483648 + round((ST_Y(${point}) + 90) * 1e7)::bigint`;
}

function classWord(roadClass: RoadClass): string {
  if (!/^[a-z]+$/.test(roadClass)) throw new RangeError('A road class is a plain word');
  return roadClass;
}
