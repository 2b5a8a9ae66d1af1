import { distanceBetweenM } from '#siaga/contracts';
import { around } from 'geokdbush';
import KDBush from 'kdbush';

/**
 * The radius of a village is judged from how far its neighbours lie: villages share the land out among themselves, so a
 * village reaches about as far as its neighbours' points. `RADIUS_SHARE` of the mean distance to the `NEIGHBOURS`
 * nearest, plus `POINT_ERROR_M`, held 90 % of the area of the real polygons of Kota Jambi, Yogyakarta and Bontang.
 */
const NEIGHBOURS = 5;
const RADIUS_SHARE = 0.8;
/** Median error of the point list against newer centroids. */
const POINT_ERROR_M = 400;
const LEAST_RADIUS_M = 500;
const MOST_RADIUS_M = 40_000;

/** A village with a point of its own. */
export interface PlacedVillage {
  readonly lon: number;
  readonly lat: number;
}

/** Radii in metres, in the order of the villages, rounded to 10 m. */
export function villageRadiiM(villages: readonly PlacedVillage[]): number[] {
  const tree = new KDBush(villages.length);
  for (const village of villages) tree.add(village.lon, village.lat);
  tree.finish();
  return villages.map((village, self) => {
    const nearest = around(tree, village.lon, village.lat, NEIGHBOURS + 1);
    let sum = 0;
    let count = 0;
    for (const other of nearest) {
      const neighbour = villages[other];
      if (other === self || neighbour === undefined) continue;
      sum += distanceBetweenM(village.lon, village.lat, neighbour.lon, neighbour.lat);
      count += 1;
    }
    const meanM = count === 0 ? MOST_RADIUS_M : sum / count;
    const radiusM = Math.min(MOST_RADIUS_M, Math.max(LEAST_RADIUS_M, meanM * RADIUS_SHARE + POINT_ERROR_M));
    return Math.round(radiusM / 10) * 10;
  });
}
