import type { Point, TravelMethod } from '#siaga/contracts';

/** How units drive: their type, and whether they drive with lights and siren. */
export interface TravelOptions {
  readonly vehicle: Vehicle;
  /** The hour of the drive in local time, 0 to 23; daytime traffic when not given. */
  readonly localHour?: number;
  /** Lights and siren. */
  readonly isUrgent?: boolean;
}

export type Vehicle = 'car' | 'ambulance' | 'motorcycle' | 'boat';

/** One way from an origin to the destination. */
export interface TravelTime {
  readonly seconds: number;
  readonly distanceM: number;
}

/** How long drives take. Answers come in the order of the origins. */
export interface TravelTimes {
  /** How the times are made; shown beside them. */
  readonly method: TravelMethod;
  /** No way of this kind is ever faster than this, in metres of straight line a second: the bound of exact ranking. */
  topSpeedMps(options: TravelOptions): number;
  /** Times from each origin to the destination. */
  travelTimes(origins: readonly Point[], destination: Point, options: TravelOptions): Promise<TravelTime[]>;
}

/** Injection token of the travel times in use. */
export const TRAVEL_TIMES = Symbol('TravelTimes');
