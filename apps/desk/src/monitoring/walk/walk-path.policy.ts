import { distanceM, type Point } from '#siaga/contracts';

/** A walk of two hundred houses is settled long before; a bound all the same. */
const MOST_ROUNDS = 50;
/** Less than this is the rounding of numbers, and would be turned round for ever. */
const LEAST_GAIN_M = 0.01;

/**
 * The order in which points are walked, as their indices: from each to the nearest that is left, then every stretch turned round that is shorter
 * so (2-opt), until none is. It begins at `start`; where there is none, at the first point. The end is free. The same points give the same order.
 */
export function shortPath(start: Point | null, points: readonly Point[]): number[] {
  const isFixed = start === null;
  const way = nearestNext(start, points);
  const legM = (from: number, to: number): number => {
    const [a, b] = [from < 0 ? start : points[way[from] ?? -1], points[way[to] ?? -1]];
    // Before a free start and behind the end nobody walks.
    return a && b ? distanceM(a, b) : 0;
  };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let isBetter = false;
    for (let from = isFixed ? 1 : 0; from < way.length - 1; from += 1)
      for (let to = from + 1; to < way.length; to += 1) {
        const before = legM(from - 1, from) + legM(to, to + 1);
        const after = legM(from - 1, to) + legM(from, to + 1);
        if (before - after < LEAST_GAIN_M) continue;
        way.splice(from, to - from + 1, ...way.slice(from, to + 1).reverse());
        isBetter = true;
      }
    if (!isBetter) break;
  }
  return way;
}

function nearestNext(start: Point | null, points: readonly Point[]): number[] {
  const left = points.map((point, index) => ({ point, index }));
  const way: number[] = [];
  let at = start ?? points[0] ?? null;
  while (at !== null && left.length > 0) {
    const here: Point = at;
    const nearest = left.reduce((best, one) =>
      distanceM(here, one.point) < distanceM(here, best.point) ? one : best,
    );
    left.splice(left.indexOf(nearest), 1);
    way.push(nearest.index);
    at = nearest.point;
  }
  return way;
}

/** How far a way through points is, in metres. */
export function lengthM(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, point, index) => sum + distanceM(points[index] ?? point, point), 0);
}
