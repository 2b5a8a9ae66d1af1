import type { Point, RoadClass } from '#siaga/contracts';
import type { NamedPlace } from '../search/entries/entry-store.js';

/** A stretch of a named street as a map source gives it; stretches of one name that touch become one street. */
export interface StreetPiece {
  readonly ref: string;
  readonly name: string;
  /** Other names: old ones, abbreviations, road numbers. */
  readonly aliases: readonly string[];
  readonly roadClass: RoadClass;
  /** lon, lat, lon, lat ... in degrees. */
  readonly line: readonly number[];
}

/** A house number that is known, on its street. */
export interface HouseNumber {
  readonly ref: string;
  readonly street: string;
  readonly number: string;
  readonly lon: number;
  readonly lat: number;
}

/** Everything of one map source that can be found by name. */
export interface MapContent {
  readonly streets: Iterable<StreetPiece>;
  readonly places: Iterable<NamedPlace>;
  readonly houseNumbers: Iterable<HouseNumber>;
}

/** The code of the smallest known region that holds a point, or null where nothing is known. */
export type RegionResolver = (point: Point) => string | null;
