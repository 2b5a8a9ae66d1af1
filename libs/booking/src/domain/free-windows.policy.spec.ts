import { describe, expect, it } from '@jest/globals';
import { freeWindows, type GonePlaces } from './free-windows.policy.js';

const session = {
  clusters: [
    { from: '2026-12-01T01:00:00.000Z', to: '2026-12-01T01:30:00.000Z', places: 2, walkIns: 1 },
    { from: '2026-12-01T01:30:00.000Z', to: '2026-12-01T02:00:00.000Z', places: 2, walkIns: 1 },
  ],
  quota: { jkn: 3, nonJkn: 1, walkIn: 2 },
  delayMinutes: 0,
};
const early = new Date('2026-12-01T00:00:00Z');
const gone = (change: Partial<GonePlaces> = {}): GonePlaces => ({
  cluster: 0,
  seatKind: 'booked',
  quotaKind: 'jkn',
  count: 1,
  ...change,
});

describe('windows that can be booked', () => {
  it('should each say what is left of it', () => {
    expect(freeWindows(session, [gone()], 'jkn', early).map(({ free }) => free)).toEqual([1, 2]);
  });

  it('should not be those whose places are gone, whoever took them', () => {
    const walkIn = gone({ quotaKind: 'walk_in' });
    expect(freeWindows(session, [gone(), walkIn], 'jkn', early).map(({ cluster }) => cluster)).toEqual([1]);
  });

  it('should not count the seats that are kept for who walks in', () => {
    const kept = gone({ seatKind: 'walk_in', quotaKind: 'walk_in' });
    expect(freeWindows(session, [kept], 'jkn', early)[0]?.free).toBe(2);
  });

  it('should offer no more than the quota has left, and nothing without it', () => {
    expect(freeWindows(session, [], 'non_jkn', early).map(({ free }) => free)).toEqual([1, 1]);
    expect(freeWindows(session, [gone({ quotaKind: 'non_jkn' })], 'non_jkn', early)).toEqual([]);
  });

  it('should move with a late doctor, and end when the clinic has passed them', () => {
    const now = new Date('2026-12-01T01:30:00Z');
    expect(freeWindows(session, [], 'jkn', now).map(({ cluster }) => cluster)).toEqual([1]);
    const late = freeWindows({ ...session, delayMinutes: 20 }, [], 'jkn', now);
    expect(late.map(({ from }) => from)).toEqual(['2026-12-01T01:20:00.000Z', '2026-12-01T01:50:00.000Z']);
  });
});
