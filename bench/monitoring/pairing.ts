import { createHmac } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import {
  makePairingText,
  type EnteredTravellers,
  type EntryPost,
  type MonitoringProgram,
  type OpenedEntryShift,
} from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import type { RawHttp } from '../clients/raw-http.js';
import { SocketIoClient } from '../clients/socket-io-client.js';
import type { BenchContext } from '../harness/bench.js';
import { check } from '../harness/check.js';
import { Arrivals } from '../harness/closed-loop.js';
import { figure, median, quantile, type Measured } from '../harness/result.js';
import { REGION } from '../harness/seed.js';
import { withLines, type FollowedUp } from './followed-up.js';
import { WELL } from './seed-cases.js';

const ON_A_BUS = 40;
const MOST_BUSES = 4;
const TIMEOUT_MS = 20_000;
const PAIRED = Buffer.from('42["change",{"type":"entry-traveller.paired.v1"');

/** A bus at a port of entry: its people entered in one go, then each pairs a telephone, one behind the other, as the officer sees it. */
export async function pairing(context: BenchContext, ours: FollowedUp): Promise<Measured[]> {
  const socket = await SocketIoClient.open(ours.server.port, ours.entryOfficer);
  try {
    return await withLines(ours.server.port, 2, async ([officer, phone]) => {
      if (officer === undefined || phone === undefined) throw new Error('two lines were asked for');
      const shift = await openShift(officer, ours);
      const heard = new Arrivals<number>();
      await socket.ask('resume', { since: { dispatch: 0, booking: 0, monitoring: 0 }, topics: ['entry'] });
      socket.onEvent = (packet) => {
        if (!packet.subarray(0, PAIRED.length).equals(PAIRED)) return;
        const [, change] = JSON.parse(packet.toString('utf8', 2)) as [string, { entityId: string }];
        heard.arrive(change.entityId, performance.now());
      };
      const buses: number[] = [];
      const pairs: number[] = [];
      for (let bus = 0; bus < Math.min(context.rounds, MOST_BUSES); bus += 1) {
        const sentAtMs = performance.now();
        const entries = await enterBus(officer, ours.entryOfficer, shift);
        buses.push(performance.now() - sentAtMs);
        const latencies: number[] = [];
        for (const entryId of entries) latencies.push(await pairOne(phone, shift, entryId, heard));
        pairs.push(quantile(latencies, 0.99));
      }
      return [
        figure(
          { bench: 'monitoring', case: `a bus of ${String(ON_A_BUS)} entered`, metric: 'ms' },
          median(buses),
        ),
        figure({ bench: 'monitoring', case: 'scanned code to its officer', metric: 'p99 ms' }, median(pairs)),
      ];
    });
  } finally {
    socket.close();
  }
}

async function openShift(line: RawHttp, { office, entryOfficer }: FollowedUp): Promise<OpenedEntryShift> {
  const read = await line.get(`/api/v1/monitoring/programs?regionCode=${REGION}`, cookieOf(office));
  const { programs } = JSON.parse(read.body) as { programs: MonitoringProgram[] };
  const program = programs.find(({ name }) => name.id === 'Contoh');
  if (program === undefined) throw new Error(`no program of the bench: ${read.body.slice(0, 200)}`);
  const post = await send<EntryPost>(line, '/api/v1/monitoring/entry/posts', office, {
    ...{ postId: null, version: null, regionCode: REGION, name: 'Terminal Contoh', mode: 'land' },
    ...{ point: { lon: 103.6442, lat: -1.6381 }, programId: program.id, isActive: true },
  });
  return send(line, '/api/v1/monitoring/entry/shifts', entryOfficer, { postId: post.id });
}

/** Their entries, in their order. */
async function enterBus(
  line: RawHttp,
  officer: string,
  { shift, program }: OpenedEntryShift,
): Promise<readonly string[]> {
  const travellers = Array.from({ length: ON_A_BUS }, (_, n) => ({
    ...{ id: newId(), direction: 'in', enteredAt: new Date().toISOString(), seconds: 14 },
    person: {
      ...{ name: `Pendatang Contoh ${String(n)}`, nik: null, bornOn: '1990-01-01', sex: 'male', phone: null },
      ...{ address: `Jalan Contoh ${String(n)}`, rt: '01', rw: '02', risks: [] },
    },
    ...{ regionCode: REGION, origin: 'Jakarta', seat: `${String(n)}A` },
    ...{ programVersion: program.version, answers: WELL, hasConsented: true },
  }));
  const path = `/api/v1/monitoring/entry/shifts/${shift.id}/travellers`;
  const { taken, refused } = await send<EnteredTravellers>(line, path, officer, { trips: [], travellers });
  check(taken.length === ON_A_BUS, `all are entered: ${JSON.stringify(refused).slice(0, 200)}`);
  return travellers.map(({ id }) => id);
}

/** From the scan to the officer's screen, ms. */
async function pairOne(
  phone: RawHttp,
  { shift, secret }: OpenedEntryShift,
  entryId: string,
  heard: Arrivals<number>,
): Promise<number> {
  const code = await makePairingText(
    { shiftId: shift.id, entryId, shownAtS: Math.floor(Date.now() / 1_000), serial: 1 },
    {
      sign: (signed) => {
        const hmac = createHmac('sha256', Buffer.from(secret, 'base64url')).update(signed).digest();
        return Promise.resolve(Uint8Array.from(hmac).buffer);
      },
    },
  );
  const body = JSON.stringify({ code, claim: `${newId()}${newId()}`, pin: '739201', heldS: 0 });
  const sentAtMs = performance.now();
  const answer = await phone.post('/api/v1/portal/monitoring/pair', body, `Idempotency-Key: ${newId()}\r\n`);
  check(answer.status === 200, `the telephone is paired: ${answer.body.slice(0, 200)}`);
  return (await heard.wait(entryId, TIMEOUT_MS)) - sentAtMs;
}

async function send<T>(line: RawHttp, path: string, token: string, body: object): Promise<T> {
  const headers = `${cookieOf(token)}Idempotency-Key: ${newId()}\r\n`;
  const answer = await line.post(path, JSON.stringify(body), headers);
  check(answer.status === 200, `${path} is answered: ${answer.body.slice(0, 300)}`);
  return JSON.parse(answer.body) as T;
}

const cookieOf = (token: string): string => `Cookie: siaga_session=${token}\r\n`;
