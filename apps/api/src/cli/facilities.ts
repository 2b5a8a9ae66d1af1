import 'reflect-metadata';
import { access } from 'node:fs/promises';
import {
  FacilitiesModule,
  facilityColumns,
  FacilityImporter,
  previewSource,
  UnreadableFileError,
  type ImportReport,
  type SourcePreview,
} from '#siaga/facilities';
import { GeoLoader } from '#siaga/geo';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import { askedColumns, keepColumns, MappingError } from './kept-mapping.js';
import { withBar } from './progress-bar.js';
import { programOf, runProgram } from './program.js';
import { withServices } from './tool.js';

const MOST_LINES = 200;
const PREVIEWED = 5;

interface Command {
  file: string;
  preset?: string;
  source?: string;
  region?: string;
  columns?: string;
  mapping?: string;
  saveMapping?: string;
  preview?: boolean;
}

/** Shows how the file is read, or imports it; keeps its mapping where that is asked for. */
async function run(asked: Command): Promise<void> {
  await access(asked.file);
  const command = { ...asked, columns: await askedColumns(asked) };
  if (command.preview === true || command.saveMapping !== undefined) {
    const { file, preset = null, saveMapping } = command;
    const shown = await previewSource(file, { preset, columns: columnsOf(command) }, PREVIEWED);
    if (saveMapping !== undefined) await keepColumns(saveMapping, shown.columns);
    if (command.preview === true) {
      printPreview(shown);
      return;
    }
  }
  printReport(await importFile(command));
}

function columnsOf({ columns }: Command): Record<string, string> | undefined {
  return columns === undefined ? undefined : facilityColumns(columns);
}

async function importFile(command: Command): Promise<ImportReport> {
  return withServices([FacilitiesModule], async (app) => {
    await withBar('gazetteer', (progress) => app.get(GeoLoader, { strict: false }).prepare(progress));
    return importWithBars(app.get(FacilityImporter, { strict: false }), command);
  });
}

async function importWithBars(importer: FacilityImporter, command: Command): Promise<ImportReport> {
  const { file, preset, source, region } = command;
  let stage = 'placing';
  return withBar('placing  ', (progress, rename) =>
    importer.importFile(file, {
      actor: SYSTEM_ACTOR,
      preset,
      columns: columnsOf(command),
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

function printPreview({ preset, columns, unused, rows, first, refused, notes }: SourcePreview): void {
  console.log(`Layout ${preset}`);
  for (const [field, heading] of Object.entries(columns)) console.log(`  ${field} = ${heading}`);
  if (unused.length > 0) console.log(`Not read: ${unused.join(', ')}`);
  for (const { line, name, kind, address, regionCode, regencyName, districtName, stated, phone } of first) {
    const place = [address, districtName, regencyName, regionCode].filter(
      (part) => part !== null && part !== '',
    );
    const point = stated === null ? 'no point' : `${stated.point.lat}, ${stated.point.lon}`;
    console.log(
      `line ${line}: ${[`${name} (${kind})`, ...place, point, phone ?? 'no telephone'].join(' · ')}`,
    );
  }
  printProblems('Would be refused', refused);
  printProblems('Noted', notes);
  console.log(`${rows} rows, ${refused.length} problems that refuse a row. Nothing was stored.`);
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
  .option('--mapping <FILE>', 'columns that were saved before with --save-mapping')
  .option('--save-mapping <FILE>', 'keeps which column is what, to read the next such file by')
  .option('--preview', 'shows how the file is read, its first rows and what is wrong, and stores nothing')
  .option('--source <NAME>', 'name to store the rows under; the same name again replaces the same rows')
  .option('--region <CODE>', 'Kemendagri code (15.71) of rows that state no kabupaten/kota')
  .action((file: string, options: Omit<Command, 'file'>) => run({ file, ...options }));

await runProgram('facilities', program, [UnreadableFileError, MappingError]);
