import { describe, expect, it } from '@jest/globals';
import { estimateWait, type ServicePrior } from './wait-estimate.policy.js';

const PRIOR: ServicePrior = { meanS: 360, variation: 0.6, weight: 5 };

describe('how long until somebody is called', () => {
  it('should be no time when nobody is in front', () => {
    expect(estimateWait(0, [], null, PRIOR)).toEqual({ meanS: 0, p10S: 0, p90S: 0 });
  });

  it('should follow the clinic’s past until the day says otherwise', () => {
    expect(estimateWait(5, [], null, PRIOR).meanS).toBe(1_800);
    const slow = estimateWait(5, [720, 720, 720, 720, 720], null, PRIOR);
    expect(slow.meanS).toBeCloseTo(5 * 540);
    expect(
      estimateWait(
        5,
        Array.from({ length: 95 }, () => 720),
        null,
        PRIOR,
      ).meanS,
    ).toBeCloseTo(5 * 702);
  });

  it('should count what is left of the one inside, and never nothing', () => {
    expect(estimateWait(0, [], 60, PRIOR).meanS).toBe(300);
    expect(estimateWait(0, [], 5_000, PRIOR).meanS).toBeCloseTo(108);
  });

  it('should give a band around itself that narrows, relatively, with the people in front', () => {
    const [near, far] = [estimateWait(2, [], null, PRIOR), estimateWait(15, [], null, PRIOR)];
    for (const { meanS, p10S, p90S } of [near, far]) {
      expect(p10S).toBeGreaterThan(0);
      expect(p10S).toBeLessThan(meanS);
      expect(p90S).toBeGreaterThan(meanS);
    }
    expect((far.p90S - far.p10S) / far.meanS).toBeLessThan((near.p90S - near.p10S) / near.meanS);
  });
});
