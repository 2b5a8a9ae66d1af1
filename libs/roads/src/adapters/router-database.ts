import type { Pool, PoolClient } from 'pg';
import type { Logger } from '#siaga/kernel';
import { openPool } from '#siaga/persistence';

/** Questions at a time; more wait for one of these. */
const CONNECTIONS = 3;

/** What a router reads with. */
export interface RouterReader {
  query<T>(sql: string, params: readonly unknown[]): Promise<T[]>;
}

/**
 * Connections of a router's own. Travel times are asked for inside open transactions as well (the next offer after a refusal), where
 * a second connection of the application's pool could wait for the first for ever; these are nobody else's, and give up in time.
 */
export class RouterDatabase {
  private readonly pool: Pool;

  constructor(connectionString: string, timeoutMs: number, logger: Logger) {
    this.pool = openPool(
      {
        connectionString,
        max: CONNECTIONS,
        statement_timeout: timeoutMs,
        // Whatever keeps the answer, the one who asked goes on without it.
        query_timeout: timeoutMs,
        connectionTimeoutMillis: timeoutMs,
        application_name: 'siaga-router',
      },
      // The pool has thrown the connection away; the next question opens another.
      (error) => logger.warn({ err: error }, 'an idle connection of the router was lost'),
    );
  }

  /** Runs `work` on one state of the database. */
  async read<T>(work: (reader: RouterReader) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let isLost = true;
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const answer = await work(readerOf(client));
      await client.query('COMMIT');
      isLost = false;
      return answer;
    } finally {
      // One that failed in the middle is not used again: its question may still be running.
      client.release(isLost);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

function readerOf(client: PoolClient): RouterReader {
  return {
    async query<T>(sql: string, params: readonly unknown[]): Promise<T[]> {
      const { rows } = await client.query(sql, [...params]);
      return rows as T[];
    },
  };
}
