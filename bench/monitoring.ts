import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { RawHttp } from './clients/raw-http.js';
import { SocketIoClient } from './clients/socket-io-client.js';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { Arrivals, closedLoop } from './harness/closed-loop.js';
import { startFloor } from './harness/floor-server.js';
import { SOURCE } from './harness/our-server.js';
import { compare, figure, median, quantile, type Measured } from './harness/result.js';
import { pointOf } from './harness/seed.js';
import {
  seeded,
  startFollowedUp,
  today,
  withLines,
  WORK_PATH,
  type FollowedUp,
  type Phone,
  type Side,
} from './monitoring/followed-up.js';
import { pairing } from './monitoring/pairing.js';
import { OWN_CASES, WELL } from './monitoring/seed-cases.js';

const CASES = 100_000;
const PHONES = 2_000;
const LINES = 16;
const REPORTS_A_ROUND = 800;
const LISTS_A_ROUND = 60;
const SIGNS_A_ROUND = 40;
const CALLS_A_ROUND = 60;
/** Ten thousand in a minute, as they come at seven in the morning. */
const REPORTS_A_SECOND = 10_000 / 60;
const TIMEOUT_MS = 20_000;
const LIST_GOAL_MS = 150;
const SIGNS_GOAL_MS = 1_000;
const BESIDE_GOAL = 1.5;
const INGEST = '/api/v1/ingest/calls';

/**
 * Follow-up with 100,000 open cases: reports beside the bare insert, the list of a puskesmas with 2,000 of them, the way of a sign to its
 * officer's screen, and of a call to its operator while ten thousand report in a minute.
 */
export async function monitoring(context: BenchContext): Promise<Measured[]> {
  const ours = await startFollowedUp(context, { name: 'ours', cases: CASES, phones: PHONES });
  const floor = await startFloorSide(context);
  try {
    return [
      ...(await reports(context, ours, floor)),
      await workList(context, ours),
      await signsToOfficer(context, ours),
      await callsBeside(context, ours),
      ...(await pairing(context, ours)),
    ];
  } finally {
    for (const { server } of [ours, floor]) await server.stop();
  }
}

async function startFloorSide(context: BenchContext): Promise<Side> {
  const { url, pool } = await seeded(context, 'floor', CASES);
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM monitored_case LIMIT $1', [PHONES]);
  await pool.end();
  const server = await startFloor('report.mjs', url, context.port + 1);
  const caseIds = rows.map(({ id }) => id);
  let next = 0;
  const requestOf = (_: Phone, answers: object): [string, string, string] => {
    next += 1;
    const caseId = caseIds[next % caseIds.length] ?? '';
    return ['/', JSON.stringify({ caseId, forDate: today(), answers }), ''];
  };
  return { server, requestOf };
}

interface Run {
  perSecond: number;
  p99Ms: number;
}

async function reports(context: BenchContext, ours: FollowedUp, floor: Side): Promise<Measured[]> {
  const runOn = async (side: Side, lines: readonly RawHttp[]): Promise<Run> => {
    const act = async (n: number, line: number): Promise<{ heardAtMs: number }> => {
      const phone = ours.phones[n % PHONES];
      const answer = phone && (await lines[line]?.post(...side.requestOf(phone, WELL)));
      check(answer?.status === 200 || answer?.status === 202, `a report is kept: ${answer?.body ?? ''}`);
      return { heardAtMs: performance.now() };
    };
    const numbers = Array.from({ length: REPORTS_A_ROUND }, (_, n) => n);
    const { latenciesMs, perSecond } = await closedLoop({ pid: side.server.pid, act }, numbers, LINES);
    return { perSecond, p99Ms: quantile(latenciesMs, 0.99) };
  };
  const run = (side: Side): Promise<Run> => withLines(side.server.port, LINES, (lines) => runOn(side, lines));
  await run(ours);
  await run(floor);
  const pairs: { ours: Run; floor: Run }[] = [];
  for (let round = 0; round < context.rounds; round += 1)
    pairs.push({ ours: await run(ours), floor: await run(floor) });
  const of = (metric: string, read: (run: Run) => number): Measured =>
    compare(
      { bench: 'monitoring', case: `reports, ${String(CASES)} open cases`, metric },
      pairs.map((pair) => ({ ours: read(pair.ours), reference: read(pair.floor) })),
    );
  return [
    of('per second, 16 in flight', ({ perSecond }) => perSecond),
    of('p99 ms, 16 in flight', ({ p99Ms }) => p99Ms),
  ];
}

async function workList(context: BenchContext, { server, officer }: FollowedUp): Promise<Measured> {
  const line = new RawHttp(server.port);
  const read = async (): Promise<number> => {
    const sentAtMs = performance.now();
    const answer = await line.get(WORK_PATH, `Cookie: siaga_session=${officer}\r\n`);
    check(answer.status === 200, `the list is given: ${answer.body}`);
    const { cases, counts } = JSON.parse(answer.body) as { cases: unknown[]; counts: { open: number } };
    check(cases.length === 40 && counts.open === OWN_CASES, 'the list is cut, and says of how many');
    return performance.now() - sentAtMs;
  };
  for (let n = 0; n < 20; n += 1) await read();
  const rounds: number[] = [];
  for (let round = 0; round < context.rounds; round += 1) {
    const latencies: number[] = [];
    for (let n = 0; n < LISTS_A_ROUND; n += 1) latencies.push(await read());
    rounds.push(quantile(latencies, 0.99));
  }
  line.close();
  const name = { bench: 'monitoring', case: `work list, ${String(OWN_CASES)} open cases`, metric: 'p99 ms' };
  return figure(name, median(rounds), { atMost: LIST_GOAL_MS });
}

/** From the answer on a telephone to the list with its flag at the officer: what the screen hears, and then reads. */
async function signsToOfficer(context: BenchContext, ours: FollowedUp): Promise<Measured> {
  const [phoneLine, officerLine] = [new RawHttp(ours.server.port), new RawHttp(ours.server.port)];
  const socket = await SocketIoClient.open(ours.server.port, ours.officer);
  const heard = new Arrivals<null>();
  await socket.ask('resume', { since: { dispatch: 0, booking: 0, monitoring: 0 }, topics: ['followup'] });
  // From here on: what was reported before is no answer to what is asked now.
  socket.onEvent = (packet) => {
    const id = reportedIn(packet);
    if (id !== null) heard.arrive(id, null);
  };
  let next = 0;
  const one = async (): Promise<number> => {
    // Those without a flag, of the village: each is told of once.
    const phone = ours.phones[(next = (next + 7) % OWN_CASES)];
    if (phone === undefined) throw new Error('no phone');
    const sentAtMs = performance.now();
    const sent = phoneLine.post(...ours.requestOf(phone, { ...WELL, breathless: true }));
    await heard.wait(phone.caseId, TIMEOUT_MS);
    const list = await officerLine.get(
      WORK_PATH.replace('most=40', 'most=200'),
      `Cookie: siaga_session=${ours.officer}\r\n`,
    );
    const tookMs = performance.now() - sentAtMs;
    check((await sent).status === 200, 'the report is kept');
    check(list.body.includes(phone.caseId), 'who has urgent signs stands in the list');
    return tookMs;
  };
  await one();
  const rounds: number[] = [];
  for (let round = 0; round < Math.min(context.rounds, 4); round += 1) {
    const latencies: number[] = [];
    for (let n = 0; n < SIGNS_A_ROUND; n += 1) latencies.push(await one());
    rounds.push(quantile(latencies, 0.99));
  }
  for (const end of [socket, phoneLine, officerLine]) end.close();
  const name = { bench: 'monitoring', case: 'urgent answer to the list of its officer', metric: 'p99 ms' };
  return figure(name, median(rounds), { atMost: SIGNS_GOAL_MS });
}

const CHANGE = Buffer.from('42["change",');

/** The case that a packet says was reported on. */
function reportedIn(packet: Buffer): string | null {
  if (!packet.subarray(0, CHANGE.length).equals(CHANGE)) return null;
  const [, change] = JSON.parse(packet.toString('utf8', 2)) as [string, { type: string; entityId: string }];
  return change.type === 'monitored-case.reported.v1' ? change.entityId : null;
}

/** From a call event to its operator's socket, with ten thousand reports in a minute beside it and without. */
async function callsBeside(context: BenchContext, ours: FollowedUp): Promise<Measured> {
  const socket = await SocketIoClient.open(ours.server.port, ours.operator);
  const line = new RawHttp(ours.server.port);
  const heard = new Arrivals<number>();
  socket.onEvent = (packet) => {
    const id = /"sourceCallId":"([^"]+)"/.exec(packet.toString('utf8'))?.[1];
    if (id !== undefined) heard.arrive(id, performance.now());
  };
  await socket.ask('resume', { since: 0 });
  let calls = 0;
  const call = async (): Promise<number> => {
    calls += 1;
    const sourceCallId = `beside-${String(calls)}`;
    const event = {
      ...{ sourceCallId, type: 'ringing', at: new Date().toISOString(), from: '+6281255550001' },
      location: { point: pointOf(calls), accuracyM: 20, source: 'pbx' },
    };
    const sentAtMs = performance.now();
    const headers = `Authorization: Bearer ${SOURCE.secret}\r\nX-Siaga-Source: ${SOURCE.name}\r\n`;
    const answer = await line.post(INGEST, JSON.stringify(event), headers);
    check(answer.status < 300, `the call is taken: ${answer.body}`);
    return (await heard.wait(sourceCallId, TIMEOUT_MS)) - sentAtMs;
  };
  const many = async (): Promise<number> => {
    const latencies: number[] = [];
    for (let n = 0; n < CALLS_A_ROUND; n += 1) {
      latencies.push(await call());
      await wait(20);
    }
    return quantile(latencies, 0.99);
  };
  await many();
  const pairs: { ours: number; reference: number }[] = [];
  for (let round = 0; round < context.rounds; round += 1) {
    const reference = await many();
    const flood = keepReporting(ours);
    const beside = await many();
    await flood.stop();
    pairs.push({ ours: beside, reference });
  }
  socket.close();
  line.close();
  const name = {
    bench: 'monitoring',
    case: 'call to operator, 10,000 reports a minute beside it',
    metric: 'p99 ms',
  };
  return compare(name, pairs, { atMost: BESIDE_GOAL });
}

/** Reports at their pace, whether the server keeps up or not, until stopped; says so when it does not. */
function keepReporting(ours: FollowedUp): { stop: () => Promise<void> } {
  const begunAtMs = performance.now();
  const stop = new AbortController();
  let sent = 0;
  const one = async (line: RawHttp): Promise<void> => {
    while (!stop.signal.aborted) {
      const due = begunAtMs + (sent / REPORTS_A_SECOND) * 1_000;
      const phone = ours.phones[sent % PHONES];
      sent += 1;
      await wait(Math.max(0, due - performance.now()));
      if (phone !== undefined) await line.post(...ours.requestOf(phone, WELL));
    }
  };
  const work = withLines(ours.server.port, LINES, (lines) => Promise.all(lines.map(one)));
  return {
    stop: async () => {
      stop.abort();
      await work;
      const wanted = ((performance.now() - begunAtMs) / 1_000) * REPORTS_A_SECOND;
      check(
        sent > wanted * 0.9,
        `the server keeps up with the reports: ${String(sent)} of ${wanted.toFixed(0)}`,
      );
    },
  };
}
