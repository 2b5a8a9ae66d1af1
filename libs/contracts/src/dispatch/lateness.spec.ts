import { describe, expect, it } from '@jest/globals';
import {
  ACTIVE_ASSIGNMENT_STATUSES,
  AssignmentStatus,
  DEFAULT_LATE_TABLE,
  expectedDriveS,
  LateColour,
  LateStatus,
  lateAfter,
  type LateAfter,
  type LateTimes,
  type Triage,
  unsentAfter,
} from '../index.js';

const TIMES: LateTimes = { everywhere: DEFAULT_LATE_TABLE, regions: {} };

const after = (
  status: AssignmentStatus,
  triage: Triage | null,
  travelS: number | null = null,
  expectedS: number | null = null,
): LateAfter | null => lateAfter(TIMES, { status, travelS, regionCode: '15.71' }, triage, expectedS);

describe('when a wait is late', () => {
  const waits = ACTIVE_ASSIGNMENT_STATUSES.filter((status) => status !== 'handed_over');
  const colours = ['merah', 'kuning', 'hijau', 'hitam', null] as const;

  it.each(waits)('should be late some time while a unit is %s, in every colour', (status) => {
    for (const triage of colours) {
      const found = after(status, triage);
      expect(found?.redAfterS).toBeGreaterThan(found?.amberAfterS ?? Infinity);
    }
  });

  it('should never be late when it is over, or handed over', () => {
    for (const status of AssignmentStatus.options.filter((one) => !waits.some((wait) => wait === one)))
      expect(after(status, 'merah')).toBeNull();
  });

  it('should wait for red no longer than for yellow, and for yellow no longer than for green', () => {
    for (const { merah, kuning, hijau, none } of Object.values(DEFAULT_LATE_TABLE)) {
      expect(merah.redAfterS).toBeLessThanOrEqual(kuning.redAfterS);
      expect(kuning.redAfterS).toBeLessThanOrEqual(hijau.redAfterS);
      expect(none.redAfterS).toBeLessThanOrEqual(kuning.redAfterS);
    }
  });

  it('should be late on the road by its own reckoning, never later than by the table', () => {
    expect(after('en_route', 'merah', 240)).toEqual({ amberAfterS: 360, redAfterS: 480 });
    expect(after('en_route', 'merah', 3_000)).toEqual(DEFAULT_LATE_TABLE.en_route.merah);
    expect(after('on_scene', 'merah', 60)).toEqual(DEFAULT_LATE_TABLE.on_scene.merah);
  });

  it('should be late on the road as soon as the live arrival is later than was reckoned, and not before', () => {
    expect(after('en_route', 'merah', 240, 300)).toEqual({ amberAfterS: 360, redAfterS: 480 });
    expect(after('en_route', 'merah', 240, 400)).toEqual({ amberAfterS: 0, redAfterS: 480 });
    expect(after('en_route', 'merah', 240, 500)).toEqual({ amberAfterS: 0, redAfterS: 0 });
    // A far scene was known to be far when the unit was sent.
    expect(after('en_route', 'merah', 3_000, 3_000)).toEqual(DEFAULT_LATE_TABLE.en_route.merah);
    expect(after('left_scene', 'merah', 240, 9_000)).toEqual(DEFAULT_LATE_TABLE.left_scene.merah);
    const job = { status: 'en_route', stamps: [], offeredAt: '2026-11-28T03:00:00.000Z' } as const;
    expect(expectedDriveS({ ...job, stamps: [] }, '2026-11-28T03:10:00.000Z')).toBe(600);
    expect(expectedDriveS({ ...job, stamps: [] }, null)).toBeNull();
  });

  it.each(LateStatus.options)(
    'should read %s of every colour from the times it is given, by region',
    (status) => {
      const odd = LateStatus.options.indexOf(status) + 1;
      for (const colour of LateColour.options) {
        const own = structuredClone(DEFAULT_LATE_TABLE);
        own[status][colour] = { amberAfterS: odd, redAfterS: odd + 1 };
        const times: LateTimes = { everywhere: DEFAULT_LATE_TABLE, regions: { '15': own } };
        const triage = colour === 'none' ? null : colour;
        const of = (regionCode: string): LateAfter | null =>
          status === 'unsent'
            ? unsentAfter(times, regionCode, triage)
            : lateAfter(times, { status, travelS: null, regionCode }, triage);
        expect(of('15.71.01')).toEqual(own[status][colour]);
        expect(of('16.71')).toEqual(DEFAULT_LATE_TABLE[status][colour]);
      }
    },
  );

  it('should call nothing late before the times are known', () => {
    expect(unsentAfter(null, '15.71', 'merah')).toBeNull();
    expect(lateAfter(null, { status: 'on_scene', travelS: null, regionCode: '15.71' }, null)).toBeNull();
  });
});
