import { describe, expect, it } from '@jest/globals';
import { Random } from '../random/random.js';
import { callRateAt, HOURLY_PROFILE, nextArrivalS } from './arrivals.js';

const countDay = (plan: { callsPerHour: number; rhythm: number }, seed: string) => {
  const random = new Random(seed);
  const perHour = Array.from({ length: 24 }, () => 0);
  for (let hour = 0; ;) {
    hour += nextArrivalS(random, plan, hour) / 3_600;
    if (hour >= 24 * 20) return perHour.map((count) => count / 20);
    const slot = Math.floor(hour % 24);
    perHour[slot] = (perHour[slot] ?? 0) + 1;
  }
};

describe('call arrivals', () => {
  it('should have a daily profile with mean one', () => {
    expect(HOURLY_PROFILE).toHaveLength(24);
    expect(HOURLY_PROFILE.reduce((sum, value) => sum + value, 0) / 24).toBeCloseTo(1, 1);
  });

  it('should come at the stated rate over a day', () => {
    const perHour = countDay({ callsPerHour: 60, rhythm: 1 }, 'day');
    const mean = perHour.reduce((sum, value) => sum + value, 0) / 24;
    expect(mean).toBeGreaterThan(55);
    expect(mean).toBeLessThan(65);
  });

  it('should be quiet at night and busy by day', () => {
    const perHour = countDay({ callsPerHour: 60, rhythm: 1 }, 'rhythm');
    expect(perHour[3] ?? 0).toBeLessThan(35);
    expect(perHour[10] ?? 0).toBeGreaterThan(70);
  });

  it('should be the same all day without rhythm', () => {
    expect(callRateAt({ callsPerHour: 60, rhythm: 0 }, 3.5)).toBe(60);
    expect(callRateAt({ callsPerHour: 60, rhythm: 0 }, -1)).toBe(60);
  });

  it('should refuse a rate of zero', () => {
    expect(() => nextArrivalS(new Random(1), { callsPerHour: 0, rhythm: 0 }, 1)).toThrow(RangeError);
  });
});
