import { describe, expect, it } from '@jest/globals';
import { NearestIndex, straightDistanceM } from './nearest-index.js';

/** A repeatable stream of numbers from 0 to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const somewhere = (next: () => number) => ({ lon: 95 + 46 * next(), lat: -11 + 17 * next() });

describe('NearestIndex', () => {
  it.each([0, 1, 15, 16, 17, 500, 3_000])(
    'should hand out %i points exactly in order of distance',
    (count) => {
      const next = numbers(count);
      const index = new NearestIndex<number>();
      const points = Array.from({ length: count }, () => somewhere(next));
      points.forEach((point, id) => index.set(String(id), point, id));
      const origin = somewhere(next);
      const expected = points.map((point) => straightDistanceM(origin, point)).sort((a, b) => a - b);
      expect([...index.nearestFirst(origin)].map((near) => near.distanceM)).toEqual(expected);
    },
  );

  it('should stay exact while points move, come and go', () => {
    const next = numbers(7);
    const index = new NearestIndex<string>();
    const truth = new Map<string, { lon: number; lat: number }>();
    for (let step = 0; step < 2_000; step += 1) {
      const id = String(Math.floor(next() * 300));
      if (next() < 0.15) {
        index.delete(id);
        truth.delete(id);
      } else {
        const point = somewhere(next);
        index.set(id, point, id);
        truth.set(id, point);
      }
      if (step % 50 !== 0) continue;
      const origin = somewhere(next);
      const found = [...index.nearestFirst(origin)];
      const expected = [...truth.values()]
        .map((point) => straightDistanceM(origin, point))
        .sort((a, b) => a - b);
      expect(found.map((near) => near.distanceM)).toEqual(expected);
      expect(new Set(found.map((near) => near.item))).toEqual(new Set(truth.keys()));
    }
    expect(index.size).toBe(truth.size);
  });
});
