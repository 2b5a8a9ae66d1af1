import type { INestApplicationContext } from '@nestjs/common';
import { FacilityImporter } from '#siaga/facilities';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import { RegionFetcher, RegionToFetchQuery, type FetchStep, type MapImportReport } from '#siaga/mapdata';
import { withBar, type Progress } from './progress-bar.js';
import type { RegionCommand } from './region-command.js';
import { facilitySink, loadGazetteer, PHASES } from './region-import.js';

type FetchCommand = Extract<RegionCommand, { verb: 'fetch' }>;

/** Gets the map of a region and takes it into use, with bars. Throws what `RegionFetcher.fetch` throws. */
export async function fetchRegion(
  app: INestApplicationContext,
  { region: asked, from, isForced, memoryMb }: FetchCommand,
  signal: AbortSignal,
): Promise<MapImportReport> {
  await loadGazetteer(app, signal);
  const region = await app.get(RegionToFetchQuery, { strict: false }).find(asked);
  const facilities = facilitySink(app.get(FacilityImporter, { strict: false }));
  process.stderr.write(
    `${region.code} ${region.name}${region.megabytes === null ? '' : `, about ${region.megabytes} MB`}\n`,
  );
  return withBar('fetching ', (progress, rename) =>
    app.get(RegionFetcher, { strict: false }).fetch(region, {
      from,
      actor: SYSTEM_ACTOR,
      facilities,
      signal,
      isForced,
      memoryMb,
      onStep: (step) => showStep(step, progress, rename),
    }),
  );
}

function showStep(step: FetchStep, progress: Progress, rename: (name: string) => void): void {
  if (step.phase === 'fetching') {
    rename(step.unit === 'boxes' ? `fetching, ${megabytes(step.bytes)} MB` : 'fetching, MB');
    const scale = step.unit === 'boxes' ? 1 : BYTES_PER_MB;
    progress(Math.floor(step.done / scale), Math.ceil(step.total / scale));
  } else if (step.phase === 'reading') {
    rename('reading, MB');
    progress(Math.floor(step.done / BYTES_PER_MB), Math.ceil(step.total / BYTES_PER_MB));
  } else process.stderr.write(`\n${PHASES[step.phase]}`);
}

const BYTES_PER_MB = 1_000_000;
const megabytes = (bytes: number): string => (bytes / BYTES_PER_MB).toFixed(1);
