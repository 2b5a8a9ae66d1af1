import { setTimeout as wait } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Pool } from 'pg';
import { IdentityModule } from '#siaga/identity';
import { JournalModule } from '#siaga/journal';
import { createLogger, KernelModule, PersonalDataCipher, readEnv } from '#siaga/kernel';
import { Carriers, MessagingModule, OutboxWorker, type Carrier, type Sending } from '#siaga/messaging';
import { createDataSource, PersistenceModule } from '#siaga/persistence';
import { migrations } from '../migrations/index.js';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { DATA_KEY } from './harness/our-server.js';
import { compare, figure, type Measured } from './harness/result.js';
import { migrateDatabase } from './harness/seed.js';

const MESSAGES = Number(process.env.BENCH_MESSAGES ?? 100_000);
/** Attempts at the same time of ours, rows a claim of the floor. */
const AT_ONCE = 16;
const SLICE_DEADLINE_MS = 600_000;
const NAME = { bench: 'messaging-drain', case: `${MESSAGES} queued` };

const BODY = { to: '+6281100000001', text: 'Antrean Anda A-042 akan dipanggil sekitar pukul 10.15.' };
/** Each recipient has a lane of its own. */
const QUEUE = `INSERT INTO message (id, channel, lane, kind, need, region_code, body_sealed, made_at, send_at, due_at, expires_at)
  SELECT gen_random_uuid(), 'sms', 'sms:' || n, 'bench', 'required', '15.71', $1, now(), now(), now(), now() + interval '1 day'
  FROM generate_series(1, $2::integer) AS n`;
const QUEUE_FLOOR = `INSERT INTO bench_outbox (id, due_at, body) SELECT gen_random_uuid(), now(), $1 FROM generate_series(1, $2::integer)`;
const CLAIM_FLOOR = {
  name: 'bench-claim',
  text: `UPDATE bench_outbox SET due_at = now() + interval '20 s' WHERE id IN (
      SELECT id FROM bench_outbox WHERE due_at <= now() ORDER BY due_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
    RETURNING id, body`,
};
const MARK_FLOOR = {
  name: 'bench-mark',
  text: 'UPDATE bench_outbox SET due_at = NULL, done_at = now() WHERE id = ANY($1)',
};

/** A provider that answers at once. */
class InstantCarrier implements Carrier {
  readonly channel = 'sms';
  readonly provider = 'bench';
  readonly mostAtOnce = AT_ONCE;
  readonly ratePerS = null;
  readonly hasOneProvider = false;
  readonly wakesPeople = false;
  readonly longestWaitMs = 60_000;
  readonly sent = new Set<string>();
  private wanted = Infinity;
  private onReached: () => void = () => undefined;

  /** Resolves when so many have been sent in all. */
  reach(count: number): Promise<void> {
    this.wanted = count;
    return new Promise((resolve) => {
      this.onReached = resolve;
    });
  }

  send({ id }: { id: string }): Promise<Sending> {
    this.sent.add(id);
    if (this.sent.size >= this.wanted) this.onReached();
    return Promise.resolve({ kind: 'sent', cost: 0 });
  }
}

@Module({})
class DrainModule {}

/**
 * A long queue drained by the real worker through a provider that answers at once, beside the least SQL that claims and marks rows in
 * batches. The whole queue is due from the start; each round drains the next part of it.
 */
export async function messagingDrain(context: BenchContext): Promise<Measured[]> {
  const url = await context.postgres.createDatabase('messaging_drain');
  await migrateDatabase(url);
  const pool = new Pool({ connectionString: url, max: 2 });
  try {
    await queue(pool);
    const carrier = new InstantCarrier();
    const rounds: { ours: number; reference: number }[] = [];
    const parts = context.rounds + 1;
    for (let part = 1; part <= parts; part += 1) {
      const upTo = Math.floor((MESSAGES * part) / parts);
      const round = { ours: await drainOurs(url, carrier, upTo), reference: await drainFloor(pool, upTo) };
      // The first warms both up.
      if (part > 1) rounds.push(round);
    }
    await checkDrained(pool, carrier);
    return [
      compare({ ...NAME, metric: 'messages per second' }, rounds),
      figure({ ...NAME, metric: 'messages' }, carrier.sent.size),
    ];
  } finally {
    await pool.end();
  }
}

async function queue(pool: Pool): Promise<void> {
  const sealed = new PersonalDataCipher(DATA_KEY).seal(BODY);
  await pool.query(
    'CREATE TABLE bench_outbox (id uuid PRIMARY KEY, due_at timestamptz, done_at timestamptz, body text NOT NULL)',
  );
  await pool.query('CREATE INDEX ON bench_outbox (due_at) WHERE due_at IS NOT NULL');
  await pool.query(QUEUE, [sealed, MESSAGES]);
  await pool.query(QUEUE_FLOOR, [sealed, MESSAGES]);
  await pool.query('ANALYZE message, bench_outbox');
}

/** A worker of its own until `upTo` have been sent in all; gives how many a second it sent, marked and all. */
async function drainOurs(url: string, carrier: InstantCarrier, upTo: number): Promise<number> {
  const dataSource = createDataSource({ url, poolSize: 10, migrations });
  await dataSource.initialize();
  const env = readEnv({ DATABASE_URL: url, SIAGA_DATA_KEY: DATA_KEY.toString('base64'), LOG_LEVEL: 'error' });
  const root = {
    module: DrainModule,
    imports: [
      KernelModule.with(env, createLogger('error')),
      PersistenceModule.with(dataSource),
      JournalModule,
      IdentityModule,
      MessagingModule,
    ],
  };
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  app.get(Carriers, { strict: false }).register(carrier);
  const worker = app.get(OutboxWorker, { strict: false });
  const before = carrier.sent.size;
  const startedAtMs = performance.now();
  const reached = carrier.reach(upTo).then(() => true);
  worker.start();
  const isDrained = await Promise.race([reached, wait(SLICE_DEADLINE_MS, false, { ref: false })]);
  check(isDrained, 'the queue is drained in time');
  // Waits until what is under way is marked.
  await worker.beforeApplicationShutdown();
  const tookS = (performance.now() - startedAtMs) / 1_000;
  await app.close();
  return (carrier.sent.size - before) / tookS;
}

let drainedByFloor = 0;

async function drainFloor(pool: Pool, upTo: number): Promise<number> {
  const before = drainedByFloor;
  const startedAtMs = performance.now();
  while (drainedByFloor < upTo) {
    const { rows } = await pool.query<{ id: string }>(CLAIM_FLOOR);
    check(rows.length > 0, 'the floor finds what is left');
    await pool.query({ ...MARK_FLOOR, values: [rows.map(({ id }) => id)] });
    drainedByFloor += rows.length;
  }
  return (drainedByFloor - before) / ((performance.now() - startedAtMs) / 1_000);
}

async function checkDrained(pool: Pool, carrier: InstantCarrier): Promise<void> {
  check(carrier.sent.size === MESSAGES, 'every message was sent');
  const { rows } = await pool.query<{ once: number; floor: number }>(
    `SELECT (SELECT count(*)::int FROM message WHERE outcome = 'sent' AND attempts = 1) AS once,
       (SELECT count(*)::int FROM bench_outbox WHERE done_at IS NOT NULL) AS floor`,
  );
  check(rows[0]?.once === MESSAGES, 'every message is marked as sent, by one attempt');
  check(rows[0].floor === MESSAGES, 'the floor marked every row');
}
