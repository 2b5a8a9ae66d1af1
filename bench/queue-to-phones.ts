import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { newId } from '#siaga/kernel';
import { RawHttp } from './clients/raw-http.js';
import { SocketIoClient } from './clients/socket-io-client.js';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { startOurServer } from './harness/our-server.js';
import { figure, median, type Measured } from './harness/result.js';
import { seedVisits } from './harness/seed-visits.js';
import { migrateDatabase, REGION, seedCounters, seedFacilities } from './harness/seed.js';

const TICKETS = 400;
const PHONES = 2_000;
const CALLS_A_ROUND = 5;
const OPENING = 16;
const TIMEOUT_MS = 10_000;
const HOUR_MS = 3_600_000;
/** `42["ticket",`: what a phone is sent of its number. */
const FRAME = Buffer.from('42["ticket"');

/** From "call next" at the counter to two thousand phones that follow its session, each with its own number. */
export async function queueToPhones(context: BenchContext): Promise<Measured[]> {
  const url = await context.postgres.createDatabase('queue_phones');
  await migrateDatabase(url);
  const pool = new Pool({ connectionString: url, max: 2 });
  await seedFacilities(pool, 1);
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM facility');
  const [counter] = await seedCounters(
    pool,
    rows.map(({ id }) => id),
  );
  if (counter === undefined) throw new Error('no counter');
  const server = await startOurServer(url, context.port);
  const line = new RawHttp(server.port);
  const phones: SocketIoClient[] = [];
  try {
    const sessionId = await seedSession(pool, counter.facilityId);
    const post = async (path: string, body: object): Promise<string> => {
      const headers = `Cookie: siaga_session=${counter.token}\r\nIdempotency-Key: ${newId()}\r\n`;
      const answer = await line.post(path, JSON.stringify(body), headers);
      check(answer.status === 200, `the counter is answered: ${answer.body}`);
      return answer.body;
    };
    const ticketIds: string[] = [];
    for (let n = 0; n < TICKETS; n += 1) {
      const patient = { name: `Pasien Contoh ${String(n)}` };
      const body = { sessionId, channel: 'counter', placeKind: 'walk_in', patient };
      ticketIds.push((JSON.parse(await post('/api/v1/booking/tickets', body)) as { id: string }).id);
    }
    const heardAtMs = await openPhones(
      server.port,
      await seedVisits(pool, 'booking', ofTickets(ticketIds)),
      phones,
    );
    const call = async (): Promise<number[]> => {
      heardAtMs.clear();
      const sentAtMs = performance.now();
      await post(`/api/v1/booking/sessions/${sessionId}/call-next`, { room: 'Poli 1' });
      while (heardAtMs.size < PHONES && performance.now() - sentAtMs < TIMEOUT_MS) await wait(5);
      check(heardAtMs.size === PHONES, `each phone hears of the call, not ${String(heardAtMs.size)}`);
      return [...heardAtMs.values()].map((atMs) => atMs - sentAtMs);
    };
    await call();
    const rounds: number[] = [];
    for (let round = 0; round < context.rounds; round += 1) {
      const latencies: number[] = [];
      for (let n = 0; n < CALLS_A_ROUND; n += 1) latencies.push(...(await call()));
      rounds.push(shareOf(latencies, 0.99));
    }
    const name = {
      bench: 'queue-to-phones',
      case: `${String(PHONES)} phones, one session`,
      metric: 'p99 ms',
    };
    return [figure(name, median(rounds), { atMost: 1_000 })];
  } finally {
    for (const phone of phones) phone.close();
    line.close();
    await server.stop();
    await pool.end();
  }
}

function shareOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity;
}

/** All phones on the line; gives when each heard of its number last. */
async function openPhones(
  port: number,
  tokens: readonly string[],
  phones: SocketIoClient[],
): Promise<Map<number, number>> {
  const heardAtMs = new Map<number, number>();
  const left = tokens.entries();
  const openOne = async (): Promise<void> => {
    for (const [index, token] of left) {
      const phone = await SocketIoClient.open(port, token, { as: 'visitor' });
      phones.push(phone);
      phone.onEvent = (packet) => {
        if (packet.subarray(0, FRAME.length).equals(FRAME)) heardAtMs.set(index, performance.now());
      };
      const since = { dispatch: 0, booking: 0, monitoring: 0 };
      await phone.ask('resume', { since, topics: ['booking'] });
    }
  };
  await Promise.all(Array.from({ length: OPENING }, openOne));
  const begunAtMs = performance.now();
  while (heardAtMs.size < PHONES && performance.now() - begunAtMs < TIMEOUT_MS) await wait(20);
  check(heardAtMs.size === PHONES, `each phone is told how it stands, not ${String(heardAtMs.size)}`);
  return heardAtMs;
}

async function seedSession(pool: Pool, facilityId: string): Promise<string> {
  const [sessionId, clinicId] = [newId(), newId()];
  const rules = { earliestMinutes: 30, isWindowStrict: true, walkInAfter: 4, priorityRun: 2, horizonDays: 7 };
  const [from, to] = [new Date(Date.now() - HOUR_MS), new Date(Date.now() + 8 * HOUR_MS)];
  const clusters = [{ from, to, places: 0, walkIns: TICKETS }];
  await pool.query(
    "INSERT INTO doctor (id, version, facility_id, region_code, name, is_active) VALUES ($1, 1, $2, $3, 'dr. Contoh', true)",
    [clinicId, facilityId, REGION],
  );
  await pool.query(
    `INSERT INTO clinic (id, version, facility_id, region_code, name, letter, rules, weekly, is_active)
     VALUES ($1, 1, $2, $3, 'Klinik', 'A', $4, '[]', true)`,
    [clinicId, facilityId, REGION, JSON.stringify(rules)],
  );
  await pool.query(
    `INSERT INTO booking_session (id, version, clinic_id, doctor_id, planned_doctor_id, facility_id, region_code, service_date, starts_at, ends_at, clusters, quota, state)
     VALUES ($1, 1, $2, $2, $2, $3, $4, $5::timestamptz::date, $5, $6, $7, $8, 'open')`,
    [
      ...[sessionId, clinicId, facilityId, REGION, from, to, JSON.stringify(clusters)],
      JSON.stringify({ jkn: 0, nonJkn: 0, walkIn: TICKETS }),
    ],
  );
  return sessionId;
}

/** Several phones follow each number. */
function ofTickets(ticketIds: readonly string[]): string[] {
  return Array.from({ length: PHONES }, (_, n) => ticketIds[n % ticketIds.length] ?? '');
}
