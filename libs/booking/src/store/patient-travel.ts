import type { Point } from '#siaga/contracts';

/** How long somebody travels to one of the points that were asked about. */
export interface PatientTravelTime {
  readonly seconds: number;
  /** Reckoned without roads. */
  readonly isEstimated: boolean;
}

/** How long patients travel: the roads know, which this lib must not know of. */
export abstract class PatientTravel {
  /** From a point to each of the others, in their order. */
  abstract fromPoint(from: Point, to: readonly Point[]): Promise<PatientTravelTime[]>;
}
