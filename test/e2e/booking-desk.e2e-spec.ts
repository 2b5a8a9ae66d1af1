import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Ticket, TicketState } from '#siaga/contracts';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { atFacility } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';

describe('the counter beside taking and calling numbers', () => {
  const own = useServer(useDatabase().databaseUrl);
  let children: ClinicWorld;
  let nerves: ClinicWorld;
  let elsewhere: ClinicWorld;

  beforeAll(async () => {
    children = await buildClinic(own.server);
    nerves = await buildClinic(own.server, {
      facilityId: children.facilityId,
      letter: 'S',
      weekly: { rhythm: { minutes: 240, places: 2, walkIns: 0, firstExtra: 0 } },
    });
    elsewhere = await buildClinic(own.server);
  }, 120_000);

  const take = async (world: ClinicWorld, n: number, days = 1): Promise<Ticket> =>
    world.counter.call('takeTicket', {
      sessionId: (await world.session(days)).id,
      channel: 'counter',
      placeKind: 'jkn',
      patient: patientNo(n),
    });

  async function stateOf(world: ClinicWorld, { id }: Ticket, days = 1): Promise<TicketState | undefined> {
    const { tickets } = await world.counter.call('bookingDay', {
      facilityId: world.facilityId,
      date: dayFromNow(days),
    });
    return tickets.find((one) => one.id === id)?.state;
  }

  it('should send a number to another clinic of the house: one ends as the other begins', async () => {
    const ticket = await take(children, 1);
    const { id: sessionId } = await nerves.session(1);
    const note = 'Salah poli';
    const { ended, ticket: moved } = await children.counter.call('transferTicket', {
      id: ticket.id,
      sessionId,
      note,
    });
    expect(ended).toMatchObject({ id: ticket.id, state: 'cancelled', note, movedTo: 'S-01' });
    expect(moved).toMatchObject({ sessionId, state: 'booked', label: 'S-01', patient: ticket.patient });
    expect(await stateOf(children, ticket)).toBe('cancelled');
    expect(await stateOf(children, moved)).toBe('booked');
    const again = await children.counter.refusal('transferTicket', { id: ticket.id, sessionId, note });
    expect(again.code).toBe('BOOKING.ILLEGAL_STEP');
  });

  it('should leave a number as it was when the other session has no place, or is of another house', async () => {
    const full = await nerves.session(2);
    await take(nerves, 11, 2);
    await take(nerves, 12, 2);
    const ticket = await take(children, 13, 2);
    const move = (sessionId: string) =>
      children.counter.refusal('transferTicket', { id: ticket.id, sessionId, note: 'Dokter lain' });
    expect((await move(full.id)).code).toBe('BOOKING.FULL');
    expect((await move((await elsewhere.session(2)).id)).code).toBe('RESOURCE.NOT_FOUND');
    expect((await move(ticket.sessionId)).code).toBe('INPUT.INVALID');
    expect(await stateOf(children, ticket, 2)).toBe('booked');
  });

  it('should let two cross without either waiting for the other for ever', async () => {
    const roomy = await buildClinic(own.server, { facilityId: children.facilityId, letter: 'R' });
    const [here, there] = [await children.session(1), await roomy.session(1)];
    const tickets = await Promise.all([21, 22, 23, 24].map((n) => take(n % 2 === 0 ? children : roomy, n)));
    const answers = await Promise.all(
      tickets.map(({ id, sessionId }) =>
        children.counter.try('transferTicket', {
          id,
          sessionId: sessionId === here.id ? there.id : here.id,
          note: 'Bertukar',
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('should let in who shows the code of today, once or twice, and say why not to others', async () => {
    const open = await buildClinic(own.server, {
      facilityId: children.facilityId,
      letter: 'K',
      rules: { isWindowStrict: false },
      weekly: {
        opens: '00:00',
        closes: '23:59',
        rhythm: { minutes: 240, places: 5, walkIns: 0, firstExtra: 0 },
      },
    });
    const { facilityId } = open;
    const today = await take(open, 31, 0);
    const show = (code: string) => open.counter.call('checkIn', { facilityId, code });
    const first = await show(` ${today.code.toLowerCase()} `);
    expect(first).toMatchObject({ id: today.id, state: 'waiting' });
    expect(await show(today.code)).toEqual(first);

    const tomorrow = await take(open, 32, 1);
    const refused = async (code: string, world = open): Promise<string> =>
      (await world.counter.refusal('checkIn', { facilityId: world.facilityId, code })).code;
    expect(await refused(tomorrow.code)).toBe('BOOKING.OUTSIDE_WINDOW');
    expect(await refused('ZZZZ999999')).toBe('BOOKING.CODE_UNKNOWN');
    // A slip of another house is no slip here.
    expect(await refused(today.code, elsewhere)).toBe('BOOKING.CODE_UNKNOWN');
    const theirs = await elsewhere.counter.refusal('checkIn', { facilityId, code: today.code });
    expect(theirs.code).toBe('RESOURCE.NOT_FOUND');
    for (const code of ['', 'A\u0000B12345', '\ud83d', 'A'.repeat(10_000)])
      expect(await refused(code)).toBe('INPUT.INVALID');
    await open.counter.call('stepTicket', { id: tomorrow.id, step: 'cancel', note: 'Berhalangan' });
    expect(await refused(tomorrow.code)).toBe('BOOKING.ILLEGAL_STEP');
  });

  it('should tell a head of clinics of the own house and its numbers, and of no other', async () => {
    const head = await own.server.session(atFacility(children.facilityId, 'clinic_head'));
    const snapshot = await head.call('snapshot', { topics: 'queue' });
    expect(snapshot.topics).toEqual([`queue:${children.facilityId}`]);
    expect(snapshot.facilities.map(({ id }) => id)).toEqual([children.facilityId]);
    const probe = await head.opened();
    expect(await probe.resume(snapshot.cursor, ['queue'])).toMatchObject({ ok: true });
    await take(elsewhere, 41);
    const ticket = await take(children, 42);
    await probe.until(({ changes }) => changes.some(({ entityId }) => entityId === ticket.id), 'the ticket');
    const of = new Set(probe.changes.map(({ data }) => (data as { facilityId?: string }).facilityId));
    expect([...of]).toEqual([children.facilityId]);
  });
});
