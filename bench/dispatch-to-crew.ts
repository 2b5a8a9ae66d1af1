import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { FrameSocket } from './clients/frame-socket.js';
import { RawHttp } from './clients/raw-http.js';
import { SocketIoClient } from './clients/socket-io-client.js';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { Arrivals } from './harness/closed-loop.js';
import { startFloor } from './harness/floor-server.js';
import { DATA_KEY, startOurServer, type RunningServer } from './harness/our-server.js';
import { measurePath, type PathTarget } from './harness/path-bench.js';
import type { Measured } from './harness/result.js';
import {
  migrateDatabase,
  seedCrews,
  seedFacilities,
  seedIncidents,
  seedOperators,
  seedUnits,
  type SeededPerson,
  type SeededUnit,
} from './harness/seed.js';

const CREWS = 200;
const LINES = 16;
const TIMEOUT_MS = 20_000;
const JOB = {
  incidentNumber: '15.71-000000-0001',
  complaint: 'breathing',
  triage: 'merah',
  place: { label: 'Simpang contoh' },
};

/** One program with its crews' phones on the line. */
interface Side {
  target: PathTarget;
  pool: Pool;
  arrivals: Arrivals<{ heardAtMs: number; packet: Buffer }>;
  stop(): Promise<void>;
}

interface Seeded {
  url: string;
  pool: Pool;
  units: SeededUnit[];
  incidentIds: string[];
}

/** From the operator's offer to the socket of the unit's crew. */
export async function dispatchToCrew(context: BenchContext): Promise<Measured[]> {
  const ours = await startOurs(context);
  const floor = await startFloorSide(context);
  const sides = { ours, floor };
  try {
    await checkAnswers(ours);
    await checkAnswers(floor);
    return await measurePath(
      {
        bench: 'dispatch-to-crew',
        rounds: context.rounds,
        warmUp: CREWS,
        countAtOne: CREWS,
        countAtSixteen: CREWS,
        prepare: (target) => freeUnits(sides[target.name].pool),
      },
      ours.target,
      floor.target,
    );
  } finally {
    await ours.stop();
    await floor.stop();
  }
}

async function startOurs(context: BenchContext): Promise<Side> {
  const seeded = await seededDatabase(context, 'ours');
  const [operator] = await seedOperators(seeded.pool, 1);
  const crews = await seedCrews(seeded.pool, seeded.units);
  const server = await startOurServer(seeded.url, context.port);
  const arrivals: Side['arrivals'] = new Arrivals();
  const phones = await Promise.all(crews.map((crew) => SocketIoClient.open(server.port, crew.token)));
  for (const [index, phone] of phones.entries()) {
    await phone.ask('resume', { since: 0 });
    phone.onEvent = (packet) => hear(arrivals, index, packet);
  }
  const side = sideOf('ours', server, seeded, arrivals, (n) => offerOf(seeded, operator, n));
  return { ...side, stop: () => stopAll(side, phones) };
}

async function startFloorSide(context: BenchContext): Promise<Side> {
  const seeded = await seededDatabase(context, 'floor');
  const server = await startFloor('dispatch-to-crew.mjs', seeded.url, context.port + 1);
  const arrivals: Side['arrivals'] = new Arrivals();
  const phones: FrameSocket[] = [];
  for (const [index, unit] of seeded.units.entries()) {
    const phone = await FrameSocket.open({ port: server.port, path: `/crew/${unit.id}` });
    phone.onText = (packet) => hear(arrivals, index, packet);
    phone.begin();
    phones.push(phone);
  }
  const side = sideOf('floor', server, seeded, arrivals, (n) => {
    const body = { incidentId: seeded.incidentIds[n], unitId: seeded.units[n]?.id, job: JOB };
    return ['/', JSON.stringify(body), ''];
  });
  return { ...side, stop: () => stopAll(side, phones) };
}

async function stopAll(side: Side, phones: readonly { close(): void }[]): Promise<void> {
  for (const phone of phones) phone.close();
  await side.stop();
}

async function seededDatabase(context: BenchContext, name: string): Promise<Seeded> {
  const url = await context.postgres.createDatabase(`dispatch_${name}`);
  await migrateDatabase(url);
  const pool = new Pool({ connectionString: url, max: 2 });
  await seedFacilities(pool, 100);
  const units = await seedUnits(pool, CREWS);
  const incidentIds = await seedIncidents(pool, CREWS, new PersonalDataCipher(DATA_KEY));
  return { url, pool, units, incidentIds };
}

type Request = [path: string, body: string, headers: string];

function offerOf({ incidentIds, units }: Seeded, operator: SeededPerson | undefined, n: number): Request {
  return [
    `/api/v1/incidents/${incidentIds[n] ?? ''}/offers`,
    JSON.stringify({ unitIds: [units[n]?.id], timeoutS: 600 }),
    `Cookie: siaga_session=${operator?.token ?? ''}\r\nIdempotency-Key: ${newId()}\r\n`,
  ];
}

function sideOf(
  name: 'ours' | 'floor',
  server: RunningServer,
  { pool }: Seeded,
  arrivals: Side['arrivals'],
  requestOf: (n: number) => Request,
): Side {
  const lines = Array.from({ length: LINES }, () => new RawHttp(server.port));
  const target: PathTarget = {
    name,
    pid: server.pid,
    take: (count) => Array.from({ length: count }, (_, n) => n),
    act: async (n, line) => {
      const [heard, answer] = await Promise.all([
        arrivals.wait(String(n), TIMEOUT_MS),
        lines[line]?.post(...requestOf(n)),
      ]);
      check(answer?.status === 200 || answer?.status === 202, `the offer is made: ${answer?.body ?? ''}`);
      return heard;
    },
  };
  const stop = async (): Promise<void> => {
    for (const line of lines) line.close();
    await server.stop();
    await pool.end();
  };
  return { target, pool, arrivals, stop };
}

function hear(arrivals: Side['arrivals'], index: number, packet: Buffer): void {
  // `42["tick"` is the line's pulse.
  if (packet[4] === 0x74 && packet[0] === 0x34) return;
  arrivals.arrive(String(index), { heardAtMs: performance.now(), packet });
}

/** Ends every offer as if its crew had been taken back, so that the next stretch finds all units free. */
async function freeUnits(pool: Pool): Promise<void> {
  await pool.query(
    `UPDATE assignment SET version = version + 1, status = 'withdrawn', due_at = NULL, released_at = now() WHERE released_at IS NULL`,
  );
}

/** The crew holds the job, and the offer, its stamp and its journal row are stored once. */
async function checkAnswers({ target, pool }: Side): Promise<void> {
  const heard = (await target.act(7, 0)) as { heardAtMs: number; packet: Buffer };
  check(heard.packet.includes('"incidentNumber"'), 'the crew holds the job');
  const { rows } = await pool.query<{ offers: number; stamps: number; changes: number }>(
    `SELECT (SELECT count(*)::integer FROM assignment WHERE status = 'offered') AS offers, (SELECT count(*)::integer FROM assignment_stamp) AS stamps,
       (SELECT count(*)::integer FROM journal WHERE type = 'assignment.offered.v1') AS changes`,
  );
  const [stored] = rows;
  check(stored?.offers === 1 && stored.stamps === 1 && stored.changes === 1, 'the offer is stored once');
}
