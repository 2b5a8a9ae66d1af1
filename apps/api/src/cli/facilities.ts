import 'reflect-metadata';
import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  FacilitiesModule,
  FacilityImporter,
  UnreadableFileError,
  type ImportReport,
} from '#siaga/facilities';
import { GeoService } from '#siaga/geo';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import { withBar } from './progress-bar.js';
import { explain, UsageError, withServices } from './tool.js';

const USAGE = `Usage: npm run facilities -- import FILE [--preset NAME] [--source NAME] [--region CODE]

FILE      CSV or GeoJSON of hospitals and puskesmas
--preset  kemenkes, rs_rujukan, webgis or siaga; found by the columns when left out
--source  name to store the rows under; the same name again replaces the same rows
--region  Kemendagri code (15.71) of rows that state no kabupaten/kota`;
const MOST_LINES = 200;

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
  return withServices([FacilitiesModule], async (app) => {
    await withBar('gazetteer', (progress) => app.get(GeoService, { strict: false }).prepare(progress));
    return importWithBars(app.get(FacilityImporter, { strict: false }), command);
  });
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

async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  if (command === null) throw new UsageError(USAGE);
  printReport(await run(command));
}

main().catch((error: unknown) => {
  console.error(`facilities: ${explain(error, USAGE, [UnreadableFileError])}`);
  process.exitCode = 1;
});
