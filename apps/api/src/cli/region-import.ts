import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { INestApplicationContext } from '@nestjs/common';
import { FacilityImporter, type MapFacility } from '#siaga/facilities';
import { GeoLoader, RegionService } from '#siaga/geo';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import {
  MapImporter,
  readMapFile,
  RegionToFetchQuery,
  withinRegion,
  type FacilitySink,
  type MapFeature,
  type MapImportReport,
  type ReadMapOptions,
} from '#siaga/mapdata';
import { bytesFormat, withBar, type Progress } from './progress-bar.js';
import type { RegionCommand } from './region-command.js';

type ImportCommand = Extract<RegionCommand, { verb: 'import' }>;

/**
 * Left alone V8 lets garbage grow to several times of what is alive before it clears it, hundreds of MiB on top of what
 * `--memory` allows. A limit of the heap would end a large import instead.
 */
const TIGHT_HEAP = '--heap-growing-percent=25';

/** Imports map files under one source, with bars. Throws what the reader and the importer throw, and the signal's reason. */
export async function importRegion(
  app: INestApplicationContext,
  { files, source, only, memoryMb }: ImportCommand,
  signal: AbortSignal,
): Promise<MapImportReport> {
  const importer = app.get(MapImporter, { strict: false });
  await loadGazetteer(app, signal);
  const within = await limitTo(app, only);
  return withBar(
    'reading  ',
    (onProgress) =>
      importer.import(within(readAll(files, { memoryMb, signal, onProgress })), {
        source,
        files: files.map((file) => path.basename(file)),
        actor: SYSTEM_ACTOR,
        facilities: facilitySink(app.get(FacilityImporter, { strict: false })),
        signal,
        onPhase: (phase) => {
          if (phase !== 'reading') process.stderr.write(`\n${PHASES[phase]}`);
        },
      }),
    bytesFormat,
  );
}

/** Brings the gazetteer, by which regions are told, into this process. */
export async function loadGazetteer(app: INestApplicationContext, signal: AbortSignal): Promise<void> {
  setFlagsFromString(TIGHT_HEAP);
  await withBar('gazetteer', (progress) => app.get(GeoLoader, { strict: false }).prepare(progress));
  signal.throwIfAborted();
}

type Limit = (features: AsyncIterable<readonly MapFeature[]>) => AsyncIterable<readonly MapFeature[]>;

/** Leaves out what begins outside a region. Throws UnknownRegionError. */
async function limitTo(app: INestApplicationContext, asked: string | undefined): Promise<Limit> {
  if (asked === undefined) return (features) => features;
  const { code } = await app.get(RegionToFetchQuery, { strict: false }).find(asked);
  const regions = app.get(RegionService, { strict: false });
  return (features) => withinRegion(features, code, (point) => regions.nearestRegionOf(point));
}

/** What an import does while no bar moves. */
export const PHASES = {
  waiting: 'another import of this source was begun; waiting to see whether it still runs ...',
  using: 'read; putting it into use ...',
  clearing: 'in use; clearing what it replaces ...',
} as const;

/** The files one after the other, their bytes counted together. */
async function* readAll(
  files: readonly string[],
  { onProgress, ...options }: ReadMapOptions & { onProgress: Progress },
): AsyncGenerator<readonly MapFeature[]> {
  const totals = await Promise.all(files.map(async (file) => (await stat(file)).size));
  let before = 0;
  for (const [index, file] of files.entries()) {
    const report = (done: number, total: number): void => {
      totals[index] = total;
      onProgress(
        before + done,
        totals.reduce((sum, each) => sum + each, 0),
      );
    };
    yield* readMapFile(file, { ...options, onProgress: report });
    before += totals[index] ?? 0;
  }
}

/** Hands the facilities of the map to their own importer, all at once, under the map's name. */
export function facilitySink(importer: FacilityImporter): FacilitySink {
  const facilities: MapFacility[] = [];
  return {
    add: ({ ref, name, facilityKind, point, address, district, phone }) =>
      void facilities.push({ ref, name, kind: facilityKind, point, address, district, phone }),
    async finish(source) {
      if (facilities.length === 0) return { stored: 0, problems: [] };
      const report = await importer.importMapFacilities(facilities, source, { actor: SYSTEM_ACTOR });
      const problems = report.refused.map(({ line, field, message }) => ({
        where: facilities[line - 1]?.ref ?? `facility ${line}`,
        reason: `facility left out, ${field}: ${message}`,
      }));
      return { stored: report.imported, problems };
    },
  };
}
