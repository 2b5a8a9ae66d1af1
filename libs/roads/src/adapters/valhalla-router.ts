import type { Point, TravelMode } from '#siaga/contracts';
import { askJson, readJson, type JsonAnswer } from '#siaga/kernel';
import { z } from 'zod';
import { decodePolyline6 } from './polyline.js';
import {
  inChunks,
  MAX_ROUTER_SNAP_M,
  RouterError,
  type Router,
  type RouterAsk,
  type RouterTime,
  type RouterWay,
} from './router.js';

const M_PER_KM = 1_000;
const Cell = z.object({
  from_index: z.number().int(),
  to_index: z.number().int(),
  time: z.number().nonnegative().nullable(),
  distance: z.number().nonnegative().nullable(),
});
const Matrix = z.object({ sources_to_targets: z.array(z.array(Cell)) });
const Maneuver = z.object({
  street_names: z.array(z.string()).optional(),
  length: z.number(),
  time: z.number(),
  begin_shape_index: z.number().int(),
});
const Trip = z.object({
  trip: z.object({
    summary: z.object({ time: z.number().nonnegative(), length: z.number().nonnegative() }),
    legs: z.array(z.object({ shape: z.string(), maneuvers: z.array(Maneuver) })).length(1),
  }),
});
const Failure = z.object({ error_code: z.number().int(), error: z.string() });

/** Unconnected regions, no suitable edges near a location, no path: an answer about the points, not about the router. */
const NO_ANSWER: ReadonlySet<number> = new Set([170, 171, 442]);

const COSTING: Readonly<Record<Exclude<TravelMode, 'boat'>, string>> = {
  car: 'auto',
  motorcycle: 'motorcycle',
};

/**
 * Valhalla over HTTP: `/sources_to_targets` (verbose) and `/route` with a polyline6 shape. Seconds and kilometres, null where no
 * way leads; a place farther than 300 m from its roads is left to us by `search_cutoff`.
 */
export class ValhallaRouter implements Router {
  readonly method = 'valhalla' as const;
  readonly knowsClosures = false;

  /** `url` is the server's base address. */
  constructor(private readonly url: string) {}

  serves(mode: TravelMode): boolean {
    return mode !== 'boat';
  }

  toPoint(origins: readonly Point[], destination: Point, ask: RouterAsk): Promise<(RouterTime | null)[]> {
    return inChunks(origins, async (chunk) => {
      const cells = await this.matrix(chunk, [destination], ask);
      return chunk.map((_, index) => cells.find((cell) => cell.from_index === index)).map(timeOf);
    });
  }

  fromPoint(origin: Point, destinations: readonly Point[], ask: RouterAsk): Promise<(RouterTime | null)[]> {
    return inChunks(destinations, async (chunk) => {
      const cells = await this.matrix([origin], chunk, ask);
      return chunk.map((_, index) => cells.find((cell) => cell.to_index === index)).map(timeOf);
    });
  }

  async route(from: Point, to: Point, ask: RouterAsk): Promise<RouterWay | null> {
    const locations = [from, to].map(location);
    const answer = await this.post('route', { locations, ...shared(ask.mode) }, ask.signal);
    if (isNoAnswer(answer)) return null;
    const { summary, legs } = readJson(Trip, answer).trip;
    const line = legs.flatMap(({ shape }) => shapeOf(shape));
    return {
      seconds: summary.time,
      distanceM: summary.length * M_PER_KM,
      offRoadM: 0,
      line,
      steps: legs.flatMap(({ maneuvers }) =>
        maneuvers.map(({ street_names: names, length, time, begin_shape_index: begin }) => {
          const [lon, lat] = line[begin] ?? [from.lon, from.lat];
          return { name: names?.[0] ?? '', distanceM: length * M_PER_KM, seconds: time, at: { lon, lat } };
        }),
      ),
    };
  }

  private async matrix(
    sources: readonly Point[],
    targets: readonly Point[],
    { mode, signal }: RouterAsk,
  ): Promise<z.infer<typeof Cell>[]> {
    const body = {
      sources: sources.map(location),
      targets: targets.map(location),
      ...shared(mode),
      verbose: true,
    };
    const answer = await this.post('sources_to_targets', body, signal);
    return isNoAnswer(answer) ? [] : readJson(Matrix, answer).sources_to_targets.flat();
  }

  private post(service: string, body: unknown, signal: AbortSignal): Promise<JsonAnswer> {
    return askJson(`${this.url.replace(/\/+$/, '')}/${service}`, signal, body);
  }
}

function location({ lon, lat }: Point): { lon: number; lat: number; search_cutoff: number } {
  return { lon, lat, search_cutoff: MAX_ROUTER_SNAP_M };
}

function shared(mode: TravelMode): { costing: string; units: string } {
  if (mode === 'boat') throw new RangeError('Valhalla does not go by water');
  return { costing: COSTING[mode], units: 'kilometers' };
}

/** True for a refusal of these points. Throws RouterError for any other refusal. */
function isNoAnswer(answer: JsonAnswer): boolean {
  if (answer.status === 200) return false;
  const { error_code: code, error } = readJson(Failure, answer);
  if (NO_ANSWER.has(code)) return true;
  throw new RouterError(`refused with ${code}: ${error}`);
}

function timeOf(cell: z.infer<typeof Cell> | undefined): RouterTime | null {
  if (cell === undefined || cell.time === null || cell.distance === null) return null;
  return { seconds: cell.time, distanceM: cell.distance * M_PER_KM, offRoadM: 0 };
}

function shapeOf(shape: string): [number, number][] {
  try {
    return decodePolyline6(shape);
  } catch (error) {
    throw new RouterError('answered with a shape that cannot be read', { cause: error });
  }
}
