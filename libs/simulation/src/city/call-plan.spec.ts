import { describe, expect, it } from '@jest/globals';
import { CallEvent, COMPLAINTS, distanceM } from '#siaga/contracts';
import { Random } from '../random/random.js';
import { CALL_MIXES, planCall, planEmergency } from './call-plan.js';
import { COMPLAINT_PROFILES } from './complaint-texts.js';
import { JAMBI_PLACES } from './jambi-places.js';

const plans = (seed: string, mix: keyof typeof CALL_MIXES, count: number) => {
  const random = new Random(seed);
  return Array.from({ length: count }, () => planCall(random, mix));
};

describe('planCall', () => {
  it('should give the same calls for the same seed', () => {
    expect(plans('a', 'psc', 20)).toEqual(plans('a', 'psc', 20));
  });

  it.each(['psc', 'jakarta'] as const)('should keep the shares of the %s mix', (mix) => {
    const all = plans('shares', mix, 6_000);
    const total = CALL_MIXES[mix].reduce((sum, item) => sum + item.weight, 0);
    for (const { value, weight } of CALL_MIXES[mix]) {
      const share = all.filter((plan) => plan.kind === value).length / all.length;
      expect(Math.abs(share - weight / total)).toBeLessThan(0.03);
    }
  });

  it('should use invented numbers only', () => {
    for (const { callerNumber } of plans('numbers', 'psc', 500)) {
      expect(callerNumber ?? '081100000000').toMatch(/^08110000\d{4}$/);
    }
  });

  it('should lie in Kota Jambi, with any position near the truth', () => {
    for (const plan of plans('places', 'emergencies', 500)) {
      expect(plan.truePoint.lon).toBeGreaterThan(103.5);
      expect(plan.truePoint.lon).toBeLessThan(103.7);
      expect(plan.truePoint.lat).toBeGreaterThan(-1.7);
      expect(plan.truePoint.lat).toBeLessThan(-1.54);
      if (plan.fix)
        expect(distanceM(plan.fix.point, plan.truePoint)).toBeLessThanOrEqual(plan.fix.accuracyM + 1);
    }
  });

  it('should make words that a call event takes', () => {
    for (const plan of plans('words', 'psc', 300)) {
      const event = {
        sourceCallId: 'x',
        type: 'offered',
        at: '2026-11-21T07:00:00Z',
        from: plan.callerNumber ?? undefined,
        callerName: plan.callerName ?? undefined,
        locationText: plan.locationText ?? undefined,
        location: plan.fix ?? undefined,
      };
      expect(CallEvent.safeParse(event).success).toBe(true);
    }
  });

  it('should have patients, a known complaint and patience for each emergency', () => {
    const random = new Random('emergency');
    for (let index = 0; index < 200; index += 1) {
      const plan = planEmergency(random);
      expect(plan.patients.length).toBeGreaterThan(0);
      expect(Object.keys(COMPLAINTS)).toContain(plan.complaint);
      expect(plan.patienceS).toBeGreaterThan(60);
    }
  });

  it('should have female patients only in labour', () => {
    expect(COMPLAINT_PROFILES.find((profile) => profile.code === 'labour')?.sex).toBe('female');
    expect(new Set(JAMBI_PLACES.map((place) => place.village)).size).toBe(JAMBI_PLACES.length);
  });
});
