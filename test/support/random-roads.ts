import { ROAD_ACCESS, type RoadClass } from '#siaga/contracts';
import type { RoadSegment } from '#siaga/mapdata';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One segment with sensible values for what is not given. */
export function segmentOf(given: Partial<RoadSegment> & { line: readonly number[] }): RoadSegment {
  return {
    id: 1,
    ref: 'way/1',
    name: null,
    aliases: [],
    roadClass: 'residential',
    oneway: 0,
    maxSpeedKmh: null,
    access: ROAD_ACCESS.car | ROAD_ACCESS.motorcycle,
    isBridge: false,
    // NaN: measured from the line.
    lengthM: NaN,
    ...given,
  };
}

const CLASSES: readonly RoadClass[] = [
  'trunk',
  'secondary',
  'residential',
  'residential',
  'alley',
  'ferry',
  'waterway',
];
const ACCESS_OF: Partial<Record<RoadClass, number>> = {
  alley: ROAD_ACCESS.motorcycle,
  waterway: ROAD_ACCESS.boat,
};
/** Degrees; lengths are given apart, so the places need only differ. */
const APART = 0.001;

/**
 * Nasty roads: two clusters that no road joins, oneways both ways, parallel segments, loops, segments without length, few
 * different lengths (so that many ways take equally long), every class.
 */
export function randomRoads(seed: number, nodes: number): RoadSegment[] {
  const random = seeded(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const side = Math.ceil(Math.sqrt(nodes));
  const placeOf = (node: number): [number, number] => [
    110 + (node % side) * APART + (node < nodes * 0.8 ? 0 : 0.05),
    -7.8 + Math.floor(node / side) * APART,
  ];
  return Array.from({ length: nodes * 2 }, (_, i) => {
    const from = below(nodes);
    const isFar = from < nodes * 0.8;
    const first = isFar ? 0 : Math.ceil(nodes * 0.8);
    const count = isFar ? Math.ceil(nodes * 0.8) : nodes - first;
    const kind = random();
    const to = kind < 0.05 ? from : first + ((from - first + 1 + below(Math.min(6, count))) % count);
    const roadClass = CLASSES[below(CLASSES.length)] as RoadClass;
    const middle = placeOf(from).map((degrees) => degrees + APART / 3);
    return segmentOf({
      id: i + 1,
      ref: `way/${i + 1}`,
      name: random() < 0.7 ? `Jalan ${below(8)}` : null,
      roadClass,
      oneway: ([-1, 0, 0, 1] as const)[below(4)] ?? 0,
      maxSpeedKmh: random() < 0.1 ? 15 : null,
      access: ACCESS_OF[roadClass] ?? ROAD_ACCESS.car | ROAD_ACCESS.motorcycle,
      lengthM: random() < 0.05 ? 0 : 100 * (1 + below(4)),
      line: kind < 0.02 ? [...placeOf(from), ...placeOf(to)] : [...placeOf(from), ...middle, ...placeOf(to)],
    });
  });
}
