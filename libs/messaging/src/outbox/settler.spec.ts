import { describe, expect, it } from '@jest/globals';
import type { ClaimedMessage } from '../domain/sending.js';
import type { Ending } from './message.js';
import { Settler } from './settler.js';

const ending = (id: string): Ending => {
  return { message: { id } as ClaimedMessage, outcome: 'sent', problem: null };
};

describe('Settler', () => {
  it('should store what was sent beside an ending that cannot be stored', async () => {
    const writes: string[][] = [];
    const settler = new Settler((endings) => {
      const ids = endings.map(({ message }) => message.id);
      writes.push(ids);
      return ids.includes('bad') ? Promise.reject(new Error('cannot be stored')) : Promise.resolve();
    });
    const done = ['first', 'good', 'bad', 'better'].map((id) => settler.settle(ending(id)));
    expect((await Promise.allSettled(done)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(writes).toEqual([['first'], ['good', 'bad', 'better'], ['good'], ['bad'], ['better']]);
  });
});
