import type { RoadClass, TravelMode } from '#siaga/contracts';

export interface MetricOptions {
  readonly mode: TravelMode;
  /** Speed of a class in this mode at the hour in question; null where the mode cannot go. Curry the band in. */
  readonly kmh: (roadClass: RoadClass) => number | null;
  /** Waiting for and boarding a ferry and leaving it again, once per crossing. */
  readonly ferryBoardingS?: number;
  /**
   * How many times the milliseconds on water are counted. Who divides an answer by a siren factor puts the same factor in here: the land
   * part becomes faster and the crossing does not, while all remains one sum of whole numbers.
   */
  readonly waterFactor?: number;
}

/** Waiting at the pier when nothing better is known. An assumption. */
export const FERRY_BOARDING_S = 600;
