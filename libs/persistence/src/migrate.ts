import type { DataSource } from 'typeorm';
import { poolOf } from './data-source.js';
import { oneAtATime, START_LOCKS } from './one-at-a-time.js';

/** Brings the schema up to date, one migration a transaction and one process at a time, and gives the names of those that ran. */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const ran = await oneAtATime(poolOf(dataSource), START_LOCKS.migrations, () =>
    dataSource.runMigrations({ transaction: 'each' }),
  );
  return ran.map((migration) => migration.name);
}
