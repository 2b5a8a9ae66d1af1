import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it, jest } from '@jest/globals';
import type { JknOptions, JknWord } from '#siaga/contracts';
import { JournalFollowers } from '#siaga/journal';
import { OutboxWorker } from '#siaga/messaging';
import { dayFromNow, patientNo } from '../support/booking-world.js';
import { addStage, serveAtClinic, ticketOf } from '../support/booking-stages.js';
import { BPJS_KEYS, BpjsStandIn } from '../support/bpjs-stand-in.js';
import { useDatabase } from '../support/database.js';
import {
  buildJkn,
  CLINIC_CODE,
  DOCTOR_CODE,
  memberNo,
  type JknReply,
  type JknWorld,
} from '../support/jkn-world.js';
import { LOCAL_SYSTEMS, useServer } from '../support/server.js';
import { fileOf, FILES, FOLDER, type Sample, type SampleFile, samplesOf } from '../support/jkn-samples.js';
import { describeWithFiles, sharedFile } from '../support/shared-data.js';

const ALL_DAY = {
  opens: '00:00',
  closes: '23:59',
  rhythm: { minutes: 60, places: 5, walkIns: 1, firstExtra: 0 },
};
/** Days and times of the samples are of their day; ours are of today. */
const DATES = /\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?/g;

describeWithFiles('the samples of several implementations', FILES.map(fileOf), () => {
  const own = useServer(useDatabase().databaseUrl, { SIAGA_ROLE: 'web', ...LOCAL_SYSTEMS });
  let hospital: JknWorld;
  let today: JknWorld;
  let full: JknWorld;
  let primary: JknWorld;
  let next = 100;
  jest.setTimeout(120_000);

  beforeAll(async () => {
    const { server } = own;
    const options = { asksRegistration: false };
    const weekly = { closes: '16:00' };
    hospital = await buildJkn(server, { options, weekly });
    today = await buildJkn(server, { options, weekly: ALL_DAY, rules: { isWindowStrict: false } });
    await addStage(today, 'pharmacy');
    full = await buildJkn(server, {
      options,
      weekly: { ...weekly, quota: { jkn: 0, nonJkn: 0, walkIn: 5 } },
    });
    primary = await buildJkn(server, { kind: 'primary', options, weekly });
  }, 120_000);

  /** Has a facility speak otherwise, as its branch of BPJS may ask. */
  async function setOptions({ admin, facilityId }: JknWorld, options: Partial<JknOptions>): Promise<void> {
    const { link } = await admin.call('jknLink', { facilityId });
    const { kind, version } = link ?? { kind: 'hospital', version: 0 };
    await admin.call('setJknLink', {
      ...{ facilityId, version, kind, isActive: true },
      options: { asksRegistration: false, ...options },
    });
  }
  const speak = (world: JknWorld, word: JknWord, words: string): Promise<void> =>
    setOptions(world, { words: { [word]: words } });

  /** A sample's request in our world: its day is tomorrow, its doctor ours, its person somebody new. */
  function ours(
    request: Record<string, unknown> | null,
    change: Record<string, unknown> = {},
  ): Record<string, unknown> {
    const { nik, nomorkartu } = memberNo(next);
    next += 1;
    const own_ = {
      ...(request?.tanggalperiksa === '2026-08-12' && { tanggalperiksa: dayFromNow(1) }),
      ...(request?.kodedokter !== undefined && { kodedokter: DOCTOR_CODE }),
      ...(request?.kodepoli === '001' && { kodepoli: CLINIC_CODE }),
      ...(request?.nik === '3471015507920003' && { nik }),
      ...(request?.nomorkartu === '0000000000013' && { nomorkartu }),
      ...(request?.nomorreferensi !== undefined &&
        request.nomorreferensi !== '' && { nomorreferensi: `0001R00${String(next)}` }),
    };
    return { ...request, ...own_, ...change };
  }

  /** A booking of today, by Mobile JKN. */
  async function booked(): Promise<{ kodebooking: string }> {
    const day = { jampraktek: '00:00-23:59', tanggalperiksa: dayFromNow(0) };
    const { response } = await today.ask('ambilantrean', today.wish(next, day));
    next += 1;
    return { kodebooking: String(response.kodebooking) };
  }

  async function stepped(code: string, steps: readonly ('arrive' | 'call' | 'no_show')[]): Promise<void> {
    const { counter, facilityId, session } = today;
    const { tickets } = await counter.call('bookingDay', { facilityId, date: dayFromNow(0) });
    const id = tickets.find((ticket) => ticket.code === code)?.id ?? '';
    for (const step of steps)
      if (step === 'call') await counter.call('callNext', { id: (await session(0)).id, room: 'Ruang 1' });
      else await counter.call('stepTicket', { id, step, note: 'Contoh' });
  }

  const PLAY: Readonly<Record<SampleFile, readonly ((sample: Sample) => Promise<JknReply>)[]>> = {
    'rs01-token': [
      () => hospital.ask('auth', undefined, { headers: { 'x-password': hospital.password } }),
      () => hospital.ask('auth', undefined, { headers: { 'x-password': 'salah' } }),
      () => hospital.ask('auth', undefined, { headers: { 'x-password': 'salah' } }),
    ],
    'rs02-status-antrean': [
      ({ request }) => hospital.ask('statusantrean', ours(request)),
      ({ request }) => hospital.ask('statusantrean', ours(request)),
      ({ request }) => hospital.ask('statusantrean', ours(request)),
      ({ request }) => hospital.ask('statusantrean', ours(request)),
      ({ request }) => hospital.ask('statusantrean', ours(request), { headers: { 'x-token': 'lama' } }),
    ],
    'rs03-ambil-antrean': [
      ({ request }) => hospital.ask('ambilantrean', ours(request)),
      ({ request }) => hospital.ask('ambilantrean', ours(request)),
      async ({ request }) => {
        await setOptions(hospital, { asksRegistration: true });
        const reply = await hospital.ask('ambilantrean', ours(request));
        await setOptions(hospital, {});
        return reply;
      },
      async ({ request }) => {
        const body = ours(request);
        await hospital.ask('ambilantrean', body);
        return hospital.ask('ambilantrean', { ...body, nomorreferensi: '0001R0077' });
      },
      async ({ request }) => {
        await hospital.ask('ambilantrean', ours(request, { nomorreferensi: '0001R0088' }));
        return hospital.ask('ambilantrean', ours(request, { nomorreferensi: '0001R0088' }));
      },
      ({ request }) => hospital.ask('ambilantrean', ours(request, { tanggalperiksa: dayFromNow(70) })),
      async ({ request }) => {
        // The sample's doctor is written with a capital.
        await speak(
          hospital,
          'no_session',
          'Jadwal Dokter Dr. Contoh Tersebut Belum Tersedia, Silahkan Reschedule Tanggal dan Jam Praktek Lainnya',
        );
        return hospital.ask('ambilantrean', ours(request, { jampraktek: '17:00-20:00' }));
      },
      async ({ request }) => {
        await speak(full, 'full', 'Kuota penuuuh...!');
        return full.ask('ambilantrean', ours(request));
      },
      ({ request }) => hospital.ask('ambilantrean', ours(request)),
    ],
    'rs04-sisa-antrean': [
      async () => today.ask('sisaantrean', await booked()),
      ({ request }) => today.ask('sisaantrean', request ?? {}),
      async () => {
        await speak(today, 'no_ticket_or_cancelled', 'Reservasi nomor {kode} telah dibatalkan!');
        const code = await booked();
        await today.ask('batalantrean', { ...code, keterangan: 'Batal' });
        const reply = await today.ask('sisaantrean', code);
        return { ...reply, message: reply.message.replace(code.kodebooking, '16032021A001') };
      },
      ({ request }) => today.ask('sisaantrean', request ?? {}),
    ],
    'rs05-batal-antrean': [
      async ({ request }) => {
        await setOptions(today, {});
        return today.ask('antrean/batal', { ...request, ...(await booked()) });
      },
      ({ request }) => today.ask('batalantrean', request ?? {}),
      async ({ request }) => {
        const code = await booked();
        await stepped(code.kodebooking, ['arrive', 'call']);
        return today.ask('batalantrean', { ...request, ...code });
      },
      async ({ request }) => {
        await speak(today, 'no_ticket_or_cancelled', 'Reservasi pasien tidak ditemukan');
        return today.ask('batalantrean', request ?? {});
      },
    ],
    'rs06-checkin': [
      async () => today.ask('checkinantrean', { ...(await booked()), waktu: Date.now() }),
      ({ request }) => today.ask('checkinantrean', request ?? {}),
      async () => today.ask('checkinantrean', await booked()),
      async ({ request }) => today.ask('checkinantrean', { ...request, ...(await booked()) }),
      ({ request }) => today.ask('checkinantrean', request ?? {}),
      async () => {
        const code = await booked();
        await stepped(code.kodebooking, ['arrive']);
        return today.ask('checkinantrean', { ...code, waktu: Date.now() });
      },
      async () => {
        const code = await booked();
        await today.ask('batalantrean', { ...code, keterangan: 'Batal' });
        return today.ask('checkinantrean', { ...code, waktu: Date.now() });
      },
      async () => {
        const code = await booked();
        await stepped(code.kodebooking, ['no_show']);
        return today.ask('checkinantrean', { ...code, waktu: Date.now() });
      },
    ],
    'rs07-info-pasien-baru': [
      ({ request }) => hospital.ask('pasienbaru', ours(request)),
      ({ request }) => hospital.ask('pasienbaru', ours(request)),
    ],
    'rs08-jadwal-operasi-rs': [
      async () => {
        for (const cardNumber of [memberNo(13).nomorkartu, '']) await operation(cardNumber);
        return hospital.ask('jadwaloperasirs', { tanggalawal: dayFromNow(1), tanggalakhir: dayFromNow(3) });
      },
    ],
    'rs09-jadwal-operasi-pasien': [
      async () => {
        await operation(memberNo(14).nomorkartu);
        return hospital.ask('jadwaloperasipasien', { nopeserta: memberNo(14).nomorkartu });
      },
    ],
    'rs10-ambil-antrean-farmasi': [async () => today.ask('ambilantreanfarmasi', await prescribed())],
    'rs11-status-antrean-farmasi': [async () => today.ask('statusantreanfarmasi', await prescribed())],
    'fktp01-auth': [() => primary.ask('auth', undefined, { headers: { 'x-password': primary.password } })],
    'fktp02-status': [() => primary.ask(`antrean/status/${CLINIC_CODE}/${dayFromNow(1)}`)],
    'fktp03-antrean': [
      ({ request }) => primary.ask('antrean', ours(request)),
      async ({ request }) => {
        await setOptions(primary, { asksRegistration: true });
        const reply = await primary.ask('antrean', ours(request));
        await setOptions(primary, {});
        expect(reply).toMatchObject({ code: 202, response: { namapoli: 'Klinik Anak' } });
        return reply;
      },
      ({ request }) => primary.ask('antrean', ours(request, { jampraktek: '08:00-16:00' })),
    ],
    'fktp04-sisapeserta': [
      async () => {
        const body = ours(FKTP_WISH);
        await primary.ask('antrean', body);
        return primary.ask(`antrean/sisapeserta/${String(body.nomorkartu)}/${CLINIC_CODE}/${dayFromNow(1)}`);
      },
    ],
    'fktp05-batal': [
      ({ request }) => cancelledAtPrimary(request, { 'x-token': '', 'x-password': primary.password }),
      ({ request }) => cancelledAtPrimary(request, {}),
    ],
    'fktp06-peserta': [({ request }) => primary.ask('peserta', ours(request))],
  };

  const FKTP_WISH = {
    ...{
      nomorkartu: '0000000000013',
      nik: '3471015507920003',
      kodepoli: '001',
      tanggalperiksa: '2026-08-12',
    },
    keluhan: 'sakit kepala',
  };

  async function cancelledAtPrimary(
    request: Record<string, unknown> | null,
    headers: Record<string, string>,
  ): Promise<JknReply> {
    const body = ours(FKTP_WISH);
    await primary.ask('antrean', body);
    const { nomorkartu, kodepoli, tanggalperiksa } = body;
    const asked = { ...request, nomorkartu, kodepoli, tanggalperiksa };
    return primary.ask('antrean/batal', asked, { method: 'PUT', headers });
  }

  async function operation(cardNumber: string): Promise<void> {
    await hospital.counter.call('setJknOperation', {
      ...{ facilityId: hospital.facilityId, date: dayFromNow(2), procedure: 'operasi gigi' },
      ...{ clinicCode: 'BDM', clinicName: 'Poli Bedah Mulut', cardNumber },
    });
  }

  async function prescribed(): Promise<{ kodebooking: string }> {
    const code = await booked();
    await serveAtClinic(today, await ticketOf(today, code.kodebooking), 'compounded');
    return code;
  }

  /** The shape of an answer: which fields, of which kind; of a list that of its first. */
  function shapeOf(value: unknown): unknown {
    if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
    if (typeof value !== 'object' || value === null) return typeof value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
  }

  const CASES = FILES.flatMap((file) => samplesOf(file).map((sample, index) => ({ file, index, sample })));

  it('should be all of them', () => {
    expect(
      readdirSync(sharedFile(FOLDER))
        .map((name) => name.replace('.json', ''))
        .sort(),
    ).toEqual([...FILES, 'outgoing'].sort());
    expect(CASES).toHaveLength(48);
    expect(FILES.map((file) => PLAY[file].length)).toEqual(FILES.map((file) => samplesOf(file).length));
  });

  it.each(CASES)('should be answered as $file has it, case $index', async ({ file, index, sample }) => {
    const play = PLAY[file][index];
    if (play === undefined) throw new Error('No play for this sample');
    const reply = await play(sample);
    const body = reply.body as { metadata: Record<string, unknown> };
    expect(Object.keys(body.metadata).sort()).toEqual(['code', 'message']);
    if (typeof sample.response === 'string') {
      expect([200, 202]).toContain(reply.code);
      return;
    }
    const { metadata, response } = sample.response;
    // Two implementations answer outside the contract; the reference says not to copy them.
    const isOutside = metadata.code >= 400;
    expect(reply.code).toBe(isOutside ? 201 : metadata.code);
    if (!isOutside) expect(reply.message.replace(DATES, '…')).toBe(metadata.message.replace(DATES, '…'));
    expect(shapeOf(reply.response)).toEqual(shapeOf(response ?? {}));
    expect(reply.status).toBe(reply.code);
  });

  it('should be what `antrean/add` has, field by field', async () => {
    const samples = JSON.parse(readFileSync(fileOf('outgoing'), 'utf8')) as Record<
      string,
      { keterangan?: string }
    >;
    const sample = Object.entries(samples).find(([key]) => key.startsWith('antrean/add'))?.[1];
    const bpjs = await BpjsStandIn.start();
    const { server } = own;
    await server.get(JournalFollowers).runDue();
    const { counter, session } = await buildJkn(server, { outgoing: { baseUrl: bpjs.base, ...BPJS_KEYS } });
    await counter.call('takeTicket', {
      ...{ sessionId: (await session(1)).id, channel: 'counter', placeKind: 'jkn' },
      patient: { ...patientNo(1), cardNumber: memberNo(1).nomorkartu },
    });
    await server.get(JournalFollowers).runDue();
    await server.get(OutboxWorker).sendDue();
    await bpjs.close();
    const [told] = bpjs.heard;
    expect(told?.service).toBe('antrean/add');
    expect(shapeOf(told?.body)).toEqual(shapeOf(sample));
    expect(told?.body.keterangan).toBe(sample?.keterangan);
  });
});
