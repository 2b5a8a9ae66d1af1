import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BookingSession, Doctor } from '#siaga/contracts';
import { SessionMaker } from '#siaga/booking';
import { JournalFollowers } from '#siaga/journal';
import { atFacility } from '../support/builders.js';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { buildJkn, CLINIC_CODE, DOCTOR_CODE } from '../support/jkn-world.js';
import { pageOf, PatientPhone, textsAbout } from '../support/portal-booking.js';
import { untilTrue } from '../support/until-true.js';
import { serverSettings, TestServer } from '../support/server.js';

interface House extends ClinicWorld {
  readonly other: Doctor;
}

const MORNING = { opens: '08:00', closes: '12:00' };

// Two whole servers on one database, without background work.
describe('a doctor who is replaced for one session', () => {
  const database = useDatabase();
  let first: TestServer;
  let second: TestServer;
  jest.setTimeout(120_000);

  beforeAll(async () => {
    const env = serverSettings(database.databaseUrl, {
      ...{ SIAGA_ROLE: 'web', DATABASE_POOL_SIZE: '6', SIAGA_PUBLIC_URL: 'https://siaga.uji' },
    });
    first = await TestServer.start(env);
    second = await TestServer.start(env);
    await follow();
  });
  afterEach(() => database.pool.query('DELETE FROM booking_try'));
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  const follow = (): Promise<number> => first.get(JournalFollowers).runDue();

  async function house(): Promise<House> {
    const clinic = await buildClinic(first);
    const { head, facilityId } = clinic;
    return { ...clinic, other: await head.call('addDoctor', { facilityId, name: 'dr. Pengganti' }) };
  }

  const replace = (world: House, { id, version }: BookingSession, doctorId = world.other.id) =>
    world.counter.call('replaceDoctor', { id, version, doctorId });
  const refused = async (world: House, { id, version }: BookingSession, doctorId: string): Promise<string> =>
    (await world.counter.refusal('replaceDoctor', { id, version, doctorId })).code;

  /** A clinic of the same house in which the other doctor holds a session on each day. */
  async function ownClinic({ head, facilityId, other, clinic }: House, hours = MORNING): Promise<string> {
    const weekly = clinic.weekly.map((one) => ({ ...one, ...hours, doctorId: other.id }));
    const made = await head.call('addClinic', {
      ...{ facilityId, name: 'Klinik Gigi', letter: 'G', rules: clinic.rules, weekly },
    });
    return made.id;
  }

  async function openOf(clinicId: string, date: string): Promise<{ doctor: string; planned: string }[]> {
    const { rows } = await database.pool.query<{ doctor: string; planned: string }>(
      `SELECT doctor_id AS doctor, planned_doctor_id AS planned FROM booking_session WHERE clinic_id = $1 AND service_date = $2 AND state = 'open'`,
      [clinicId, date],
    );
    return rows;
  }

  it('should leave numbers, windows and promises as they were, and stand in the journal', async () => {
    const world = await house();
    const before = await world.session(1);
    const phone = new PatientPhone(second);
    const booked = await phone.book(before.id, { patient: patientNo(901), phone: '0812-5555-0901' });
    const visit = await phone.open(booked);
    const page = await pageOf(visit, booked.ticket.id);
    const after = await replace(world, before);
    expect(after).toEqual({
      ...before,
      version: before.version + 1,
      doctorId: world.other.id,
      lastNumber: 1,
    });
    expect(after.plannedDoctorId).toBe(before.doctorId);
    // Another process tells of it; this one hears that in a moment.
    let now = page;
    await untilTrue(async () => {
      now = await pageOf(visit, booked.ticket.id);
      return now.doctorName === 'dr. Pengganti';
    }, 'the page names who comes');
    expect(page.doctorName).toBe('dr. Contoh');
    expect([now.label, now.from, now.to, now.code]).toEqual([page.label, page.from, page.to, page.code]);
    const { rows } = await database.pool.query(
      "SELECT version FROM journal WHERE entity_id = $1 AND type = 'booking-session.doctor-replaced.v1'",
      [before.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('should be told to the phones that booked, once, and taken back when the week’s own comes after all', async () => {
    const world = await house();
    const session = await world.session(1);
    const phone = new PatientPhone(first);
    const { ticket } = await phone.book(session.id, { patient: patientNo(902), phone: '0812-5555-0902' });
    const about = async (): Promise<string[]> =>
      (await textsAbout(first, ticket.id)).filter((text) => text.includes('tetap'));
    const replaced = await replace(world, session);
    await follow();
    await follow();
    expect(await about()).toEqual([
      expect.stringContaining('dr. Contoh digantikan dr. Pengganti. Nomor dan jam Anda tetap.'),
    ]);
    await database.pool.query(
      "UPDATE message SET attempts = 1, outcome = 'sent', done_at = now(), due_at = NULL WHERE subject_id = $1 AND kind = 'booking.doctor-replaced'",
      [ticket.id],
    );
    const back = await replace(world, replaced, session.doctorId);
    expect(back.doctorId).toBe(back.plannedDoctorId);
    await follow();
    expect((await about())[0]).toContain('dr. Contoh jadi praktik. Nomor dan jam Anda tetap.');
  });

  it('should be told to nobody who had not heard of another one', async () => {
    const world = await house();
    const session = await world.session(1);
    const phone = new PatientPhone(first);
    const { ticket } = await phone.book(session.id, { patient: patientNo(903), phone: '0812-5555-0903' });
    await follow();
    await replace(world, await replace(world, session), session.doctorId);
    await follow();
    const { rows } = await database.pool.query(
      "SELECT kind FROM message WHERE subject_id = $1 AND kind LIKE 'booking.doctor%' AND outcome IS NULL",
      [ticket.id],
    );
    expect(rows).toEqual([]);
  });

  it('should be opened once by who opens sessions, and by no changed week', async () => {
    const world = await house();
    const { clinic, head } = world;
    const session = await world.session(1);
    await replace(world, session);
    const expected = [{ doctor: world.other.id, planned: session.doctorId }];
    await first.get(SessionMaker).openAll();
    expect(await openOf(clinic.id, session.serviceDate)).toEqual(expected);
    // Its own doctor goes on leave: whoever fills in comes all the same, empty as it is, whatever is edited then.
    await head.call('declareDayOff', {
      ...{ facilityId: world.facilityId, kind: 'leave', reason: 'Cuti', doctorId: session.doctorId },
      ...{ firstDay: dayFromNow(0), lastDay: dayFromNow(2) },
    });
    await head.call('editClinic', { ...clinic, name: 'Klinik Anak Baru', isActive: true });
    await first.get(SessionMaker).openAll();
    expect(await openOf(clinic.id, session.serviceDate)).toEqual(expected);
  });

  it('should be refused for who has a session at those hours, is away, or works elsewhere', async () => {
    const world = await house();
    const stranger = await house();
    const session = await world.session(1);
    expect(await refused(world, session, stranger.other.id)).toBe('INPUT.INVALID');
    await ownClinic(world);
    expect(await refused(world, session, world.other.id)).toBe('BOOKING.DOCTOR_BUSY');
    const { head, facilityId } = world;
    const away = await head.call('addDoctor', { facilityId, name: 'dr. Cuti' });
    await head.call('declareDayOff', {
      ...{ facilityId, kind: 'leave', reason: 'Cuti', doctorId: away.id },
      ...{ firstDay: session.serviceDate, lastDay: session.serviceDate },
    });
    expect(await refused(world, session, away.id)).toBe('BOOKING.DOCTOR_BUSY');
    expect(await world.session(1)).toEqual(session);
  });

  it('should let the one who comes be planned nowhere else at those hours', async () => {
    const world = await house();
    const session = await world.session(1);
    await replace(world, session);
    const dental = await ownClinic(world, { opens: '11:00', closes: '14:00' });
    expect(await openOf(dental, session.serviceDate)).toEqual([]);
    expect(await openOf(dental, dayFromNow(2))).toHaveLength(1);
    // Put back, the other's own session is opened by the next look.
    const replaced = await world.session(1);
    await replace(world, replaced, session.doctorId);
    await first.get(SessionMaker).openAll();
    expect(await openOf(dental, session.serviceDate)).toHaveLength(1);
  });

  it('should not be put back where they are away by now', async () => {
    const world = await house();
    const session = await world.session(1);
    const replaced = await replace(world, session);
    await world.head.call('declareDayOff', {
      ...{ facilityId: world.facilityId, kind: 'leave', reason: 'Cuti', doctorId: session.doctorId },
      ...{ firstDay: session.serviceDate, lastDay: session.serviceDate },
    });
    expect(await refused(world, replaced, session.doctorId)).toBe('BOOKING.DOCTOR_BUSY');
  });

  it('should be done by one of two desks at once', async () => {
    const world = await house();
    const { head, facilityId } = world;
    const third = await head.call('addDoctor', { facilityId, name: 'dr. Ketiga' });
    const { id, version } = await world.session(1);
    const there = await second.session(atFacility(facilityId), 'Loket Dua');
    const answers = await Promise.all([
      world.counter.try('replaceDoctor', { id, version, doctorId: world.other.id }),
      there.try('replaceDoctor', { id, version, doctorId: third.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.map(({ body }) => (body as { code?: string }).code)).toContain('STALE.VERSION');
  });

  it('should send one doctor to one of two sessions, however at once they are asked for', async () => {
    const world = await house();
    const { head, facilityId, clinic } = world;
    const third = await head.call('addDoctor', { facilityId, name: 'dr. Ketiga' });
    await ownClinic({ ...world, other: third });
    const { sessions } = await world.counter.call('bookingDay', { facilityId, date: dayFromNow(1) });
    expect(sessions).toHaveLength(2);
    const there = await second.session(atFacility(facilityId), 'Loket Dua');
    const answers = await Promise.all(
      sessions.map(({ id, version }, n) =>
        (n === 0 ? world.counter : there).try('replaceDoctor', { id, version, doctorId: world.other.id }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.map(({ body }) => (body as { code?: string }).code)).toContain('BOOKING.DOCTOR_BUSY');
    expect(clinic.facilityId).toBe(facilityId);
  });

  it('should be done by the staff of its own house alone', async () => {
    const [own, other] = [await house(), await house()];
    const { id, version } = await own.session(1);
    const input = { id, version, doctorId: own.other.id };
    expect((await other.counter.try('replaceDoctor', input)).status).toBe(404);
    expect((await other.head.try('replaceDoctor', input)).status).toBe(404);
    expect((await own.head.try('replaceDoctor', input)).status).toBe(200);
  });

  it('should be asked for by BPJS as its schedule has them, and answered with who comes', async () => {
    const world = await buildJkn(first, { options: { asksRegistration: false } });
    const { head, facilityId, counter, wish, ask } = world;
    const other = await head.call('addDoctor', { facilityId, name: 'dr. Pengganti', bpjsCode: 54_321 });
    const { id, version } = await world.session(1);
    const before = await ask('ambilantrean', wish(71));
    await counter.call('replaceDoctor', { id, version, doctorId: other.id });
    const status = {
      ...{ kodepoli: CLINIC_CODE, tanggalperiksa: dayFromNow(1), jampraktek: '08:00-12:00' },
    };
    for (const kodedokter of [DOCTOR_CODE, 54_321]) {
      const { code, response } = await ask('statusantrean', { ...status, kodedokter });
      expect([code, response.namadokter, response.totalantrean]).toEqual([200, 'dr. Pengganti', 1]);
    }
    // Who booked before asks by the code of the booking, who books now by the doctor of BPJS's schedule.
    const kodebooking = before.response.kodebooking;
    expect((await ask('sisaantrean', { kodebooking })).response).toMatchObject({
      ...{ nomorantrean: before.response.nomorantrean, namadokter: 'dr. Pengganti' },
    });
    expect(await ask('ambilantrean', wish(72))).toMatchObject({
      ...{ code: 200, response: { namadokter: 'dr. Pengganti' } },
    });
  });
});
