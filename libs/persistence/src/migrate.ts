import type { DataSource } from 'typeorm';

const MIGRATION_LOCK = 119_001;

/**
 * Brings the schema up to date, one migration a transaction, and gives the names of those that ran. An advisory lock
 * lets several starting processes agree on one that does it.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const lock = dataSource.createQueryRunner();
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    return ran.map((migration) => migration.name);
  } finally {
    await lock.release();
  }
}
