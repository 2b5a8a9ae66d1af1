import { describe, expect, it } from '@jest/globals';
import type { StageTurn, Ticket } from '#siaga/contracts';
import { counterLists } from './counter-lists.policy.js';

const ticket = (number: number, state: Ticket['state'], more: Partial<Ticket> = {}): Ticket =>
  ({
    id: `t${String(number)}`,
    sessionId: 's',
    number,
    state,
    cluster: 0,
    calledAt: null,
    ...more,
  }) as Ticket;
const numbers = (list: readonly Ticket[]): (number | null)[] => list.map(({ number }) => number);

describe('the lists of a counter', () => {
  it('should keep apart who still stands before the admission', () => {
    const turn = (ticketId: string, kind: StageTurn['kind'], endedAt: string | null): StageTurn =>
      ({ ticketId, kind, endedAt }) as StageTurn;
    const lists = counterLists([ticket(1, 'waiting'), ticket(2, 'waiting'), ticket(3, 'waiting')], 's', [
      turn('t1', 'admission', null),
      turn('t2', 'admission', '2026-12-01T01:00:00.000Z'),
      turn('t3', 'pharmacy', null),
    ]);
    expect(numbers(lists.atAdmission)).toEqual([1]);
    expect(numbers(lists.waiting)).toEqual([2, 3]);
  });

  it('should be by what comes next, in the order of the windows', () => {
    const lists = counterLists(
      [
        ticket(4, 'waiting', { cluster: 1 }),
        ticket(9, 'waiting'),
        ticket(2, 'waiting'),
        ticket(7, 'booked', { cluster: 1 }),
        ticket(8, 'booked'),
        ticket(1, 'serving', { calledAt: '2026-12-01T01:00:00.000Z' }),
        ticket(3, 'called', { calledAt: '2026-12-01T01:05:00.000Z' }),
        ticket(5, 'done', { calledAt: '2026-12-01T00:30:00.000Z' }),
        ticket(10, 'done', { calledAt: '2026-12-01T00:40:00.000Z' }),
        ticket(6, 'no_show'),
        ticket(11, 'cancelled'),
        ticket(12, 'waiting', { sessionId: 'other' }),
      ],
      's',
    );
    expect(numbers(lists.called)).toEqual([3, 1]);
    expect(numbers(lists.waiting)).toEqual([2, 9, 4]);
    expect(numbers(lists.booked)).toEqual([8, 7]);
    expect(numbers(lists.done)).toEqual([10, 5]);
    expect(lists.endedCount).toBe(4);
  });
});
