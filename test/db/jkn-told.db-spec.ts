import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { afterAll } from '@jest/globals';
import type { Ticket, TicketStep } from '#siaga/contracts';
import { JournalFollowers } from '#siaga/journal';
import { serveAtClinic } from '../support/booking-stages.js';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { BPJS_KEYS, BpjsStandIn } from '../support/bpjs-stand-in.js';
import { tellBpjs } from '../support/bpjs-telling.js';
import { useDatabase } from '../support/database.js';
import {
  buildJkn,
  CLINIC_CODE,
  DOCTOR_CODE,
  memberNo,
  newPatientNo,
  type JknWish,
  type JknWorld,
} from '../support/jkn-world.js';
import { LOCAL_SYSTEMS, serverSettings, TestServer } from '../support/server.js';

const ALL_DAY = {
  opens: '00:00',
  closes: '23:59',
  rhythm: { minutes: 60, places: 5, walkIns: 5, firstExtra: 0 },
};

/** `antrean/add` as BPJS's catalogue shows it, with invented people. */
const SAMPLE_BOOKING = {
  ...{ kodebooking: 'CONTOH1234567', jenispasien: 'JKN', nomorkartu: '0000000000013' },
  ...{ nik: '3471015507920003', nohp: '081200000042', kodepoli: 'ANA', namapoli: 'Anak', pasienbaru: 0 },
  ...{ norm: '123345', tanggalperiksa: '2026-08-12', kodedokter: 12_345, namadokter: 'Dr. Contoh' },
  ...{ jampraktek: '08:00-16:00', jeniskunjungan: 1, nomorreferensi: '0001R0040116A000001' },
  ...{ nomorantrean: 'A-12', angkaantrean: 12, estimasidilayani: 1_615_869_169_000 },
  ...{ sisakuotajkn: 5, kuotajkn: 30, sisakuotanonjkn: 5, kuotanonjkn: 30 },
  keterangan: 'Peserta harap 30 menit lebih awal guna pencatatan administrasi.',
};

// Real: two servers on one database. Stated: BPJS, on a socket, with its signature and its encryption.
describe('what BPJS is told', () => {
  const database = useDatabase();
  let first: TestServer;
  let second: TestServer;
  let bpjs: BpjsStandIn;
  jest.setTimeout(120_000);

  beforeAll(async () => {
    const env = serverSettings(database.databaseUrl, {
      SIAGA_ROLE: 'web',
      DATABASE_POOL_SIZE: '6',
      ...LOCAL_SYSTEMS,
    });
    first = await TestServer.start(env);
    second = await TestServer.start(env);
    await first.get(JournalFollowers).runDue();
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });
  beforeEach(async () => {
    bpjs = await BpjsStandIn.start();
  });
  afterEach(async () => {
    await bpjs.close();
    // What a test left unsent is no other test's.
    await database.pool.query(
      "UPDATE message SET outcome = 'cancelled', done_at = now(), due_at = NULL WHERE done_at IS NULL",
    );
  });

  function build(wish: JknWish = {}): Promise<JknWorld> {
    return buildJkn(first, {
      weekly: ALL_DAY,
      rules: { isWindowStrict: false },
      outgoing: { baseUrl: bpjs.base, ...BPJS_KEYS },
      ...wish,
    });
  }

  const tell = (servers: readonly TestServer[] = [first]): Promise<void> => tellBpjs(database, servers);

  async function walkIn({ counter, session }: JknWorld, n: number): Promise<Ticket> {
    return counter.call('takeTicket', {
      ...{ sessionId: (await session(0)).id, channel: 'counter', placeKind: 'walk_in' },
      patient: { ...patientNo(n), cardNumber: memberNo(n).nomorkartu },
    });
  }

  async function serve(world: JknWorld, ticket: Ticket): Promise<void> {
    await world.counter.call('callNext', { id: ticket.sessionId, room: 'Ruang 1' });
    for (const step of ['serve', 'finish'] as const) await stepOf(world, ticket, step);
  }

  const stepOf = ({ counter }: JknWorld, { id }: Ticket, step: TicketStep): Promise<Ticket> =>
    counter.call('stepTicket', { id, step, note: step === 'cancel' ? 'Berhalangan hadir' : null });

  const heardOf = (code: string): [string, unknown, number][] =>
    bpjs.heard
      .filter(({ body }) => body.kodebooking === code)
      .map(({ service, body, code: answer }) => [service, body.taskid ?? null, answer]);

  it('should be every step of who walked in, in order and rising, signed', async () => {
    const world = await build();
    const ticket = await walkIn(world, 1);
    await serve(world, ticket);
    await tell();
    expect(heardOf(ticket.code)).toEqual([
      ['antrean/add', null, 200],
      ['antrean/updatewaktu', 3, 200],
      ['antrean/updatewaktu', 4, 200],
      ['antrean/updatewaktu', 5, 200],
    ]);
    const [add] = bpjs.heard;
    expect(add?.body).toMatchObject({
      jenispasien: 'JKN',
      nomorkartu: memberNo(1).nomorkartu,
      kodepoli: 'ANA',
      kodedokter: 12_345,
      jampraktek: '00:00-23:59',
      nomorantrean: 'A-01',
      angkaantrean: 1,
      pasienbaru: 0,
    });
    const times = bpjs.bookings.get(ticket.code)?.tasks.map(({ waktu }) => waktu) ?? [];
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(3);
  });

  it('should be what Mobile JKN booked, without telling it of the booking again, and of who is new from the admission on', async () => {
    const world = await build();
    await world.ask('pasienbaru', newPatientNo(11));
    const hours = { jampraktek: '00:00-23:59', tanggalperiksa: (await world.session(0)).serviceDate };
    const { response } = await world.ask('ambilantrean', world.wish(11, hours));
    const code = String(response.kodebooking);
    bpjs.knows(code);
    expect((await world.ask('checkinantrean', { kodebooking: code, waktu: Date.now() })).code).toBe(200);
    await tell();
    expect(heardOf(code).map(([service, taskId]) => [service, taskId])).toEqual([
      ['antrean/updatewaktu', 1],
      ['antrean/updatewaktu', 2],
      ['antrean/updatewaktu', 3],
    ]);
    await world.ask('batalantrean', { kodebooking: code, keterangan: 'Ada kebutuhan mendadak' });
    await tell();
    expect(heardOf(code)).toHaveLength(3);
  });

  it('should be who did not come, and whom the counter cancelled', async () => {
    const world = await build();
    const [absent, cancelled] = [await walkIn(world, 21), await walkIn(world, 22)];
    await stepOf(world, absent, 'no_show');
    await stepOf(world, cancelled, 'cancel');
    await tell();
    expect(heardOf(absent.code).at(-1)).toEqual(['antrean/updatewaktu', 99, 200]);
    expect(heardOf(cancelled.code).at(-1)).toEqual(['antrean/batal', null, 200]);
  });

  it('should be mended after lost answers: what BPJS had it says it has, and nothing is told twice over', async () => {
    const world = await build();
    const ticket = await walkIn(world, 31);
    await serve(world, ticket);
    bpjs.fates.push('lost', 'lost', 'lost', 'down');
    for (let round = 0; round < 8; round += 1) await tell();
    expect(bpjs.tasksOf(ticket.code)).toEqual([3, 4, 5]);
    const codes = heardOf(ticket.code).map(([, , code]) => code);
    expect(codes.filter((code) => code === 208).length).toBeGreaterThan(0);
    const { rows } = await database.pool.query<{ told: number; untold: number }>(
      `SELECT count(told_at)::int AS told, count(*) FILTER (WHERE told_at IS NULL)::int AS untold FROM jkn_task WHERE ticket_id = $1`,
      [ticket.id],
    );
    expect(rows).toEqual([{ told: 3, untold: 0 }]);
  });

  it('should be mended by what BPJS says it knows, when steps or the booking itself are missing there', async () => {
    const world = await build();
    const ticket = await walkIn(world, 41);
    await serve(world, ticket);
    await tell();
    // BPJS lost them: the last message that comes finds the gap.
    bpjs.bookings.get(ticket.code)?.tasks.splice(1);
    await database.pool.query(
      'UPDATE message SET done_at = NULL, outcome = NULL, due_at = now() WHERE once_key = $1',
      [`bpjs:${ticket.id}:jkn.task:5`],
    );
    await tell();
    expect(bpjs.tasksOf(ticket.code)).toEqual([3, 4, 5]);
    expect(
      heardOf(ticket.code)
        .slice(-4)
        .map(([service, taskId]) => [service, taskId]),
    ).toEqual([
      ['antrean/updatewaktu', 5],
      ['antrean/getlisttask', null],
      ['antrean/updatewaktu', 4],
      ['antrean/updatewaktu', 5],
    ]);
    bpjs.bookings.delete(ticket.code);
    await database.pool.query(
      'UPDATE message SET done_at = NULL, outcome = NULL, due_at = now() WHERE once_key = $1',
      [`bpjs:${ticket.id}:jkn.task:5`],
    );
    await tell();
    expect(bpjs.tasksOf(ticket.code)).toEqual([3, 4, 5]);
  });

  it('should wait while BPJS is away, and be all there an hour later, by two workers at once', async () => {
    const world = await build();
    bpjs.isDown = true;
    const tickets: Ticket[] = [];
    for (let n = 51; n < 55; n += 1) {
      const ticket = await walkIn(world, n);
      await serve(world, ticket);
      tickets.push(ticket);
      await tell([first, second]);
    }
    expect(bpjs.heard).toEqual([]);
    bpjs.isDown = false;
    for (let round = 0; round < 8; round += 1) await tell([first, second]);
    for (const { code } of tickets) {
      expect(bpjs.tasksOf(code)).toEqual([3, 4, 5]);
      expect(
        heardOf(code).filter(([service, , answer]) => service === 'antrean/updatewaktu' && answer === 200),
      ).toHaveLength(3);
    }
    const { rows } = await database.pool.query(
      "SELECT outcome FROM message WHERE channel = 'bpjs' AND outcome IS DISTINCT FROM 'sent' AND done_at IS NULL",
    );
    expect(rows).toEqual([]);
  });

  it('should be tried again when BPJS finds our signature wrong, and be there once it is put right', async () => {
    const world = await build({ outgoing: { baseUrl: bpjs.base, ...BPJS_KEYS, secret: 'salah' } });
    const ticket = await walkIn(world, 61);
    await tell();
    expect(heardOf(ticket.code).map(([, , code]) => code)).toEqual([401]);
    const { facilityId, admin } = world;
    const outgoing = { baseUrl: bpjs.base, ...BPJS_KEYS };
    await admin.call('setJknLink', { facilityId, version: 1, kind: 'hospital', isActive: true, outgoing });
    for (let round = 0; round < 4; round += 1) await tell();
    expect(bpjs.tasksOf(ticket.code)).toEqual([3]);
  });

  it('should be a puskesmas in its own contract, by card, clinic and day', async () => {
    const world = await build({ kind: 'primary' });
    const [here, absent] = [await walkIn(world, 71), await walkIn(world, 72)];
    await world.counter.call('callNext', { id: here.sessionId, room: 'Ruang 1' });
    await stepOf(world, here, 'serve');
    await stepOf(world, absent, 'no_show');
    await tell();
    const said = (n: number): unknown[] =>
      bpjs.heard
        .filter(({ body }) => body.nomorkartu === memberNo(n).nomorkartu)
        .map(({ service, body, code }) => [service, body.status ?? body.angkaantrean, code]);
    expect(said(71)).toEqual([
      ['antrean/add', 1, 200],
      ['antrean/panggil', 1, 200],
    ]);
    expect(said(72)).toEqual([
      ['antrean/add', 2, 200],
      ['antrean/panggil', 2, 200],
    ]);
  });

  it('should be the letter of whom another house sent here, in the form that BPJS shows, and which kind of house it was', async () => {
    const world = await build();
    const { id: puskesmasId } = await first.hospital(undefined, 'puskesmas');
    const rules = { isWindowStrict: false };
    const puskesmas = await buildClinic(first, { weekly: ALL_DAY, rules, facilityId: puskesmasId });
    const hospital = await buildClinic(first, { weekly: ALL_DAY, rules });
    const { id: sessionId } = await world.session(1);
    const sendOn = async (from: ClinicWorld, n: number, number: string): Promise<Record<string, unknown>> => {
      const { nomorkartu: cardNumber, nohp: phone } = memberNo(n);
      const seen = await from.counter.call('takeTicket', {
        ...{ sessionId: (await from.session(0)).id, channel: 'counter', placeKind: 'walk_in' },
        patient: { ...patientNo(n), cardNumber, phone },
      });
      await serveAtClinic(from, seen, null);
      const reason = 'Kejang berulang';
      const referred = await from.counter.call('referPatient', {
        ...{ id: seen.id, sessionId, placeKind: 'jkn', number, reason },
      });
      await tell();
      expect(heardOf(referred.code)).toEqual([['antrean/add', null, 200]]);
      expect(JSON.stringify(bpjs.heard)).not.toContain(reason);
      return bpjs.bookings.get(referred.code)?.facts ?? {};
    };
    const told = await sendOn(puskesmas, 96, '0001R0011226V000096');
    expect(told).toMatchObject({
      ...{ jenispasien: 'JKN', jeniskunjungan: 1, nomorreferensi: '0001R0011226V000096' },
      ...memberNo(96),
      ...{ tanggalperiksa: dayFromNow(1), kodepoli: 'ANA', kodedokter: 12_345, nomorantrean: 'A-01' },
    });
    // Each field that the sample has, and of its type.
    const shape = (body: object): Record<string, string> =>
      Object.fromEntries(Object.entries(body).map(([name, value]) => [name, typeof value]));
    expect(shape(told)).toEqual(shape(SAMPLE_BOOKING));
    const between = await sendOn(hospital, 97, '0002R0011226V000097');
    expect(between).toMatchObject({ jeniskunjungan: 4, nomorreferensi: '0002R0011226V000097' });
    // The counter there sends them to another doctor: the letter goes along.
    const moved = await world.counter.call('bookingDay', {
      ...{ facilityId: world.facilityId, date: dayFromNow(1) },
    });
    const [first96] = moved.tickets;
    const { ticket } = await world.counter.call('transferTicket', {
      ...{ id: first96?.id ?? '', sessionId: (await world.session(2)).id, note: 'Hari lain' },
    });
    await tell();
    expect(bpjs.bookings.get(ticket.code)?.facts).toMatchObject({
      ...{ jeniskunjungan: 1, nomorreferensi: '0001R0011226V000096' },
    });
  });

  it('should be held against what BPJS says it knows, by who may read it', async () => {
    const world = await build();
    const { head, counter, facilityId } = world;
    const [served, unknown] = [await walkIn(world, 91), await walkIn(world, 92)];
    await serve(world, served);
    await tell();
    const date = served.serviceDate;
    expect(await head.call('jknComparison', { facilityId, date })).toMatchObject({
      problem: null,
      bookings: [{ differs: [] }, { differs: [] }],
    });
    const steps = await head.call('jknVisit', { facilityId, bookingCode: served.code });
    expect(steps.tasks.map(({ taskId, theirs, oursAt }) => [taskId, theirs, oursAt !== null])).toEqual(
      (bpjs.bookings.get(served.code)?.tasks ?? []).map(({ taskid, waktu }) => [taskid, String(waktu), true]),
    );
    bpjs.bookings.delete(unknown.code);
    bpjs.bookings.get(served.code)?.tasks.pop();
    bpjs.bookings.set('ORANGLAIN1', { facts: { tanggalperiksa: date, nomorantrean: 'A-99' }, tasks: [] });
    const { bookings } = await head.call('jknComparison', { facilityId, date });
    expect(Object.fromEntries(bookings.map(({ bookingCode, differs }) => [bookingCode, differs]))).toEqual({
      [served.code]: ['served'],
      [unknown.code]: ['missing_there'],
      ORANGLAIN1: ['missing_here'],
    });
    bpjs.isDown = true;
    const away = await head.call('jknComparison', { facilityId, date });
    expect(away.problem).toBe('no_answer');
    expect(away.bookings.map(({ differs }) => differs)).toEqual([[], []]);
    expect(await counter.refusal('jknComparison', { facilityId, date })).toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
    const { exchanges } = await head.call('jknExchanges', { facilityId, bookingCode: served.code });
    expect(exchanges.map(({ direction, service }) => [direction, service])).toContainEqual([
      'out',
      'antrean/add',
    ]);
    expect(JSON.stringify(exchanges)).not.toContain(memberNo(91).nik);
  });

  it('should know our clinics, doctors and hours, or the head of the clinic reads which it does not', async () => {
    const { head, counter, facilityId, session } = await build();
    const { serviceDate: date } = await session(0);
    const day = `jadwaldokter/kodepoli/${CLINIC_CODE}/tanggal/${date}`;
    const doctor = { namadokter: 'dr. Contoh', kodedokter: DOCTOR_CODE };
    bpjs.lists.set('ref/poli', [{ nmpoli: 'ANAK', kdsubspesialis: CLINIC_CODE, kdpoli: CLINIC_CODE }]);
    bpjs.lists.set('ref/dokter', [doctor]);
    bpjs.lists.set(day, [{ ...doctor, hari: 1, libur: 0, jadwal: '00:00 - 23:59' }]);
    const unknown = async () => {
      const { problem, sessions } = await head.call('jknKnown', { facilityId, date });
      return [problem, sessions.map((one) => [one.unknown, one.theirHours])];
    };
    expect(await unknown()).toEqual([null, [[[], '00:00-23:59']]]);
    bpjs.lists.set(day, [{ ...doctor, hari: 1, libur: 0, jadwal: '08:00 - 12:00' }]);
    expect(await unknown()).toEqual([null, [[['hours'], '08:00-12:00']]]);
    bpjs.lists.delete(day);
    expect(await unknown()).toEqual([null, [[['session'], null]]]);
    bpjs.lists.set('ref/dokter', [{ ...doctor, kodedokter: 99 }]);
    expect(await unknown()).toEqual([null, [[['doctor'], null]]]);
    bpjs.isDown = true;
    expect(await unknown()).toEqual(['no_answer', [[[], null]]]);
    expect((await counter.refusal('jknKnown', { facilityId, date })).code).toBe('RESOURCE.NOT_FOUND');
  });

  it('should be nothing where BPJS is not called, and refused to an address that may not be reached', async () => {
    const silent = await buildJkn(first, { weekly: ALL_DAY, rules: { isWindowStrict: false } });
    const ticket = await walkIn(silent, 81);
    await tell();
    const { rows } = await database.pool.query('SELECT 1 FROM message WHERE subject_id = $1', [ticket.id]);
    expect(rows).toEqual([]);
    const { facilityId, admin } = silent;
    const outgoing = { baseUrl: 'http://169.254.169.254/antreanrs', ...BPJS_KEYS };
    expect(
      await admin.refusal('setJknLink', {
        facilityId,
        version: 1,
        kind: 'hospital',
        isActive: true,
        outgoing,
      }),
    ).toMatchObject({ code: 'INPUT.INVALID', fields: [{ path: 'outgoing.baseUrl' }] });
  });
});
