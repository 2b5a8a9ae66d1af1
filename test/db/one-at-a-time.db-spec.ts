import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { isPassing, oneAtATime } from '#siaga/persistence';
import { testDatabaseUrl, useDatabase } from '../support/database.js';

const LOCK = 4_711;

// Real: connections of two pools, as of two processes. The embedded engine has one session for all and needs no lock.
const onServer = process.env.SIAGA_TEST_ENGINE === 'embedded' ? describe.skip : describe;

onServer('work of one process at a time', () => {
  useDatabase();

  async function withPools(work: (one: pg.Pool, two: pg.Pool) => Promise<void>): Promise<void> {
    const pools = [1, 2].map(() => new pg.Pool({ connectionString: testDatabaseUrl(), max: 4 }));
    const [one, two] = pools as [pg.Pool, pg.Pool];
    for (const pool of pools) pool.on('error', () => undefined);
    try {
      await work(one, two);
    } finally {
      await Promise.all(pools.map((pool) => pool.end()));
    }
  }

  it('should never be done side by side, and be done by each', () =>
    withPools(async (one, two) => {
      let running = 0;
      const most: number[] = [];
      const work = async (pool: pg.Pool): Promise<void> => {
        most.push((running += 1));
        await pool.query('SELECT 1');
        running -= 1;
      };
      await Promise.all([one, two, one, two].map((pool) => oneAtATime(pool, LOCK, () => work(pool))));
      expect(most).toEqual([1, 1, 1, 1]);
    }));

  it('should be taken over when its process dies or its work fails', () =>
    withPools(async (one, two) => {
      const lock = await one.connect();
      await lock.query('SELECT pg_advisory_lock($1)', [LOCK]);
      const next = oneAtATime(two, LOCK, () => Promise.resolve('mine'));
      lock.release(true);
      expect(await next).toBe('mine');
      await expect(oneAtATime(one, LOCK, () => Promise.reject(new Error('broken')))).rejects.toThrow(
        'broken',
      );
      expect(await oneAtATime(two, LOCK, () => Promise.resolve('again'))).toBe('again');
    }));

  it('should not be waited for without an end', () =>
    withPools(async (one, two) => {
      await oneAtATime(one, LOCK, async () => {
        const waiting = oneAtATime(two, LOCK, () => Promise.resolve(), 100);
        const inVain = await waiting.then(
          () => null,
          (error: unknown) => error,
        );
        expect(inVain).toMatchObject({ message: expect.stringContaining('is it frozen?') });
        // A server that serves asks again then, and does not end.
        expect(isPassing(inVain)).toBe(true);
      });
    }));
});
