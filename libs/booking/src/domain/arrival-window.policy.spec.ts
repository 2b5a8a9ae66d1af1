import { describe, expect, it } from '@jest/globals';
import { arrivalWindow, asTheDayRuns, judgeArrival } from './arrival-window.policy.js';

const at = (clock: string): Date => new Date(`2026-12-01T${clock}:00.000Z`);
const CLUSTER = { from: at('10:00').toISOString(), to: at('10:30').toISOString(), places: 5, walkIns: 1 };
const RULES = { earliestMinutes: 30 };

describe('when a patient may come', () => {
  it.each([
    ['09:29', 'too_early'],
    ['09:30', 'in_time'],
    ['10:30', 'in_time'],
    ['10:31', 'late'],
  ])('should be judged by the window (%s is %s)', (clock, arrival) => {
    expect(judgeArrival(arrivalWindow(CLUSTER, RULES, 0), at(clock))).toBe(arrival);
  });

  it('should move with a doctor who is late, at both ends', () => {
    const window = arrivalWindow(CLUSTER, RULES, 45);
    expect(window).toEqual({ earliest: at('10:15'), from: at('10:45'), to: at('11:15') });
    expect(judgeArrival(window, at('10:14'))).toBe('too_early');
    expect(judgeArrival(window, at('11:15'))).toBe('in_time');
  });

  it('should move every window of the session', () => {
    const moved = asTheDayRuns({ clusters: [CLUSTER, { ...CLUSTER, places: 3 }], delayMinutes: 15 });
    expect(moved).toEqual([
      { ...CLUSTER, from: at('10:15').toISOString(), to: at('10:45').toISOString() },
      { ...CLUSTER, from: at('10:15').toISOString(), to: at('10:45').toISOString(), places: 3 },
    ]);
  });
});
