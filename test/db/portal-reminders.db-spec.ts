import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ClinicWish } from '../support/booking-world.js';
import { buildClinic, patientNo } from '../support/booking-world.js';
import { JournalFollowers } from '#siaga/journal';
import { useDatabase } from '../support/database.js';
import { PatientPhone, textsAbout } from '../support/portal-booking.js';
import { useServer } from '../support/server.js';

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
    ]);
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
