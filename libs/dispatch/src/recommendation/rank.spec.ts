import { describe, expect, it } from '@jest/globals';
import { NearestIndex, straightDistanceM, type Near } from './nearest-index.js';
import { rank, type Verdict } from './rank.js';

interface Thing {
  id: number;
  speedMps: number;
  fate: 'ranked' | 'last' | 'left_out' | 'ignored';
}

const TOP_SPEED_MPS = 30;
const ORIGIN = { lon: 103.61, lat: -1.6 };
const FATES = ['ranked', 'ranked', 'ranked', 'last', 'left_out', 'ignored'] as const;

function world(count: number): { index: NearestIndex<Thing>; all: { thing: Thing; distanceM: number }[] } {
  const index = new NearestIndex<Thing>();
  const all = Array.from({ length: count }, (_, id) => {
    const point = { lon: 103.4 + ((id * 7919) % 1000) / 2500, lat: -1.8 + ((id * 104_729) % 1000) / 2500 };
    const fate = FATES[(id * 31) % FATES.length] ?? 'ranked';
    const thing: Thing = { id, speedMps: 5 + ((id * 17) % 25), fate };
    index.set(String(id), point, thing);
    return { thing, distanceM: straightDistanceM(ORIGIN, point) };
  });
  return { index, all };
}

const judge = (thing: Thing): Verdict<{ id: number; seconds: number }, number> => {
  if (thing.fate === 'ignored') return { kind: 'ignored' };
  if (thing.fate === 'left_out') return { kind: 'left_out', leftOut: thing.id };
  return {
    kind: 'ranked',
    isLast: thing.fate === 'last',
    make: ({ seconds }) => ({ id: thing.id, seconds }),
  };
};

describe('rank', () => {
  it.each([
    [0, 5],
    [3, 5],
    [40, 8],
    [900, 1],
    [900, 20],
  ])('should equal brute force over %i things for the best %i', async (count, limit) => {
    const { index, all } = world(count);
    const model = {
      leastSeconds: (straightM: number) => straightM / TOP_SPEED_MPS,
      travel: (candidates: readonly Near<Thing>[]) =>
        Promise.resolve(
          candidates.map(({ item, distanceM }) => ({
            seconds: distanceM / item.speedMps,
            distanceM,
            isEstimate: true,
          })),
        ),
    };
    const { ranked } = await rank(index, ORIGIN, model, judge, { limit, leftOutLimit: 10 });
    const expected = all
      .filter(({ thing }) => thing.fate === 'ranked' || thing.fate === 'last')
      .map(({ thing, distanceM }) => ({ thing, seconds: distanceM / thing.speedMps }))
      .sort(
        (a, b) => Number(a.thing.fate === 'last') - Number(b.thing.fate === 'last') || a.seconds - b.seconds,
      )
      .slice(0, limit)
      .map(({ thing, seconds }) => ({ id: thing.id, seconds }));
    expect(ranked).toEqual(expected);
  });

  it('should name the left-out ones nearest first, up to the limit', async () => {
    const { index, all } = world(60);
    const model = {
      leastSeconds: (straightM: number) => straightM / TOP_SPEED_MPS,
      travel: (candidates: readonly Near<Thing>[]) =>
        Promise.resolve(candidates.map(() => ({ seconds: 1e9, distanceM: 0, isEstimate: true }))),
    };
    const { leftOut } = await rank(index, ORIGIN, model, judge, { limit: 1_000, leftOutLimit: 4 });
    const nearest = all
      .filter(({ thing }) => thing.fate === 'left_out')
      .sort((a, b) => a.distanceM - b.distanceM);
    expect(leftOut).toEqual(nearest.slice(0, 4).map(({ thing }) => thing.id));
  });
});
