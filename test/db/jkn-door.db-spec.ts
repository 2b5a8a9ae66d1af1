import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Ticket } from '#siaga/contracts';
import { dayFromNow } from '../support/booking-world.js';
import { addStage, serveAtClinic, ticketOf } from '../support/booking-stages.js';
import { useDatabase } from '../support/database.js';
import { buildJkn, CLINIC_CODE, knock, memberNo, newPatientNo, type JknReply } from '../support/jkn-world.js';
import { serverSettings, TestServer } from '../support/server.js';

const OPEN_ALL_DAY = {
  opens: '00:00',
  closes: '23:59',
  rhythm: { minutes: 60, places: 5, walkIns: 1, firstExtra: 0 },
};

// Two whole servers on one database, without background work.
describe('the door for Mobile JKN', () => {
  const database = useDatabase();
  let first: TestServer;
  let second: TestServer;
  jest.setTimeout(120_000);

  beforeAll(async () => {
    const env = serverSettings(database.databaseUrl, { SIAGA_ROLE: 'web', DATABASE_POOL_SIZE: '6' });
    first = await TestServer.start(env);
    second = await TestServer.start(env);
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  const said = ({ code, message }: JknReply): [number, string] => [code, message];

  it('should let in who has the password, for a while and at this facility alone', async () => {
    const [one, other] = [await buildJkn(first), await buildJkn(first)];
    const status = {
      kodepoli: CLINIC_CODE,
      kodedokter: 12_345,
      tanggalperiksa: dayFromNow(1),
      jampraktek: '08:00-12:00',
    };
    expect(said(await one.ask('statusantrean', status))).toEqual([200, 'Ok']);
    // A token of one process opens the other.
    const ofSecond = await one.token(second.base);
    expect((await one.ask('statusantrean', status, { headers: { 'x-token': ofSecond } })).code).toBe(200);
    const url = `${first.base}/api/v1/jkn/door/${one.facilityId}/auth`;
    const wrong = await knock(url, 'GET', { 'x-username': one.username, 'x-password': other.password });
    expect(said(wrong)).toEqual([201, 'Username atau Password Tidak Sesuai']);
    const wrongly: Record<string, string>[] = [
      { 'x-token': await other.token() },
      { 'x-token': '' },
      { 'x-token': 'a.b' },
      { 'x-username': 'lain' },
    ];
    const refused = await Promise.all(
      wrongly.map((headers) => one.ask('statusantrean', status, { headers })),
    );
    expect(refused.map(said)).toEqual(refused.map(() => [201, 'Token Expired']));
    const renewed = await one.admin.call('setJknLink', {
      ...{ facilityId: one.facilityId, version: 1, kind: 'hospital', isActive: true, renewsPassword: true },
    });
    expect(renewed.password).not.toBe(one.password);
    expect(said(await one.ask('statusantrean', status))).toEqual([201, 'Token Expired']);
  });

  it('should slow down who guesses a password, and keep letting BPJS in elsewhere', async () => {
    const { facilityId, username, password } = await buildJkn(first);
    const url = `${first.base}/api/v1/jkn/door/${facilityId}/auth`;
    const guesses = await Promise.all(
      Array.from({ length: 130 }, (_, n) =>
        knock(url, 'GET', { 'x-username': username, 'x-password': `salah-${String(n)}` }),
      ),
    );
    const statuses = new Set(guesses.map(({ status }) => status));
    expect(statuses).toEqual(new Set([201, 429]));
    expect((await knock(url, 'GET', { 'x-username': username, 'x-password': password })).status).toBe(429);
    const other = await buildJkn(first);
    expect((await other.token()).length).toBeGreaterThan(40);
  });

  it('should give a number with its place in the ledger, and take it back', async () => {
    const { ask, wish, counter, facilityId } = await buildJkn(first, {
      options: { asksRegistration: false },
    });
    const taken = await ask('ambilantrean', wish(1));
    expect(taken).toMatchObject({ status: 200, code: 200, message: 'Ok' });
    expect(taken.response).toMatchObject({
      nomorantrean: 'A-01',
      angkaantrean: 1,
      namapoli: 'Klinik Anak',
      namadokter: 'dr. Contoh',
      sisakuotajkn: 39,
      kuotajkn: 40,
      sisakuotanonjkn: 39,
      kuotanonjkn: 40,
    });
    const { tickets } = await counter.call('bookingDay', { facilityId, date: dayFromNow(1) });
    const [ticket] = tickets as [Ticket];
    expect(ticket).toMatchObject({
      channel: 'mobile_jkn',
      placeKind: 'jkn',
      code: taken.response.kodebooking,
    });
    // Hours are those of the region: the first window begins at 08:00 there.
    expect(new Date(Number(taken.response.estimasidilayani)).toISOString()).toBe(
      `${dayFromNow(1)}T01:00:00.000Z`,
    );
    expect(taken.response.keterangan).toContain('08.00-08.30');
    const second_ = await ask('ambilantrean', wish(2));
    const code = { kodebooking: second_.response.kodebooking };
    const left = await ask('sisaantrean', code);
    expect(left.response).toEqual({
      nomorantrean: 'A-02',
      namapoli: 'Klinik Anak',
      namadokter: 'dr. Contoh',
      sisaantrean: 2,
      antreanpanggil: '-',
      // Half an hour for five: six minutes each, and one is before.
      waktutunggu: 360,
      keterangan: '',
    });
    expect(said(await ask('batalantrean', { ...code, keterangan: 'Ada kebutuhan mendadak' }))).toEqual([
      200,
      'Ok',
    ]);
    const gone = [201, 'Antrean Tidak Ditemukan atau Sudah Dibatalkan'];
    expect(said(await ask('antrean/batal', { ...code, keterangan: 'x' }))).toEqual(gone);
    expect(said(await ask('sisaantrean', code))).toEqual(gone);
    expect((await ask('ambilantrean', wish(2))).response).toMatchObject({ angkaantrean: 3 });
  });

  it('should refuse in words of the contract what cannot be booked', async () => {
    const { ask, wish, head, clinic } = await buildJkn(first, {
      options: { asksRegistration: false },
      weekly: { rhythm: { minutes: 240, places: 3, walkIns: 0, firstExtra: 0 } },
    });
    const take = async (n: number, change: Record<string, unknown> = {}): Promise<string> =>
      (await ask('ambilantrean', wish(n, change))).message;
    expect(await take(1, { tanggalperiksa: '12-08-2026' })).toMatch(/^Format Tanggal Tidak Sesuai/);
    expect(await take(1, { tanggalperiksa: '2026-02-30' })).toMatch(/^Format Tanggal Tidak Sesuai/);
    expect(await take(1, { tanggalperiksa: dayFromNow(-1) })).toBe('Tanggal Periksa Tidak Berlaku');
    expect(await take(1, { tanggalperiksa: dayFromNow(60) })).toBe('Pendaftaran ke Poli Ini Sedang Tutup');
    expect(await take(1, { kodepoli: 'XXX' })).toBe('Poli Tidak Ditemukan');
    expect(await take(1, { kodedokter: 999 })).toMatch(/^Jadwal Dokter 999 Tersebut Belum Tersedia/);
    expect(await take(1, { jampraktek: '13:00-16:00' })).toMatch(/^Jadwal Dokter dr. Contoh Tersebut/);
    expect(await take(1, { nik: '123' })).toBe('Format NIK Tidak Sesuai');
    expect(await take(1, { nik: '1571033208920001' })).toBe('Format NIK Tidak Sesuai');
    expect(await take(1, { nomorkartu: '12' })).toBe('Format Nomor Kartu Tidak Sesuai');
    expect(await take(1, { jeniskunjungan: 9 })).toBe('Jenis Kunjungan Tidak Sesuai');
    expect(await take(1, { nomorreferensi: '0001R001', jampraktek: '08:00 - 12:00' })).toBe('Ok');
    expect(await take(2, { nomorreferensi: '0001r001' })).toMatch(/menggunakan nomor referensi yang sama$/);
    expect(await take(1)).toBe('Nomor Antrean Hanya Dapat Diambil 1 Kali Pada Tanggal Yang Sama');
    expect([await take(2), await take(3)]).toEqual(['Ok', 'Ok']);
    expect(await take(4)).toMatch(/^Kuota Antrean Sudah Penuh/);
    const { id, version, name, letter, rules, weekly } = clinic;
    await head.call('editClinic', { id, version, name, letter, rules, weekly, isActive: false });
    expect(await take(5)).toBe('Poli Tidak Ditemukan');
  });

  it('should ask who is new to register first, keep one record of them, and know them then', async () => {
    const { ask, wish, counter, facilityId } = await buildJkn(first);
    const asked = await ask('ambilantrean', wish(21));
    expect(asked).toMatchObject({ status: 202, code: 202, response: {} });
    expect(asked.message).toMatch(/silahkan Melakukan Registrasi Pasien Baru$/);
    const registered = await Promise.all([0, 1, 2].map(() => ask('pasienbaru', newPatientNo(21))));
    expect(new Set(registered.map(({ response }) => response.norm)).size).toBe(1);
    expect(registered[0]?.message).toBe('Harap datang ke admisi untuk melengkapi data rekam medis');
    expect((await ask('pasienbaru', newPatientNo(22, { nik: '123' }))).message).toBe(
      'Format NIK Tidak Sesuai',
    );
    expect((await ask('pasienbaru', newPatientNo(22, { tanggallahir: '1 Maret' }))).message).toMatch(
      /^Format Tanggal/,
    );
    const taken = await ask('ambilantrean', wish(21));
    expect(taken.response).toMatchObject({ norm: registered[0]?.response.norm, angkaantrean: 1 });
    const { tickets } = await counter.call('bookingDay', { facilityId, date: dayFromNow(1) });
    expect(tickets.map(({ patient }) => patient.name)).toEqual(['Peserta Contoh 21']);
  });

  it('should check in who comes in their window, once, by our clock', async () => {
    const { ask, wish } = await buildJkn(first, {
      options: { asksRegistration: false },
      rules: { earliestMinutes: 240, isWindowStrict: false },
      weekly: OPEN_ALL_DAY,
    });
    const hours = { jampraktek: '00:00-23:59', tanggalperiksa: dayFromNow(0) };
    const { response } = await ask('ambilantrean', wish(31, hours));
    const { kodebooking } = response;
    const checkIn = (waktu?: number, code: unknown = kodebooking): Promise<JknReply> =>
      ask('checkinantrean', { kodebooking: code, ...(waktu !== undefined && { waktu }) });
    expect((await checkIn(Date.now(), '')).message).toBe('Kode Booking tidak boleh kosong');
    expect((await checkIn()).message).toBe('Waktu tidak boleh kosong');
    expect((await checkIn(Date.now(), 'TIDAKADA')).message).toBe('Data Booking tidak ditemukan');
    expect((await checkIn(1_516_559_330_000)).message).toBe('Waktu Checkin tidak berlaku mundur');
    const both = await Promise.all([checkIn(Date.now()), checkIn(Date.now())]);
    expect(both.map(({ code }) => code).sort()).toEqual([200, 201]);
    expect((await checkIn(Date.now())).message).toMatch(
      /^Anda Sudah Checkin pada tanggal \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/,
    );
    expect((await ask('batalantrean', { kodebooking, keterangan: 'Berhalangan' })).code).toBe(200);
    expect((await checkIn(Date.now())).message).toMatch(/^Booking Anda Sudah Dibatalkan pada tanggal \d{4}/);
  });

  it('should not cancel who is being served, and send early comers away until their window', async () => {
    const { ask, wish, counter, session } = await buildJkn(first, {
      options: { asksRegistration: false },
      rules: { isWindowStrict: false },
      weekly: OPEN_ALL_DAY,
    });
    const { response } = await ask(
      'ambilantrean',
      wish(41, { jampraktek: '00:00-23:59', tanggalperiksa: dayFromNow(0) }),
    );
    const { kodebooking } = response;
    expect((await ask('checkinantrean', { kodebooking, waktu: Date.now() })).code).toBe(200);
    const { ticket } = await counter.call('callNext', { id: (await session(0)).id, room: 'Ruang 1' });
    expect(ticket?.code).toBe(kodebooking);
    expect((await ask('sisaantrean', { kodebooking })).response).toMatchObject({
      sisaantrean: 0,
      waktutunggu: 0,
      antreanpanggil: ticket?.label,
    });
    expect((await ask('batalantrean', { kodebooking, keterangan: 'x' })).message).toBe(
      'Pasien Sudah Dilayani, Antrean Tidak Dapat Dibatalkan',
    );
    const strict = await buildJkn(first, { options: { asksRegistration: false } });
    const { response: early } = await strict.ask('ambilantrean', strict.wish(42));
    const refused = await strict.ask('checkinantrean', { kodebooking: early.kodebooking, waktu: Date.now() });
    expect(refused.message).toMatch(/^Checkin dibuka mulai .* 07:30:00$/);
  });

  it('should find nothing of another facility by its code', async () => {
    const [mine, theirs] = [
      await buildJkn(first, { options: { asksRegistration: false } }),
      await buildJkn(first, { options: { asksRegistration: false } }),
    ];
    const { response } = await theirs.ask('ambilantrean', theirs.wish(51));
    const code = { kodebooking: response.kodebooking, keterangan: 'x', waktu: Date.now() };
    const answers = await Promise.all(
      ['sisaantrean', 'batalantrean', 'checkinantrean', 'ambilantreanfarmasi'].map((path) =>
        mine.ask(path, code),
      ),
    );
    expect(answers.map((answer) => answer.code)).toEqual([201, 201, 201, 201]);
    expect((await theirs.ask('sisaantrean', code)).code).toBe(200);
  });

  it('should tell of operations and of the pharmacy what the facility keeps, and refuse the rest', async () => {
    const world = await buildJkn(first, { options: { asksRegistration: false } });
    const { ask, wish, counter, facilityId } = world;
    const day = dayFromNow(1);
    const card = memberNo(61).nomorkartu;
    const facts = {
      facilityId,
      date: day,
      procedure: 'operasi gigi',
      clinicCode: 'BDM',
      clinicName: 'Bedah Mulut',
    };
    const planned = await counter.call('setJknOperation', { ...facts, cardNumber: card });
    await counter.call('setJknOperation', { ...facts, isDone: true });
    const all = await ask('jadwaloperasirs', { tanggalawal: day, tanggalakhir: day });
    expect(all.response.list).toMatchObject([
      { kodebooking: planned.bookingCode, terlaksana: 0, nopeserta: card, kodepoli: 'BDM' },
      { terlaksana: 1, nopeserta: '' },
    ]);
    const own = await ask('jadwaloperasipasien', { nopeserta: card });
    expect(own.response.list).toEqual([
      {
        kodebooking: planned.bookingCode,
        tanggaloperasi: day,
        jenistindakan: 'operasi gigi',
        kodepoli: 'BDM',
        namapoli: 'Bedah Mulut',
        terlaksana: 0,
      },
    ]);
    const { response } = await ask('ambilantrean', wish(61));
    const code = { kodebooking: response.kodebooking };
    expect(said(await ask('ambilantreanfarmasi', code))).toEqual([201, 'Antrean Farmasi Belum Tersedia']);
    const { id: stageId } = await addStage(world, 'pharmacy');
    await serveAtClinic(world, await ticketOf(world, String(response.kodebooking)), 'compounded');
    expect((await ask('ambilantreanfarmasi', code)).response).toEqual({
      jenisresep: 'Racikan',
      nomorantrean: 1,
      keterangan: '',
    });
    expect((await ask('statusantreanfarmasi', code)).response).toMatchObject({
      totalantrean: 1,
      sisaantrean: 1,
      antreanpanggil: 0,
    });
    const { turn } = await counter.call('callTurn', { id: stageId, room: 'Farmasi 1' });
    await counter.call('stepTurn', { id: turn?.id ?? '', step: 'call' });
    expect((await ask('statusantreanfarmasi', code)).response).toMatchObject({
      sisaantrean: 0,
      antreanpanggil: 1,
    });
  });

  it('should serve a puskesmas in its own contract: numbers as text, fixed paths, a number also for who is new', async () => {
    const { ask, password } = await buildJkn(first, { kind: 'primary' });
    const day = dayFromNow(1);
    const { nik, nomorkartu } = memberNo(71);
    const wish = { nomorkartu, nik, kodepoli: CLINIC_CODE, tanggalperiksa: day, keluhan: 'sakit kepala' };
    const taken = await ask('antrean', wish);
    expect(taken).toMatchObject({ status: 202, code: 202 });
    expect(taken.response).toEqual({
      nomorantrean: 'A-01',
      angkaantrean: '1',
      namapoli: 'Klinik Anak',
      sisaantrean: '1',
      antreanpanggil: '-',
      keterangan: 'Apabila antrean terlewat harap mengambil antrean kembali.',
    });
    expect((await ask('peserta', newPatientNo(71))).body).toEqual({ metadata: { message: 'Ok', code: 200 } });
    expect((await ask(`antrean/status/${CLINIC_CODE}/${day}`)).response).toEqual({
      namapoli: 'Klinik Anak',
      totalantrean: '1',
      sisaantrean: '1',
      antreanpanggil: '-',
      keterangan: '',
    });
    expect((await ask(`antrean/sisapeserta/${nomorkartu}/${CLINIC_CODE}/${day}`)).response).toMatchObject({
      nomorantrean: 'A-01',
      sisaantrean: '1',
    });
    expect((await ask('antrean', wish)).message).toMatch(/^Nomor Antrean Hanya Dapat Diambil 1 Kali/);
    const cancel = { nomorkartu, kodepoli: CLINIC_CODE, tanggalperiksa: day };
    // One document asks for the password here, where all others ask for the token.
    const shown = { 'x-token': '', 'x-password': password };
    expect((await ask('antrean/batal', cancel, { method: 'PUT', headers: shown })).body).toEqual({
      metadata: { message: 'Ok', code: 200 },
    });
    expect((await ask('antrean/batal', cancel, { method: 'PUT' })).message).toBe(
      'Antrean Tidak Ditemukan atau Sudah Dibatalkan',
    );
    expect((await ask('antrean', wish)).response).toMatchObject({ angkaantrean: '2' });
    expect((await ask('ambilantrean', wish)).message).toBe('Layanan Tidak Ditemukan');
  });
});
