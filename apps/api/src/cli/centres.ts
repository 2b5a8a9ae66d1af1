import 'reflect-metadata';
import { CentreImporter, CentreService, HandoverModule, UnreadableCentreFile } from '#siaga/handover';
import { TooManyRows } from '#siaga/lists';
import { TracksModule } from '../wiring/tracks.module.js';
import { programOf, runProgram } from './program.js';
import { withServices } from './tool.js';

/** Centres stand above calls and dispatch, whose travel times ask for the fleet's tracks. */
const SERVICES = [TracksModule, HandoverModule];

const FILE =
  'JSON list, CSV or Excel list of 112 and 119 centres with the columns code, name, regionCodes and, where wanted, regionCode, phones, ' +
  'script, baseUrl, secret, isOwn. In a cell, several region codes or numbers are divided by ";". A centre whose code is known is ' +
  'changed by what its row says; all else stays as it is.';

async function importFile(file: string): Promise<number> {
  const { created, updated, unchanged, refused } = await withServices(SERVICES, (app) =>
    app.get(CentreImporter, { strict: false }).importFile(file),
  );
  for (const { row, fields } of refused)
    for (const { path, message } of fields) console.log(`Refused: row ${row}, ${path}: ${message}`);
  console.log(`${created} new, ${updated} changed, ${unchanged} as before, ${refused.length} refused`);
  return refused.length === 0 ? 0 : 1;
}

async function list(): Promise<number> {
  const centres = await withServices(SERVICES, (app) => app.get(CentreService, { strict: false }).list());
  for (const { code, name, regionCodes, phones, baseUrl, hasSecret, isOwn } of centres) {
    const way = baseUrl === null ? 'telephone' : `${baseUrl}${hasSecret ? '' : ' (no secret)'}`;
    const numbers = phones.map(({ number }) => number).join(', ');
    console.log([isOwn ? 'own' : '   ', code, name, regionCodes.join(' '), numbers, way].join('  '));
  }
  console.log(`${centres.length} centres`);
  return 0;
}

const program = programOf('centres').description('Neighbouring 112 and 119 centres, to hand cases to.');
program
  .command('import')
  .description('reads centres from a file')
  .argument('<FILE>', FILE)
  .action(async (file: string) => {
    process.exitCode = await importFile(file);
  });
program
  .command('list')
  .description('shows the centres')
  .action(async () => {
    process.exitCode = await list();
  });

await runProgram('centres', program, [UnreadableCentreFile, TooManyRows]);
