import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { check } from '../harness/check.js';
import type { BenchContext } from '../harness/bench.js';
import { compare, figure, median, type Measured } from '../harness/result.js';
import { FloorRows } from './import-rows.js';
import { RegionCli, runFloor, type ImportRun } from './import-runs.js';
import { makePbf, type MadePbf } from './make-pbf.js';

const BENCH = 'import';
/** The folder of a real city; `npm run` starts in the repository, beside which it lies. */
const CITY = path.resolve('../shared/data/yogyakarta');
/** About a million nodes and 300,000 stretches of road. */
const COUNTRY = { rows: 390, columns: 390, bends: 3 };
/** One street, to know what the program needs without reading anything much. */
const HAMLET = { rows: 1, columns: 2, bends: 0 };
/** Leaves 4 MiB for the tables of reading, so that the country is read in several windows. */
const SMALL_MEMORY_MB = 164;
const ROUNDS = 3;
const MIB = 1024 * 1024;

/**
 * How fast map files become roads and places in use, and with how much memory: the whole command in a process of its own,
 * from its start to its end. Beside it a program that only decodes the same file and copies the same rows in.
 */
export async function importing({ postgres }: BenchContext): Promise<Measured[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'siaga-bench-'));
  try {
    const databaseUrl = await postgres.createDatabase('import');
    const cli = new RegionCli(databaseUrl);
    const hamlet = path.join(folder, 'hamlet.osm.pbf');
    await makePbf(hamlet, HAMLET);
    // The first command also loads the gazetteer.
    await cli.import([hamlet], 'hamlet');
    const idle = await cli.import([hamlet], 'hamlet');
    await cli.remove('hamlet');
    return [...(await country(folder, databaseUrl, cli, idle)), ...(await city(cli))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function country(
  folder: string,
  databaseUrl: string,
  cli: RegionCli,
  idle: ImportRun,
): Promise<Measured[]> {
  const file = path.join(folder, 'country.osm.pbf');
  const made = await makePbf(file, COUNTRY);
  const small = await cli.import([file], 'country', SMALL_MEMORY_MB);
  checkCounts(small, made);
  const rows = await FloorRows.open(databaseUrl);
  try {
    const copyFile = path.join(folder, 'rows');
    check(
      (await rows.write(copyFile)) === made.stretches,
      'the floor copies as many rows as the import made',
    );
    const rounds: { ours: ImportRun; floorS: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await cli.remove('country');
      const ours = await cli.import([file], 'country');
      checkCounts(ours, made);
      check(sameCounts(ours, small), 'windows change nothing of the result');
      await rows.clear();
      const { said, seconds } = await runFloor(file, databaseUrl, copyFile, rows.copySql);
      check(said.nodes === made.nodes && said.ways === made.ways, 'the floor decodes the whole file');
      check((await rows.count()) === made.stretches, 'the floor copied every row');
      rounds.push({ ours, floorS: seconds });
    }
    return [...speeds(rounds, made), ...memory(rounds[0]?.ours ?? small, small, idle, made)];
  } finally {
    await rows.close();
  }
}

function speeds(rounds: readonly { ours: ImportRun; floorS: number }[], made: MadePbf): Measured[] {
  const name = { bench: BENCH, case: `${Math.round(made.stretches / 1000)}k roads, .osm.pbf` };
  const reports = rounds.map(({ ours }) => ours.said);
  const placesPerS = median(reports.map(({ import: done, seconds }) => (done.counts.places ?? 0) / seconds));
  return [
    compare(
      { ...name, metric: 'whole command, s' },
      rounds.map(({ ours, floorS }) => ({ ours: ours.seconds, reference: floorS })),
    ),
    figure({ ...name, metric: 'roads/s' }, median(reports.map(({ seconds }) => made.stretches / seconds))),
    figure({ ...name, metric: 'places/s' }, placesPerS),
  ];
}

/** What `--memory` promises: no more than that above what the program needs without a file. */
function memory(full: ImportRun, small: ImportRun, idle: ImportRun, made: MadePbf): Measured[] {
  const name = { bench: BENCH, case: `${(made.nodes / 1e6).toFixed(1)}M nodes, .osm.pbf` };
  const above = (run: ImportRun): number => run.said.peakBytes - idle.said.peakBytes;
  const aim = { atMost: SMALL_MEMORY_MB };
  return [
    figure({ ...name, metric: 'peak RSS, MiB' }, full.said.peakBytes / MIB),
    figure({ ...name, metric: 'peak RSS of an empty import, MiB' }, idle.said.peakBytes / MIB),
    figure({ ...name, metric: 'bytes a node above that' }, above(full) / made.nodes),
    figure({ ...name, metric: `MiB above that, --memory ${SMALL_MEMORY_MB}` }, above(small) / MIB, aim),
  ];
}

async function city(cli: RegionCli): Promise<Measured[]> {
  if (!existsSync(CITY)) {
    process.stdout.write('import: the real city is not measured, ../shared/data/yogyakarta is not here\n');
    return [];
  }
  const files = readdirSync(CITY).filter((file) => file.endsWith('.geojson'));
  const runs: ImportRun[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    runs.push(
      await cli.import(
        files.map((file) => path.join(CITY, file)),
        'city',
      ),
    );
    await cli.remove('city');
  }
  const name = { bench: BENCH, case: 'Yogyakarta, GeoJSON' };
  const perS = (kinds: readonly string[]): number =>
    median(
      runs.map(
        ({ said }) => kinds.reduce((sum, kind) => sum + (said.import.counts[kind] ?? 0), 0) / said.seconds,
      ),
    );
  return [
    figure({ ...name, metric: 'whole command, s' }, median(runs.map((run) => run.seconds))),
    figure({ ...name, metric: 'roads/s' }, perS(['roads'])),
    figure({ ...name, metric: 'places/s' }, perS(['places', 'houseNumbers'])),
    figure({ ...name, metric: 'peak RSS, MiB' }, Math.max(...runs.map((run) => run.said.peakBytes)) / MIB),
  ];
}

function checkCounts({ said }: ImportRun, made: MadePbf): void {
  check(said.import.counts.roads === made.stretches, `${made.stretches} stretches become as many roads`);
  check((said.import.counts.places ?? 0) > 0, 'places are found');
}

function sameCounts(a: ImportRun, b: ImportRun): boolean {
  return JSON.stringify(a.said.import.counts) === JSON.stringify(b.said.import.counts);
}
