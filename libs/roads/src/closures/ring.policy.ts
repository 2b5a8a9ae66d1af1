import {
  type FieldProblem,
  isInIndonesia,
  M_PER_DEGREE,
  type Point,
  RADIANS,
  type Ring,
} from '#siaga/contracts';

/** Larger than most kabupaten: a slip of the hand, or a region that should be handled in another way. */
const LARGEST_KM2 = 10_000;
/** Below this it is a point somebody clicked three times. */
const SMALLEST_KM2 = 1e-6;
const KM_PER_DEGREE = M_PER_DEGREE / 1_000;

export type RingDecision = { ok: true; ring: Ring } | { ok: false; fields: FieldProblem[] };

/** Checks a drawn ring. Repeated corners (a double click, a closed GeoJSON ring) are left out; everything else is the drawer's. */
export function checkRing(drawn: Ring): RingDecision {
  const outside = drawn.findIndex((point) => !isInIndonesia(point));
  if (outside >= 0) return refused(`ring.${outside}`, 'The corner lies outside Indonesia; move it');
  const ring = drawn.filter((point, index) => !isSame(point, drawn[(index + 1) % drawn.length]));
  if (ring.length < 3) return refused('ring', 'Draw at least three different corners');
  const crossing = firstCrossing(ring);
  if (crossing !== null)
    return refused(`ring.${crossing}`, 'The line from this corner crosses or touches another; draw it anew');
  const km2 = areaKm2(ring);
  if (km2 < SMALLEST_KM2) return refused('ring', 'The area is empty; draw it larger');
  if (km2 > LARGEST_KM2)
    return refused('ring', `The area has ${Math.round(km2)} km²; draw at most ${LARGEST_KM2} km² at a time`);
  return { ok: true, ring };
}

/** The corners, the middles of the sides and the middle of all: where the area is looked for in regions. */
export function samplesOf(ring: Ring): Point[] {
  const between = (a: Point, b: Point): Point => ({ lon: (a.lon + b.lon) / 2, lat: (a.lat + b.lat) / 2 });
  const middles = ring.map((corner, index) => between(corner, ring[(index + 1) % ring.length] ?? corner));
  const mean = (values: number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
  const middle = { lon: mean(ring.map(({ lon }) => lon)), lat: mean(ring.map(({ lat }) => lat)) };
  return [middle, ...ring, ...middles];
}

function refused(path: string, message: string): RingDecision {
  return { ok: false, fields: [{ path, message }] };
}

function isSame(a: Point, b: Point | undefined): boolean {
  return a.lon === b?.lon && a.lat === b.lat;
}

/** Index of the first side that meets another one, apart from the corner that neighbours share; null for a simple ring. */
function firstCrossing(ring: Ring): number | null {
  const sides = ring.map((from, index) => ({ from, to: ring[(index + 1) % ring.length] ?? from }));
  for (const [index, side] of sides.entries()) {
    for (let other = index + 1; other < sides.length; other += 1) {
      const second = sides[other] ?? side;
      const isNext = other === index + 1;
      const isPrevious = index === 0 && other === sides.length - 1;
      if (
        isNext ? foldsBack(side, second) : isPrevious ? foldsBack(second, side) : segmentsMeet(side, second)
      )
        return index;
    }
  }
  return null;
}

interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** True when a line of [lon, lat] pairs touches an area or lies in it. */
export function lineMeetsRing(line: readonly (readonly [number, number])[], ring: Ring): boolean {
  const points = line.map(([lon, lat]): Point => ({ lon, lat }));
  const [first] = points;
  // With no crossing the whole line lies on the same side as its first point.
  if (first === undefined || isInside(first, ring)) return first !== undefined;
  const sides = ring.map((from, index) => ({ from, to: ring[(index + 1) % ring.length] ?? from }));
  return points.some((to, at) => {
    const from = points[at - 1] ?? to;
    return sides.some((side) => segmentsMeet({ from, to }, side));
  });
}

/** Even-odd rule. */
function isInside(point: Point, ring: Ring): boolean {
  let inside = false;
  ring.forEach((a, index) => {
    const b = ring[(index + 1) % ring.length] ?? a;
    const crosses = a.lat > point.lat !== b.lat > point.lat;
    if (crosses && point.lon < a.lon + ((point.lat - a.lat) / (b.lat - a.lat)) * (b.lon - a.lon))
      inside = !inside;
  });
  return inside;
}

/** True when two segments share a point. */
export function segmentsMeet(a: Segment, b: Segment): boolean {
  const a1 = turn(a.from, a.to, b.from);
  const a2 = turn(a.from, a.to, b.to);
  const b1 = turn(b.from, b.to, a.from);
  const b2 = turn(b.from, b.to, a.to);
  if (a1 * a2 < 0 && b1 * b2 < 0) return true;
  return (
    (a1 === 0 && isWithin(b.from, a)) ||
    (a2 === 0 && isWithin(b.to, a)) ||
    (b1 === 0 && isWithin(a.from, b)) ||
    (b2 === 0 && isWithin(a.to, b))
  );
}

/** True when the second side runs back along the first. */
function foldsBack(first: Segment, second: Segment): boolean {
  if (turn(first.from, first.to, second.to) !== 0) return false;
  const dot =
    (first.to.lon - first.from.lon) * (second.to.lon - second.from.lon) +
    (first.to.lat - first.from.lat) * (second.to.lat - second.from.lat);
  return dot < 0;
}

function turn(a: Point, b: Point, c: Point): number {
  return Math.sign((b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon));
}

function isWithin(point: Point, { from, to }: Segment): boolean {
  return (
    point.lon >= Math.min(from.lon, to.lon) &&
    point.lon <= Math.max(from.lon, to.lon) &&
    point.lat >= Math.min(from.lat, to.lat) &&
    point.lat <= Math.max(from.lat, to.lat)
  );
}

/** On the plane around the ring's first corner: good to a per cent in Indonesia's latitudes, enough for a limit. */
function areaKm2(ring: Ring): number {
  const first = ring[0] ?? { lon: 0, lat: 0 };
  const lonKm = KM_PER_DEGREE * Math.cos(first.lat * RADIANS);
  const twice = ring.reduce((sum, from, index) => {
    const to = ring[(index + 1) % ring.length] ?? from;
    const [x1, y1] = [(from.lon - first.lon) * lonKm, (from.lat - first.lat) * KM_PER_DEGREE];
    const [x2, y2] = [(to.lon - first.lon) * lonKm, (to.lat - first.lat) * KM_PER_DEGREE];
    return sum + x1 * y2 - x2 * y1;
  }, 0);
  return Math.abs(twice) / 2;
}
