import { type Closure, distanceM, type Point, type TravelMode } from '#siaga/contracts';

/** Roads may be measured half a per cent shorter than the sphere. */
const MARGIN = 1.01;
const SLACK_M = 10;

/**
 * True when a way of this length between the two points could touch a closure of the mode. Every point P of a way of length L
 * has |from P| + |P to| <= L, so a way whose ellipse misses the closure's circle is certainly clear of it, whatever roads it
 * takes; a router that knows nothing of closures may be believed exactly then.
 */
export function mayTouchClosure(
  way: { from: Point; to: Point; lengthM: number },
  mode: TravelMode,
  closures: readonly Closure[],
): boolean {
  const reachM = way.lengthM * MARGIN + SLACK_M;
  return closures.some((closure) => {
    if (mode === 'boat' && closure.kind === 'flooded') return false;
    const { centre, radiusM } = circleAround(closure);
    return distanceM(way.from, centre) + distanceM(centre, way.to) - 2 * radiusM <= reachM;
  });
}

const circles = new WeakMap<Closure, { centre: Point; radiusM: number }>();

function circleAround(closure: Closure): { centre: Point; radiusM: number } {
  const known = circles.get(closure);
  if (known) return known;
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const centre = {
    lon: middle(closure.ring.map(({ lon }) => lon)),
    lat: middle(closure.ring.map(({ lat }) => lat)),
  };
  const radiusM = closure.ring.reduce((far, corner) => Math.max(far, distanceM(centre, corner)), 0);
  const circle = { centre, radiusM };
  circles.set(closure, circle);
  return circle;
}
