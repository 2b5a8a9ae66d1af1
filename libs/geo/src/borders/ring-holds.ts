/** Where a point lies to a closed ring. */
export type Side = 'inside' | 'outside' | 'edge';

/**
 * Where a point lies to the ring of the corners `from` to `to` (lon, lat in turn, the last as the first), by the even-odd
 * rule. Differences are taken from the point itself, so that corners and points on straight edges are met exactly.
 */
export function ringHolds(corners: Float64Array, from: number, to: number, lon: number, lat: number): Side {
  let isInside = false;
  for (let at = from; at + 3 < to; at += 2) {
    const ay = (corners[at + 1] as number) - lat;
    const by = (corners[at + 3] as number) - lat;
    if ((ay > 0 && by > 0) || (ay < 0 && by < 0)) continue;
    const ax = (corners[at] as number) - lon;
    const bx = (corners[at + 2] as number) - lon;
    const cross = ax * by - bx * ay;
    if (cross === 0 && ax * bx <= 0) return 'edge';
    if (ay > 0 !== by > 0 && cross > 0 === by > ay) isInside = !isInside;
  }
  return isInside ? 'inside' : 'outside';
}
