import 'reflect-metadata';
import { createLogger } from '#siaga/kernel';
import { createDataSource, Database, poolOf } from '#siaga/persistence';
import { JournalSealer } from '#siaga/journal';
import { readSettings } from '../settings.js';
import { explain } from './tool.js';

const USAGE = 'Usage: npm run journal -- verify';
const POOL_SIZE = 2;

/** Compares the journal with its seals. Gives the exit code: 0 when every sealed row is as it was written. */
async function verify(): Promise<number> {
  const env = readSettings(process.env);
  const dataSource = createDataSource({ url: env.DATABASE_URL, poolSize: POOL_SIZE, migrations: [] });
  await dataSource.initialize();
  try {
    const sealer = new JournalSealer(new Database(poolOf(dataSource), createLogger(env.LOG_LEVEL)));
    const checks = await sealer.verifyAll();
    for (const { stream, sealedUntil, firstBrokenSeq } of checks) {
      console.log(
        firstBrokenSeq === null
          ? `The journal's stream ${stream} is as it was written up to number ${sealedUntil}.`
          : `The journal's stream ${stream} was changed in or behind the batch that begins at number ${firstBrokenSeq}. Keep a copy of the database and see the runbook.`,
      );
    }
    return checks.every(({ firstBrokenSeq }) => firstBrokenSeq === null) ? 0 : 1;
  } finally {
    await dataSource.destroy();
  }
}

async function main(): Promise<number> {
  if (process.argv[2] === 'verify') return verify();
  console.error(USAGE);
  return 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`journal: ${explain(error, USAGE)}`);
    process.exitCode = 1;
  },
);
