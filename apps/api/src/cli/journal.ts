import 'reflect-metadata';
import { TrailRepository, type TrailCheck } from '#siaga/identity';
import { createLogger, PersonalDataCipher } from '#siaga/kernel';
import { createDataSource, Database, poolOf, TOOL_SESSIONS } from '#siaga/persistence';
import { JournalSealer } from '#siaga/journal';
import { readSettings } from '../settings.js';
import { programOf, runProgram } from './program.js';

const POOL_SIZE = 2;

/** Compares the journal with its seals, and the security trail with its chain. Gives the exit code: 0 when all is as it was written. */
async function verify(noted: readonly string[]): Promise<number> {
  const env = readSettings(process.env);
  const dataSource = createDataSource({
    url: env.DATABASE_URL,
    poolSize: POOL_SIZE,
    migrations: [],
    sessionName: TOOL_SESSIONS,
  });
  await dataSource.initialize();
  try {
    const database = new Database(poolOf(dataSource), createLogger(env.LOG_LEVEL));
    const cipher = new PersonalDataCipher(Buffer.from(env.SIAGA_DATA_KEY, 'base64'));
    const sealer = new JournalSealer(database, cipher);
    const checks = await sealer.verifyAll();
    for (const { stream, sealedUntil, firstBrokenSeq } of checks) {
      console.log(
        firstBrokenSeq === null
          ? `The journal's stream ${stream} is as it was written up to number ${sealedUntil}.`
          : `The journal's stream ${stream} was changed in or behind the batch that begins at number ${firstBrokenSeq}. Keep a copy of the database and see the runbook.`,
      );
    }
    const trail = await new TrailRepository(database, cipher).verify();
    console.log(trailText(trail));
    const lost: string[] = [];
    for (const anchor of noted) if (!(await sealer.holds(anchor))) lost.push(anchor);
    for (const anchor of lost) console.log(`What was noted elsewhere is not there any more: ${anchor}.`);
    console.log(
      `To be noted elsewhere:\n${(await sealer.anchors()).map((anchor) => `  --anchor ${anchor}`).join('\n')}`,
    );
    return lost.length === 0 &&
      trail.broken === null &&
      checks.every(({ firstBrokenSeq }) => firstBrokenSeq === null)
      ? 0
      : 1;
  } finally {
    await dataSource.destroy();
  }
}

function trailText({ from, until, broken }: TrailCheck): string {
  if (broken === null) return `The security trail is as it was written from number ${from} to ${until}.`;
  const where =
    broken === 'end' ? `cut off or changed at its end, number ${until}` : `changed at number ${broken}`;
  return `The security trail was ${where}. Keep a copy of the database and see the runbook.`;
}

const program = programOf('journal').description('The record of every change.');
program
  .command('verify')
  .description(
    'compares the journal with its seals; ends with code 1 when a sealed row is not as it was written',
  )
  .option(
    '--anchor <stream:number:hash...>',
    'an end that was noted elsewhere: by this command, or in the log',
  )
  .action(async ({ anchor = [] }: { anchor?: string[] }) => {
    process.exitCode = await verify(anchor);
  });

await runProgram('journal', program);
