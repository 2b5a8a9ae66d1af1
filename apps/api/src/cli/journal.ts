import 'reflect-metadata';
import { TrailRepository, type TrailCheck } from '#siaga/identity';
import { createLogger, PersonalDataCipher } from '#siaga/kernel';
import { createDataSource, Database, poolOf, TOOL_SESSIONS } from '#siaga/persistence';
import { JournalSealer } from '#siaga/journal';
import { readSettings } from '../settings.js';
import { programOf, runProgram } from './program.js';

const POOL_SIZE = 2;

interface Records {
  readonly sealer: JournalSealer;
  readonly trail: TrailRepository;
}

async function withRecords(use: (records: Records) => Promise<number>): Promise<number> {
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
    return await use({
      sealer: new JournalSealer(database, cipher),
      trail: new TrailRepository(database, cipher),
    });
  } finally {
    await dataSource.destroy();
  }
}

/** Compares the journal with its seals, and the security trail with its chain. Gives the exit code: 0 when all is as it was written. */
function verify(noted: readonly string[]): Promise<number> {
  return withRecords(async ({ sealer, trail }) => {
    const checks = await sealer.verifyAll();
    for (const { stream, sealedUntil, firstBrokenSeq } of checks) {
      console.log(
        firstBrokenSeq === null
          ? `The journal's stream ${stream} is as it was written up to number ${sealedUntil}.`
          : `The journal's stream ${stream} was changed in or behind the batch that begins at number ${firstBrokenSeq}. Keep a copy of the database and see the runbook.`,
      );
    }
    const trailCheck = await trail.verify();
    console.log(trailText(trailCheck));
    const lost: string[] = [];
    for (const anchor of noted) if (!(await sealer.holds(anchor))) lost.push(anchor);
    for (const anchor of lost) console.log(`What was noted elsewhere is not there any more: ${anchor}.`);
    console.log(
      `To be noted elsewhere:\n${(await sealer.anchors()).map((anchor) => `  --anchor ${anchor}`).join('\n')}`,
    );
    return lost.length === 0 &&
      trailCheck.broken === null &&
      checks.every(({ firstBrokenSeq }) => firstBrokenSeq === null)
      ? 0
      : 1;
  });
}

/** Gives the ends that an upgrade left unsigned their signature. Gives the exit code: 0 when all is as it was written now. */
function sign(): Promise<number> {
  return withRecords(async ({ sealer }) => {
    const signed = await sealer.signUnsigned();
    console.log(
      signed.length === 0 ? 'There was nothing to sign.' : `Signed: the journal's ${signed.join(', ')}.`,
    );
    const broken = (await sealer.verifyAll()).filter(({ firstBrokenSeq }) => firstBrokenSeq !== null);
    for (const { stream } of broken)
      console.log(`The journal's stream ${stream} is not as it was written: verify tells where.`);
    return broken.length === 0 ? 0 : 1;
  });
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
program
  .command('sign')
  .description('signs the ends of the journal that an upgrade left unsigned, once they were verified')
  .action(async () => {
    process.exitCode = await sign();
  });

await runProgram('journal', program);
