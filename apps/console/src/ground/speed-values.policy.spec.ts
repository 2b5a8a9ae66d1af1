import { describe, expect, it } from '@jest/globals';
import { type SpeedRow } from '#siaga/contracts';
import { isSpeed, rowsOf, valuesOf } from './speed-values.policy.js';

const ROWS: SpeedRow[] = [
  { roadClass: 'primary', mode: 'car', band: 'day', kmh: 38 },
  { roadClass: 'alley', mode: 'motorcycle', band: 'night', kmh: 12.5 },
];

describe('values of the speed table', () => {
  it('should come back as the rows they were', () => {
    expect(rowsOf(valuesOf(ROWS))).toEqual(ROWS);
  });

  it.each([
    ['38', true],
    ['12,5', true],
    ['0', false],
    ['151', false],
    ['', false],
    ['cepat', false],
  ])('should take %p: %p', (value, isGood) => {
    expect(isSpeed(value)).toBe(isGood);
  });
});
