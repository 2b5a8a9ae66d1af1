import 'reflect-metadata';
import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Presets, SingleBar } from 'cli-progress';
import type { DataSource } from 'typeorm';
import {
  FacilitiesModule,
  FacilityImporter,
  UnreadableFileError,
  type ImportReport,
} from '#siaga/facilities';
import { GeoService } from '#siaga/geo';
import { IdentityModule } from '#siaga/identity';
import { JournalModule } from '#siaga/journal';
import {
  createLogger,
  EnvError,
  KernelModule,
  NestLogger,
  SYSTEM_ACTOR,
  type Env,
  type Logger,
} from '#siaga/kernel';
import { createDataSource, isConnectionLoss, migrate, PersistenceModule } from '#siaga/persistence';
import { migrations } from '../../../../migrations/index.js';
import { readSettings } from '../settings.js';

const USAGE = `Usage: npm run facilities -- import FILE [--preset NAME] [--source NAME] [--region CODE]

FILE      CSV or GeoJSON of hospitals and puskesmas
--preset  kemenkes, rs_rujukan, webgis or siaga; found by the columns when left out
--source  name to store the rows under; the same name again replaces the same rows
--region  Kemendagri code (15.71) of rows that state no kabupaten/kota`;
const POOL_SIZE = 2;
const MOST_LINES = 200;

/** What an import needs of the server, without HTTP. */
@Module({})
class ImportModule {
  static with(env: Env, logger: Logger, dataSource: DataSource): DynamicModule {
    const below = [
      KernelModule.with(env, logger),
      PersistenceModule.with(dataSource),
      JournalModule,
      IdentityModule,
    ];
    return { module: ImportModule, imports: [...below, FacilitiesModule] };
  }
}

interface Command {
  file: string;
  preset?: string;
  source?: string;
  region?: string;
}

function readCommand(args: string[]): Command | null {
  const texts = {
    preset: { type: 'string' },
    source: { type: 'string' },
    region: { type: 'string' },
  } as const;
  const { positionals, values } = parseArgs({ args, options: texts, allowPositionals: true });
  const [verb, file] = positionals;
  return verb === 'import' && file !== undefined && positionals.length === 2 ? { file, ...values } : null;
}

async function run(command: Command): Promise<ImportReport> {
  await access(command.file);
  const env = readSettings(process.env);
  const logger = createLogger(env.LOG_LEVEL);
  const dataSource = createDataSource({ url: env.DATABASE_URL, poolSize: POOL_SIZE, migrations });
  await dataSource.initialize();
  await migrate(dataSource);
  const quietly = { logger: new NestLogger(logger), abortOnError: false };
  const app = await NestFactory.createApplicationContext(ImportModule.with(env, logger, dataSource), quietly);
  try {
    await withBar('gazetteer', (progress) => app.get(GeoService).prepare(progress));
    return await importWithBars(app.get(FacilityImporter), command);
  } finally {
    await app.close();
  }
}

async function importWithBars(
  importer: FacilityImporter,
  { file, preset, source, region }: Command,
): Promise<ImportReport> {
  let stage = 'placing';
  return withBar('placing  ', (progress, rename) =>
    importer.importFile(file, {
      actor: SYSTEM_ACTOR,
      preset,
      source,
      defaultRegion: region,
      onProgress: (now, done, total) => {
        if (now !== stage) rename(`${now}  `);
        stage = now;
        progress(done, total);
      },
    }),
  );
}

type Progress = (done: number, total: number) => void;

async function withBar<T>(
  name: string,
  work: (progress: Progress, rename: (name: string) => void) => Promise<T>,
): Promise<T> {
  const bar = new SingleBar(
    { format: '{name} {bar} {value}/{total}', hideCursor: true, noTTYOutput: false },
    Presets.shades_classic,
  );
  let label = name;
  let isStarted = false;
  const progress: Progress = (done, total) => {
    if (!isStarted) bar.start(total, done, { name: label });
    isStarted = true;
    bar.setTotal(total);
    bar.update(done, { name: label });
  };
  try {
    return await work(progress, (next) => {
      label = next;
    });
  } finally {
    bar.stop();
  }
}

function printReport(report: ImportReport): void {
  const { rows, imported, created, updated, unchanged, absent, flagged, refused, notes, duplicates } = report;
  printProblems('Refused', refused);
  printProblems('Noted', notes);
  for (const { a, b, why } of duplicates.slice(0, MOST_LINES))
    console.log(`Possible duplicate (${why}): ${a} / ${b}`);
  for (const [flag, count] of Object.entries(report.flags))
    console.log(`${String(count).padStart(7)}  ${flag}`);
  console.log(
    `${report.source}: ${rows} rows, ${imported} imported (${created} new, ${updated} changed, ${unchanged} as before), ` +
      `${refused.length} refused, ${flagged} flagged, ${absent} of earlier imports not in this file`,
  );
}

function printProblems(title: string, problems: ImportReport['refused']): void {
  for (const { line, field, message } of problems.slice(0, MOST_LINES))
    console.log(`${title}: line ${line}, ${field}: ${message}`);
  if (problems.length > MOST_LINES)
    console.log(`${title}: ${problems.length - MOST_LINES} more, all in the stored report`);
}

/** One line for the person at the keyboard: what is wrong and what to do. */
function explain(error: unknown): string {
  if (error instanceof EnvError || error instanceof UnreadableFileError) return error.message;
  if (isConnectionLoss(error))
    return 'The database does not answer. Start Siaga first (npm start) or check DATABASE_URL.';
  const { code, path } = error as { code?: string; path?: string };
  if (code === 'ENOENT') return `There is no file ${path ?? ''}`;
  if (code?.startsWith('ERR_PARSE_ARGS') === true) return `${(error as Error).message}\n${USAGE}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  if (command === null) throw new UnreadableFileError(USAGE);
  printReport(await run(command));
}

main().catch((error: unknown) => {
  console.error(`facilities: ${explain(error)}`);
  process.exitCode = 1;
});
