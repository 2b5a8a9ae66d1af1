import { describe, expect, it } from '@jest/globals';
import { TicketState } from '#siaga/contracts';
import { mayStep } from './ticket-steps.policy.js';

const from = (state: TicketState): TicketState[] => TicketState.options.filter((to) => mayStep(state, to));

describe('the way of a ticket', () => {
  it('should end where it ends', () => {
    for (const state of ['done', 'no_show', 'cancelled'] as const) expect(from(state)).toEqual([]);
  });

  it('should lead from the door, the room and the end', () => {
    expect(from('booked')).toEqual(['waiting', 'no_show', 'cancelled']);
    expect(from('waiting')).toEqual(['called', 'no_show', 'cancelled']);
    expect(from('called')).toEqual(['waiting', 'called', 'serving', 'no_show']);
    expect(from('serving')).toEqual(['waiting', 'done']);
  });
});
