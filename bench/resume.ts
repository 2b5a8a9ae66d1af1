import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';
import { FrameSocket } from './clients/frame-socket.js';
import { RawHttp } from './clients/raw-http.js';
import { SocketIoClient } from './clients/socket-io-client.js';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { cpuOf } from './harness/cpu.js';
import { startFloor } from './harness/floor-server.js';
import { SOURCE, startOurServer, type RunningServer } from './harness/our-server.js';
import { compare, type Measured } from './harness/result.js';
import { migrateDatabase, pointOf, seedFacilities, seedOperators, seedUnits } from './harness/seed.js';

const MISSED = 10_000;

interface CaughtUp {
  ms: number;
  cpuUs: number;
}

/** A console that missed 10,000 changes, until it holds them all and is live again. */
export async function resume(context: BenchContext): Promise<Measured[]> {
  const url = await context.postgres.createDatabase('resume');
  await migrateDatabase(url);
  const pool = new Pool({ connectionString: url, max: 1 });
  await seedFacilities(pool, 500);
  await seedUnits(pool, 50);
  const [operator] = await seedOperators(pool, 1);
  const ours = await startOurServer(url, context.port);
  const floor = await startFloor('resume.mjs', url, context.port + 1);
  try {
    await writeChanges(pool, ours);
    await untilKnown(pool, ours, operator?.token ?? '');
    const rounds: { ours: CaughtUp; floor: CaughtUp }[] = [];
    for (let round = 0; round <= context.rounds; round += 1)
      rounds.push({
        ours: await catchUpOurs(ours, operator?.token ?? ''),
        floor: await catchUpFloor(floor),
      });
    const pairs = (key: keyof CaughtUp): { ours: number; reference: number }[] =>
      rounds.slice(1).map((round) => ({ ours: round.ours[key], reference: round.floor[key] }));
    const name = { bench: 'resume', case: `${MISSED} changes` };
    return [
      compare({ ...name, metric: 'wall ms' }, pairs('ms')),
      compare({ ...name, metric: 'server CPU us' }, pairs('cpuUs')),
    ];
  } finally {
    await ours.stop();
    await floor.stop();
    await pool.end();
  }
}

/** One real call, journalled by the product, then its row as many times as wanted, each as another call. */
async function writeChanges(pool: Pool, server: RunningServer): Promise<void> {
  const http = new RawHttp(server.port);
  const event = {
    sourceCallId: 'bench',
    type: 'ringing',
    at: new Date().toISOString(),
    from: '081100000201',
    to: '119',
    location: { point: pointOf(1) },
  };
  const headers = `Authorization: Bearer ${SOURCE.secret}\r\nX-Siaga-Source: ${SOURCE.name}\r\n`;
  const answer = await http.post('/api/v1/ingest/calls', JSON.stringify(event), headers);
  http.close();
  check(answer.status === 202, 'the event is taken');
  await pool.query(
    `INSERT INTO journal (at, actor, type, entity, entity_id, version, region_code, correlation_id, topics, data)
     SELECT at, actor, type, entity, gen_random_uuid(), version, region_code, correlation_id, topics, data
     FROM journal, generate_series(1, $1::integer) WHERE entity = 'call'`,
    [MISSED - 1],
  );
}

/** The server must have heard of all changes before they can be missed: a resume from the newest one waits for that. */
async function untilKnown(pool: Pool, server: RunningServer, token: string): Promise<void> {
  const { rows } = await pool.query<{ seq: string }>('SELECT max(seq) AS seq FROM journal');
  const socket = await SocketIoClient.open(server.port, token);
  await socket.ask('resume', { since: Number(rows[0]?.seq) });
  socket.close();
}

async function catchUpOurs(server: RunningServer, token: string): Promise<CaughtUp> {
  const socket = await SocketIoClient.open(server.port, token);
  const packets: Buffer[] = [];
  socket.onEvent = (packet) => packets.push(packet);
  const startedAtMs = performance.now();
  const { cpuUs } = await cpuOf(server.pid, () => socket.ask('resume', { since: 0 }));
  const ms = performance.now() - startedAtMs;
  socket.close();
  const calls = packets
    .filter((packet) => packet.toString('latin1', 0, 11) === '42["changes')
    .flatMap(
      (packet) =>
        (
          JSON.parse(packet.toString('utf8', 2)) as [string, { seq: number; data: { personal: unknown } }[]]
        )[1],
    );
  check(calls.length === MISSED, `all ${MISSED} came, not ${calls.length}`);
  check(
    calls.every((call, index) => index === 0 || call.seq > (calls[index - 1]?.seq ?? 0)),
    'in order, none twice',
  );
  return { ms, cpuUs };
}

async function catchUpFloor(server: RunningServer): Promise<CaughtUp> {
  const socket = await FrameSocket.open({ port: server.port, path: '/' });
  let bytes = 0;
  const done = new Promise<void>((resolve) => {
    socket.onText = (payload) => {
      bytes += payload.length;
      if (payload.length === 4) resolve();
    };
  });
  socket.begin();
  const startedAtMs = performance.now();
  const { cpuUs } = await cpuOf(server.pid, async () => {
    socket.send('catch up');
    await done;
  });
  const ms = performance.now() - startedAtMs;
  socket.close();
  check(bytes > MISSED * 100, 'the floor sends the rows');
  return { ms, cpuUs };
}
