import { describe, expect, it } from '@jest/globals';
import { type Call } from '#siaga/contracts';
import { CallBook, type CallQueues } from './call-book.js';

const START_MS = Date.parse('2026-11-28T07:00:00.000Z');

function call(index: number, over: Partial<Call> = {}): Call {
  const offeredAt = new Date(START_MS + index * 1_000).toISOString();
  const id = `call-${String(index).padStart(5, '0')}`;
  return { id, state: 'ringing', offeredAt, incidentId: null, disposition: null, ...over } as Call;
}
const stateOf = (...calls: Call[]): ReadonlyMap<string, Call> => new Map(calls.map((one) => [one.id, one]));
const idsOf = ({ ringing, dropped, undecided }: CallQueues): string[][] =>
  [ringing, dropped, undecided].map((queue) => queue.map(({ id }) => id));

/** A generator with a seed: the same flood each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('CallBook', () => {
  it('should give each call to its queue, the longest wait first', () => {
    const calls = [
      call(3),
      call(1),
      call(2, { state: 'abandoned' }),
      call(4, { state: 'answered' }),
      call(5, { state: 'ended' }),
      call(6, { state: 'ended', disposition: 'prank' }),
      call(7, { incidentId: 'incident' }),
    ];
    expect(idsOf(new CallBook().read(stateOf(...calls)))).toEqual([
      ['call-00001', 'call-00003'],
      ['call-00002'],
      ['call-00004', 'call-00005'],
    ]);
  });

  it('should leave a queue the same object when nothing of it changed', () => {
    const book = new CallBook();
    const many = Array.from({ length: 40 }, (_, index) => call(index, { state: 'abandoned' }));
    const before = book.read(stateOf(...many));
    const after = book.read(stateOf(...many, call(50)));
    expect(after.dropped).toBe(before.dropped);
    expect(after.ringing).not.toBe(before.ringing);
  });

  it('should be, after any flood of changes, what a new book reads', () => {
    const random = seeded(7);
    const [book, state] = [new CallBook(), new Map<string, Call>()];
    for (let step = 0; step < 400; step += 1) {
      for (let change = 0; change <= random() * 5; change += 1) {
        // Some come late and out of order, some change, some go.
        const index = Math.floor(random() * 300);
        const states = ['ringing', 'abandoned', 'answered', 'ended'] as const;
        const over = {
          state: states[Math.floor(random() * 4)] ?? 'ended',
          offeredAt: call(index % 37).offeredAt,
        };
        if (random() < 0.2) state.delete(call(index).id);
        else state.set(call(index).id, call(index, random() < 0.2 ? { disposition: 'ghost' } : over));
      }
      const now = new Map(state);
      expect(book.read(now)).toEqual(new CallBook().read(now));
    }
  });
});
