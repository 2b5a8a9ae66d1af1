import type { Pool } from 'pg';

/** Runs `work` while a stranger, whom none of the server's bounds reach, holds what the statement `lock` locks. */
export async function heldLock<T>(pool: Pool, lock: string, work: () => Promise<T>): Promise<T> {
  const holder = await pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    await holder.query(lock);
    return await work();
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
}
