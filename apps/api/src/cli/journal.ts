import 'reflect-metadata';
import { createLogger } from '#siaga/kernel';
import { createDataSource, Database, poolOf, TOOL_SESSIONS } from '#siaga/persistence';
import { JournalSealer } from '#siaga/journal';
import { readSettings } from '../settings.js';
import { programOf, runProgram } from './program.js';

const POOL_SIZE = 2;

/** Compares the journal with its seals. Gives the exit code: 0 when every sealed row is as it was written. */
async function verify(): Promise<number> {
  const env = readSettings(process.env);
  const dataSource = createDataSource({
    url: env.DATABASE_URL,
    poolSize: POOL_SIZE,
    migrations: [],
    sessionName: TOOL_SESSIONS,
  });
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

const program = programOf('journal').description('The record of every change.');
program
  .command('verify')
  .description(
    'compares the journal with its seals; ends with code 1 when a sealed row is not as it was written',
  )
  .action(async () => {
    process.exitCode = await verify();
  });

await runProgram('journal', program);
