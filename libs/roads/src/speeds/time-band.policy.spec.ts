import { describe, expect, it } from '@jest/globals';
import { bandOfHour, localHours, nextBand } from './time-band.policy.js';

describe('time bands', () => {
  it.each([
    [0, 'night'],
    [5, 'night'],
    [6, 'morning'],
    [8, 'morning'],
    [9, 'day'],
    [15, 'day'],
    [16, 'evening'],
    [18, 'evening'],
    [19, 'late'],
    [21, 'late'],
    [22, 'night'],
    [23, 'night'],
  ] as const)('should put %i o’clock into %s', (hour, band) => {
    expect(bandOfHour(hour)).toBe(band);
  });

  it.each([
    [3, 'morning'],
    [7, 'day'],
    [12, 'evening'],
    [18, 'late'],
    [20, 'night'],
    [23, 'morning'],
  ] as const)('should know what comes after the band of %i o’clock', (hour, band) => {
    expect(nextBand(hour)).toBe(band);
  });

  it('should read the hour in the zone of the centre', () => {
    const at = new Date('2026-11-21T23:30:00Z');
    expect(localHours('Asia/Jakarta')(at)).toBe(6);
    expect(localHours('Asia/Makassar')(at)).toBe(7);
    expect(localHours('Asia/Jayapura')(at)).toBe(8);
  });
});
