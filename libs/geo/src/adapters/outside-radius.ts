import { distanceM, type Point } from '#siaga/contracts';

/** West, south, east, north in degrees. */
export interface Extent {
  readonly minLon: number;
  readonly minLat: number;
  readonly maxLon: number;
  readonly maxLat: number;
}

/** What kind of thing was found, as far as its size goes. */
export type OutsideKind = 'house' | 'place' | 'street' | 'village' | 'district' | 'city' | 'county' | 'state';

/** Radius where no extent is given. A mapped door or building is good to some tens of metres; regions by their usual size. */
const USUAL_M: Readonly<Record<OutsideKind, number>> = {
  house: 50,
  place: 100,
  street: 500,
  village: 2_000,
  district: 5_000,
  city: 10_000,
  county: 30_000,
  state: 150_000,
};

/**
 * Metres around the point in which the thing lies: to the farthest corner of its extent, and never less than a thing of its kind
 * needs. An extent is often that of one piece of a street, or a made-up square around a node.
 */
export function outsideRadiusM(kind: OutsideKind, point: Point, extent: Extent | null): number {
  if (extent === null) return USUAL_M[kind];
  const lons = [extent.minLon, extent.maxLon];
  const corners = [extent.minLat, extent.maxLat].flatMap((lat) => lons.map((lon) => ({ lon, lat })));
  const farthestM = Math.max(...corners.map((corner) => distanceM(point, corner)));
  const leastM = kind === 'house' || kind === 'place' || kind === 'street' ? USUAL_M[kind] : USUAL_M.place;
  return Math.round(Math.max(leastM, farthestM));
}
