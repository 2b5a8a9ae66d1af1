import { beforeEach, describe, expect, it } from '@jest/globals';
import type { BookingSession, EditClinicInput, Ticket } from '#siaga/contracts';
import { SessionMaker } from '#siaga/booking';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';

describe('a plan that changes after people booked', () => {
  const own = useServer(useDatabase().databaseUrl);
  let world: ClinicWorld;

  beforeEach(async () => {
    world = await buildClinic(own.server, { rules: { horizonDays: 4 } });
  }, 60_000);

  const book = async (n: number, days: number): Promise<Ticket> =>
    world.counter.call('takeTicket', {
      sessionId: (await world.session(days)).id,
      channel: 'counter',
      placeKind: 'jkn',
      patient: patientNo(n),
    });

  async function sessionsOn(days: number): Promise<BookingSession[]> {
    const { facilityId } = world;
    return (await world.counter.call('bookingDay', { facilityId, date: dayFromNow(days) })).sessions;
  }

  const edit = (change: Partial<EditClinicInput>): EditClinicInput => ({ ...world.clinic, ...change });
  const off = (firstDay: number, lastDay = firstDay) => ({
    facilityId: world.facilityId,
    kind: 'holiday' as const,
    reason: 'Hari libur contoh',
    firstDay: dayFromNow(firstDay),
    lastDay: dayFromNow(lastDay),
  });

  it('should call off what is open on a holiday and tell who hears the queue; the number stays its holder’s', async () => {
    const ticket = await book(1, 2);
    const { facilityId } = world;
    const days = { firstDay: dayFromNow(2), lastDay: dayFromNow(3) };
    const { sessions } = await world.head.call('dayOffFelt', { facilityId, ...days });
    expect(sessions.map(({ people }) => people)).toEqual([1, 0]);
    const probe = await world.counter.opened();
    const { cursor } = await world.counter.call('snapshot', { topics: 'queue' });
    await probe.resume(cursor, ['queue']);
    const dayOff = await world.head.call('declareDayOff', off(2, 3));
    await probe.until(
      ({ changes }) => changes.filter(({ type }) => type === 'booking-session.called-off.v1').length === 2,
      'both sessions called off',
    );
    expect((await world.session(2)).state).toBe('called_off');
    expect((await world.session(1)).state).toBe('open');
    const late = await world.counter.refusal('takeTicket', {
      sessionId: ticket.sessionId,
      channel: 'counter',
      placeKind: 'jkn',
      patient: patientNo(2),
    });
    expect(late.code).toBe('BOOKING.NOT_OPEN');
    // The counter gives another place in one step.
    const { id: sessionId } = await world.session(4);
    const moved = await world.counter.call('transferTicket', {
      id: ticket.id,
      sessionId,
      note: 'Hari libur',
    });
    expect(moved.ticket).toMatchObject({ state: 'booked', serviceDate: dayFromNow(4) });

    expect((await world.head.call('daysOff', { facilityId })).daysOff).toEqual([dayOff]);
    const lifted = await world.head.call('liftDayOff', { id: dayOff.id, version: 1 });
    expect(lifted).toMatchObject({ isLifted: true, version: 2 });
    expect([(await world.session(2)).state, (await world.session(3)).state]).toEqual(['open', 'open']);
    const again = await world.head.refusal('liftDayOff', { id: dayOff.id, version: 1 });
    expect(again.code).toBe('STALE.VERSION');
  });

  it('should keep closed what other days off take away too', async () => {
    const wide = await world.head.call('declareDayOff', off(1, 3));
    await world.head.call('declareDayOff', off(2));
    await world.head.call('liftDayOff', { id: wide.id, version: 1 });
    const states = await Promise.all([1, 2, 3].map(async (days) => (await world.session(days)).state));
    // The second found the session called off already: it has it from the first when that is lifted.
    expect(states).toEqual(['open', 'called_off', 'open']);
  });

  it('should take one doctor away and leave the others', async () => {
    const { facilityId } = world;
    const other = await buildClinic(own.server, { facilityId, letter: 'B' });
    const [{ doctorId } = { doctorId: '' }] = world.clinic.weekly;
    await world.head.call('declareDayOff', { ...off(1), doctorId, kind: 'leave' });
    expect((await world.session(1)).state).toBe('called_off');
    expect((await other.session(1)).state).toBe('open');
    const stranger = await buildClinic(own.server);
    const [theirs = { doctorId: '' }] = stranger.clinic.weekly;
    const refused = await world.head.refusal('declareDayOff', { ...off(1), doctorId: theirs.doctorId });
    expect(refused.fields).toMatchObject([{ path: 'doctorId' }]);
    for (const wrong of [off(3, 2), { ...off(1), lastDay: '2027-02-30' }, { ...off(1), reason: 'a\u0000b' }])
      expect((await world.head.refusal('declareDayOff', wrong)).code).toBe('INPUT.INVALID');
  });

  it('should open no session on a day that is taken off at the same moment', async () => {
    const later = edit({ rules: { ...world.clinic.rules, horizonDays: 30 } });
    await Promise.all([
      world.head.call('editClinic', later),
      world.head.call('declareDayOff', off(5, 20)),
      own.server.get(SessionMaker).openAll(),
    ]);
    await own.server.get(SessionMaker).openAll();
    const { rows } = await own.server.database
      .query<{ n: number }>(
        `SELECT count(*)::int AS n FROM booking_session WHERE clinic_id = $1 AND state = 'open' AND service_date BETWEEN $2 AND $3`,
        [world.clinic.id, dayFromNow(5), dayFromNow(20)],
      )
      .then((found) => ({ rows: found }));
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('should move nobody who booked when the week changes, say whom before, and never plan a doctor twice', async () => {
    await book(11, 2);
    const weekly = world.clinic.weekly.map((line) => ({ ...line, opens: '09:00', closes: '13:00' }));
    const change = edit({ weekly });
    const preview = await world.head.call('previewWeek', change);
    expect(preview.kept.map(({ session, people }) => [session.serviceDate, people])).toEqual([
      [dayFromNow(2), 1],
    ]);
    expect(preview.calledOff).toBeGreaterThanOrEqual(3);
    expect((await sessionsOn(1)).map(({ state }) => state)).toEqual(['open']);

    await world.head.call('editClinic', change);
    expect((await sessionsOn(2)).map(({ state, startsAt }) => [state, startsAt.slice(11, 16)])).toEqual([
      ['open', '01:00'],
    ]);
    const changed = await sessionsOn(3);
    expect(
      changed.filter(({ state }) => state === 'open').map(({ startsAt }) => startsAt.slice(11, 16)),
    ).toEqual(['02:00']);
    // Back again: what was called off is opened under its own id, and the other is gone.
    const before = changed.find(({ state }) => state === 'called_off')?.id;
    await world.head.call('editClinic', { ...world.clinic, version: 2 });
    expect((await sessionsOn(3)).filter(({ state }) => state === 'open').map(({ id }) => id)).toEqual([
      before,
    ]);
    const stale = await world.head.refusal('previewWeek', change);
    expect(stale.code).toBe('STALE.VERSION');
  });

  it('should give empty sessions the new rhythm in place', async () => {
    const weekly = world.clinic.weekly.map((line) => ({ ...line, rhythm: { ...line.rhythm, minutes: 60 } }));
    await world.head.call('editClinic', edit({ weekly }));
    const session = await world.session(3);
    expect(session.clusters).toHaveLength(4);
    expect(session.version).toBe(2);
  });
});
