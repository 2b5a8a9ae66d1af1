import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import type { Facility } from '#siaga/contracts';
import { FacilitiesModule, FacilitiesService } from '#siaga/facilities';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import {
  EmptyMapError,
  MapChangedError,
  MapCheckService,
  MapDataModule,
  MapFileError,
  MapImportBusyError,
  MapImporter,
  MapImportLostError,
  MapServerError,
  ThinMapError,
  UnknownMapSourceError,
  UnknownRegionError,
  type MapImportReport,
} from '#siaga/mapdata';
import { runProgram } from './program.js';
import { regionProgram, type RegionCommand } from './region-command.js';
import { fetchInLines, fetchRegion } from './region-fetch.js';
import { importRegion } from './region-import.js';
import { checkText, importText, listText, type RegionCheck } from './region-text.js';
import { withServices } from './tool.js';

const EXPECTED = [
  MapFileError,
  EmptyMapError,
  MapImportBusyError,
  MapImportLostError,
  UnknownMapSourceError,
  MapChangedError,
  MapServerError,
  ThinMapError,
  UnknownRegionError,
];
const MODULES = [FacilitiesModule, MapDataModule];
const KIBIBYTE = 1024;
/** What a shell gives for a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Ctrl-C was pressed. */
class InterruptedError extends Error {
  override readonly name = 'InterruptedError';

  constructor() {
    super('stopped; nothing of it is used, and what was in use still is');
  }
}

async function run(
  app: INestApplicationContext,
  command: RegionCommand,
  signal: AbortSignal,
): Promise<string> {
  const importer = app.get(MapImporter, { strict: false });
  switch (command.verb) {
    case 'import':
      return said(await importRegion(app, command, signal), command);
    case 'fetch':
      return said(await fetchRegion(app, command, signal), command);
    case 'list': {
      const sources = await importer.list();
      return command.isJson ? JSON.stringify(sources, null, 2) : listText(sources);
    }
    case 'remove':
      await importer.remove(command.source, SYSTEM_ACTOR);
      return `${command.source} is removed; facilities that came with it stay`;
    case 'check': {
      const found = await check(app, command.source);
      return command.isJson ? JSON.stringify(found, null, 2) : checkText(found);
    }
  }
}

function said(report: MapImportReport, { isJson }: { isJson: boolean }): string {
  const peakBytes = process.resourceUsage().maxRSS * KIBIBYTE;
  return isJson ? JSON.stringify({ ...report, peakBytes }, null, 2) : importText(report, peakBytes);
}

async function check(app: INestApplicationContext, source: string | null): Promise<RegionCheck> {
  const facilities = await app.get(FacilitiesService, { strict: false }).all();
  const points = facilities.flatMap(({ name, point }) => (point === null ? [] : [{ name, point }]));
  const found = await app.get(MapCheckService, { strict: false }).check(source, points);
  return { ...found, outsideDistrict: facilities.filter(isOutside) };
}

function isOutside({ flags }: Facility): boolean {
  return flags.includes('point_outside_district') || flags.includes('point_outside_regency');
}

const program = regionProgram(async (command) => {
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort(new InterruptedError()));
  try {
    if (command.verb === 'fetch' && command.isLines) {
      // The server that started this one is gone.
      process.stdin.once('end', () => interrupt.abort(new InterruptedError())).resume();
      process.stdin.unref();
      await withServices(MODULES, (app) => fetchInLines(app, command, interrupt.signal));
      return;
    }
    console.log(await withServices(MODULES, (app) => run(app, command, interrupt.signal)));
  } catch (error) {
    // The bar, or what an import was doing, still stands on the line.
    if (command.verb === 'import' || command.verb === 'fetch') process.stderr.write('\n');
    throw error;
  }
});

await runProgram('region', program, [...EXPECTED, InterruptedError], (error) =>
  error instanceof InterruptedError ? INTERRUPTED : 1,
);
