import { describe, expect, it } from '@jest/globals';
import type { ClusterRhythm } from '#siaga/contracts';
import { USUAL_CROWD } from './clinic-crowd.policy.js';
import { placesOf, simulateDay, type ClinicDay } from './clinic-day.policy.js';
import { figuresOf } from './template-choice.policy.js';

const RULES = { walkInAfter: 4, priorityRun: 2 };
const rhythm = (minutes: number, places: number): ClusterRhythm => ({
  minutes,
  places,
  walkIns: 0,
  firstExtra: 0,
});
const daysOf = (of: ClusterRhythm, rules = RULES): ClinicDay[] =>
  Array.from({ length: 60 }, (_, day) =>
    simulateDay(`day ${String(day)}`, USUAL_CROWD, { rhythm: of, lengthMin: 240, rules }),
  );

describe('a simulated day of a clinic', () => {
  it('should be the same for the same seed, and serve everybody who came whatever the windows', () => {
    const [windows, opening] = [daysOf(rhythm(30, 5)), daysOf(rhythm(240, 40))];
    expect(daysOf(rhythm(30, 5))).toEqual(windows);
    expect(windows.map(({ booked, walkIn }) => [booked.length, walkIn.length])).toEqual(
      opening.map(({ booked, walkIn }) => [booked.length, walkIn.length]),
    );
    const came = windows.flatMap(({ booked }) => booked).length / (60 * USUAL_CROWD.booked);
    expect(came).toBeCloseTo(1 - USUAL_CROWD.noShow, 1);
    expect(windows.every(({ walkIn }) => walkIn.length === USUAL_CROWD.walkIns)).toBe(true);
  });

  it('should spare patients most of the wait for little of the doctor’s time', () => {
    const [windows, opening] = [figuresOf(daysOf(rhythm(30, 5))), figuresOf(daysOf(rhythm(240, 40)))];
    expect(windows.booked?.meanMin).toBeLessThan(0.5 * (opening.booked?.meanMin ?? 0));
    expect(windows.idleMin).toBeLessThan(opening.idleMin + 3);
  });

  it('should let who walks in wait longer the more of the booked come before them', () => {
    const [often, rarely] = [4, 8].map((walkInAfter) =>
      figuresOf(daysOf(rhythm(30, 5), { ...RULES, walkInAfter })),
    );
    expect(rarely?.walkIn?.meanMin).toBeGreaterThan(often?.walkIn?.meanMin ?? Infinity);
    expect(rarely?.booked?.meanMin).toBeLessThan(often?.booked?.meanMin ?? 0);
  });

  it('should count the places of all windows, the first with its extra', () => {
    expect(placesOf({ lengthMin: 240, rhythm: { ...rhythm(30, 5), firstExtra: 2 } })).toBe(42);
    expect(placesOf({ lengthMin: 20, rhythm: rhythm(240, 3) })).toBe(3);
  });
});
