import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { distanceM, type Point } from '#siaga/contracts';
import { metresOf, offRoadSeconds, OnePassSearch, secondsOf } from '../graph/index.js';
import { closureAround, FakeRoads } from '../network/fake-roads.fixture.js';
import { crossing, gridRoads } from '../network/grid-roads.fixture.js';
import type { Stop, TravelOptions, TravelTime } from './travel-times.js';

const SIZE = 14;
const DRIVE: TravelOptions = { vehicle: 'ambulance', localHour: 12, isUrgent: true };
const NOW_BY_CAR = { mode: 'car', band: 'day', isUrgent: true } as const;
const started: FakeRoads[] = [];

/** Starting a thread costs seconds from source, so the tests share one town and leave it as they found it. */
const town = new FakeRoads(gridRoads(SIZE));

async function roadsOf(): Promise<FakeRoads> {
  town.reset();
  await town.network.settled();
  return town;
}

/** Units beside the streets, at places that hang on the number alone. */
function units(count: number, shift = 0): Stop[] {
  return Array.from({ length: count }, (_, index) => {
    const { lon, lat } = crossing(
      ((index * 7 + shift) % (SIZE - 1)) + 0.37,
      ((index * 5) % (SIZE - 1)) + 0.03,
    );
    return { pin: `unit:${index}`, lon, lat };
  });
}

/** The same question to plain Dijkstra on the search in use, as the answer must be. */
function byDijkstra(roads: FakeRoads, origins: readonly Stop[], to: Point): TravelTime[] {
  const search = roads.network.searchFor(NOW_BY_CAR);
  if (search === null) throw new Error('No network');
  const dijkstra = new OnePassSearch(search.metric);
  const target = search.snap(to, 'destination');
  return origins.map((origin) => {
    const spot = search.snap(origin, 'origin');
    if (!spot || !target) throw new Error('Off the roads');
    const [cost = Infinity] = dijkstra.toPoint([spot], target);
    const besideS = offRoadSeconds(spot) + offRoadSeconds(target);
    return {
      seconds: Math.round(30 + secondsOf(cost) / 1.25 + besideS),
      distanceM: Math.round(metresOf(cost) + spot.offRoadM + target.offRoadM),
      method: 'roads',
    };
  });
}

beforeAll(async () => {
  await town.start();
}, 60_000);

afterAll(() => town.stop());

afterEach(async () => {
  for (const roads of started.splice(0)) await roads.stop();
});

describe('RoadTravelTimes', () => {
  it('should equal Dijkstra before, while and after the hierarchy is prepared', async () => {
    const roads = new FakeRoads(gridRoads(SIZE));
    started.push(roads);
    const to = crossing(6.5, 6);
    expect(roads.times.method).toBe('straight_line_estimate');
    const [first] = await roads.times.toPoint(units(1), to, DRIVE);
    expect(first?.method).toBe('straight_line_estimate');
    await roads.network.start();
    const answers: TravelTime[][] = [];
    const stops = units(40);
    const settled = roads.network.settled().then(() => 'settled');
    for (;;) {
      if (roads.network.loaded !== null) answers.push(await roads.times.toPoint(stops, to, DRIVE));
      if ((await Promise.race([settled, new Promise((go) => setImmediate(() => go('on')))])) === 'settled')
        break;
    }
    expect(roads.network.searchFor(NOW_BY_CAR)?.isPrepared).toBe(true);
    answers.push(await roads.times.toPoint(stops, to, DRIVE));
    const truth = byDijkstra(roads, stops, to);
    for (const answer of answers) expect(answer).toEqual(truth);
  });

  it('should follow the pins that moved, and only forget the others', async () => {
    const roads = await roadsOf();
    const to = crossing(2, 9);
    expect(await roads.times.toPoint(units(30), to, DRIVE)).toEqual(byDijkstra(roads, units(30), to));
    const moved = units(30).map((unit, index) => (index % 3 === 0 ? (units(30, 4)[index] ?? unit) : unit));
    expect(await roads.times.toPoint(moved, to, DRIVE)).toEqual(byDijkstra(roads, moved, to));
    const loose = moved.map(({ lon, lat }) => ({ lon, lat }));
    expect(await roads.times.toPoint(loose, to, DRIVE)).toEqual(byDijkstra(roads, moved, to));
  });

  it('should avoid a closure in the very next answer, and take the old way when it is lifted or over', async () => {
    const roads = await roadsOf();
    const [from, to] = [crossing(0, 5), crossing(10, 5)];
    const before = await roads.times.route(from, to, DRIVE);
    const closure = closureAround(crossing(5, 5));
    roads.conditions.takeClosure(closure);
    const around = await roads.times.route(from, to, DRIVE);
    const [time] = await roads.times.toPoint([from], to, DRIVE);
    expect(around.seconds).toBeGreaterThan(before.seconds);
    expect(time).toEqual(byDijkstra(roads, [from], to)[0]);
    expect(around.line.some(([lon, lat]) => distanceM({ lon, lat }, crossing(5, 5)) < 30)).toBe(false);
    const liftedAt = roads.now.toISOString();
    roads.conditions.takeClosure({ ...closure, version: 2, liftedAt, liftedBy: closure.drawnBy });
    expect(await roads.times.route(from, to, DRIVE)).toEqual(before);
    const until = new Date(roads.now.getTime() + 60_000).toISOString();
    roads.conditions.takeClosure(closureAround(crossing(5, 5), 0.0003, { until }));
    expect((await roads.times.route(from, to, DRIVE)).seconds).toBe(around.seconds);
    roads.now = new Date(until);
    expect(await roads.times.route(from, to, DRIVE)).toEqual(before);
  });

  it('should let boats through water that is flooded, and cars not', async () => {
    const river = gridRoads(4, { roadClass: 'waterway', access: 4 });
    const roads = new FakeRoads(river);
    started.push(roads);
    await roads.start();
    const boat: TravelOptions = { vehicle: 'boat', localHour: 12 };
    const [from, to] = [crossing(0, 0), crossing(3, 0)];
    const before = await roads.times.toPoint([from], to, boat);
    roads.conditions.takeClosure(closureAround(crossing(1, 0), 0.0003, { kind: 'flooded' }));
    expect(await roads.times.toPoint([from], to, boat)).toEqual(before);
    roads.conditions.takeClosure(closureAround(crossing(1, 0), 0.0003, { kind: 'closed' }));
    expect((await roads.times.toPoint([from], to, boat))[0]?.seconds).toBeGreaterThan(
      before[0]?.seconds ?? 0,
    );
    expect((await roads.times.toPoint([from], to, DRIVE))[0]?.method).toBe('straight_line_estimate');
  });

  it('should take a changed speed at once and give old or new answers, never a mix', async () => {
    const roads = await roadsOf();
    const [stops, to] = [units(40), crossing(6.5, 6)];
    const old = byDijkstra(roads, stops, to);
    const questions = Array.from({ length: 5 }, () => roads.times.toPoint(stops, to, DRIVE));
    roads.setSpeeds((kmh) => kmh / 2);
    const changed = byDijkstra(roads, stops, to);
    questions.push(...Array.from({ length: 5 }, () => roads.times.toPoint(stops, to, DRIVE)));
    const answers = await Promise.all(questions);
    expect(changed).not.toEqual(old);
    expect(answers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => old));
    expect(answers.slice(5)).toEqual(Array.from({ length: 5 }, () => changed));
    await roads.network.settled();
    expect(roads.network.searchFor(NOW_BY_CAR)?.isPrepared).toBe(true);
    expect(await roads.times.toPoint(stops, to, DRIVE)).toEqual(changed);
  });

  it('should stay exact while the thread is lost, and have it started again', async () => {
    const roads = await roadsOf();
    const [stops, to] = [units(20), crossing(6.5, 6)];
    roads.setSpeeds((kmh) => kmh / 3);
    await roads.thread.stop();
    expect(await roads.times.toPoint(stops, to, DRIVE)).toEqual(byDijkstra(roads, stops, to));
    roads.setSpeeds((kmh) => kmh * 2);
    await roads.network.settled();
    expect(roads.network.searchFor(NOW_BY_CAR)?.isPrepared).toBe(true);
    expect(await roads.times.toPoint(stops, to, DRIVE)).toEqual(byDijkstra(roads, stops, to));
  });

  it('should estimate what is off the roads, and mark just that', async () => {
    const roads = await roadsOf();
    const far = { lon: 110.36, lat: -7.9 };
    const times = await roads.times.toPoint([crossing(0, 0), far], crossing(3, 3), DRIVE);
    expect(times.map(({ method }) => method)).toEqual(['roads', 'straight_line_estimate']);
    expect((await roads.times.route(far, crossing(3, 3), DRIVE)).isEstimate).toBe(true);
    const away = await roads.times.fromPoint(far, [crossing(0, 0), crossing(1, 1)], DRIVE);
    expect(away.map(({ method }) => method)).toEqual(['straight_line_estimate', 'straight_line_estimate']);
  });

  it('should draw a way whose steps and line agree with its time', async () => {
    const roads = await roadsOf();
    const [from, to] = [crossing(1.2, 3), crossing(8, 9.4)];
    const route = await roads.times.route(from, to, DRIVE);
    const [time] = await roads.times.toPoint([from], to, DRIVE);
    expect(route).toMatchObject({ ...time, isEstimate: false });
    expect(route.line[0]).toEqual([from.lon, from.lat]);
    expect(route.line.at(-1)).toEqual([to.lon, to.lat]);
    const lineM = route.line.reduce((sum, [lon, lat], index) => {
      const [lon0, lat0] = route.line[index - 1] ?? [lon, lat];
      return sum + distanceM({ lon: lon0, lat: lat0 }, { lon, lat });
    }, 0);
    expect(Math.abs(lineM - route.distanceM)).toBeLessThan(3);
    expect(route.steps.every(({ name }) => name.startsWith('Jalan '))).toBe(true);
  });

  it('should never be faster than its bounds, whatever the method, vehicle and hour', async () => {
    const roads = await roadsOf();
    const stops = [...units(40), { lon: 110.5, lat: -7.9 }];
    for (const vehicle of ['ambulance', 'motorcycle', 'boat'] as const) {
      for (let localHour = 0; localHour < 24; localHour += 3) {
        const options = { vehicle, localHour, isUrgent: true };
        const to = crossing(4.5, 4.5);
        const times = await roads.times.toPoint(stops, to, options);
        times.forEach(({ seconds }, index) => {
          const straightM = distanceM(stops[index] ?? to, to);
          expect(seconds).toBeGreaterThanOrEqual(roads.times.leastSeconds(straightM, options));
          expect(seconds).toBeGreaterThanOrEqual(straightM / roads.times.topSpeedMps(options));
        });
      }
    }
  });

  it('should keep answering on the old map until the new one is there', async () => {
    const roads = await roadsOf();
    const [from, to] = [crossing(0, 0), crossing(9, 0)];
    const before = await roads.times.toPoint([from], to, DRIVE);
    roads.replaceMap(gridRoads(SIZE, { roadClass: 'track' }));
    const answers = [await roads.times.toPoint([from], to, DRIVE)];
    await roads.network.settled();
    const after = await roads.times.toPoint([from], to, DRIVE);
    expect(answers).toEqual([before]);
    expect(after[0]?.seconds).toBeGreaterThan(before[0]?.seconds ?? Infinity);
    expect(after).toEqual(byDijkstra(roads, [from], to));
  });
});
