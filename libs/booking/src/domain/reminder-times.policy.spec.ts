import { describe, expect, it } from '@jest/globals';
import { eveningBefore, leavingTime } from './reminder-times.policy.js';

const at = (text: string): Date => new Date(`2026-12-${text}:00.000Z`);
const window = { earliest: at('02T03:00'), from: at('02T03:30') };

describe('when a phone is reminded', () => {
  it('should be the evening before, by the clinic’s wall clock, and not once that is over', () => {
    expect(eveningBefore('2026-12-02', 'Asia/Jakarta', at('01T00:00'))).toEqual({
      sendAt: at('01T11:00'),
      expiresAt: at('01T13:45'),
    });
    expect(eveningBefore('2026-12-02', 'Asia/Jayapura', at('01T00:00'))?.sendAt).toEqual(at('01T09:00'));
    expect(eveningBefore('2026-12-02', 'Asia/Jakarta', at('01T11:00'))).toBeNull();
  });

  it('should be before leaving by the way there, so as to be at the door in time and not too early', () => {
    expect(leavingTime(window, 1_200, at('02T00:00'))).toEqual({
      leaveAt: at('02T03:00'),
      sendAt: at('02T02:50'),
      expiresAt: at('02T03:10'),
    });
    const short = { ...window, earliest: at('02T03:25') };
    expect(leavingTime(short, 0, at('02T00:00'))?.leaveAt).toEqual(at('02T03:25'));
    expect(leavingTime(window, null, at('02T00:00'))?.leaveAt).toEqual(at('02T02:50'));
  });

  it('should be nothing for who would be told to leave too late', () => {
    expect(leavingTime(window, 1_200, at('02T02:50'))).toBeNull();
  });
});
