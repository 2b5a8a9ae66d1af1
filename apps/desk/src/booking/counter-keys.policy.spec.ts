import { describe, expect, it } from '@jest/globals';
import type { Ticket } from '#siaga/contracts';
import { canRefer, inHandOf, sentStep, stepsByKey } from './counter-keys.policy.js';

const ticket = (room: string, state: Ticket['state']): Ticket =>
  ({ id: room + state, room, state }) as Ticket;

describe('the keys of a counter', () => {
  it('should act on the last number of the own room, whatever others call', () => {
    const called = [ticket('2', 'called'), ticket('1', 'called'), ticket('1', 'serving')];
    expect(inHandOf(called, '1')?.state).toBe('called');
    expect(inHandOf(called, '2')?.room).toBe('2');
    expect(inHandOf(called, '3')).toBeNull();
  });

  it('should send on whom a doctor sees or has seen, and nobody else', () => {
    const sent = (['booked', 'waiting', 'called', 'serving', 'done', 'no_show', 'cancelled'] as const).filter(
      (state) => canRefer({ state }),
    );
    expect(sent).toEqual(['serving', 'done']);
  });

  it('should do what may be done there, and nothing with an empty room', () => {
    expect([...stepsByKey(ticket('1', 'called'))]).toEqual([
      ['m', 'serve'],
      ['u', 'recall'],
      ['l', 'skip'],
      ['t', 'no_show'],
    ]);
    expect([...stepsByKey(ticket('1', 'serving'))]).toEqual([['s', 'finish']]);
    expect([...stepsByKey(null)]).toEqual([]);
    const withPharmacy = [...stepsByKey(ticket('1', 'serving'), true)].map(([key, name]) => [
      key,
      sentStep(name),
    ]);
    expect(withPharmacy).toEqual([
      ['s', { step: 'finish', medicine: null }],
      ['o', { step: 'finish', medicine: 'ready_made' }],
      ['r', { step: 'finish', medicine: 'compounded' }],
    ]);
  });
});
