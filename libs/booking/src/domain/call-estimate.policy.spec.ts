import { describe, expect, it } from '@jest/globals';
import { estimateCall, priorOf } from './call-estimate.policy.js';

const at = (text: string): Date => new Date(`2026-12-01T${text}:00Z`);
const prior = { meanS: 300, variation: 0.6, weight: 5 };
const begun = { beginsAt: at('01:00'), servedS: [], runningS: null, prior };

describe('when somebody is called', () => {
  it('should be so many services from now, in a band around it', () => {
    const { at: mean, from, to } = estimateCall(4, at('01:00'), begun, at('02:00'));
    expect(mean).toBe('2026-12-01T02:20:00.000Z');
    expect(from < mean && mean < to).toBe(true);
  });

  it('should be reckoned from the doctor’s beginning before there is one, and never before the window', () => {
    expect(estimateCall(2, at('01:00'), begun, at('00:00')).at).toBe('2026-12-01T01:10:00.000Z');
    expect(estimateCall(0, at('01:30'), begun, at('00:00'))).toEqual({
      at: '2026-12-01T01:30:00.000Z',
      from: '2026-12-01T01:30:00.000Z',
      to: '2026-12-01T01:30:00.000Z',
    });
  });

  it('should take a clinic without a past to serve as it planned', () => {
    const window = { from: '2026-12-01T01:00:00Z', to: '2026-12-01T01:30:00Z', places: 5 };
    expect(priorOf(null, window).meanS).toBe(360);
    expect(priorOf({ meanS: 500, variation: 0.4 }, window)).toEqual({
      meanS: 500,
      variation: 0.4,
      weight: 5,
    });
  });
});
