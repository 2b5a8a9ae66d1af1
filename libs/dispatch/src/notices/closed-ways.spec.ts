import { describe, expect, it } from '@jest/globals';
import type { Assignment, Closure, Point, Route } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import type { ClosureService } from '#siaga/roads';
import type { TravelEstimator } from '../recommendation/travel-estimator.js';
import type { UnitCandidates } from '../recommendation/unit-candidates.js';
import { ClosedWays } from './closed-ways.js';

const NOW = new Date('2026-11-28T03:00:00.000Z');
const POST = { lon: 103.6, lat: -1.6 };
const SCENE = { lon: 103.7, lat: -1.6 };
const job = {
  id: 'job-1',
  unitId: 'unit-1',
  status: 'en_route',
  offeredAt: '2026-11-28T02:50:00.000Z',
  releasedAt: null,
  stamps: [],
  job: { place: { point: SCENE } },
} as unknown as Assignment;
const candidate = { unit: { id: 'unit-1', type: 'bls' }, position: POST, holding: null };

function closureAt({ lon, lat }: Point, id: string): Closure {
  const corner = (east: number, north: number): Point => ({ lon: lon + east, lat: lat + north });
  const ring = [corner(-0.01, -0.01), corner(0.01, -0.01), corner(0.01, 0.01), corner(-0.01, 0.01)];
  return { id, kind: 'closed', ring, drawnAt: '2026-11-28T02:55:00.000Z', until: null } as unknown as Closure;
}

/** One street from the post to the scene, and a longer one around what closes it. */
function waysUnder(closures: readonly Closure[], blocking: readonly string[]) {
  const asked: string[][] = [];
  const wayWithout = (ignoring: string[], from: Point, to: Point): Promise<Route> => {
    asked.push(ignoring);
    const isBlocked = blocking.some((id) => !ignoring.includes(id));
    const detour: [number, number][] = isBlocked ? [[from.lon, 0]] : [];
    const line = [[from.lon, from.lat], ...detour, [to.lon, to.lat]];
    return Promise.resolve({ seconds: isBlocked ? 400 : 100, isEstimate: false, line } as unknown as Route);
  };
  const ways = new ClosedWays(
    { inRegions: () => Promise.resolve(closures) } as unknown as ClosureService,
    { get: () => candidate } as unknown as UnitCandidates,
    { wayWithout } as unknown as TravelEstimator,
  );
  return { asked, found: () => ways.of({} as Tx, job, NOW) };
}

describe('ClosedWays', () => {
  const elsewhere = Array.from({ length: 20 }, (_, n) => closureAt({ lon: 103.65, lat: -2 - n }, `far-${n}`));
  const across = closureAt({ lon: 103.65, lat: -1.6 }, 'across');

  it('should ask for two ways however many areas are closed elsewhere', async () => {
    const { asked, found } = waysUnder(elsewhere, []);
    expect(await found()).toEqual([]);
    expect(asked).toEqual([[], elsewhere.map(({ id }) => id)]);
  });

  it('should name the one that is in the way among them', async () => {
    const { found } = waysUnder([...elsewhere, across], ['across']);
    expect(await found()).toEqual([{ closureId: 'across', kind: 'closed', laterS: 300 }]);
  });

  it('should ask for no way while nothing was closed since the crew was sent', async () => {
    const before = { ...across, drawnAt: '2026-11-28T02:45:00.000Z' };
    const { asked, found } = waysUnder([before], ['across']);
    expect(await found()).toEqual([]);
    expect(asked).toEqual([]);
  });
});
