import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('turns', () => {
  /** Work that ends when it is told to. */
  function work() {
    let end: (value: string) => void = () => undefined;
    let fail: (error: Error) => void = () => undefined;
    const done = new Promise<string>((resolve, reject) => {
      end = resolve;
      fail = reject;
    });
    const state = { isRunning: false };
    const run = (): Promise<string> => {
      state.isRunning = true;
      return done;
    };
    return { state, run, end: () => end('done'), fail: () => fail(new Error('failed')) };
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('should run so many at a time, the others in the order they came', async () => {
    const turns = new Turns(2);
    const works = [work(), work(), work(), work()];
    const results = works.map(({ run }) => turns.run(run));
    await settle();
    const running = () => works.map(({ state }) => state.isRunning);
    expect(running()).toEqual([true, true, false, false]);
    works[1]?.end();
    await settle();
    expect(running()).toEqual([true, true, true, false]);
    for (const one of works) one.end();
    expect(await Promise.all(results)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('should give the place of one that failed to the next', async () => {
    const turns = new Turns(1);
    const [first, second] = [work(), work()];
    const failed = turns.run(first.run);
    const next = turns.run(second.run);
    first.fail();
    await expect(failed).rejects.toThrow('failed');
    second.end();
    expect(await next).toBe('done');
  });

  it('should refuse at once whoever would wait behind too many, and take them again later', async () => {
    const turns = new Turns(1, { most: 1, longestMs: 60_000 });
    const [first, second, third] = [work(), work(), work()];
    const taken = [turns.run(first.run), turns.run(second.run)];
    await expect(turns.run(third.run)).rejects.toMatchObject({ code: 'SYSTEM.OVERLOADED' });
    expect(third.state.isRunning).toBe(false);
    first.end();
    second.end();
    await Promise.all(taken);
    third.end();
    expect(await turns.run(third.run)).toBe('done');
  });

  it('should refuse whoever waited too long, and leave the place to the next', async () => {
    const turns = new Turns(1, { most: 9, longestMs: 5 });
    const [held, late, next] = [work(), work(), work()];
    const first = turns.run(held.run);
    await expect(turns.run(late.run)).rejects.toMatchObject({ code: 'SYSTEM.OVERLOADED' });
    held.end();
    await first;
    next.end();
    expect(await turns.run(next.run)).toBe('done');
    expect(late.state.isRunning).toBe(false);
  });
});
