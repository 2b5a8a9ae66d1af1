import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { compare, median, quantile, type Measured } from './harness/result.js';
import { migrateDatabase } from './harness/seed.js';

const COUNT = 1_500;
const SHARED = 16;
/** How long another transaction, which has written something, stays open in the last case. */
const LONG_MS = 1_000;
const DEADLINE_MS = 60_000;

interface Way {
  append: string;
  shared: string;
  newest: string;
  read: string;
}

const ENTRY = "now(), '{}', 'bench.v1', 'bench', gen_random_uuid(), 1, '15.71'";
const SERIES = `FROM generate_series($1::integer, $1::integer + ${SHARED - 1}) AS n`;
const ONE = "jsonb_build_object('n', $1::integer, 'text', repeat('x', 600))";
const MANY = "jsonb_build_object('n', n, 'text', repeat('x', 600))";
const APPEND = `SELECT journal_append(${ENTRY}, NULL, NULL, NULL, 'bench', 'monitoring', '{region:15.71}'`;
const INSERT = `INSERT INTO watermark_journal (at, actor, type, entity, entity_id, version, region_code, correlation_id, stream, topics, data)
  SELECT ${ENTRY}, 'bench', 'monitoring', '{region:15.71}'`;

const LOCK: Way = {
  append: `${APPEND}, ${ONE})`,
  shared: `${APPEND}, ${MANY}) ${SERIES}`,
  newest: "SELECT '0' AS xid, coalesce(max(seq), 0) AS place FROM journal WHERE stream = 'monitoring'",
  read: `SELECT '0' AS xid, seq AS place, (data->>'n')::integer AS n FROM journal
    WHERE stream = 'monitoring' AND seq > $2::bigint AND $1::text = '0' ORDER BY seq LIMIT 500`,
};
/** The same row without a lock; what is read lies below the oldest transaction that still runs. */
const WATERMARK: Way = {
  append: `${INSERT}, ${ONE}`,
  shared: `${INSERT}, ${MANY} ${SERIES}`,
  newest: 'SELECT xid::text, place FROM watermark_journal ORDER BY xid DESC, place DESC LIMIT 1',
  // A row's place alone does not do: it may be smaller than that of a row which committed before.
  read: `SELECT xid::text, place, (data->>'n')::integer AS n FROM watermark_journal
    WHERE (xid, place) > ($1::text::xid8, $2::bigint) AND xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid, place LIMIT 500`,
};

interface Cursor {
  xid: string;
  place: string;
}

interface Run {
  perSecond: number;
  /** From the answer to the appender until the reader holds the row. */
  heardMs: number[];
}

type Case = { inFlight: number; isShared?: boolean; isBesideLong?: boolean };

const CASES: [string, Case][] = [
  ['1 in flight', { inFlight: 1 }],
  ['16 in flight', { inFlight: SHARED }],
  ['16 rows a commit', { inFlight: 1, isShared: true }],
  ['beside a long transaction', { inFlight: 1, isBesideLong: true }],
];

/**
 * Two ways for a reader never to skip a row that commits late: a lock held until commit (ours), and reading behind a watermark
 * (reference). Both are read by one connection that asks again and again.
 */
export async function journalOrder(context: BenchContext): Promise<Measured[]> {
  const url = await context.postgres.createDatabase('journal_order');
  await migrateDatabase(url);
  const pool = new Pool({ connectionString: url, max: SHARED + 3 });
  try {
    await makeWatermarkTable(pool);
    const measured: Measured[] = [];
    for (const [name, of] of CASES) measured.push(...(await oneCase(pool, context.rounds, name, of)));
    return measured;
  } finally {
    await pool.end();
  }
}

async function makeWatermarkTable(pool: Pool): Promise<void> {
  await pool.query(
    'CREATE TABLE watermark_journal (LIKE journal INCLUDING ALL EXCLUDING IDENTITY, xid xid8 NOT NULL DEFAULT pg_current_xact_id(), place bigserial)',
  );
  await pool.query('ALTER TABLE watermark_journal DROP CONSTRAINT watermark_journal_pkey, DROP COLUMN seq');
  await pool.query('CREATE INDEX ON watermark_journal (xid, place)');
  await pool.query('CREATE TABLE bench_other (n integer)');
}

async function oneCase(pool: Pool, rounds: number, name: string, of: Case): Promise<Measured[]> {
  const runs: { ours: Run; reference: Run }[] = [];
  for (let round = 0; round <= rounds; round += 1)
    runs.push({ ours: await run(pool, LOCK, of), reference: await run(pool, WATERMARK, of) });
  const pairs = (read: (run: Run) => number): { ours: number; reference: number }[] =>
    runs.slice(1).map((pair) => ({ ours: read(pair.ours), reference: read(pair.reference) }));
  const named = (metric: string): { bench: string; case: string; metric: string } => ({
    bench: 'journal-order',
    case: name,
    metric,
  });
  return [
    compare(
      named('appends per second'),
      pairs(({ perSecond }) => perSecond),
    ),
    compare(
      named('heard after p50 ms'),
      pairs(({ heardMs }) => median(heardMs)),
    ),
    compare(
      named('heard after p99 ms'),
      pairs(({ heardMs }) => quantile(heardMs, 0.99)),
    ),
  ];
}

let next = 0;

async function run(pool: Pool, way: Way, of: Case): Promise<Run> {
  const step = of.isShared === true ? SHARED : 1;
  const starts = Array.from({ length: Math.ceil(COUNT / step) }, () => (next += step) - step);
  const wanted = new Set(starts.flatMap((n) => Array.from({ length: step }, (_, index) => n + index)));
  const [since = { xid: '0', place: '0' }] = (await pool.query<Cursor>(way.newest)).rows;
  const reading = readAll(pool, way.read, since, wanted);
  const long = of.isBesideLong === true ? beLong(pool) : Promise.resolve();
  const startedAtMs = performance.now();
  const answered = await appendAll(pool, step > 1 ? way.shared : way.append, {
    starts,
    step,
    inFlight: of.inFlight,
  });
  const tookS = (performance.now() - startedAtMs) / 1_000;
  const [heard] = await Promise.all([reading, long]);
  check(heard.size === wanted.size, 'the reader skipped no row');
  const heardMs = [...wanted].map((n) => Math.max(0, (heard.get(n) ?? Infinity) - (answered.get(n) ?? 0)));
  return { perSecond: wanted.size / tookS, heardMs };
}

/** When the statement of each row was answered. */
async function appendAll(
  pool: Pool,
  text: string,
  { starts, step, inFlight }: { starts: readonly number[]; step: number; inFlight: number },
): Promise<Map<number, number>> {
  const answered = new Map<number, number>();
  const left = starts[Symbol.iterator]();
  const line = async (): Promise<void> => {
    for (let n = left.next(); n.done !== true; n = left.next()) {
      await pool.query({ name: `append ${text.length}`, text, values: [n.value] });
      for (let row = 0; row < step; row += 1) answered.set(n.value + row, performance.now());
    }
  };
  await Promise.all(Array.from({ length: inFlight }, line));
  return answered;
}

/** When the reader held each wanted row. */
async function readAll(
  pool: Pool,
  text: string,
  since: Cursor,
  wanted: ReadonlySet<number>,
): Promise<Map<number, number>> {
  const heard = new Map<number, number>();
  const deadlineMs = performance.now() + DEADLINE_MS;
  let cursor = since;
  while (heard.size < wanted.size && performance.now() < deadlineMs) {
    const query = { name: `read ${text.length}`, text, values: [cursor.xid, cursor.place] };
    const { rows } = await pool.query<Cursor & { n: number }>(query);
    for (const row of rows) {
      cursor = row;
      if (wanted.has(row.n)) heard.set(row.n, performance.now());
    }
    await wait(1);
  }
  return heard;
}

/** A transaction of something else, an import for instance, that has written and goes on. */
async function beLong(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('INSERT INTO bench_other VALUES (1)');
    await wait(LONG_MS);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
