import { describe, expect, it } from '@jest/globals';
import { ApiError, KeptSender, OfflineError } from '#siaga/client';
import { type EnteredTravellers } from '#siaga/contracts';
import { type Batch, idOf, type KeptEntry, nextBatch, readEntry, sentBatch } from './kept-entries.policy.js';

const ME = 'account-1';
type Answer = Partial<EnteredTravellers> | Error;

/** A phone with its store, whose server answers as the test says. */
function phone(answers: Answer[], storage = new Map<string, KeptEntry>()) {
  const sent: Batch['input'][] = [];
  const timers: (() => void)[] = [];
  const sender = new KeptSender(
    {
      kept: {
        all: () => Promise.resolve([...storage.values()]),
        put: (entry) => {
          storage.set(idOf(entry), entry);
          return Promise.resolve();
        },
        drop: (ids) => {
          for (const id of ids) storage.delete(id);
          return Promise.resolve();
        },
      },
      idOf,
      nextOf: nextBatch,
      send: (batch: Batch) =>
        sentBatch(batch, (input) => {
          sent.push(input);
          const answer = answers.shift() ?? new OfflineError('network');
          if (answer instanceof Error) return Promise.reject(answer);
          return Promise.resolve({ taken: [], refused: [], at: '2026-12-01T00:00:00Z', ...answer });
        }),
      nowMs: () => 1_000,
      inTurn: (work) => work(),
      waitMs: () => 1,
      schedule: (callback) => {
        timers.push(callback);
        return () => timers.pop();
      },
    },
    ({ accountId }) => accountId,
  );
  const add = (id: string, shiftId = 'shift-1', accountId = ME): Promise<void> =>
    sender.add({
      list: 'travellers',
      shiftId,
      accountId,
      item: { id, direction: 'out', enteredAt: '' },
    });
  const trip = (id: string): Promise<void> =>
    sender.add({ list: 'trips', shiftId: 'shift-1', accountId: ME, item: { id } } as KeptEntry);
  return { sender, storage, sent, add, trip, timers, open: () => sender.open(ME, () => undefined) };
}
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setTimeout(done));
};
const ids = (inputs: readonly Batch['input'][]): string[][] =>
  inputs.map(({ travellers }) => travellers.map(({ id }) => id));

describe('entries that a post’s phone keeps', () => {
  it('should be written down first, and sent in one go with their vehicle when there is a line', async () => {
    const { storage, sent, add, trip, open, sender } = phone([{}]);
    await trip('bus');
    await add('a');
    await add('b');
    expect([...storage.values()].map(({ order }) => order)).toEqual([1_000, 1_001, 1_002]);
    expect(sent).toEqual([]);
    open();
    await settled();
    expect(ids(sent)).toEqual([['a', 'b']]);
    expect(sent[0]?.trips.map(({ id }) => id)).toEqual(['bus']);
    expect([storage.size, sender.read()]).toEqual([0, []]);
  });

  it('should wait without an answer and be sent again as they are', async () => {
    const { sent, add, open, storage, timers } = phone([new OfflineError('network'), {}]);
    open();
    await add('a');
    await settled();
    expect(storage.size).toBe(1);
    timers[0]?.();
    await settled();
    expect(ids(sent)).toEqual([['a'], ['a']]);
    expect(storage.size).toBe(0);
  });

  it('should keep the one that was refused, with why and where, and none of the others', async () => {
    const refused = [
      {
        list: 'travellers' as const,
        index: 1,
        code: 'INPUT.INVALID',
        fields: [{ path: 'person.name', message: '' }],
      },
    ];
    const { add, open, storage, sender } = phone([{ refused }, {}]);
    await add('a');
    await add('b');
    await add('c');
    open();
    await settled();
    expect([...storage.keys()]).toEqual(['b']);
    expect(sender.read()[0]?.refusal).toEqual({ code: 'INPUT.INVALID', field: 'person.name' });
    await sender.putAway('b');
    expect(storage.size).toBe(0);
  });

  it('should be set aside as a whole when the shift is refused, and never stand in the way of another shift', async () => {
    const { add, open, sender, sent } = phone([new ApiError('RESOURCE.NOT_FOUND', 404, 'c-1'), {}]);
    await add('a', 'shift-1');
    await add('b', 'shift-2');
    open();
    await settled();
    expect(sent.map(({ id }) => id)).toEqual(['shift-1', 'shift-2']);
    expect(sender.read().map((one) => [idOf(one), one.refusal?.code])).toEqual([['a', 'RESOURCE.NOT_FOUND']]);
  });

  it('should wait for their own officer, also after being signed out', async () => {
    const { add, open, sent, storage, sender } = phone([new ApiError('IDENTITY.NOT_SIGNED_IN', 401, 'c-1')]);
    await add('a', 'shift-1', 'account-2');
    await add('b');
    open();
    await settled();
    expect(ids(sent)).toEqual([['b']]);
    expect(storage.size).toBe(2);
    expect(sender.read().every(({ refusal }) => refusal === null)).toBe(true);
  });

  it('should still be there for the page after this one, and take sixty in one go', async () => {
    const { storage, add } = phone([]);
    for (let n = 0; n < 70; n += 1) await add(`t-${String(n)}`);
    const next = phone([{}, {}], storage);
    await next.sender.reload();
    next.open();
    await settled();
    expect(next.sent.map(({ travellers }) => travellers.length)).toEqual([60, 10]);
    expect(storage.size).toBe(0);
  });

  it('should not be read from what somebody else wrote', () => {
    expect(readEntry(null)).toBeNull();
    expect(readEntry({ list: 'trips' })).toBeNull();
    expect(readEntry({ list: 'else', shiftId: 's', accountId: 'a', order: 1, item: {} })).toBeNull();
  });
});
