import { describe, expect, it } from '@jest/globals';
import { aheadOfEach, servingOf, type Queued, type QueueRules } from './queue-ahead.policy.js';

const clusters = [{ to: '2026-12-01T01:30:00Z' }, { to: '2026-12-01T02:00:00Z' }];
const rules = { clusters, walkInAfter: 4, now: new Date('2026-12-01T01:00:00Z') };
const aheadOf = (me: Queued, queue: readonly Queued[], by: QueueRules): number | null =>
  aheadOfEach(queue, by).get(me.id) ?? null;
const numbered = (number: number, change: Partial<Queued> = {}): Queued => ({
  id: String(number),
  number,
  cluster: 0,
  isWalkIn: false,
  priority: 'none',
  state: 'booked',
  skips: 0,
  ...change,
});

describe('how many are called before a number', () => {
  it('should be those of earlier windows and smaller numbers who are still to come', () => {
    const queue = [
      numbered(1, { state: 'done' }),
      numbered(2, { state: 'serving' }),
      numbered(3),
      numbered(4, { state: 'waiting' }),
      numbered(5, { cluster: 1 }),
      numbered(6),
    ];
    const ahead = (number: number): number | null => aheadOf(queue[number - 1] as Queued, queue, rules);
    expect([3, 4, 6, 5].map(ahead)).toEqual([0, 1, 2, 3]);
    expect([1, 2].map(ahead)).toEqual([null, null]);
    expect(servingOf(queue).map(({ number }) => number)).toEqual([2]);
  });

  it('should not count who did not come by the end of the window', () => {
    const queue = [numbered(1), numbered(2, { state: 'waiting' }), numbered(3, { cluster: 1 })];
    const now = new Date('2026-12-01T01:31:00Z');
    expect(aheadOf(queue[2] as Queued, queue, { ...rules, now })).toBe(1);
  });

  it('should count priority of the same window and an emergency first', () => {
    const queue = [
      numbered(1, { state: 'waiting' }),
      numbered(2, { state: 'waiting', priority: 'elderly' }),
      numbered(3, { state: 'waiting', priority: 'emergency', cluster: 1 }),
    ];
    expect(aheadOf(queue[0] as Queued, queue, rules)).toBe(2);
  });

  it('should count one of who walked in after so many who booked, and no more than there are', () => {
    const booked = Array.from({ length: 9 }, (_, index) => numbered(index + 1));
    const walkIns = [20, 21, 22].map((number) => numbered(number, { isWalkIn: true, state: 'waiting' }));
    const last = booked[8] as Queued;
    expect(aheadOf(last, [...booked, ...walkIns], rules)).toBe(8 + 2);
    expect(aheadOf(last, [...booked, ...walkIns.slice(0, 1)], rules)).toBe(8 + 1);
    expect(aheadOf(walkIns[0] as Queued, [...booked, ...walkIns], rules)).toBe(4);
  });

  it('should count an emergency before everybody, and not before itself', () => {
    const queue = [
      numbered(1, { state: 'waiting' }),
      numbered(2, { state: 'waiting', priority: 'emergency', cluster: 1 }),
      numbered(3, { state: 'waiting', priority: 'emergency', cluster: 1 }),
    ];
    expect(queue.map((one) => aheadOf(one, queue, rules))).toEqual([2, 2, 2]);
  });
});
