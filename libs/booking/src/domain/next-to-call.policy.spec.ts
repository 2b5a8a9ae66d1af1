import { describe, expect, it } from '@jest/globals';
import { nextToCall, type Called, type Waiting } from './next-to-call.policy.js';

const RULES = { walkInAfter: 4, priorityRun: 2 };
const who = (id: string, more: Partial<Waiting> = {}): Waiting => ({
  id,
  number: Number(id.slice(1)),
  cluster: 0,
  isWalkIn: id.startsWith('w'),
  priority: 'none',
  arrivedAtMs: 0,
  skips: 0,
  ...more,
});
const BOOKED: Called = { isWalkIn: false, priority: 'none' };
const WALKED: Called = { isWalkIn: true, priority: 'none' };
const next = (waiting: Waiting[], called: Called[] = []): string | undefined =>
  nextToCall(waiting, called, RULES)?.id;

describe('who is called next', () => {
  it('should be nobody when nobody waits', () => {
    expect(nextToCall([], [BOOKED], RULES)).toBeNull();
  });

  it('should be the window first, then the number', () => {
    expect(next([who('b9', { cluster: 1 }), who('b12'), who('b3', { cluster: 2 }), who('b11')])).toBe('b11');
  });

  it('should be who walked in after so many who booked, and at once when nobody else waits', () => {
    const room = [who('b2'), who('w50')];
    expect(next(room, [BOOKED, BOOKED, BOOKED])).toBe('b2');
    expect(next(room, [BOOKED, BOOKED, BOOKED, BOOKED])).toBe('w50');
    expect(next(room, [WALKED, BOOKED, BOOKED, BOOKED, BOOKED])).toBe('b2');
    expect(next([who('w50')])).toBe('w50');
  });

  it('should let neither line starve', () => {
    const waiting = [...Array.from({ length: 20 }, (_, at) => who(`b${at + 1}`)), who('w90'), who('w91')];
    const order: string[] = [];
    const called: Called[] = [];
    while (waiting.length > 0) {
      const one = nextToCall(waiting, called, RULES);
      if (one === null) break;
      order.push(one.id);
      called.unshift({ isWalkIn: one.isWalkIn, priority: one.priority });
      waiting.splice(waiting.indexOf(one), 1);
    }
    expect(order.indexOf('w90')).toBe(4);
    expect(order.indexOf('w91')).toBe(9);
    expect(order).toHaveLength(22);
  });

  it('should be an emergency before all', () => {
    expect(next([who('b1'), who('w7', { priority: 'emergency', cluster: 5 })])).toBe('w7');
  });

  it('should be who has priority within a window, and an ordinary one after two of them', () => {
    const room = [who('b1'), who('b2', { priority: 'elderly' })];
    const old: Called = { isWalkIn: false, priority: 'elderly' };
    expect(next(room)).toBe('b2');
    expect(next(room, [old])).toBe('b2');
    expect(next(room, [old, old])).toBe('b1');
    expect(next([who('b2', { priority: 'pregnant' })], [old, old])).toBe('b2');
    expect(next([who('b1'), who('b2', { priority: 'elderly', cluster: 1 })])).toBe('b1');
  });

  it('should be who did not come when called only behind the others of the window', () => {
    expect(next([who('b1', { skips: 1 }), who('b2'), who('b3', { cluster: 1 })])).toBe('b2');
    expect(next([who('b1', { skips: 1 }), who('b3', { cluster: 1 })])).toBe('b1');
  });
});
