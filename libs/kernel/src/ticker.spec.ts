import { afterEach, describe, expect, it } from '@jest/globals';
import { Ticker } from './ticker.js';

const NEVER_MS = 3_600_000;

describe('Ticker', () => {
  const open: Ticker[] = [];

  afterEach(async () => {
    for (const ticker of open.splice(0)) await ticker.stop();
  });

  function started(work: () => Promise<void>, told: unknown[] = []): Ticker {
    const ticker = new Ticker(NEVER_MS, work, (error) => told.push(error));
    ticker.start();
    open.push(ticker);
    return ticker;
  }

  it('should run once more when asked while it runs, and never twice at the same time', async () => {
    const ends: (() => void)[] = [];
    let runs = 0;
    const ticker = started(() => {
      runs += 1;
      return new Promise((resolve) => ends.push(resolve));
    });
    ticker.now();
    ticker.now();
    ticker.now();
    expect(runs).toBe(1);
    ends.shift()?.();
    while (runs < 2) await new Promise((resolve) => setImmediate(resolve));
    ends.shift()?.();
    await ticker.stop();
    expect(runs).toBe(2);
  });

  it('should run once for all who ask within the time of gathering, and not after it is stopped', async () => {
    let runs = 0;
    let hear: () => void = () => undefined;
    const heard = new Promise<void>((resolve) => (hear = resolve));
    const ticker = started(() => {
      runs += 1;
      hear();
      return Promise.resolve();
    });
    for (let asked = 0; asked < 20; asked += 1) ticker.soon(5);
    expect(runs).toBe(0);
    await heard;
    expect(runs).toBe(1);
    ticker.soon(5);
    await ticker.stop();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(runs).toBe(1);
  });

  it('should tell the first of several failures in a row, and the next after it went well', async () => {
    const told: unknown[] = [];
    const outcomes = ['first', 'second', null, 'third'];
    const ticker = started(() => {
      const outcome = outcomes.shift() ?? null;
      return outcome === null ? Promise.resolve() : Promise.reject(new Error(outcome));
    }, told);
    while (outcomes.length > 0) {
      ticker.now();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await ticker.stop();
    expect(told).toEqual([new Error('first'), new Error('third')]);
  });

  it('should not run before it is started, nor after it is stopped', async () => {
    let runs = 0;
    const ticker = new Ticker(
      NEVER_MS,
      () => Promise.resolve(void (runs += 1)),
      () => undefined,
    );
    ticker.now();
    ticker.start();
    await ticker.stop();
    ticker.now();
    expect(runs).toBe(0);
  });
});
