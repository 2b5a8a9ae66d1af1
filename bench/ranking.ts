import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';
import {
  DispatchModule,
  FacilityCandidates,
  RecommendationService,
  straightDistanceM,
  UnitCandidates,
  type NearestIndex,
} from '#siaga/dispatch';
import { FacilitiesModule } from '#siaga/facilities';
import { FleetModule, PositionStore } from '#siaga/fleet';
import { GeoModule } from '#siaga/geo';
import { HandoverModule } from '#siaga/handover';
import { Caller, IdentityModule } from '#siaga/identity';
import { JournalModule, JournalRelay } from '#siaga/journal';
import { createLogger, KernelModule, newId, readEnv } from '#siaga/kernel';
import { createDataSource, PersistenceModule } from '#siaga/persistence';
import type { Point } from '#siaga/contracts';
import { TracksModule } from '../apps/api/src/wiring/tracks.module.js';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { DATA_KEY } from './harness/our-server.js';
import { compare, median, type Measured } from './harness/result.js';
import {
  migrateDatabase,
  pointOf,
  REGION,
  seedFacilities,
  seedUnits,
  type SeededUnit,
} from './harness/seed.js';

const SIZES = [
  { facilities: 100, units: 50 },
  { facilities: 10_000, units: 500 },
  { facilities: 100_000, units: 5_000 },
];
const NEAREST = 10;
const QUERIES = 60;
const CHECKED = 20;
/** Share of the units that report a new position before each round. */
const MOVING = 0.2;
/** Sphere and spheroid differ by up to half a per cent over all, but by next to nothing between neighbours of a city. */
const TIE = 6e-3;
const GOAL = { atMost: 0.2 };
const SQL = (table: string, id: string): { name: string; text: string } => ({
  name: `nearest_${table}`,
  text: `SELECT ${id} AS id, ST_X(geom) AS lon, ST_Y(geom) AS lat FROM ${table}
    ORDER BY geom::geography <-> ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography LIMIT ${NEAREST}`,
});
const FACILITY_SQL = SQL('facility', 'id');
const UNIT_SQL = SQL('unit_position', 'unit_id');

@Module({})
class RankingRoot {}

interface Near {
  id: string;
  distanceM: number;
}

interface Stage {
  pool: Pool;
  units: SeededUnit[];
  facilityIndex: NearestIndex<{ id: string; point: Point | null }>;
  unitIndex: NearestIndex<{ unit: { id: string } }>;
  recommendations: RecommendationService;
  positions: PositionStore;
  close(): Promise<void>;
}

/** The ten nearest in memory against PostGIS' own nearest-neighbour search, and the whole recommendation against both searches. */
export async function ranking(context: BenchContext): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const size of SIZES) {
    const stage = await build(context, size);
    try {
      results.push(...(await measure(context, stage, size)));
    } finally {
      await stage.close();
    }
  }
  return results;
}

async function measure(
  context: BenchContext,
  stage: Stage,
  size: (typeof SIZES)[number],
): Promise<Measured[]> {
  const rounds: Record<'facilities' | 'units' | 'both', { ours: number; reference: number }>[] = [];
  for (let round = 0; round <= context.rounds; round += 1) {
    await move(stage, size.units, round);
    for (let n = 0; n < CHECKED; n += 1) await checkAnswers(stage, pointOf(round * 1_000 + n));
    const origins = Array.from({ length: QUERIES }, (_, n) => pointOf(round * 1_000 + n + 100));
    const ours = {
      facilities: await timeEach(origins, (origin) =>
        nearest(stage.facilityIndex, origin, (item) => item.id),
      ),
      units: await timeEach(origins, (origin) => nearest(stage.unitIndex, origin, (item) => item.unit.id)),
      both: await timeEach(origins, (origin) => recommend(stage, origin)),
    };
    const reference = {
      facilities: await timeEach(origins, (origin) => bySql(stage, FACILITY_SQL, origin)),
      units: await timeEach(origins, (origin) => bySql(stage, UNIT_SQL, origin)),
    };
    const both = reference.facilities + reference.units;
    // The first round warms the code and the caches.
    if (round > 0)
      rounds.push({
        facilities: { ours: ours.facilities, reference: reference.facilities },
        units: { ours: ours.units, reference: reference.units },
        both: { ours: ours.both, reference: both },
      });
  }
  const result = (name: string, key: 'facilities' | 'units' | 'both', metric: string): Measured =>
    compare(
      { bench: 'ranking', case: name, metric },
      rounds.map((round) => round[key]),
      GOAL,
    );
  return [
    result(`${size.facilities} facilities`, 'facilities', `nearest ${NEAREST}, us`),
    result(`${size.units} moving units`, 'units', `nearest ${NEAREST}, us`),
    result(`${size.facilities} + ${size.units}`, 'both', 'recommendation, us'),
  ];
}

async function build(context: BenchContext, size: (typeof SIZES)[number]): Promise<Stage> {
  const url = await context.postgres.createDatabase(`ranking_${size.facilities}`);
  await migrateDatabase(url);
  const pool = new Pool({ connectionString: url, max: 1 });
  await seedFacilities(pool, size.facilities);
  const units = await seedUnits(pool, size.units);
  // The product has its indexes on geometry; the reference gets its own, or it would sort every row.
  await pool.query('CREATE INDEX bench_facility_idx ON facility USING gist ((geom::geography))');
  await pool.query('CREATE INDEX bench_unit_idx ON unit_position USING gist ((geom::geography))');
  const dataSource = createDataSource({ url, poolSize: 2, migrations: [] });
  await dataSource.initialize();
  const env = readEnv({
    DATABASE_URL: url,
    SIAGA_DATA_KEY: DATA_KEY.toString('base64'),
    SIAGA_STALE_POSITION_S: '3600',
  });
  const root = {
    module: RankingRoot,
    imports: [
      KernelModule.with(env, createLogger('silent')),
      PersistenceModule.with(dataSource),
      JournalModule,
      IdentityModule,
      GeoModule,
      FacilitiesModule,
      FleetModule,
      DispatchModule,
      HandoverModule,
      TracksModule,
    ],
  };
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  await app.get(JournalRelay).start();
  const positions = app.get(PositionStore);
  await positions.start();
  const unitCandidates = app.get(UnitCandidates);
  await unitCandidates.start();
  const facilityCandidates = app.get(FacilityCandidates);
  await facilityCandidates.start();
  return {
    pool,
    units,
    positions,
    facilityIndex: facilityCandidates.index,
    unitIndex: unitCandidates.index,
    recommendations: app.get(RecommendationService),
    close: async () => {
      await app.close();
      await pool.end();
    },
  };
}

/** Some units report from elsewhere: in memory and in the table. */
async function move(stage: Stage, count: number, round: number): Promise<void> {
  const movers = stage.units.filter((_, index) => (index * 7 + round) % Math.round(1 / MOVING) === 0);
  const now = new Date().toISOString();
  await Promise.all(
    movers.map((unit, index) =>
      stage.positions.accept(crewOf(unit), {
        unitId: unit.id,
        sentAt: now,
        positions: [{ at: now, point: pointOf(round * count + index) }],
      }),
    ),
  );
}

function crewOf(unit: SeededUnit): Caller {
  return new Caller(
    {
      id: newId(),
      username: 'uji',
      displayName: 'Kru Uji',
      grants: [{ role: 'crew', scope: { kind: 'unit', unitId: unit.id } }],
      disabledAt: null,
      mustChangePassword: false,
    },
    newId(),
  );
}

function nearest<T>(index: NearestIndex<T>, origin: Point, idOf: (item: T) => string): Near[] {
  const found: Near[] = [];
  for (const { item, distanceM } of index.nearestFirst(origin)) {
    found.push({ id: idOf(item), distanceM });
    if (found.length === NEAREST) break;
  }
  return found;
}

function recommend(stage: Stage, origin: Point): ReturnType<RecommendationService['recommend']> {
  return stage.recommendations.recommend({
    point: origin,
    regionCode: REGION,
    triage: null,
    needs: { unit: [], facility: [] },
    unitLimit: NEAREST,
    facilityLimit: NEAREST,
  });
}

async function bySql(stage: Stage, sql: { name: string; text: string }, origin: Point): Promise<Near[]> {
  const { rows } = await stage.pool.query<{ id: string; lon: number; lat: number }>({
    ...sql,
    values: [origin.lon, origin.lat],
  });
  return rows.map((row) => ({ id: row.id, distanceM: straightDistanceM(origin, row) }));
}

/** Equal to trying all, and to PostGIS but for near ties. */
async function checkAnswers(stage: Stage, origin: Point): Promise<void> {
  const facilities = nearest(stage.facilityIndex, origin, (item) => item.id);
  const units = nearest(stage.unitIndex, origin, (item) => item.unit.id);
  checkSame(facilities, await bruteForce(stage, 'facility', 'id', origin), 1e-9, 'every facility tried');
  checkSame(units, await bruteForce(stage, 'unit_position', 'unit_id', origin), 1e-9, 'every unit tried');
  checkSame(facilities, await bySql(stage, FACILITY_SQL, origin), TIE, 'PostGIS, facilities');
  checkSame(units, await bySql(stage, UNIT_SQL, origin), TIE, 'PostGIS, units');
  const { units: rankedUnits, facilities: rankedFacilities } = await recommend(stage, origin);
  check(
    rankedUnits.map((unit) => unit.unitId).join() === units.map((near) => near.id).join(),
    'units are ranked so',
  );
  check(
    rankedFacilities.map((facility) => facility.facilityId).join() ===
      facilities.map((near) => near.id).join(),
    'facilities are ranked so',
  );
}

async function bruteForce(stage: Stage, table: string, id: string, origin: Point): Promise<Near[]> {
  const { rows } = await stage.pool.query<{ id: string; lon: number; lat: number }>(
    `SELECT ${id} AS id, ST_X(geom) AS lon, ST_Y(geom) AS lat FROM ${table}`,
  );
  return rows
    .map((row) => ({ id: row.id, distanceM: straightDistanceM(origin, row) }))
    .sort((a, b) => a.distanceM - b.distanceM)
    .slice(0, NEAREST);
}

function checkSame(ours: readonly Near[], reference: readonly Near[], tolerance: number, name: string): void {
  check(ours.length === reference.length, `as many as by ${name}`);
  ours.forEach((near, position) => {
    const other = reference[position]?.distanceM ?? Infinity;
    const isEqual = Math.abs(near.distanceM - other) <= tolerance * Math.max(other, 1);
    check(isEqual, `place ${position + 1} is ${near.distanceM} m away, by ${name} ${other} m`);
  });
}

/** Median time of one query, microseconds. */
async function timeEach(origins: readonly Point[], query: (origin: Point) => unknown): Promise<number> {
  const times: number[] = [];
  for (const origin of origins) {
    const startedAtMs = performance.now();
    await query(origin);
    times.push((performance.now() - startedAtMs) * 1_000);
  }
  return median(times);
}
