import { describe, expect, it } from '@jest/globals';
import { AppError, createLogger } from '#siaga/kernel';
import type { Database } from '#siaga/persistence';
import type { NewCallRow } from './new-call.statement.js';
import { NewCallWriter, type NewCall } from './new-call.writer.js';

/** One statement that the writer sent, to be answered by the test. */
interface Sent {
  ids: string[];
  answer: (rows: NewCallRow[]) => void;
  fail: (error: unknown) => void;
}

const row = (id: string, seq: number): NewCallRow => ({ id, calls: 1, seq: String(seq) });
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp(): {
  sent: Sent[];
  written: string[];
  write: (id: string, ...keys: string[]) => Promise<NewCallRow | null>;
} {
  const sent: Sent[] = [];
  const written: string[] = [];
  const query = (_: unknown, parameters: readonly unknown[] = []): Promise<NewCallRow[]> =>
    new Promise((answer, fail) => sent.push({ ids: parameters.map(String), answer, fail }));
  const writer = new NewCallWriter({ query: query as Database['query'] }, createLogger('silent'));
  const write = (id: string, ...keys: string[]): Promise<NewCallRow | null> => {
    const call: NewCall = { id, keys: [id, ...keys], parameters: [id], onWritten: () => written.push(id) };
    return writer.write(call);
  };
  return { sent, written, write };
}

describe('NewCallWriter', () => {
  it('should write a lone call at once', async () => {
    const { sent, written, write } = setUp();
    const call = write('a');
    expect(sent.map((statement) => statement.ids)).toEqual([['a']]);
    sent[0]?.answer([row('a', 1)]);
    expect(await call).toEqual(row('a', 1));
    expect(written).toEqual(['a']);
  });

  it('should give null for a call that is known already', async () => {
    const { sent, written, write } = setUp();
    const call = write('a');
    sent[0]?.answer([]);
    expect(await call).toBeNull();
    expect(written).toEqual([]);
  });

  it('should let calls that wait share one statement, and announce them in the order of the journal', async () => {
    const { sent, written, write } = setUp();
    const calls = ['a', 'b', 'c', 'd', 'e'].map((id) => write(id));
    expect(sent.map((statement) => statement.ids)).toEqual([['a'], ['b']]);
    sent[0]?.answer([row('a', 1)]);
    await settled();
    expect(sent[2]?.ids).toEqual(['c', 'd']);
    sent[2]?.answer([row('c', 9), row('d', 8)]);
    sent[1]?.answer([row('b', 2)]);
    await settled();
    expect(sent[3]?.ids).toEqual(['e']);
    sent[3]?.answer([row('e', 10)]);
    await Promise.all(calls);
    expect(written).toEqual(['a', 'd', 'c', 'b', 'e']);
  });

  it('should write two calls of one number, or the same call twice, one after the other', async () => {
    const { sent, write } = setUp();
    const calls = [write('a'), write('b', 'number'), write('c', 'number'), write('b', 'number'), write('e')];
    sent[0]?.answer([row('a', 1)]);
    await settled();
    expect(sent[2]?.ids).toEqual(['e']);
    sent[1]?.answer([row('b', 2)]);
    await settled();
    expect(sent[3]?.ids).toEqual(['c']);
    sent[2]?.answer([row('e', 3)]);
    await settled();
    expect(sent).toHaveLength(4);
    sent[3]?.answer([row('c', 4)]);
    await settled();
    sent[4]?.answer([]);
    expect((await Promise.all(calls)).map((written) => written?.seq ?? null)).toEqual([
      '1',
      '2',
      '4',
      null,
      '3',
    ]);
  });

  it('should fail only the call that cannot be written', async () => {
    const { sent, write } = setUp();
    const calls = [write('a'), write('b'), write('c'), write('d')];
    sent[0]?.answer([row('a', 1)]);
    sent[1]?.answer([row('b', 2)]);
    await settled();
    sent[2]?.fail(Object.assign(new Error('22008'), { code: '22008' }));
    await settled();
    expect(sent[3]?.ids).toEqual(['c']);
    const refused = expect(calls[2]).rejects.toThrow('bad');
    sent[3]?.fail(new Error('bad'));
    await settled();
    sent[4]?.answer([row('d', 3)]);
    expect(await calls[3]).toEqual(row('d', 3));
    await refused;
  });

  it('should fail all of a batch when the database is away', async () => {
    const { sent, write } = setUp();
    const calls = [write('a'), write('b'), write('c'), write('d')];
    sent[0]?.answer([row('a', 1)]);
    sent[1]?.answer([row('b', 2)]);
    await settled();
    const results = Promise.allSettled(calls.slice(2));
    sent[2]?.fail(new AppError('SYSTEM.DATABASE_UNAVAILABLE'));
    expect((await results).map((result) => result.status)).toEqual(['rejected', 'rejected']);
    expect(sent).toHaveLength(3);
  });
});
