import { describe, expect, it } from '@jest/globals';
import { retryWaitMs, sleep } from './wait.js';

describe('retryWaitMs', () => {
  it('should grow to a ceiling and never be the same for two clients', () => {
    expect(retryWaitMs(0, () => 0)).toBeLessThan(retryWaitMs(3, () => 0));
    expect(retryWaitMs(50, () => 1)).toBe(10_000);
    expect(retryWaitMs(5, () => 0.1)).not.toBe(retryWaitMs(5, () => 0.9));
  });
});

describe('sleep', () => {
  it('should end when stopped', async () => {
    const stop = new AbortController();
    const slept = sleep(60_000, stop.signal);
    stop.abort();
    expect(await slept).toBe(false);
    expect(await sleep(60_000, stop.signal)).toBe(false);
    expect(await sleep(1, new AbortController().signal)).toBe(true);
  });
});
