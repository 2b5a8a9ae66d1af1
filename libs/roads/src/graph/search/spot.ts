import type { Point } from '#siaga/contracts';

/** A place on the network: a point of a segment's line, and how far beside the road the asked point lies. */
export interface Spot {
  /** Position of the segment in the network (not its `id`). */
  readonly segment: number;
  /** How far along the segment's line, 0 to 1. */
  readonly along: number;
  /** The point on the road. */
  readonly point: Point;
  /** Straight metres from the asked point to the road; covered at `OFF_ROAD_KMH`, outside of every search. */
  readonly offRoadM: number;
}

/** How fast the stretch between a road and a point beside it is covered: a walk with a stretcher, or a crawl across a yard. */
export const OFF_ROAD_KMH = 5;

/** Seconds for the stretch beside the road. No siren shortens it. */
export function offRoadSeconds(spot: Spot): number {
  return (spot.offRoadM * 3.6) / OFF_ROAD_KMH;
}
