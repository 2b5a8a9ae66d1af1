import { describe, expect, it } from '@jest/globals';
import { distanceM, movedPoint } from '#siaga/contracts';
import { coarsePoint, judgeFixes, NEVER_MOVED, type PersonFix } from './judge-fixes.policy.js';

const HOME = { lon: 103.61, lat: -1.6 };
const FENCE = { home: HOME, radiusM: 200, gridM: 200 };
const NOW_MS = Date.parse('2026-11-30T05:00:00Z');
const MINUTE_MS = 60_000;

/** A fix so far to the east of the house, so many minutes ago. */
const at = (metres: number, minutesAgo: number, change: Partial<PersonFix> = {}): PersonFix => ({
  ...{ ...movedPoint(HOME, 0, metres), accuracyM: 20, atMs: NOW_MS - minutesAgo * MINUTE_MS },
  ...change,
});
const judge = (fixes: readonly PersonFix[], before = NEVER_MOVED, isOut = false) =>
  judgeFixes(before, fixes, FENCE, { nowMs: NOW_MS, excuse: () => isOut });

describe('judgeFixes', () => {
  it.each([
    ['at home', [at(0, 2), at(150, 1)], 'home', false],
    [
      'with a circle that touches the fence',
      [at(260, 2, { accuracyM: 80 }), at(260, 1, { accuracyM: 80 })],
      'edge',
      false,
    ],
    ['just beyond it, once', [at(260, 1)], 'away', false],
    ['just beyond it, twice', [at(260, 2), at(260, 1)], 'away', true],
    ['just beyond it, twice in a moment', [at(260, 1.1), at(260, 1)], 'away', false],
    ['just beyond it, at the edge, beyond it', [at(260, 3), at(215, 2), at(260, 1)], 'away', false],
    ['just beyond it, at home, beyond it', [at(260, 3), at(10, 2), at(260, 1)], 'away', false],
    ['clearly beyond it, once', [at(900, 1)], 'away', true],
    ['clearly beyond it, as rough as can be believed', [at(900, 1, { accuracyM: 500 })], 'away', false],
  ] as const)('should know who is %s', (_, fixes, kind, isBreach) => {
    expect(judge(fixes)).toMatchObject({ kind, isBreach, taken: fixes.length });
  });

  it.each([
    ['at (0, 0)', at(0, 1, { lon: 0, lat: 0 }), 'zero'],
    ['with longitude and latitude swapped', at(0, 1, { lon: HOME.lat, lat: HOME.lon }), 'swapped'],
    ['in another country', at(0, 1, { lon: 2.3, lat: 48.8 }), 'outside_country'],
    ['that is a mast', at(5_000, 1, { accuracyM: 1_500 }), 'coarse'],
    ['of yesterday', at(5_000, 24 * 60), 'too_old'],
    ['of tomorrow', at(5_000, -24 * 60), 'in_future'],
  ] as const)('should take no fix %s for anything', (_, fix, why) => {
    expect(judge([fix])).toMatchObject({
      ...{ taken: 0, kind: null, isBreach: false, ignored: { [why]: 1 }, kept: [] },
      state: NEVER_MOVED,
    });
  });

  it('should not believe that somebody was in another town a minute later', () => {
    const far = judge([at(0, 3), at(60_000, 2), at(10, 1)]);
    expect(far).toMatchObject({ isBreach: false, ignored: { jump: 1 }, taken: 2, kind: 'home' });
  });

  it('should judge one moment once, however often and in whatever order it is sent', () => {
    const first = judge([at(260, 5)]);
    const again = judge([at(260, 5), at(260, 6)], first.state);
    expect(again).toMatchObject({ taken: 0, isBreach: false, ignored: { repeated: 2 } });
    expect(judge([at(260, 1), at(260, 5)]).isBreach).toBe(true);
  });

  it('should tell of one leaving once, again after two hours, and that they came back', () => {
    const out = judge([at(900, 50)]);
    expect(out.isBreach).toBe(true);
    const still = judge([at(900, 40), at(1_500, 30)], out.state);
    expect(still.isBreach).toBe(false);
    const later = judgeFixes(still.state, [at(900, -100)], FENCE, {
      ...{ nowMs: NOW_MS + 100 * MINUTE_MS, excuse: () => false },
    });
    expect(later.isBreach).toBe(true);
    const back = judge([at(20, 1)], still.state);
    expect(back).toMatchObject({ hasReturned: true, isBreach: false });
    expect(judge([at(900, 0)], back.state).isBreach).toBe(true);
    // Who was never told of has not come back.
    expect(judge([at(260, 2), at(0, 1)]).hasReturned).toBe(false);
  });

  it('should be quiet about who has a reason, and tell of them when it is over', () => {
    const excused = judge([at(5_000, 3), at(5_000, 2)], NEVER_MOVED, true);
    expect(excused).toMatchObject({ kind: 'excused', isBreach: false, state: { awayCount: 0 } });
    expect(judge([at(5_000, 1)], excused.state).isBreach).toBe(true);
  });

  it('should keep little: nothing of where somebody is at home, a square elsewhere, one in so many minutes', () => {
    const home = judge([at(0, 30), at(30, 20), at(60, 10)]);
    expect(home.kept).toEqual([{ atMs: NOW_MS - 30 * MINUTE_MS, kind: 'home', place: null }]);
    const out = judge([at(900, 12), at(910, 10), at(900, 8), at(900, 6)]);
    expect(out.kept.map(({ atMs }) => (NOW_MS - atMs) / MINUTE_MS)).toEqual([12, 6]);
    for (const { place } of out.kept) expect(place).toEqual(coarsePoint(at(900, 0), 200));
  });
});

describe('coarsePoint', () => {
  it('should be the same for all of a square, and no farther off than its corner', () => {
    const points = Array.from({ length: 50 }, (_, n) => movedPoint(HOME, n * 37, n * 53));
    for (const point of points) expect(distanceM(point, coarsePoint(point, 200))).toBeLessThan(142.5);
    expect(new Set(points.map((point) => JSON.stringify(coarsePoint(point, 5_000)))).size).toBeLessThan(4);
  });
});
