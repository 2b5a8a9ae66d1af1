import type { Point, TravelMode } from '#siaga/contracts';
import { askJson, readJson, type JsonAnswer } from '#siaga/kernel';
import { z } from 'zod';
import {
  inChunks,
  MAX_ROUTER_SNAP_M,
  RouterError,
  type Router,
  type RouterAsk,
  type RouterTime,
  type RouterWay,
} from './router.js';

const LonLat = z.tuple([z.number(), z.number()]);
const Cell = z.number().nonnegative().nullable();
const Waypoint = z.object({ distance: z.number().nonnegative() });
const Failure = z.object({ code: z.string(), message: z.string().optional() });
const Table = z.object({
  code: z.literal('Ok'),
  durations: z.array(z.array(Cell)),
  distances: z.array(z.array(Cell)),
  sources: z.array(Waypoint),
  destinations: z.array(Waypoint),
  /** [row, column] of estimates, where the server was told to guess: no answers for us. */
  fallback_speed_cells: z.array(z.tuple([z.number(), z.number()])).optional(),
});
const Step = z.object({
  name: z.string(),
  distance: z.number(),
  duration: z.number(),
  maneuver: z.object({ location: LonLat }),
});
const Ways = z.object({
  code: z.literal('Ok'),
  routes: z
    .array(
      z.object({
        duration: z.number().nonnegative(),
        distance: z.number().nonnegative(),
        geometry: z.object({ coordinates: z.array(LonLat).min(2) }),
        legs: z.array(z.object({ steps: z.array(Step) })),
      }),
    )
    .min(1),
  waypoints: z.array(Waypoint).length(2),
});

/** Codes that say "not for these points"; every other one says that something is wrong with the router or with us. */
const NO_ANSWER: ReadonlySet<string> = new Set(['NoSegment', 'NoTable', 'NoRoute']);

/**
 * OSRM over HTTP: `/table` and `/route` of its `driving` profile (docs/http.md of the project). Longitude first, seconds and
 * metres, null where no way leads.
 */
export class OsrmRouter implements Router {
  readonly method = 'osrm' as const;
  readonly knowsClosures = false;

  /** `url` is the server's base address. */
  constructor(private readonly url: string) {}

  serves(mode: TravelMode): boolean {
    return mode === 'car';
  }

  toPoint(origins: readonly Point[], destination: Point, ask: RouterAsk): Promise<(RouterTime | null)[]> {
    return inChunks(origins, async (chunk) => {
      const numbers = chunk.map((_, index) => index + 1).join(';');
      const table = await this.table([destination, ...chunk], `sources=${numbers}&destinations=0`, ask);
      return chunk.map((_, row) => table && cellOf(table, row, 0));
    });
  }

  fromPoint(origin: Point, destinations: readonly Point[], ask: RouterAsk): Promise<(RouterTime | null)[]> {
    return inChunks(destinations, async (chunk) => {
      const numbers = chunk.map((_, index) => index + 1).join(';');
      const table = await this.table([origin, ...chunk], `sources=0&destinations=${numbers}`, ask);
      return chunk.map((_, column) => table && cellOf(table, 0, column));
    });
  }

  async route(from: Point, to: Point, { signal }: RouterAsk): Promise<RouterWay | null> {
    const query = 'overview=full&geometries=geojson&steps=true';
    const answer = await askJson(this.address('route', [from, to], query), signal);
    if (isNoAnswer(answer)) return null;
    const { routes, waypoints } = readJson(Ways, answer);
    const [way] = routes;
    if (way === undefined || waypoints.some(({ distance }) => distance > MAX_ROUTER_SNAP_M)) return null;
    return {
      seconds: way.duration,
      distanceM: way.distance,
      offRoadM: waypoints.reduce((sum, { distance }) => sum + distance, 0),
      line: way.geometry.coordinates,
      steps: way.legs.flatMap(({ steps }) =>
        steps.map(({ name, distance, duration, maneuver: { location } }) => ({
          name,
          distanceM: distance,
          seconds: duration,
          at: { lon: location[0], lat: location[1] },
        })),
      ),
    };
  }

  private async table(
    points: readonly Point[],
    query: string,
    { signal }: RouterAsk,
  ): Promise<z.infer<typeof Table> | null> {
    const url = this.address('table', points, `${query}&annotations=duration,distance`);
    const answer = await askJson(url, signal);
    return isNoAnswer(answer) ? null : readJson(Table, answer);
  }

  private address(service: string, points: readonly Point[], query: string): string {
    const places = points.map(({ lon, lat }) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(';');
    return `${this.url.replace(/\/+$/, '')}/${service}/v1/driving/${places}?${query}`;
  }
}

/** True for a refusal of these points. Throws RouterError for any other refusal. */
function isNoAnswer(answer: JsonAnswer): boolean {
  if (answer.status === 200) return false;
  const { code, message } = readJson(Failure, answer);
  if (NO_ANSWER.has(code)) return true;
  throw new RouterError(`refused with ${code}${message === undefined ? '' : `: ${message}`}`);
}

function cellOf(table: z.infer<typeof Table>, row: number, column: number): RouterTime | null {
  const seconds = table.durations[row]?.[column] ?? null;
  const distanceM = table.distances[row]?.[column] ?? null;
  const ends = [table.sources[row], table.destinations[column]];
  if (seconds === null || distanceM === null) return null;
  if (ends.some((end) => end === undefined || end.distance > MAX_ROUTER_SNAP_M)) return null;
  if (table.fallback_speed_cells?.some(([r, c]) => r === row && c === column) === true) return null;
  return { seconds, distanceM, offRoadM: ends.reduce((sum, end) => sum + (end?.distance ?? 0), 0) };
}
