import type { Point, TravelMode } from '#siaga/contracts';

/** One fix of a moving unit. */
export interface TrackPoint extends Point {
  readonly at: Date;
  /** As the device measured it; null when it did not. */
  readonly speedMps: number | null;
}

/** Fixes of one unit, oldest first. */
export interface Track {
  readonly unitId: string;
  readonly mode: TravelMode;
  readonly points: readonly TrackPoint[];
}

/** Where tracks come from: provided by the app, since roads know no fleet. */
export abstract class TrackSource {
  /** All tracks from `from` up to before `to`, in any order; a unit may come several times. */
  abstract read(from: Date, to: Date): AsyncIterable<Track>;
}
