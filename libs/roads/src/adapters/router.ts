import type { Point, RouteStep, TravelMethod, TravelMode } from '#siaga/contracts';
import { OutsideServiceError } from '#siaga/kernel';

/** A drive as an outside router sees it: ordinary driving, no siren, no fixed half minute. */
export interface RouterTime {
  readonly seconds: number;
  readonly distanceM: number;
  /** Straight metres from both ends to the roads of the router; 0 where it does not tell. */
  readonly offRoadM: number;
}

/** A drawn way. */
export interface RouterWay extends RouterTime {
  readonly line: [number, number][];
  readonly steps: readonly RouteStep[];
}

/** What a router is asked with. */
export interface RouterAsk {
  readonly mode: TravelMode;
  /** Local hour, 0 to 23. */
  readonly hour: number;
  /** What land times are divided by afterwards; a router that can tell crossings apart counts them so many times. */
  readonly siren: number;
  /** Ends the request when its time is over. */
  readonly signal: AbortSignal;
}

/**
 * A router beside our own. Null is "no answer for this one" (no way, off its roads); everything that makes the whole answer
 * useless rejects, best with OutsideServiceError.
 */
export interface Router {
  readonly method: TravelMethod;
  /** False when it drives through areas that were closed here. */
  readonly knowsClosures: boolean;
  serves(mode: TravelMode): boolean;
  toPoint(origins: readonly Point[], destination: Point, ask: RouterAsk): Promise<(RouterTime | null)[]>;
  fromPoint(origin: Point, destinations: readonly Point[], ask: RouterAsk): Promise<(RouterTime | null)[]>;
  route(from: Point, to: Point, ask: RouterAsk): Promise<RouterWay | null>;
  /** Gives back what it holds; nothing is asked afterwards. */
  close?(): Promise<void>;
}

/** A router did not give what it should; `message` is for the supervisor's screen. */
export class RouterError extends OutsideServiceError {
  override readonly name = 'RouterError';
}

/** Beyond this from the router's nearest road an answer is for another place. */
export const MAX_ROUTER_SNAP_M = 300;
/** Locations in one request: OSRM's own limit when nothing is set. */
export const LOCATIONS_PER_REQUEST = 100;

/** Asks for parts of the points so that each request, with the one point they have in common, stays within the limit. */
export async function inChunks<T>(
  points: readonly Point[],
  ask: (chunk: readonly Point[]) => Promise<T[]>,
): Promise<T[]> {
  const size = LOCATIONS_PER_REQUEST - 1;
  const chunks = Array.from({ length: Math.ceil(points.length / size) }, (_, index) =>
    points.slice(index * size, (index + 1) * size),
  );
  return (await Promise.all(chunks.map(ask))).flat();
}
