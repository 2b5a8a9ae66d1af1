import { describe, expect, it } from '@jest/globals';
import { USUAL_RULES, type BookingCluster } from '#siaga/contracts';
import { isOutside, movedBy, windowOf } from './session-windows.policy.js';

const at = (time: string): string => `2026-12-01T${time}:00.000Z`;
const ms = (time: string): number => Date.parse(at(time));
const cluster = (from: string, to: string): BookingCluster => ({
  from: at(from),
  to: at(to),
  places: 5,
  walkIns: 1,
});
const session = (delayMinutes = 0) => ({
  clusters: [cluster('01:00', '01:30'), cluster('01:30', '02:00')],
  delayMinutes,
});

describe('the windows of a session at the counter', () => {
  it('should be moved by what the doctor is late', () => {
    expect(windowOf(session(20), 1)).toEqual({ fromMs: ms('01:50'), toMs: ms('02:20') });
    expect(windowOf(session(), 2)).toBeNull();
  });

  it('should be shown as a delay would move them, but for what is over', () => {
    expect(
      movedBy(session(10), 30, ms('02:10')).map(({ before, after }) => [before.fromMs, after.fromMs]),
    ).toEqual([[ms('01:40'), ms('02:00')]]);
  });

  it.each([
    ['00:29', true],
    ['00:30', false],
    ['01:30', false],
    ['01:31', true],
  ])('should say at %s that somebody is outside: %s', (time, isOut) => {
    expect(isOutside({ cluster: 0 }, session(), USUAL_RULES, ms(time))).toBe(isOut);
    expect(isOutside({ cluster: 0 }, session(), { ...USUAL_RULES, isWindowStrict: false }, ms(time))).toBe(
      false,
    );
  });
});
