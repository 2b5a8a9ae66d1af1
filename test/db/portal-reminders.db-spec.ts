import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ClinicWish } from '../support/booking-world.js';
import { buildClinic, patientNo } from '../support/booking-world.js';
import { JournalFollowers } from '#siaga/journal';
import { Clock } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';
import { PatientPhone, textsAbout } from '../support/portal-booking.js';
import { useServer } from '../support/server.js';

const HOUR_MS = 3_600_000;

interface Told {
  kind: string;
  send_at: Date;
  expires_at: Date;
  outcome: string | null;
}

/** A day in two, so that each of its reminders is still to come. */
const LATER: ClinicWish = { rules: { horizonDays: 3 } };

describe('what phones are told of their numbers', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, { SIAGA_ROLE: 'web' });
  jest.setTimeout(60_000);
  afterEach(async () => {
    await database.pool.query('DELETE FROM booking_try');
  });

  const follow = (): Promise<number> => own.server.get(JournalFollowers).runDue();
  // A follower begins with what comes after its first look.
  beforeAll(() => follow());
  async function toldOf(ticketId: string): Promise<Told[]> {
    const { rows } = await database.pool.query<Told>(
      `SELECT kind, send_at, expires_at, outcome FROM message WHERE subject_id = $1 AND kind <> 'booking.booked' ORDER BY ordinal`,
      [ticketId],
    );
    return rows;
  }
  const kinds = (told: readonly Told[]): (readonly [string, string | null])[] =>
    told.map(({ kind, outcome }) => [kind, outcome]);

  it('should be the evening before and the time to leave, each once, and nothing that is late', async () => {
    const { session } = await buildClinic(own.server, LATER);
    const { id, serviceDate } = await session(2);
    const phone = new PatientPhone(own.server);
    const form = { patient: patientNo(301), phone: '0812-5555-0301' };
    const { ticket } = await phone.book(id, form, { travelS: 1_200 });
    await follow();
    await follow();
    const told = await toldOf(ticket.id);
    expect(kinds(told)).toEqual([
      ['booking.evening', null],
      ['booking.leave', null],
    ]);
    const [evening, leave] = told as [Told, Told];
    // 18.00 in Jakarta, on the day before.
    expect(evening.send_at.toISOString()).toBe(
      new Date(Date.parse(`${serviceDate}T11:00:00Z`) - 86_400_000).toISOString(),
    );
    const from = Date.parse(ticket.from);
    expect(leave.send_at.getTime()).toBe(from - (10 + 20 + 10) * 60_000);
    expect(leave.expires_at.getTime()).toBeLessThan(from);
  });

  it('should be nothing to who booked at the counter, and end with the number', async () => {
    const { counter, session } = await buildClinic(own.server, LATER);
    const { id } = await session(2);
    const atCounter = await counter.call('takeTicket', {
      ...{ sessionId: id, channel: 'counter', placeKind: 'jkn' },
      patient: { ...patientNo(302), phone: '0812-5555-0302' },
    });
    const phone = new PatientPhone(own.server);
    const { ticket } = await phone.book(id, { patient: patientNo(303), phone: '0812-5555-0303' });
    await follow();
    expect(await toldOf(atCounter.id)).toEqual([]);
    await counter.call('stepTicket', { id: ticket.id, step: 'cancel', note: 'Berhalangan' });
    await follow();
    expect(kinds(await toldOf(ticket.id))).toEqual([
      ['booking.evening', 'cancelled'],
      ['booking.leave', 'cancelled'],
      ['booking.cancelled', null],
    ]);
  });

  it('should be that a number was given back on the phone, once, while it is worth telling', async () => {
    const { session } = await buildClinic(own.server, LATER);
    const { id } = await session(2);
    const phone = new PatientPhone(own.server);
    const booked = await phone.book(id, { patient: patientNo(305), phone: '0812-5555-0305' });
    const { ticket } = booked;
    const visit = await phone.open(booked);
    for (let times = 0; times < 2; times += 1)
      expect((await visit.try('cancelPortalTicket', { id: ticket.id })).status).toBe(200);
    await follow();
    const told = (await toldOf(ticket.id)).filter(({ kind }) => kind === 'booking.cancelled');
    expect(told).toHaveLength(1);
    const [text] = await textsAbout(own.server, ticket.id);
    expect(text).toContain(`Antrean ${ticket.label}`);
    expect(text).toContain('sudah dibatalkan');
    expect(told[0]?.expires_at.getTime()).toBeLessThanOrEqual(Date.now() + 2 * HOUR_MS);
  });

  it('should be nothing of a cancelling that is long over, and of a number for which another stands', async () => {
    const { counter, session } = await buildClinic(own.server, LATER);
    const { id } = await session(2);
    const phone = new PatientPhone(own.server);
    const late = await phone.book(id, { patient: patientNo(306), phone: '0812-5555-0306' });
    const moved = await phone.book(id, { patient: patientNo(307), phone: '0812-5555-0307' });
    await follow();
    await counter.call('stepTicket', { id: late.ticket.id, step: 'cancel', note: 'Berhalangan' });
    const visit = await phone.open(moved);
    const { id: sessionId } = await session(1);
    expect((await visit.try('rebookTicket', { id: moved.ticket.id, sessionId })).status).toBe(200);
    jest.spyOn(own.server.get(Clock), 'now').mockReturnValue(new Date(Date.now() + 3 * HOUR_MS));
    await follow();
    jest.restoreAllMocks();
    for (const { ticket } of [late, moved])
      expect(kinds(await toldOf(ticket.id))).toEqual([
        ['booking.evening', 'cancelled'],
        ['booking.leave', 'cancelled'],
      ]);
  });

  describe('when days off are lifted', () => {
    async function calledOff(n: number) {
      const { facilityId, head, session } = await buildClinic(own.server, LATER);
      const { id, serviceDate } = await session(2);
      const phone = new PatientPhone(own.server);
      const form = { patient: patientNo(n), phone: `0812-5555-0${String(n)}` };
      const { ticket } = await phone.book(id, form, { travelS: 1_200 });
      await follow();
      const dayOff = await head.call('declareDayOff', {
        ...{ facilityId, kind: 'holiday', reason: 'Cuti bersama', doctorId: null },
        ...{ firstDay: serviceDate, lastDay: serviceDate },
      });
      await follow();
      const lift = (): Promise<unknown> =>
        head.call('liftDayOff', { id: dayOff.id, version: dayOff.version });
      return { ticket, lift };
    }

    it('should be its reminders again, at the times they had', async () => {
      const { ticket, lift } = await calledOff(308);
      const before = await toldOf(ticket.id);
      await lift();
      await follow();
      await follow();
      const told = await toldOf(ticket.id);
      // What said that it is off had not gone out: there is nothing to take back.
      expect(kinds(told)).toEqual([
        ['booking.evening', 'cancelled'],
        ['booking.leave', 'cancelled'],
        ['booking.called-off', 'cancelled'],
        ['booking.evening', null],
        ['booking.leave', null],
      ]);
      expect(told.slice(3).map(({ send_at: at }) => at)).toEqual(
        before.slice(0, 2).map(({ send_at: at }) => at),
      );
    });

    it('should be that the session is held after all, to whom it was told that it is off', async () => {
      const { ticket, lift } = await calledOff(309);
      await database.pool.query(
        `UPDATE message SET attempts = 1, outcome = 'sent', done_at = now(), due_at = NULL WHERE subject_id = $1 AND kind = 'booking.called-off'`,
        [ticket.id],
      );
      await lift();
      await follow();
      expect(kinds(await toldOf(ticket.id)).slice(2)).toEqual([
        ['booking.called-off', 'sent'],
        ['booking.evening', null],
        ['booking.leave', null],
        ['booking.held-again', null],
      ]);
      const [text] = await textsAbout(own.server, ticket.id);
      expect(text).toContain('sesi jadi diadakan');
    });
  });

  it('should be that the doctor is late, with the window as it is now, and a later time to leave', async () => {
    const { counter, session } = await buildClinic(own.server, LATER);
    const { id, version } = await session(2);
    const phone = new PatientPhone(own.server);
    const { ticket } = await phone.book(id, { patient: patientNo(304), phone: '0812-5555-0304' });
    await follow();
    const [, before] = await toldOf(ticket.id);
    await counter.call('delaySession', { id, version, delayMinutes: 45 });
    await follow();
    const told = await toldOf(ticket.id);
    expect(kinds(told)).toEqual([
      ['booking.evening', null],
      ['booking.leave', 'cancelled'],
      ['booking.moved', null],
      ['booking.leave', null],
    ]);
    expect(told[3]?.send_at.getTime()).toBe((before?.send_at.getTime() ?? 0) + 45 * 60_000);
    const texts = await textsAbout(own.server, ticket.id);
    expect(texts[1]).toContain('terlambat 45 menit');
    expect(texts[1]).toContain('pukul 08.45 sampai 09.15, paling cepat 08.15');
  });
});
