import { afterAll, beforeAll } from '@jest/globals';
import { type Pool } from 'pg';
import { type DataSource } from 'typeorm';
import { createDataSource, migrate, poolOf } from '#siaga/persistence';
import { migrations } from '../../migrations/index.js';
import { createTestDatabase, truncateAll } from './test-server.mjs';

const POOL_SIZE = 10;

/** The database of a spec file: migrated and empty before its first test. */
export interface TestDatabase {
  readonly databaseUrl: string;
  readonly dataSource: DataSource;
  readonly pool: Pool;
  /** Empties every table but the migrations' own and `keep`, and restarts the sequences. */
  truncateAll(keep?: readonly string[]): Promise<void>;
}

/** The URL of this spec file's database. Throws when Jest's global set-up did not run. */
export function testDatabaseUrl(): string {
  const url = process.env.SIAGA_TEST_DATABASE;
  if (url === undefined || url === '') throw new Error('There is no test database: run this file by Jest.');
  return url;
}

/** Another database, migrated by whoever opens it, for a second server. */
export function secondDatabase(): Promise<{ url: string; stop: () => Promise<void> }> {
  return createTestDatabase(process.env);
}

/**
 * Opens the spec file's database and closes it behind the last test. Call it once at the top of a `describe`; its
 * members may be used from `beforeAll` on. On the embedded engine the files of one worker share it, one after the other.
 */
export function useDatabase(): TestDatabase {
  const databaseUrl = testDatabaseUrl();
  const dataSource = createDataSource({ url: databaseUrl, poolSize: POOL_SIZE, migrations });
  const query = (sql: string, values?: unknown[]): Promise<{ name: string }[]> =>
    dataSource.query(sql, values);
  const truncate = (keep: readonly string[] = []): Promise<void> => truncateAll(query, keep);

  beforeAll(async () => {
    await dataSource.initialize();
    await migrate(dataSource);
    await truncate();
  });

  afterAll(async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
  });

  return {
    databaseUrl,
    dataSource,
    get pool() {
      return poolOf(dataSource);
    },
    truncateAll: truncate,
  };
}
