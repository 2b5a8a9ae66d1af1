/**
 * The points that can be shown together with the first one without going below `minZoom`: the last ones are left out
 * until the rest fits. `zoomOf` gives the zoom at which points fit. The first point always stays.
 */
export function pointsThatFit<P>(
  points: readonly P[],
  minZoom: number,
  zoomOf: (points: readonly P[]) => number,
): readonly P[] {
  let kept = points;
  while (kept.length > 1 && zoomOf(kept) < minZoom) kept = kept.slice(0, -1);
  return kept;
}
