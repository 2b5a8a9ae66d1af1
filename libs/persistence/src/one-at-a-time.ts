import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

/** What processes must not do side by side, at their start and when one stands in for another; the numbers of their advisory locks. */
export const PROCESS_LOCKS = {
  migrations: 119_001,
  gazetteer: 119_011,
  firstData: 119_012,
  standIn: 119_013,
} as const;

const ASK_AGAIN_MS = 250;
/** Far longer than any of the work; a process that holds a lock longer is frozen. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** The message of a start that waited in vain, for the person at the keyboard. */
export class HeldByAnotherError extends Error {
  constructor(waitedMs: number) {
    super(`Another process has been busy with the start for ${waitedMs / 1_000} s; is it frozen?`);
  }
}

/**
 * Runs `work` while no other process runs what has the same lock; the others wait for their turn and then see what was done. A process
 * that dies gives its lock back. The lock takes one connection of the pool, what is done needs others. Throws HeldByAnotherError when
 * another holds it for ten minutes, and what pg says when the connection of the lock was lost meanwhile.
 */
export async function oneAtATime<T>(
  pool: Pool,
  lock: number,
  work: () => Promise<T>,
  longestWaitMs = LONGEST_WAIT_MS,
): Promise<T> {
  const client = await pool.connect();
  let lost: Error | undefined;
  const onLoss = (error: Error): void => {
    lost = error;
  };
  client.on('error', onLoss);
  try {
    await take(client, lock, longestWaitMs);
    const done = await work();
    await client.query('SELECT pg_advisory_unlock($1)', [lock]);
    return done;
  } catch (error) {
    // A connection that still has the lock must not go back to the pool.
    lost ??= error as Error;
    throw error;
  } finally {
    client.off('error', onLoss);
    client.release(lost);
  }
}

/** Asks again and again: a statement that waits would be ended by its own time limit. */
async function take(client: PoolClient, lock: number, longestWaitMs: number): Promise<void> {
  const endsAtMs = Date.now() + longestWaitMs;
  for (;;) {
    const { rows } = await client.query<{ is_ours: boolean }>('SELECT pg_try_advisory_lock($1) AS is_ours', [
      lock,
    ]);
    if (rows[0]?.is_ours) return;
    if (Date.now() > endsAtMs) throw new HeldByAnotherError(longestWaitMs);
    await pause(ASK_AGAIN_MS);
  }
}
