import { describe, expect, it } from '@jest/globals';
import { M_PER_DEGREE, type PositionReport } from '#siaga/contracts';
import {
  MAX_BATCH,
  MAX_BUFFERED,
  addPosition,
  isWorthKeeping,
  nextBatch,
  withoutSent,
} from './position-buffer.policy.js';

const T0 = Date.parse('2026-11-21T07:00:00.000Z');
const fix = (s: number, northM = 0, accuracyM = 10): PositionReport => ({
  point: { lon: 103.61, lat: -1.6 + northM / M_PER_DEGREE },
  at: new Date(T0 + s * 1_000).toISOString(),
  accuracyM,
});
const many = (count: number) => Array.from({ length: count }, (_, index) => fix(index * 5, index * 50));

describe('position buffer', () => {
  it.each([
    ['the first one', null, fix(0), true],
    ['one after 5 s and 50 m', fix(0), fix(5, 50), true],
    ['one after 5 s without moving', fix(0), fix(5, 3), false],
    ['one after 1 s however far', fix(0), fix(1, 50), false],
    ['one after 30 s without moving, which proves the phone lives', fix(0), fix(30), true],
    ['one that may be kilometres off', fix(0), fix(60, 500, 5_000), false],
  ])('should judge %s', (_, last, next, expected) => {
    expect(isWorthKeeping(last, next)).toBe(expected);
  });

  it('should stay bounded for hours without signal and keep the first, the newest and their order', () => {
    const all = many(3_000);
    const kept = all.reduce<PositionReport[]>(addPosition, []);
    expect(kept.length).toBeLessThanOrEqual(MAX_BUFFERED);
    expect(kept[0]).toEqual(all[0]);
    expect(kept.slice(-100)).toEqual(all.slice(-100));
    expect(kept.map((p) => p.at)).toEqual(kept.map((p) => p.at).sort());
  });

  it('should send the oldest first and keep what came meanwhile', () => {
    const buffer = many(MAX_BATCH + 20);
    const batch = nextBatch(buffer);
    expect(batch).toEqual(buffer.slice(0, MAX_BATCH));
    expect(withoutSent([...buffer, fix(9_999)], batch)).toEqual([...buffer.slice(MAX_BATCH), fix(9_999)]);
  });
});
