import { describe, expect, it } from '@jest/globals';
import {
  ACTIVE_ASSIGNMENT_STATUSES,
  AssignmentStatus,
  LATE_AFTER,
  lateAfter,
  type LateAfter,
  type Triage,
} from '../index.js';

const after = (
  status: AssignmentStatus,
  triage: Triage | null,
  travelS: number | null = null,
): LateAfter | null => lateAfter({ status, travelS }, triage);

describe('when a wait is late', () => {
  const waits = ACTIVE_ASSIGNMENT_STATUSES.filter((status) => status !== 'handed_over');

  it.each(waits)('should be late some time while a unit is %s, in every colour', (status) => {
    for (const triage of ['merah', 'kuning', 'hijau', 'hitam', null] as const) {
      const found = after(status, triage);
      expect(found?.redAfterS).toBeGreaterThan(found?.amberAfterS ?? Infinity);
    }
  });

  it('should never be late when it is over, or handed over', () => {
    for (const status of AssignmentStatus.options.filter((one) => !waits.some((wait) => wait === one)))
      expect(after(status, 'merah')).toBeNull();
  });

  it('should wait for red no longer than for yellow, and for yellow no longer than for green', () => {
    for (const { merah, kuning, hijau, none } of Object.values(LATE_AFTER)) {
      expect(merah.redAfterS).toBeLessThanOrEqual(kuning.redAfterS);
      expect(kuning.redAfterS).toBeLessThanOrEqual(hijau.redAfterS);
      expect(none.redAfterS).toBeLessThanOrEqual(kuning.redAfterS);
    }
  });

  it('should be late on the road by its own reckoning, never later than by the table', () => {
    expect(after('en_route', 'merah', 240)).toEqual({ amberAfterS: 360, redAfterS: 480 });
    expect(after('en_route', 'merah', 3_000)).toEqual(LATE_AFTER.en_route.merah);
    expect(after('on_scene', 'merah', 60)).toEqual(LATE_AFTER.on_scene.merah);
  });
});
