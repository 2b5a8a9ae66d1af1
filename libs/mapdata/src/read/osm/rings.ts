import type { PolygonGeometry, Ring } from '../map-feature.js';

/** lon, lat pairs of a way, in degrees. */
export type Line = readonly (readonly [number, number])[];

/** What could be closed, and the ways that could not. */
export interface Assembled {
  readonly rings: readonly Ring[];
  readonly openEnds: number;
}

const MIN_RING_POINTS = 4;

/** Joins ways end to end into closed rings. A way may run either way; where more than two meet, any order does. */
export function assembleRings(lines: readonly Line[]): Assembled {
  const byEnd = new Map<string, Set<number>>();
  lines.forEach((line, index) => {
    for (const end of [line[0], line.at(-1)]) addTo(byEnd, keyOf(end), index);
  });
  const left = new Set(lines.keys());
  const rings: Ring[] = [];
  let openEnds = 0;
  for (const first of left) {
    const chain = followChain(first, lines, byEnd, left);
    if (chain.length >= MIN_RING_POINTS && keyOf(chain[0]) === keyOf(chain.at(-1))) rings.push(chain);
    else openEnds++;
  }
  return { rings, openEnds };
}

function followChain(
  first: number,
  lines: readonly Line[],
  byEnd: ReadonlyMap<string, ReadonlySet<number>>,
  left: Set<number>,
): (readonly [number, number])[] {
  left.delete(first);
  const chain = [...(lines[first] ?? [])];
  while (keyOf(chain[0]) !== keyOf(chain.at(-1))) {
    const end = keyOf(chain.at(-1));
    const next = [...(byEnd.get(end) ?? [])].find((index) => left.has(index));
    if (next === undefined) break;
    left.delete(next);
    const line = lines[next] ?? [];
    chain.push(...(keyOf(line[0]) === end ? line : line.toReversed()).slice(1));
  }
  return chain;
}

/** Holes go to the outer ring around them; those that lie in none are counted. */
export function toPolygons(
  outers: readonly Ring[],
  inners: readonly Ring[],
): { geometry: PolygonGeometry | null; strayHoles: number } {
  const polygons: Ring[][] = outers.map((outer) => [outer]);
  let strayHoles = 0;
  for (const inner of inners) {
    const around = polygons.find(([outer]) => outer !== undefined && isInRing(inner[0], outer));
    if (around === undefined) strayHoles++;
    else around.push(inner);
  }
  const [only] = polygons;
  if (only === undefined) return { geometry: null, strayHoles };
  if (polygons.length === 1) return { geometry: { type: 'Polygon', coordinates: only }, strayHoles };
  return { geometry: { type: 'MultiPolygon', coordinates: polygons }, strayHoles };
}

/** Whether the point lies inside the ring, by the count of edges to its east. */
export function isInRing(point: readonly [number, number] | undefined, ring: Ring): boolean {
  if (point === undefined) return false;
  const [lon, lat] = point;
  let isInside = false;
  for (let i = 1; i < ring.length; i++) {
    const [lon1 = 0, lat1 = 0] = ring[i - 1] ?? [];
    const [lon2 = 0, lat2 = 0] = ring[i] ?? [];
    if (lat1 > lat === lat2 > lat) continue;
    if (lon < lon1 + ((lat - lat1) / (lat2 - lat1)) * (lon2 - lon1)) isInside = !isInside;
  }
  return isInside;
}

function keyOf(point: readonly [number, number] | undefined): string {
  return point === undefined ? '' : `${point[0]},${point[1]}`;
}

function addTo(map: Map<string, Set<number>>, key: string, value: number): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, new Set([value]));
  else there.add(value);
}
