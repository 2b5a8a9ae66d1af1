import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';
import { SocketIoClient } from './clients/socket-io-client.js';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { copyIn } from './harness/copy-in.js';
import { startOurServer, type RunningServer } from './harness/our-server.js';
import { compare, type Measured } from './harness/result.js';
import {
  migrateDatabase,
  pointOf,
  seedCrews,
  seedFacilities,
  seedOperators,
  seedUnits,
  type SeededUnit,
} from './harness/seed.js';
import { fanOut } from './fan-out.js';

const CREWS = 200;
const ROWS = 40_000;
const SINGLE_ROWS = 4_000;
const SINGLE_CONNECTIONS = 10;
const PER_MESSAGE = 50;
/** Messages a crew's phone has on the way; a phone that was offline sends so. */
const MESSAGES_AT_ONCE = 4;
const WORLD = { west: 103, south: -3, east: 105, north: 0 };
const INSERT = {
  name: 'one_position',
  text: `INSERT INTO unit_track (unit_id, at, geom, speed_mps, heading_deg) VALUES ($1, $2, ST_SetSRID(ST_MakePoint($3, $4), 4326), $5, $6)`,
};

interface Position {
  unitId: string;
  at: string;
  lon: number;
  lat: number;
}

/** Positions of moving units: taken, stored and shown, against the database alone; then what it costs to show them to many. */
export async function positions(context: BenchContext): Promise<Measured[]> {
  const url = await context.postgres.createDatabase('positions');
  await migrateDatabase(url);
  const pool = new Pool({ connectionString: url, max: SINGLE_CONNECTIONS });
  await seedFacilities(pool, 100);
  const units = await seedUnits(pool, CREWS);
  const crews = await seedCrews(pool, units);
  const [operator] = await seedOperators(pool, 1);
  const server = await startOurServer(url, context.port);
  try {
    const phones = await Promise.all(crews.map((crew) => SocketIoClient.open(server.port, crew.token)));
    const stored = await ingest(context, { server, pool, units, phones, token: operator?.token ?? '' });
    for (const phone of phones) phone.close();
    return [...stored, ...(await fanOut(context, { server, pool, units }))];
  } finally {
    await server.stop();
    await pool.end();
  }
}

interface Stage {
  server: RunningServer;
  pool: Pool;
  units: SeededUnit[];
  phones: SocketIoClient[];
  token: string;
}

async function ingest(context: BenchContext, stage: Stage): Promise<Measured[]> {
  const console = await SocketIoClient.open(stage.server.port, stage.token);
  let shown = 0;
  console.onEvent = (packet) => {
    if (packet.includes('"positions"')) shown += 1;
  };
  await console.ask('resume', { since: 0 });
  await console.ask('view', { bounds: WORLD });
  const rounds: { ours: number; single: number; copy: number }[] = [];
  for (let round = 0; round <= context.rounds; round += 1) {
    const rows = rowsOf(stage.units);
    const measured = {
      ours: await perSecond(ROWS, () => send(stage, rows)),
      single: await perSecond(SINGLE_ROWS, () => insertEach(stage.pool, rows.slice(0, SINGLE_ROWS))),
      copy: await perSecond(ROWS, () => copyAll(stage.pool, rows)),
    };
    if (round > 0) rounds.push(measured);
  }
  const { rows: counted } = await stage.pool.query<{ rows: number }>(
    'SELECT count(*)::integer AS rows FROM unit_track',
  );
  const expected = (context.rounds + 1) * (2 * ROWS + SINGLE_ROWS);
  check(counted[0]?.rows === expected, `every position is stored once: ${counted[0]?.rows} of ${expected}`);
  check(shown > 0, 'the console sees units move');
  console.close();
  const name = { bench: 'positions', metric: 'rows per second' };
  return [
    compare(
      { ...name, case: 'taken, stored, shown / INSERT' },
      rounds.map(({ ours, single }) => ({ ours, reference: single })),
      { atLeast: 5 },
    ),
    compare(
      { ...name, case: 'taken, stored, shown / COPY' },
      rounds.map(({ ours, copy }) => ({ ours, reference: copy })),
      { atLeast: 0.5 },
    ),
  ];
}

/** The same rows for all: each unit's in a row, a few seconds old at most. */
function rowsOf(units: readonly SeededUnit[]): Position[] {
  const now = Date.now();
  const each = ROWS / units.length;
  return units.flatMap((unit, index) =>
    Array.from({ length: each }, (_, n) => ({
      unitId: unit.id,
      at: new Date(now - each + n).toISOString(),
      ...pointOf(index * each + n),
    })),
  );
}

async function perSecond(rows: number, work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return rows / ((performance.now() - startedAtMs) / 1_000);
}

async function send({ units, phones }: Stage, rows: readonly Position[]): Promise<void> {
  const each = rows.length / units.length;
  await Promise.all(
    units.map(async (unit, index) => {
      const own = rows.slice(index * each, (index + 1) * each);
      for (let at = 0; at < own.length; at += PER_MESSAGE * MESSAGES_AT_ONCE) {
        const messages = Array.from({ length: MESSAGES_AT_ONCE }, (_, n) =>
          own.slice(at + n * PER_MESSAGE, at + (n + 1) * PER_MESSAGE),
        );
        await Promise.all(
          messages.map(async (message) => phones[index]?.ask('positions', batchOf(unit.id, message))),
        );
      }
    }),
  );
}

function batchOf(unitId: string, rows: readonly Position[]): unknown {
  const reports = rows.map(({ at, lon, lat }) => ({
    at,
    point: { lon, lat },
    accuracyM: 8,
    speedMps: 11,
    headingDeg: 90,
  }));
  return { unitId, sentAt: new Date().toISOString(), positions: reports };
}

/** One statement and one commit a row, over as many connections as the product has. */
async function insertEach(pool: Pool, rows: readonly Position[]): Promise<void> {
  const left = rows[Symbol.iterator]();
  const line = async (): Promise<void> => {
    for (const { unitId, at, lon, lat } of left)
      await pool.query({ ...INSERT, values: [unitId, at, lon, lat, 11, 90] });
  };
  await Promise.all(Array.from({ length: SINGLE_CONNECTIONS }, line));
}

async function copyAll(pool: Pool, rows: readonly Position[]): Promise<void> {
  const text = rows
    .map(({ unitId, at, lon, lat }) => `${unitId}\t${at}\tSRID=4326;POINT(${lon} ${lat})\t11\t90\n`)
    .join('');
  await copyIn(pool, 'COPY unit_track (unit_id, at, geom, speed_mps, heading_deg) FROM STDIN', text);
}
