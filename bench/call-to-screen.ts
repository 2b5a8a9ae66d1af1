import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';
import { newId } from '#siaga/kernel';
import { FrameSocket } from './clients/frame-socket.js';
import { RawHttp } from './clients/raw-http.js';
import { SocketIoClient } from './clients/socket-io-client.js';
import type { BenchContext } from './harness/bench.js';
import { Arrivals } from './harness/closed-loop.js';
import { check } from './harness/check.js';
import { startFloor } from './harness/floor-server.js';
import { SOURCE, startOurServer, type RunningServer } from './harness/our-server.js';
import { measurePath, type PathTarget } from './harness/path-bench.js';
import type { Measured } from './harness/result.js';
import { migrateDatabase, pointOf, seedFacilities, seedOperators, seedUnits } from './harness/seed.js';
import { startWatchers, type Watchers } from './harness/watchers.js';

const CONSOLES = 200;
const FACILITIES = 2_000;
const UNITS = 200;
const LINES = 16;
const TIMEOUT_MS = 20_000;
const KEY = /"sourceCallId":"([^"]+)"/;
const OUR_PATH = '/api/v1/ingest/calls';
const OUR_HEADERS = `Authorization: Bearer ${SOURCE.secret}\r\nX-Siaga-Source: ${SOURCE.name}\r\n`;

/** Our server with its consoles, ready to be measured; `databaseUrl` is the database it runs on. */
export type OurSide = Side & { databaseUrl: string };

/** One more program on the path from a call event to a screen, with the screen that is measured at. */
interface Screen extends PathTarget {
  arrivals: Arrivals<{ heardAtMs: number; packet: Buffer }>;
  close(): void;
}

/** From the POST of a call event to an operator's socket that holds place and ranking. */
export async function callToScreen(context: BenchContext): Promise<Measured[]> {
  const ours = await startOurs(context);
  const floor = await startFloorSide(context);
  try {
    await checkAnswers(ours.screen, ours.watchers);
    await checkAnswers(floor.screen, floor.watchers);
    return await measurePath(
      { bench: 'call-to-screen', rounds: context.rounds, warmUp: 100, countAtOne: 250, countAtSixteen: 600 },
      ours.screen,
      floor.screen,
    );
  } finally {
    for (const side of [ours, floor]) await side.stop();
  }
}

interface Side {
  screen: Screen;
  watchers: Watchers;
  stop(): Promise<void>;
}

/** Starts our server on a seeded database of its own, with every console connected. */
export async function startOurs(context: BenchContext): Promise<OurSide> {
  const url = await seededDatabase(context, 'ours');
  const pool = new Pool({ connectionString: url, max: 2 });
  const people = await seedOperators(pool, CONSOLES);
  await pool.end();
  const server = await startOurServer(url, context.port);
  const tokens = people.map((person) => person.token);
  const watchers = await startWatchers({ port: server.port, tokens: tokens.slice(1) });
  const screen = screenOf('ours', server, (n) => [OUR_PATH, eventOf(n), OUR_HEADERS]);
  // The measured console comes last, and hears last: by then every other one has been sent to.
  const socket = await SocketIoClient.open(server.port, tokens[0] ?? '');
  await socket.ask('resume', { since: 0 });
  socket.onEvent = (packet) => hear(screen, packet);
  return { ...side(screen, watchers, server, () => socket.close()), databaseUrl: url };
}

async function startFloorSide(context: BenchContext): Promise<Side> {
  const url = await seededDatabase(context, 'floor');
  const server = await startFloor('call-to-screen.mjs', url, context.port + 1);
  const watchers = await startWatchers({ port: server.port, sockets: CONSOLES - 1 });
  const screen = screenOf('floor', server, (n) => ['/', eventOf(n), '']);
  const socket = await FrameSocket.open({ port: server.port, path: '/' });
  socket.onText = (packet) => hear(screen, packet);
  socket.begin();
  return side(screen, watchers, server, () => socket.close());
}

function side(screen: Screen, watchers: Watchers, server: RunningServer, closeSocket: () => void): Side {
  return {
    screen,
    watchers,
    stop: async () => {
      screen.close();
      closeSocket();
      await watchers.stop();
      await server.stop();
    },
  };
}

async function seededDatabase(context: BenchContext, name: string): Promise<string> {
  const url = await context.postgres.createDatabase(`call_${name}`);
  await migrateDatabase(url);
  const pool = new Pool({ connectionString: url, max: 2 });
  await seedFacilities(pool, FACILITIES);
  await seedUnits(pool, UNITS);
  await pool.end();
  return url;
}

function screenOf(
  name: 'ours' | 'floor',
  server: RunningServer,
  requestOf: (n: number) => [path: string, body: string, headers: string],
): Screen {
  const lines = Array.from({ length: LINES }, () => new RawHttp(server.port));
  const arrivals: Screen['arrivals'] = new Arrivals();
  let next = 0;
  return {
    name,
    pid: server.pid,
    arrivals,
    take: (count) => Array.from({ length: count }, () => (next += 1)),
    act: async (n, line) => {
      const [heard, answer] = await Promise.all([
        arrivals.wait(keyOf(n), TIMEOUT_MS),
        lines[line]?.post(...requestOf(n)),
      ]);
      check(answer?.status === 202, `the event is taken: ${answer?.body ?? ''}`);
      return heard;
    },
    close: () => {
      for (const line of lines) line.close();
    },
  };
}

const RUN = newId();
const keyOf = (n: number): string => `${RUN}-${n}`;

function eventOf(n: number): string {
  const number = `0811${String(n).padStart(8, '0')}`;
  const location = { point: pointOf(n), accuracyM: 60, source: 'pbx' };
  return JSON.stringify({
    sourceCallId: keyOf(n),
    type: 'ringing',
    at: new Date().toISOString(),
    from: number,
    to: '119',
    location,
  });
}

function hear(screen: Screen, packet: Buffer): void {
  const heardAtMs = performance.now();
  const key = KEY.exec(packet.toString('latin1'))?.[1];
  if (key !== undefined) screen.arrivals.arrive(key, { heardAtMs, packet });
}

/** What is measured must be right: the screen holds the place and who is near it, and every other screen heard of it. */
export async function checkAnswers(screen: Screen, watchers: Watchers): Promise<void> {
  const { events: before } = await watchers.heard();
  const [n = 0] = screen.take(1);
  const { packet } = (await screen.act(n, 0)) as { heardAtMs: number; packet: Buffer };
  const text = packet.toString('utf8');
  const message = JSON.parse(text.slice(text.indexOf(screen.name === 'ours' ? '[' : '{'))) as unknown;
  const { data } = (screen.name === 'ours' ? (message as [string, CallMessage])[1] : message) as CallMessage;
  check(data.place.point.lon === pointOf(n).lon, 'the screen holds the place');
  check((data.suggestion?.facilities.length ?? 0) >= 4, 'the screen holds the nearest facilities');
  if (screen.name === 'ours') {
    check((data.suggestion?.units?.length ?? 0) === 5, 'the screen holds the nearest units');
    check(data.place.label !== '', 'the place has a name');
  }
  await untilCount(watchers, before + CONSOLES - 1);
}

interface CallMessage {
  data: {
    place: { point: { lon: number }; label: string };
    suggestion: { units?: unknown[]; facilities: unknown[] } | null;
  };
}

async function untilCount(watchers: Watchers, wanted: number): Promise<void> {
  const deadline = performance.now() + TIMEOUT_MS;
  while ((await watchers.heard()).events < wanted)
    check(performance.now() < deadline, 'every console hears of the call');
}
