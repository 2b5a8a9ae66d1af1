import { describe, expect, it } from '@jest/globals';
import type { Closure } from '#siaga/contracts';
import { createLogger } from '#siaga/kernel';
import type { Router, RouterTime, RouterWay } from '../adapters/router.js';
import { closureAround, DEFAULT_TABLE, NOON } from '../network/fake-roads.fixture.js';
import type { RoadConditions } from '../network/road-conditions.js';
import { FallbackTravelTimes } from './fallback-travel-times.js';
import { StraightLineTravelTimes } from './straight-line-travel-times.js';
import type { TravelOptions } from './travel-times.js';

const DRIVE: TravelOptions = { vehicle: 'ambulance', localHour: 12, isUrgent: true };
const HERE = { lon: 110.36, lat: -7.8 };
const UNITS = [
  { lon: 110.37, lat: -7.8 },
  { lon: 110.38, lat: -7.8 },
];

type Cells = (RouterTime | null)[];

/** A router that answers as told; the straight line stands for our own roads. */
class Chain {
  nowMs = NOON.getTime();
  asked = 0;
  closures: Closure[] = [];
  answer: () => Promise<Cells> = () => Promise.resolve([]);
  way: RouterWay | null = null;
  readonly next = new StraightLineTravelTimes();
  readonly times: FallbackTravelTimes;

  constructor(knowsClosures = false) {
    const table = (): Promise<Cells> => {
      this.asked += 1;
      return this.answer();
    };
    const router: Router = {
      method: 'osrm',
      knowsClosures,
      serves: (mode) => mode === 'car',
      toPoint: table,
      fromPoint: table,
      route: () => Promise.resolve(this.way),
    };
    const conditions = {
      speeds: DEFAULT_TABLE,
      activeClosures: () => this.closures,
    } as unknown as RoadConditions;
    const clock = { now: () => new Date(this.nowMs) };
    this.times = new FallbackTravelTimes({
      router,
      next: this.next,
      conditions,
      clock,
      logger: createLogger('silent'),
      timeoutMs: 800,
    });
  }
}

const cell = (seconds: number, distanceM: number): RouterTime => ({ seconds, distanceM, offRoadM: 0 });

describe('FallbackTravelTimes', () => {
  it('should add the fixed half minute and the siren to what the router says', async () => {
    const chain = new Chain();
    chain.answer = () => Promise.resolve([cell(250, 1_500), { ...cell(500, 3_000), offRoadM: 100 }]);
    expect(await chain.times.toPoint(UNITS, HERE, DRIVE)).toEqual([
      { seconds: 230, distanceM: 1_500, method: 'osrm' },
      { seconds: 502, distanceM: 3_100, method: 'osrm' },
    ]);
    expect((await chain.times.fromPoint(HERE, UNITS, { ...DRIVE, isUrgent: false }))[0]?.seconds).toBe(280);
  });

  it('should ask the next one for single stops the router cannot answer, in their places', async () => {
    const chain = new Chain();
    chain.answer = () => Promise.resolve([null, cell(500, 3_000)]);
    const times = await chain.times.toPoint(UNITS, HERE, DRIVE);
    expect(times.map(({ method }) => method)).toEqual(['straight_line_estimate', 'osrm']);
    expect(chain.times.fallbackReason).toBeNull();
  });

  it('should never ask the router for a mode it does not serve', async () => {
    const chain = new Chain();
    const [time] = await chain.times.toPoint(UNITS, HERE, { vehicle: 'boat' });
    expect(time?.method).toBe('straight_line_estimate');
    expect(chain.asked).toBe(0);
  });

  it('should leave a dead router alone after three failures, probe it once, and take it back', async () => {
    const chain = new Chain();
    const good: Cells = UNITS.map(() => cell(500, 3_000));
    chain.answer = () => Promise.reject(new Error('gave no answer in time'));
    for (let call = 0; call < 10; call += 1) {
      const times = await chain.times.toPoint(UNITS, HERE, DRIVE);
      expect(times).toEqual(await chain.next.toPoint(UNITS, HERE, DRIVE));
    }
    expect(chain.asked).toBe(3);
    expect(chain.times.fallbackReason).toBe('osrm gave no answer in time');
    expect(chain.times.fallbackCount).toBe(10);
    chain.nowMs += 5_000;
    await Promise.all([1, 2, 3].map(() => chain.times.toPoint(UNITS, HERE, DRIVE)));
    expect(chain.asked).toBe(4);
    chain.nowMs += 5_000;
    await chain.times.toPoint(UNITS, HERE, DRIVE);
    expect(chain.asked).toBe(4);
    chain.answer = () => Promise.resolve(good);
    chain.nowMs += 5_000;
    expect((await chain.times.toPoint(UNITS, HERE, DRIVE))[0]?.method).toBe('osrm');
    expect(chain.times.fallbackReason).toBeNull();
    await chain.times.toPoint(UNITS, HERE, DRIVE);
    expect(chain.asked).toBe(6);
  });

  it('should not believe a router about ways that could touch a closure it knows nothing of', async () => {
    const chain = new Chain();
    chain.answer = () => Promise.resolve([cell(250, 1_300), cell(500, 2_500)]);
    // 800 m north of the middle of the longer way: a way of 2.5 km may go there, one of 1.3 km may not.
    chain.closures = [closureAround({ lon: 110.378, lat: -7.7925 })];
    const methods = async () => (await chain.times.toPoint(UNITS, HERE, DRIVE)).map(({ method }) => method);
    expect(await methods()).toEqual(['osrm', 'straight_line_estimate']);
    chain.closures = [closureAround({ lon: 110.37, lat: -7.8 })];
    expect(await methods()).toEqual(['straight_line_estimate', 'straight_line_estimate']);
    chain.closures = [closureAround({ lon: 110.5, lat: -7.8 })];
    expect(await methods()).toEqual(['osrm', 'osrm']);
    const line: [number, number][] = [
      [110.37, -7.8],
      [110.36, -7.8],
    ];
    chain.way = { ...cell(250, 1_300), line, steps: [] };
    expect((await chain.times.route(UNITS[0] ?? HERE, HERE, DRIVE)).method).toBe('osrm');
    chain.closures = [closureAround({ lon: 110.365, lat: -7.8 })];
    expect((await chain.times.route(UNITS[0] ?? HERE, HERE, DRIVE)).method).toBe('straight_line_estimate');
  });

  it('should believe a router that knows the closures', async () => {
    const chain = new Chain(true);
    chain.closures = [closureAround(HERE)];
    chain.answer = () => Promise.resolve([cell(250, 1_300), cell(500, 2_500)]);
    expect((await chain.times.toPoint(UNITS, HERE, DRIVE)).map(({ method }) => method)).toEqual([
      'osrm',
      'osrm',
    ]);
  });

  it('should never be faster than its bound, whatever the router claims', async () => {
    const chain = new Chain();
    chain.answer = () => Promise.resolve([cell(0, 0), cell(1, 1)]);
    const times = await chain.times.toPoint(UNITS, HERE, DRIVE);
    times.forEach(({ seconds }, index) => {
      const straightM = 1_101 * (index + 1);
      expect(seconds).toBeGreaterThanOrEqual(straightM / chain.times.topSpeedMps(DRIVE));
      expect(seconds).toBeGreaterThanOrEqual(chain.times.leastSeconds(straightM, DRIVE) - 0.5);
    });
  });
});
