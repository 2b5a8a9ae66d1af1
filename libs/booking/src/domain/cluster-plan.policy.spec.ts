import { describe, expect, it } from '@jest/globals';
import { planClusters } from './cluster-plan.policy.js';

const at = (clock: string): Date => new Date(`2026-12-01T${clock}:00.000Z`);
const RHYTHM = { minutes: 30, places: 5, walkIns: 1, firstExtra: 0 };
const windows = (from: string, to: string, rhythm = RHYTHM): string[] =>
  planClusters(at(from), at(to), rhythm).map(
    ({ from: start, to: end, places, walkIns }) =>
      `${start.slice(11, 16)}-${end.slice(11, 16)} ${places}+${walkIns}`,
  );

describe('the windows of a session', () => {
  it('should follow each other from its start to its end', () => {
    expect(windows('08:00', '10:00')).toEqual([
      '08:00-08:30 5+1',
      '08:30-09:00 5+1',
      '09:00-09:30 5+1',
      '09:30-10:00 5+1',
    ]);
  });

  it('should begin with more, where the clinic says so', () => {
    expect(windows('08:00', '09:00', { ...RHYTHM, firstExtra: 2 })).toEqual([
      '08:00-08:30 7+1',
      '08:30-09:00 5+1',
    ]);
  });

  it.each([
    ['08:00', '09:10', ['08:00-08:30 5+1', '08:30-09:10 5+1']],
    ['08:00', '09:20', ['08:00-08:30 5+1', '08:30-09:00 5+1', '09:00-09:20 5+1']],
    ['08:00', '08:10', ['08:00-08:10 5+1']],
  ])('should leave no minute out, and make no window of a few minutes (%s to %s)', (from, to, expected) => {
    expect(windows(from, to)).toEqual(expected);
  });

  it('should refuse a session without length', () => {
    expect(() => planClusters(at('08:00'), at('08:00'), RHYTHM)).toThrow(RangeError);
    expect(() => planClusters(at('09:00'), at('08:00'), RHYTHM)).toThrow(RangeError);
  });
});
