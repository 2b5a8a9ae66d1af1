import type { RoadClass, TravelMode } from '#siaga/contracts';

export interface MetricOptions {
  readonly mode: TravelMode;
  /** Speed of a class in this mode at the hour in question; null where the mode cannot go. Curry the band in. */
  readonly kmh: (roadClass: RoadClass) => number | null;
  /** Per segment, bits of ACCESS for the modes that a closure keeps out (`closedBits`). */
  readonly closed?: Uint8Array;
  /** Waiting for and boarding a ferry and leaving it again, once per crossing. */
  readonly ferryBoardingS?: number;
}

/** Waiting at the pier when nothing better is known. An assumption. */
export const FERRY_BOARDING_S = 600;
