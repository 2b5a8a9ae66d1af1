import { M_PER_DEGREE, ROAD_ACCESS, type RoadClass } from '#siaga/contracts';
import type { RoadSegment } from '#siaga/mapdata';
import { seeded } from './seeded.js';

const SEED = 224;
const WEST = 110;
const SOUTH = -7.8;
const BLOCK_M = 100;
/** How far a crossing lies off its place, in blocks: no two ways are quite alike. */
const JITTER = 0.3;
const BIG_ROAD_EVERY = 32;
const ROAD_EVERY = 8;

/** A square town of `side` by `side` crossings: streets, a road every 8 lines and a big one every 32; all twoway. */
export function* gridRoads(side: number): Generator<RoadSegment> {
  const random = seeded(SEED);
  const step = BLOCK_M / M_PER_DEGREE;
  const shift = Float64Array.from({ length: side * side * 2 }, () => (random() - 0.5) * JITTER * step);
  const lonLat = (x: number, y: number): [number, number] => {
    const at = (y * side + x) * 2;
    return [WEST + x * step + (shift[at] ?? 0), SOUTH + y * step + (shift[at + 1] ?? 0)];
  };
  let id = 0;
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      if (x + 1 < side) yield street((id += 1), y, lonLat(x, y), lonLat(x + 1, y));
      if (y + 1 < side) yield street((id += 1), x, lonLat(x, y), lonLat(x, y + 1));
    }
}

function street(id: number, lineOfTown: number, from: [number, number], to: [number, number]): RoadSegment {
  return {
    id,
    ref: `grid/${id}`,
    name: null,
    aliases: [],
    roadClass: classOf(lineOfTown),
    oneway: 0,
    maxSpeedKmh: null,
    access: ROAD_ACCESS.car | ROAD_ACCESS.motorcycle,
    isBridge: false,
    line: [...from, ...to],
    lengthM: Math.hypot(from[0] - to[0], from[1] - to[1]) * M_PER_DEGREE,
  };
}

function classOf(lineOfTown: number): RoadClass {
  if (lineOfTown % BIG_ROAD_EVERY === 0) return 'trunk';
  return lineOfTown % ROAD_EVERY === 0 ? 'secondary' : 'residential';
}
