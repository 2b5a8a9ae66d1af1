import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';
import { newId } from '#siaga/kernel';
import { RawHttp } from './clients/raw-http.js';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { closedLoop } from './harness/closed-loop.js';
import { startFloor } from './harness/floor-server.js';
import { startOurServer, type RunningServer } from './harness/our-server.js';
import { compare, median, type Measured } from './harness/result.js';
import { migrateDatabase, REGION, seedCounters, seedFacilities, type SeededPerson } from './harness/seed.js';

const FACILITIES = 500;
/** Sessions that are booked at a time: those of one hospital, or one of each facility. */
const CASES = { 'one facility, 8 sessions': 8, '500 facilities': FACILITIES } as const;
type Case = keyof typeof CASES;
const BOOKINGS = 400;
const LINES = 16;
const WARM_UP_TURNS = 4;

interface Counter extends SeededPerson {
  facilityId: string;
}

interface Side {
  readonly server: RunningServer;
  readonly pool: Pool;
  readonly counters: readonly Counter[];
  readonly lines: readonly RawHttp[];
  readonly requestOf: (sessionId: string, counter: Counter, n: number) => [string, string, string];
  booked: number;
}

/** Numbers that a counter gives, a second: through rights, windows, the ledger, the seal and the journal, beside the guarded insert alone. */
export async function booking(context: BenchContext): Promise<Measured[]> {
  const ours = await startSide(context, 'ours', (url) => startOurServer(url, context.port), ourRequest);
  const floor = await startSide(
    context,
    'floor',
    (url) => startFloor('booking.mjs', url, context.port + 1),
    floorRequest,
  );
  try {
    const rounds = new Map<Case, { ours: Run; floor: Run }[]>();
    for (let turn = -WARM_UP_TURNS; turn < context.rounds; turn += 1)
      for (const name of Object.keys(CASES) as Case[]) {
        const pair = { ours: await run(ours, name), floor: await run(floor, name) };
        if (turn >= 0) rounds.set(name, [...(rounds.get(name) ?? []), pair]);
      }
    await checkLedger(ours);
    return [...rounds].flatMap(([name, pairs]) => resultsOf(name, pairs));
  } finally {
    await Promise.all([ours, floor].map(stop));
  }
}

interface Run {
  perSecond: number;
  medianMs: number;
}

function resultsOf(name: Case, pairs: readonly { ours: Run; floor: Run }[]): Measured[] {
  const of = (metric: string, read: (run: Run) => number): Measured =>
    compare(
      { bench: 'booking', case: name, metric },
      pairs.map(({ ours, floor }) => ({ ours: read(ours), reference: read(floor) })),
    );
  return [
    of('per second, 16 in flight', (run) => run.perSecond),
    of('p50 ms, 16 in flight', (run) => run.medianMs),
  ];
}

async function startSide(
  context: BenchContext,
  name: string,
  start: (url: string) => Promise<RunningServer>,
  requestOf: Side['requestOf'],
): Promise<Side> {
  const url = await context.postgres.createDatabase(`booking_${name}`);
  await migrateDatabase(url);
  const pool = new Pool({ connectionString: url, max: 2 });
  await seedFacilities(pool, FACILITIES);
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM facility ORDER BY source_key::integer');
  const counters = await seedCounters(
    pool,
    rows.map(({ id }) => id),
  );
  const server = await start(url);
  const lines = Array.from({ length: LINES }, () => new RawHttp(server.port));
  return { server, pool, counters, lines, requestOf, booked: 0 };
}

async function stop({ server, pool, lines }: Side): Promise<void> {
  for (const line of lines) line.close();
  await server.stop();
  await pool.end();
}

async function run(side: Side, name: Case): Promise<Run> {
  const sessions = await freshSessions(side, CASES[name]);
  const target = {
    pid: side.server.pid,
    act: async (n: number, line: number): Promise<{ heardAtMs: number }> => {
      const [sessionId, counter] = sessions[n % sessions.length] ?? [];
      if (sessionId === undefined || counter === undefined) throw new Error('no session');
      side.booked += 1;
      const answer = await side.lines[line]?.post(...side.requestOf(sessionId, counter, side.booked));
      check(answer?.status === 200 || answer?.status === 202, `a number is given: ${answer?.body ?? ''}`);
      return { heardAtMs: performance.now() };
    },
  };
  const { latenciesMs, perSecond } = await closedLoop(
    target,
    Array.from({ length: BOOKINGS }, (_, n) => n),
    LINES,
  );
  return { perSecond, medianMs: median(latenciesMs) };
}

/** New sessions of tomorrow: of one facility or of one each, with places for all. */
async function freshSessions({ pool, counters }: Side, count: number): Promise<[string, Counter][]> {
  const isOne = count < FACILITIES;
  const sessions: [string, Counter][] = [];
  for (let n = 0; n < count; n += 1) {
    const counter = counters[isOne ? 0 : n];
    if (counter !== undefined) sessions.push([newId(), counter]);
  }
  const clinicIds = sessions.map(() => newId());
  const facilityIds = sessions.map(([, { facilityId }]) => facilityId);
  const rules = { earliestMinutes: 30, isWindowStrict: true, walkInAfter: 4, priorityRun: 2, horizonDays: 7 };
  const [from, to] = [new Date(Date.now() + 86_400_000), new Date(Date.now() + 90_000_000)];
  const clusters = [{ from, to, places: 500, walkIns: 0 }];
  await pool.query(
    `WITH asked AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS a (session_id, clinic_id, facility_id)),
     held AS (
       INSERT INTO doctor (id, version, facility_id, region_code, name, is_active) SELECT clinic_id, 1, facility_id, $4, 'dr. Contoh', true FROM asked
     ), made AS (
       INSERT INTO clinic (id, version, facility_id, region_code, name, letter, rules, weekly, is_active)
       SELECT clinic_id, 1, facility_id, $4, 'Klinik', clinic_id::text, $5, '[]', true FROM asked RETURNING id)
     INSERT INTO booking_session (id, version, clinic_id, doctor_id, planned_doctor_id, facility_id, region_code, service_date, starts_at, ends_at, clusters, quota, state)
     SELECT session_id, 1, clinic_id, clinic_id, clinic_id, facility_id, $4, $6::timestamptz::date, $6, $7, $8, '{"jkn":500,"nonJkn":0,"walkIn":0}', 'open'
     FROM asked JOIN made ON made.id = asked.clinic_id`,
    [
      sessions.map(([id]) => id),
      clinicIds,
      facilityIds,
      REGION,
      JSON.stringify(rules),
      from,
      to,
      JSON.stringify(clusters),
    ],
  );
  return sessions;
}

const patientOf = (n: number): { name: string } => ({ name: `Pasien Contoh ${String(n)}` });

function ourRequest(sessionId: string, { token }: Counter, n: number): [string, string, string] {
  const body = { sessionId, channel: 'counter', placeKind: 'jkn', patient: patientOf(n) };
  return [
    '/api/v1/booking/tickets',
    JSON.stringify(body),
    `Cookie: siaga_session=${token}\r\nIdempotency-Key: ${newId()}\r\n`,
  ];
}

function floorRequest(sessionId: string, _: Counter, n: number): [string, string, string] {
  return ['/', JSON.stringify({ sessionId, patient: patientOf(n) }), ''];
}

/** Every booking is one ticket with one change of the journal, and no number stands twice. */
async function checkLedger({ pool, booked }: Side): Promise<void> {
  const { rows } = await pool.query<{ tickets: number; numbers: number; changes: number }>(
    `SELECT (SELECT count(*)::integer FROM ticket) AS tickets, (SELECT count(DISTINCT (session_id, number))::integer FROM ticket) AS numbers,
       (SELECT count(*)::integer FROM journal WHERE type = 'ticket.booked.v1') AS changes`,
  );
  const [stored] = rows;
  check(
    stored?.tickets === booked && stored.numbers === booked && stored.changes === booked,
    `each is stored once: ${JSON.stringify(stored)} of ${String(booked)}`,
  );
}
