import { describe, expect, it } from '@jest/globals';
import { Random } from './random.js';

const draw = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('Random', () => {
  it('should give the same numbers for the same seed', () => {
    expect(draw(new Random('jambi'), 50)).toEqual(draw(new Random('jambi'), 50));
  });

  it('should give other numbers for another seed', () => {
    expect(draw(new Random(1), 5)).not.toEqual(draw(new Random(2), 5));
  });

  it('should spread evenly over the unit interval', () => {
    const numbers = draw(new Random(7), 20_000);
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(mean).toBeCloseTo(0.5, 1);
  });

  it('should draw by weight', () => {
    const random = new Random(3);
    const items = [
      { value: 'often', weight: 9 },
      { value: 'rarely', weight: 1 },
      { value: 'never', weight: 0 },
    ];
    const drawn = Array.from({ length: 5_000 }, () => random.weighted(items));
    expect(drawn.filter((value) => value === 'often').length / 5_000).toBeCloseTo(0.9, 1);
    expect(drawn).not.toContain('never');
  });

  it('should have the mean of an exponential', () => {
    const random = new Random(5);
    const waits = Array.from({ length: 20_000 }, () => random.exponential(40));
    expect(waits.reduce((sum, value) => sum + value, 0) / waits.length).toBeGreaterThan(38);
    expect(waits.reduce((sum, value) => sum + value, 0) / waits.length).toBeLessThan(42);
  });

  it('should have the mean and the spread of a lognormal', () => {
    const random = new Random(6);
    const drawn = Array.from({ length: 50_000 }, () => random.lognormal(6, 0.6));
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
    expect(mean).toBeCloseTo(6, 1);
    expect(Math.sqrt(variance) / mean).toBeCloseTo(0.6, 1);
    expect(Math.min(...drawn)).toBeGreaterThan(0);
  });

  it('should keep a fork independent of later draws', () => {
    const first = new Random(9);
    const second = new Random(9);
    const fork = first.fork('crew');
    draw(first, 10);
    expect(draw(second.fork('crew'), 5)).toEqual(draw(fork, 5));
    expect(() => first.pick([])).toThrow(RangeError);
  });
});
