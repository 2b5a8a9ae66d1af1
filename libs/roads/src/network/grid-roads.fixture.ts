import { distanceBetweenM, ROAD_ACCESS, type RoadClass } from '#siaga/contracts';
import type { RoadSegment } from '#siaga/mapdata';

const ORIGIN = { lon: 110.36, lat: -7.8 };
/** About 110 m. */
const STEP_DEG = 0.001;

/** The point of a crossing of `gridRoads`. */
export function crossing(column: number, row: number): { lon: number; lat: number } {
  return { lon: round(ORIGIN.lon + column * STEP_DEG), lat: round(ORIGIN.lat + row * STEP_DEG) };
}

/** A town of straight streets: `size` times `size` crossings; every fifth street is a main road, the others alternate. */
export function gridRoads(size: number, overrides: Partial<RoadSegment> = {}): RoadSegment[] {
  const segments: RoadSegment[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (column + 1 < size) segments.push(street(segments.length, row, [column, row], [column + 1, row]));
      if (row + 1 < size) segments.push(street(segments.length, column, [column, row], [column, row + 1]));
    }
  }
  return segments.map((segment) => ({ ...segment, ...overrides }));
}

function street(id: number, line: number, a: [number, number], b: [number, number]): RoadSegment {
  const [from, to] = [crossing(...a), crossing(...b)];
  const roadClass: RoadClass = line % 5 === 0 ? 'primary' : line % 2 === 0 ? 'residential' : 'tertiary';
  return {
    id: id + 1,
    ref: `way/${id + 1}`,
    name: a[1] === b[1] ? `Jalan Datar ${line}` : `Jalan Tegak ${line}`,
    aliases: [],
    roadClass,
    oneway: 0,
    maxSpeedKmh: null,
    access: ROAD_ACCESS.car | ROAD_ACCESS.motorcycle,
    isBridge: false,
    line: [from.lon, from.lat, to.lon, to.lat],
    lengthM: distanceBetweenM(from.lon, from.lat, to.lon, to.lat),
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
