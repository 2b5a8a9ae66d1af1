import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, Migration } from 'typeorm';
import { poolOf } from './data-source.js';
import { oneAtATime, PROCESS_LOCKS } from './one-at-a-time.js';
import { isLockTimeout } from './pg-errors.js';

const ASK_AGAIN_MS = 500;
/** Beside an older process that serves, and whose statements end sooner than this. */
const LONGEST_WAIT_MS = 60_000;

/** Brings the schema up to date, one migration a transaction and one process at a time, and gives the names of those that ran. */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const ran = await oneAtATime(poolOf(dataSource), PROCESS_LOCKS.migrations, () => runAll(dataSource));
  return ran.map((migration) => migration.name);
}

/** One that waits for a table in use would make all others wait behind it: it gives up soon and asks again. */
async function runAll(dataSource: DataSource): Promise<Migration[]> {
  const ran: Migration[] = [];
  const endsAtMs = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    try {
      ran.push(...(await dataSource.runMigrations({ transaction: 'each' })));
      return ran;
    } catch (error) {
      if (!isLockTimeout(error) || Date.now() > endsAtMs) throw error;
      await pause(ASK_AGAIN_MS);
    }
  }
}
