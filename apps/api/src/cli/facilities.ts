import 'reflect-metadata';
import { access } from 'node:fs/promises';
import {
  FacilitiesModule,
  facilityColumns,
  FacilityImporter,
  UnreadableFileError,
  type ImportReport,
} from '#siaga/facilities';
import { GeoLoader } from '#siaga/geo';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import { withBar } from './progress-bar.js';
import { programOf, runProgram } from './program.js';
import { withServices } from './tool.js';

const MOST_LINES = 200;

interface Command {
  file: string;
  preset?: string;
  source?: string;
  region?: string;
  columns?: string;
}

async function run(command: Command): Promise<ImportReport> {
  await access(command.file);
  return withServices([FacilitiesModule], async (app) => {
    await withBar('gazetteer', (progress) => app.get(GeoLoader, { strict: false }).prepare(progress));
    return importWithBars(app.get(FacilityImporter, { strict: false }), command);
  });
}

async function importWithBars(
  importer: FacilityImporter,
  { file, preset, source, region, columns }: Command,
): Promise<ImportReport> {
  let stage = 'placing';
  return withBar('placing  ', (progress, rename) =>
    importer.importFile(file, {
      actor: SYSTEM_ACTOR,
      preset,
      columns: columns === undefined ? undefined : facilityColumns(columns),
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

const program = programOf('facilities').description('Hospitals and puskesmas.');
program
  .command('import')
  .description('reads hospitals and puskesmas from a file, and reports what it flagged')
  .argument('<FILE>', 'CSV, Excel or GeoJSON of hospitals and puskesmas')
  .option('--preset <NAME>', 'kemenkes, rs_rujukan, webgis or siaga; found by the columns when left out')
  .option('--columns <LIST>', 'which column is what, for example "name=Nama RS;kind=Jenis;regencyName=Kota"')
  .option('--source <NAME>', 'name to store the rows under; the same name again replaces the same rows')
  .option('--region <CODE>', 'Kemendagri code (15.71) of rows that state no kabupaten/kota')
  .action(async (file: string, options: Omit<Command, 'file'>) =>
    printReport(await run({ file, ...options })),
  );

await runProgram('facilities', program, [UnreadableFileError]);
