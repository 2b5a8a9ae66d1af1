import { describe, expect, it } from '@jest/globals';
import { AppError, createLogger } from '#siaga/kernel';
import { SharedCommits, type SharedItem } from './shared-commits.js';

interface Letter extends SharedItem {
  readonly id: string;
}

/** One statement that was sent, to be answered by the test. */
interface Sent {
  ids: string[];
  /** Writes these of the batch. */
  answer: (...ids: string[]) => void;
  fail: (error: unknown) => void;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp(): { sent: Sent[]; write: (id: string, ...keys: string[]) => Promise<string | null> } {
  const sent: Sent[] = [];
  const run = (batch: readonly Letter[]): Promise<ReadonlyMap<Letter, string>> =>
    new Promise((resolve, fail) => {
      const answer = (...ids: string[]): void =>
        resolve(new Map(batch.filter(({ id }) => ids.includes(id)).map((item) => [item, `${item.id}!`])));
      sent.push({ ids: batch.map(({ id }) => id), answer, fail });
    });
  const commits = new SharedCommits(run, 'letters', createLogger('silent'));
  return { sent, write: (id, ...keys) => commits.write({ id, keys }) };
}

describe('SharedCommits', () => {
  it('should send a lone item at once, and those that come meanwhile together', async () => {
    const { sent, write } = setUp();
    const results = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => write(id));
    expect(sent.map(({ ids }) => ids)).toEqual([['a'], ['b']]);
    sent[0]?.answer('a');
    await turn();
    expect(sent[2]?.ids).toEqual(['c', 'd', 'e', 'f']);
    sent[1]?.answer('b');
    sent[2]?.answer('c', 'e', 'f');
    expect(await Promise.all(results)).toEqual(['a!', 'b!', 'c!', null, 'e!', 'f!']);
  });

  it('should keep items with a key in common apart until the first is done', async () => {
    const { sent, write } = setUp();
    const results = [write('a', 'unit 1'), write('b', 'unit 1'), write('c', 'unit 2')];
    expect(sent.map(({ ids }) => ids)).toEqual([['a'], ['c']]);
    sent[1]?.answer('c');
    await turn();
    expect(sent).toHaveLength(2);
    sent[0]?.answer('a');
    await turn();
    expect(sent[2]?.ids).toEqual(['b']);
    sent[2]?.answer();
    expect(await Promise.all(results)).toEqual(['a!', null, 'c!']);
  });

  it('should refuse those behind a statement that waited in vain for a lock, and write what comes later', async () => {
    const { sent, write } = setUp();
    const results = ['a', 'b', 'c', 'd'].map((id) => write(id));
    const told = Promise.allSettled(results);
    sent[0]?.fail(new AppError('SYSTEM.OVERLOADED'));
    sent[1]?.answer('b');
    expect((await told).map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    await expect(results[3]).rejects.toMatchObject({ code: 'SYSTEM.OVERLOADED' });
    const later = write('e');
    sent[2]?.answer('e');
    expect(await later).toBe('e!');
  });

  it('should let only the item fail that cannot be written', async () => {
    const { sent, write } = setUp();
    const results = ['a', 'b', 'c', 'd'].map((id) => write(id));
    sent[0]?.answer('a');
    await turn();
    expect(sent[2]?.ids).toEqual(['c', 'd']);
    sent[2]?.fail(new Error('duplicate key'));
    await turn();
    expect(sent[3]?.ids).toEqual(['c']);
    sent[3]?.fail(new Error('duplicate key'));
    await expect(results[2]).rejects.toThrow('duplicate key');
    await turn();
    expect(sent[4]?.ids).toEqual(['d']);
    sent[4]?.answer('d');
    sent[1]?.answer('b');
    expect(await Promise.all([results[0], results[1], results[3]])).toEqual(['a!', 'b!', 'd!']);
  });

  it('should not try one by one while the database is away', async () => {
    const { sent, write } = setUp();
    const results = ['a', 'b', 'c', 'd'].map((id) => write(id));
    sent[0]?.answer('a');
    await turn();
    sent[2]?.fail(new AppError('SYSTEM.DATABASE_UNAVAILABLE'));
    for (const result of results.slice(2))
      await expect(result).rejects.toMatchObject({ code: 'SYSTEM.DATABASE_UNAVAILABLE' });
    expect(sent).toHaveLength(3);
    sent[1]?.answer('b');
    await Promise.all(results.slice(0, 2));
  });
});
