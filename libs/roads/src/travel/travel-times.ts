import type { Point, Route, TravelMethod, TravelMode } from '#siaga/contracts';

/** What drives; ambulances move as cars. */
export type Vehicle = 'car' | 'ambulance' | 'motorcycle' | 'boat';

/** The mode in which a vehicle moves on the network. */
export const MODE_OF: Readonly<Record<Vehicle, TravelMode>> = {
  car: 'car',
  ambulance: 'car',
  motorcycle: 'motorcycle',
  boat: 'boat',
};

/** How units drive: their type, the hour, and whether they drive with lights and siren. */
export interface TravelOptions {
  readonly vehicle: Vehicle;
  /** The hour of the drive in local time, 0 to 23; daytime traffic when not given. */
  readonly localHour?: number;
  /** Lights and siren. */
  readonly isUrgent?: boolean;
  /** Of `route` only: closed areas, by id, that are taken as open. Given, also empty, it is answered by our own roads. */
  readonly ignoring?: readonly string[];
}

/** A point that is asked about. One with a `pin` is asked about again and again: what can be known of it alone is kept until it moves. */
export interface Stop extends Point {
  /** Stable name, for example `unit:<id>`. */
  readonly pin?: string;
}

/** One way. */
export interface TravelTime {
  readonly seconds: number;
  readonly distanceM: number;
  /** How this one answer was made: where the network does not reach, it is an estimate although the others are not. */
  readonly method: TravelMethod;
}

/** How long drives take. Answers come in the order of the stops and are never missing: what cannot be routed is estimated and says so. */
export interface TravelTimes {
  /** How times are made at best; shown beside them. */
  readonly method: TravelMethod;
  /** No way of this kind is ever faster than this, in metres of straight line a second: the bound of exact ranking. */
  topSpeedMps(options: TravelOptions): number;
  /**
   * Where a closer bound than the top speed is known: no way over so many straight metres takes less. Grows with the
   * distance, so that order by distance bounds order by time.
   */
  leastSeconds?(straightM: number, options: TravelOptions): number;
  /** From each origin to the destination. Rejects only for a programming error. */
  toPoint(origins: readonly Stop[], destination: Point, options: TravelOptions): Promise<TravelTime[]>;
  /** From the origin to each destination. */
  fromPoint(origin: Point, destinations: readonly Stop[], options: TravelOptions): Promise<TravelTime[]>;
  /** The way itself, to be drawn; a straight line when nothing better is known. */
  route(from: Point, to: Point, options: TravelOptions): Promise<Route>;
}

/** Injection token of the travel times in use. */
export const TRAVEL_TIMES = Symbol('TravelTimes');
