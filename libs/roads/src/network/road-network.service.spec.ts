import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Point, ROAD_ACCESS } from '#siaga/contracts';
import { MapChangedError, type RoadSegment } from '#siaga/mapdata';
import { OnePassSearch } from '../graph/index.js';
import type { Stop, TravelOptions } from '../travel/travel-times.js';
import { closureAround, FakeRoads } from './fake-roads.fixture.js';
import { crossing, gridRoads } from './grid-roads.fixture.js';
import type { MetricSearch } from './metric-search.js';

const SIZE = 30;
const BY_CAR = { mode: 'car', band: 'day', isUrgent: true } as const;
const DRIVE: TravelOptions = { vehicle: 'ambulance', localHour: 12, isUrgent: true };
const DEADLINE_MS = 25_000;
const LOOK_MS = 5;

const town = new FakeRoads(gridRoads(SIZE));

beforeAll(async () => {
  await town.start();
}, 60_000);

afterAll(() => town.stop());

afterEach(async () => {
  town.reset();
  await until('the town to be as it was', () => searchOf(town).isPrepared);
});

/** Looks again and again until it is so. */
async function until(what: string, isSo: () => boolean): Promise<void> {
  const endMs = Date.now() + DEADLINE_MS;
  while (!isSo()) {
    if (Date.now() > endMs) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resume) => setTimeout(resume, LOOK_MS));
  }
}

function searchOf(roads: FakeRoads): MetricSearch {
  const search = roads.network.searchFor(BY_CAR);
  if (search === null) throw new Error('No network');
  return search;
}

function units(count: number, shift = 0): Stop[] {
  return Array.from({ length: count }, (_, n) => ({
    pin: `unit:${n}`,
    ...crossing(((n * 7 + shift) % (SIZE - 1)) + 0.4, ((n * 11) % (SIZE - 1)) + 0.02),
  }));
}

/** The costs of the search in use, and what plain Dijkstra says on its metric. */
function bothWays(search: MetricSearch, stops: readonly Stop[], to: Point): [unknown[], unknown[]] {
  const target = search.snap(to, 'destination');
  const spots = stops.flatMap((stop) => search.snap(stop, 'origin') ?? []);
  if (target === null) throw new Error('Off the roads');
  const costs = search.toPoint(stops, to).map((leg) => leg?.cost);
  return [costs, [...new OnePassSearch(search.metric).toPoint(spots, target)]];
}

describe('RoadNetworkService', () => {
  it('should read again when a map was replaced while it was read, and keep answering meanwhile', async () => {
    const [from, to] = [crossing(0, 0), crossing(9, 0)];
    const [before] = await town.times.toPoint([from], to, DRIVE);
    town.interruptReading(() => {
      throw new MapChangedError();
    });
    town.replaceMap(gridRoads(SIZE, { roadClass: 'track' }));
    expect(await town.times.toPoint([from], to, DRIVE)).toEqual([before]);
    const old = town.network.loaded;
    await until('the new map', () => town.network.loaded !== old && searchOf(town).isPrepared);
    const [after] = await town.times.toPoint([from], to, DRIVE);
    expect(after?.method).toBe('roads');
    expect(after?.seconds).toBeGreaterThan(before?.seconds ?? Infinity);
    const slow = town.network.loaded;
    town.replaceMap(gridRoads(SIZE));
    await until('the old map', () => town.network.loaded !== slow && searchOf(town).isPrepared);
    expect(await town.times.toPoint([from], to, DRIVE)).toEqual([before]);
  });

  it('should stay exact when the thread dies in the middle of a job, and have the job done by another', async () => {
    town.setSpeeds((kmh) => kmh / 2);
    const first = town.thread['worker'];
    expect(town.keeper.isPreparing).toBe(true);
    await first?.terminate();
    expect(searchOf(town).isPrepared).toBe(false);
    const [stops, to] = [units(40), crossing(14.5, 15)];
    const [ours, truth] = bothWays(searchOf(town), stops, to);
    expect(ours).toEqual(truth);
    await until('another thread to finish it', () => searchOf(town).isPrepared);
    expect(town.thread['worker']).not.toBe(first);
    expect(bothWays(searchOf(town), stops, to)).toEqual([truth, truth]);
  });
});

describe('MetricSearch', () => {
  it('should enter the units that a question passed over when it is idle, and then only the one that moved', async () => {
    const search = searchOf(town);
    const to = crossing(14.5, 15);
    const [first, truth] = bothWays(search, units(300), to);
    expect(first).toEqual(truth);
    await until('all to be entered', () => search.isSettled);
    const moved = units(300).map((unit, n) => (n === 17 ? { ...unit, ...crossing(3.3, 3) } : unit));
    const [second, newTruth] = bothWays(search, moved, to);
    expect(second).toEqual(newTruth);
    expect(second.filter((cost, n) => cost !== first[n])).toHaveLength(1);
    expect(search.isSettled).toBe(true);
  });

  it('should never let a question wait for the settling', async () => {
    const search = searchOf(town);
    for (let shift = 1; shift < 6; shift += 1) {
      const [ours, truth] = bothWays(search, units(300, shift), crossing(shift, shift));
      expect(ours).toEqual(truth);
      await new Promise((resume) => setImmediate(resume));
    }
    await until('all to be entered', () => search.isSettled);
  });
});

describe('a closure', () => {
  it('should count in the very next answer, whatever was closed before and in whatever order it is opened', () => {
    const closures = [3, 5, 7].map((n) => closureAround(crossing(n, 5), 0.0012));
    const [stops, to] = [units(30), crossing(14.5, 5)];
    const check = (): unknown[] => {
      const [ours, truth] = bothWays(searchOf(town), stops, to);
      expect(ours).toEqual(truth);
      return ours;
    };
    const open = check();
    for (const closure of closures) {
      town.conditions.takeClosure(closure);
      check();
    }
    const liftedAt = town.now.toISOString();
    for (const closure of closures) {
      town.conditions.takeClosure({ ...closure, version: 2, liftedAt });
      check();
    }
    expect(check()).toEqual(open);
  });

  it('should leave the prepared search where it is, however many are supposed to be open', async () => {
    const closures = Array.from({ length: 12 }, (_, n) => closureAround(crossing(2 * n + 1, 5), 0.0012));
    for (const closure of closures) town.conditions.takeClosure(closure);
    await until('what is closed to be prepared', () => searchOf(town).isPrepared);
    const search = searchOf(town);
    for (const { id } of closures) expect(town.network.searchFor(BY_CAR, [id])).not.toBe(search);
    expect(searchOf(town)).toBe(search);
  });
});

describe('a ferry', () => {
  const from = crossing(0, 0);
  const to = crossing(3, 0);

  /** Two streets with 1.1 km of water between them. */
  function strait(): RoadSegment[] {
    const lengths = [1, 10, 1];
    let column = 0;
    return lengths.map((blocks, index) => {
      const [start, end] = [crossing(column, 0), crossing(column + 1, 0)];
      column += 1;
      return {
        id: index + 1,
        ref: `way/${index + 1}`,
        name: null,
        aliases: [],
        roadClass: index === 1 ? 'ferry' : 'residential',
        oneway: 0,
        maxSpeedKmh: null,
        access: ROAD_ACCESS.car | ROAD_ACCESS.motorcycle | (index === 1 ? ROAD_ACCESS.boat : 0),
        isBridge: false,
        line: [start.lon, start.lat, end.lon, end.lat],
        lengthM: blocks * 110,
      } satisfies RoadSegment;
    });
  }

  it('should be no faster for a siren, and neither should a boat', async () => {
    const roads = new FakeRoads(strait());
    try {
      await roads.start();
      const secondsOf = async (options: TravelOptions): Promise<number> => {
        const [time] = await roads.times.toPoint([from], to, options);
        expect(time?.method).toBe('roads');
        expect((await roads.times.route(from, to, options)).seconds).toBe(time?.seconds);
        return time?.seconds ?? NaN;
      };
      const crossingS = 600 + (1_100 * 3.6) / 12;
      const landS = (220 * 3.6) / 22;
      expect(await secondsOf({ ...DRIVE, isUrgent: false })).toBe(Math.round(30 + crossingS + landS));
      expect(await secondsOf(DRIVE)).toBe(Math.round(30 + crossingS + landS / 1.25));
      expect(roads.network.searchFor(BY_CAR)?.isPrepared).toBe(true);
      const { steps } = await roads.times.route(from, to, DRIVE);
      expect(steps.reduce((sum, step) => sum + step.seconds, 0)).toBe(Math.round(crossingS + landS / 1.25));
      const boat: TravelOptions = { vehicle: 'boat', localHour: 12 };
      const [pier, other] = [crossing(1, 0), crossing(2, 0)];
      const calm = await roads.times.toPoint([pier], other, boat);
      expect(calm[0]?.method).toBe('roads');
      expect(await roads.times.toPoint([pier], other, { ...boat, isUrgent: true })).toEqual(calm);
    } finally {
      await roads.stop();
    }
  }, 60_000);
});
