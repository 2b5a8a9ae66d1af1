import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CentreImporter, CentreService, HandoverModule, UnreadableCentreFile } from '#siaga/handover';
import { TracksModule } from '../wiring/tracks.module.js';
import { explain, UsageError, withServices } from './tool.js';

/** Centres stand above calls and dispatch, whose travel times ask for the fleet's tracks. */
const SERVICES = [TracksModule, HandoverModule];

const USAGE = `Usage: npm run centres -- import FILE
       npm run centres -- list

FILE  JSON list or CSV of 112 and 119 centres with the columns code, name, regionCodes and, where wanted, regionCode, phones,
      script, baseUrl, secret, isOwn. In CSV, several region codes or numbers are divided by ";".
      A centre whose code is known is changed; the others stay as they are.`;

async function importFile(file: string): Promise<number> {
  const text = await readFile(file, 'utf8');
  const { created, updated, refused } = await withServices(SERVICES, (app) =>
    app.get(CentreImporter, { strict: false }).import(text),
  );
  for (const { row, fields } of refused)
    for (const { path, message } of fields) console.log(`Refused: row ${row}, ${path}: ${message}`);
  console.log(`${created} new, ${updated} changed, ${refused.length} refused`);
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

async function main(): Promise<number> {
  const { positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true });
  const [verb, file] = positionals;
  if (verb === 'import' && file !== undefined && positionals.length === 2) return importFile(file);
  if (verb === 'list' && positionals.length === 1) return list();
  throw new UsageError(USAGE);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`centres: ${explain(error, USAGE, [UnreadableCentreFile])}`);
    process.exitCode = 1;
  },
);
