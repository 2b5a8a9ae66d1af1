import type { INestApplicationContext } from '@nestjs/common';
import { FacilityImporter } from '#siaga/facilities';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import {
  EmptyMapError,
  MapImportBusyError,
  MapServerError,
  RegionFetcher,
  RegionToFetchQuery,
  ThinMapError,
  type FetchStep,
  type MapImportReport,
  type RegionToFetch,
} from '#siaga/mapdata';
import type { MapFetchProblem } from '#siaga/contracts';
import type { FetchLine } from '../map-fetch/fetch-line.js';
import { withBar, type Progress } from './progress-bar.js';
import type { RegionCommand } from './region-command.js';
import { facilitySink, loadGazetteer, PHASES } from './region-import.js';

type FetchCommand = Extract<RegionCommand, { verb: 'fetch' }>;

/** Gets the map of a region and takes it into use, with bars. Throws what `RegionFetcher.fetch` throws. */
export async function fetchRegion(
  app: INestApplicationContext,
  command: FetchCommand,
  signal: AbortSignal,
): Promise<MapImportReport> {
  await loadGazetteer(app, signal);
  const region = await app.get(RegionToFetchQuery, { strict: false }).find(command.region);
  process.stderr.write(
    `${region.code} ${region.name}${region.megabytes === null ? '' : `, about ${region.megabytes} MB`}\n`,
  );
  return withBar('fetching ', (progress, rename) =>
    fetchWith(app, region, command, signal, (step) => showStep(step, progress, rename)),
  );
}

function fetchWith(
  app: INestApplicationContext,
  region: RegionToFetch,
  { from, isForced, memoryMb }: FetchCommand,
  signal: AbortSignal,
  onStep: (step: FetchStep) => void,
): Promise<MapImportReport> {
  const facilities = facilitySink(app.get(FacilityImporter, { strict: false }));
  return app
    .get(RegionFetcher, { strict: false })
    .fetch(region, { from, actor: SYSTEM_ACTOR, facilities, signal, isForced, memoryMb, onStep });
}

const LINE_MS = 250;

/** The same for the server that started this program: one JSON a line, and its end as one too. */
export async function fetchInLines(
  app: INestApplicationContext,
  command: FetchCommand,
  signal: AbortSignal,
): Promise<void> {
  let saidAtMs = -Infinity;
  const say = (line: FetchLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
  let bytes = 0;
  const onStep = (step: FetchStep): void => {
    const isCounted = step.phase === 'fetching' || step.phase === 'reading';
    if (isCounted && performance.now() - saidAtMs < LINE_MS) return;
    saidAtMs = performance.now();
    if (step.phase === 'fetching') bytes = step.bytes;
    const { done, total } = isCounted ? step : { done: 0, total: 0 };
    if (step.phase !== 'waiting')
      say({ kind: 'step', phase: isCounted ? step.phase : 'using', done, total, bytes });
  };
  try {
    await loadGazetteer(app, signal);
    const region = await app.get(RegionToFetchQuery, { strict: false }).find(command.region);
    await fetchWith(app, region, command, signal, onStep);
    say({ kind: 'done' });
  } catch (error) {
    if (signal.aborted) throw error;
    say({
      kind: 'failed',
      problem: problemOf(error),
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

function problemOf(error: unknown): MapFetchProblem {
  if (error instanceof MapServerError) return error.problem;
  if (error instanceof ThinMapError || error instanceof EmptyMapError) return 'thin';
  return error instanceof MapImportBusyError ? 'in_hand' : 'other';
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
