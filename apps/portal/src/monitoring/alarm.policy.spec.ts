import { describe, expect, it } from '@jest/globals';
import { newerAlarm, secondsLeft } from './alarm.policy.js';

const alarm = (id: string, pressedAt: string, change: object = {}) => ({
  ...{
    id,
    pressedAt,
    mistakeUntil: pressedAt,
    isTakenBack: false,
    isAnswered: false,
    help: null,
    isOver: false,
  },
  ...change,
});
const [early, late] = ['2026-12-01T01:00:00.000Z', '2026-12-01T02:00:00.000Z'];

describe('which alarm a phone shows', () => {
  it('should be the one that there is, and the later of two', () => {
    expect(newerAlarm(null, null)).toBeNull();
    expect(newerAlarm(alarm('a', early), null)?.id).toBe('a');
    expect(newerAlarm(null, alarm('a', early))?.id).toBe('a');
    expect(newerAlarm(alarm('a', early), alarm('b', late))?.id).toBe('b');
    expect(newerAlarm(alarm('b', late), alarm('a', early))?.id).toBe('b');
  });

  it('should never go back: what is over stays over, whoever heard of it first', () => {
    const heard = newerAlarm(alarm('a', early, { isAnswered: true }), alarm('a', early, { isOver: true }));
    expect(heard).toMatchObject({ isAnswered: true, isOver: true });
  });

  it.each([
    [10_000, 0, 10],
    [10_000, 9_001, 1],
    [10_000, 10_000, 0],
    [10_000, 60_000, 0],
  ])('should count down until %i at %i: %i', (until, now, left) => {
    expect(secondsLeft(until, now)).toBe(left);
  });
});
