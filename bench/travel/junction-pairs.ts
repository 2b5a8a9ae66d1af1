import type { Point } from '#siaga/contracts';
import type { RoadSegment } from '#siaga/mapdata';
import { HierarchySearch, secondsOf } from '#siaga/roads';
import { check } from '../harness/check.js';
import { figure, type Measured } from '../harness/result.js';
import { keyOf, RoadFloor } from './road-floor.js';
import { seeded } from './seeded.js';
import { makeTown } from './town.js';

const SEED = 295;
const JUNCTIONS = 18;
const DRAWN = 40;
/** Every edge is rounded to a millisecond. */
const OFF_S = 1;

/** A junction with the seconds from it to every point of the roads. */
interface Junction {
  readonly key: string;
  readonly seconds: ReadonlyMap<string, number>;
}

/**
 * From junction to junction, where the answers to "simpang X Y" lie: seconds by the product's way from a point to the roads and its
 * search, beside a Dijkstra of the bench's own from node to node. A point on a node is the node: no carriageway is forced on the drive.
 */
export function junctionPairs(city: string, roads: readonly RoadSegment[]): Measured[] {
  const { snapper, hierarchy } = makeTown(city, roads);
  const search = new HierarchySearch(hierarchy);
  const junctions = connected(draw(roads));
  const differences = junctions.flatMap(({ key, seconds }) =>
    junctions
      .filter((other) => other.key !== key)
      .map((other) => {
        const start = snapper.snap(pointOf(key), 'origin');
        const end = snapper.snap(pointOf(other.key), 'destination');
        check(start !== null && end !== null, 'a junction lies on the roads');
        const [cost = Infinity] = search.fromPoint(start, [end]);
        return Math.abs(secondsOf(cost) - (seconds.get(other.key) ?? Infinity));
      }),
  );
  const name = (metric: string) => ({
    bench: 'travel',
    case: `${city}, ${differences.length} pairs of junctions`,
    metric,
  });
  const off = differences.filter((difference) => difference > OFF_S).length;
  return [
    figure(name('off by more than 1 s, share'), off / differences.length, { atMost: 0 }),
    figure(name('worst difference, s'), Math.max(...differences), { atMost: OFF_S }),
  ];
}

/** Some places where streets of two names meet. */
function draw(roads: readonly RoadSegment[]): Junction[] {
  const floor = new RoadFloor(roads);
  const namesAt = new Map<string, Set<string>>();
  for (const { name, line } of roads) {
    if (name === null) continue;
    for (const end of [0, line.length - 2]) {
      const key = keyOf(line, end);
      namesAt.set(key, (namesAt.get(key) ?? new Set<string>()).add(name));
    }
  }
  const meetings = [...namesAt].flatMap(([key, names]) => (names.size > 1 ? [key] : []));
  const random = seeded(SEED);
  const drawn = Array.from({ length: DRAWN }, () => meetings[Math.floor(random() * meetings.length)] ?? '');
  return [...new Set(drawn)].map((key) => ({ key, seconds: floor.secondsFrom(key) }));
}

/** Those that reach one another: of a park's ring road, or a street that leaves the map, nobody asks. */
function connected(drawn: readonly Junction[]): Junction[] {
  const hub = drawn.reduce((best, each) => (each.seconds.size > best.seconds.size ? each : best));
  const found = drawn.filter(({ key, seconds }) => hub.seconds.has(key) && seconds.has(hub.key));
  check(found.length >= JUNCTIONS, 'the city has enough junctions');
  return found.slice(0, JUNCTIONS);
}

function pointOf(key: string): Point {
  const [lon = NaN, lat = NaN] = key.split(',').map(Number);
  return { lon, lat };
}
