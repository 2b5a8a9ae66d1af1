import { afterAll, beforeAll } from '@jest/globals';
import { type Pool } from 'pg';
import { type DataSource } from 'typeorm';
import { createDataSource, migrate, poolOf } from '#siaga/persistence';
import { migrations } from '../../migrations/index.js';

const POOL_SIZE = 10;

/** Tables that keep their rows: what PostGIS ships and what the migrations wrote down. */
const KEPT_TABLES = ['spatial_ref_sys', 'schema_migration'];

/** The database of a spec file: migrated and empty before its first test. */
export interface TestDatabase {
  readonly databaseUrl: string;
  readonly dataSource: DataSource;
  readonly pool: Pool;
  /** Empties every table but the migrations' own and `keep`, and restarts the sequences. */
  truncateAll(keep?: readonly string[]): Promise<void>;
}

/** The URL of this run's database. Throws when Jest's global set-up did not run. */
export function testDatabaseUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (url === undefined || url === '')
    throw new Error('TEST_DATABASE_URL is not set: run this file by Jest.');
  return url;
}

/**
 * Opens the run's database for a spec file and closes it behind the last test. Call it once at the top of a
 * `describe`; its members may be used from `beforeAll` on. All spec files share the database, one after the other.
 */
export function useDatabase(): TestDatabase {
  const databaseUrl = testDatabaseUrl();
  const dataSource = createDataSource({ url: databaseUrl, poolSize: POOL_SIZE, migrations });
  const truncate = (keep: readonly string[] = []): Promise<void> => truncateAll(dataSource, keep);

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

async function truncateAll(dataSource: DataSource, keep: readonly string[]): Promise<void> {
  const rows: { name: string }[] = await dataSource.query(
    `SELECT quote_ident(table_name) AS name
       FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> ALL ($1)`,
    [[...KEPT_TABLES, ...keep]],
  );
  if (rows.length === 0) return;
  await dataSource.query(`TRUNCATE ${rows.map((row) => row.name).join(', ')} RESTART IDENTITY CASCADE`);
}
