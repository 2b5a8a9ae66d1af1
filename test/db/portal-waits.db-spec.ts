import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BookedPlace, WaitPlace } from '#siaga/contracts';
import { Clock, newId } from '#siaga/kernel';
import { WaitTurns } from '#siaga/booking';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { heldLock } from '../support/held-lock.js';
import { bodyOf, codeFor, joinWait, PatientPhone, textsAbout } from '../support/portal-booking.js';
import { serverSettings, TestServer } from '../support/server.js';
import { send, type Answer } from '../support/session.js';
import { newDevice, PortalVisit } from '../support/visitor.js';

/** Needs a second connection, which the embedded engine has not. */
const onPostgres = process.env.SIAGA_TEST_ENGINE === 'embedded' ? it.skip : it;
const MINUTE_MS = 60_000;
const ONE_PLACE = { weekly: { rhythm: { minutes: 240, places: 1, walkIns: 0, firstExtra: 0 } } };
const codeOf = ({ body }: Answer): string => (body as { code: string }).code;
let last = 700;
const form = () => {
  last += 1;
  return { patient: patientNo(last), phone: `0812-5555-${String(1_000 + last)}` };
};

interface Waiting {
  readonly visit: PortalVisit;
  readonly id: string;
}

// Two whole servers on one database, without background work: its turns are taken by hand.
describe('the waiting list of a full session, in two processes', () => {
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
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await database.pool.query('DELETE FROM booking_try');
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  function later(ms: number): void {
    const at = new Date(Date.now() + ms);
    for (const server of [first, second]) jest.spyOn(server.get(Clock), 'now').mockReturnValue(at);
  }

  async function join(sessionId: string, change: object = {}): Promise<Waiting> {
    const { wait, secret } = await joinWait(second, sessionId, form(), change);
    return { id: wait.id, visit: await PortalVisit.open(first.base, secret) };
  }

  async function fullSession(): Promise<{ clinic: ClinicWorld; sessionId: string; ticketId: string }> {
    const clinic = await buildClinic(first, ONE_PLACE);
    const { id: sessionId } = await clinic.session(1);
    const { ticket } = await new PatientPhone(first).book(sessionId, form());
    return { clinic, sessionId, ticketId: ticket.id };
  }

  const placeOf = async ({ visit, id }: Waiting): Promise<WaitPlace> =>
    bodyOf('waitPlace', await visit.try('waitPlace', { id })) as WaitPlace;
  const free = ({ clinic, ticketId }: { clinic: ClinicWorld; ticketId: string }) =>
    clinic.counter.call('stepTicket', { id: ticketId, step: 'cancel', note: 'Tidak jadi datang' });

  it('should keep the freed place for the first who waits, from everybody else, and tell them with a link', async () => {
    const full = await fullSession();
    const [one, two] = [await join(full.sessionId), await join(full.sessionId)];
    expect([(await placeOf(one)).before, (await placeOf(two)).before]).toEqual([0, 1]);
    await free(full);
    expect(codeOf(await new PatientPhone(second).tryHold(full.sessionId))).toBe('BOOKING.FULL');
    const take = { sessionId: full.sessionId, channel: 'counter', placeKind: 'jkn', patient: patientNo(699) };
    expect(await full.clinic.counter.refusal('takeTicket', take as never)).toMatchObject({
      code: 'BOOKING.FULL',
    });
    await first.get(WaitTurns).look();
    await second.get(WaitTurns).look();
    const texts = await textsAbout(first, one.id);
    expect(texts.filter((text) => text.includes('Ada tempat'))).toHaveLength(1);
    expect(texts.join()).toContain('#m/');
    expect((await placeOf(one)).offer).not.toBeNull();
    expect(await placeOf(two)).toMatchObject({ state: 'waiting', offer: null });
    expect(codeOf(await two.visit.try('takeOffer', { id: two.id }))).toBe('BOOKING.ILLEGAL_STEP');
  });

  it('should be taken by one exactly, however many want it at once', async () => {
    const full = await fullSession();
    const [one, two] = [await join(full.sessionId), await join(full.sessionId)];
    await free(full);
    const bases = [first.base, second.base];
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, (_, n) =>
        send(bases[n % 2] ?? '', 'takeOffer', { id: one.id }, { cookie: one.visit.cookie }),
      ),
      ...Array.from({ length: 20 }, (_, n) =>
        send(bases[n % 2] ?? '', 'takeOffer', { id: two.id }, { cookie: two.visit.cookie }),
      ),
      ...Array.from({ length: 20 }, () => new PatientPhone(second).tryHold(full.sessionId)),
    ]);
    const taken = answers
      .filter(({ status }) => status === 200)
      .map(({ body }) => (body as BookedPlace).ticket.id);
    expect(taken).toHaveLength(20);
    expect(new Set(taken).size).toBe(1);
    const { rows } = await database.pool.query(
      'SELECT number, state FROM ticket WHERE session_id = $1 ORDER BY number',
      [full.sessionId],
    );
    expect(rows).toEqual([
      { number: 1, state: 'cancelled' },
      { number: 2, state: 'booked' },
    ]);
    expect(await placeOf(one)).toMatchObject({ state: 'taken', offer: null });
  });

  it('should go on to the next where nobody took it in its time, and when somebody leaves', async () => {
    const full = await fullSession();
    const [one, two, three] = [
      await join(full.sessionId),
      await join(full.sessionId),
      await join(full.sessionId),
    ];
    await free(full);
    later(11 * MINUTE_MS);
    expect(codeOf(await one.visit.try('takeOffer', { id: one.id }))).toBe('BOOKING.ILLEGAL_STEP');
    await first.get(WaitTurns).look();
    expect((await placeOf(one)).state).toBe('passed');
    expect((await placeOf(two)).offer).not.toBeNull();
    expect(bodyOf('leave', await two.visit.try('leaveWait', { id: two.id }))).toMatchObject({
      state: 'left',
    });
    expect((await two.visit.try('leaveWait', { id: two.id })).status).toBe(200);
    expect((await placeOf(three)).offer).not.toBeNull();
  });

  it('should pass over who cannot be there in time, and keep their turn', async () => {
    const full = await fullSession();
    const [far, near] = [
      await join(full.sessionId, { travelS: 7_200 }),
      await join(full.sessionId, { travelS: 600 }),
    ];
    // Its one window ends within the hour.
    const cluster = { places: 1, walkIns: 0, from: new Date(), to: new Date(Date.now() + 60 * MINUTE_MS) };
    await database.pool.query('UPDATE booking_session SET clusters = $2 WHERE id = $1', [
      full.sessionId,
      JSON.stringify([cluster]),
    ]);
    await free(full);
    expect((await placeOf(near)).offer).not.toBeNull();
    expect(await placeOf(far)).toMatchObject({ state: 'waiting', offer: null });
  });

  onPostgres.each([0, 1])('should have its turn while another list is held (%i)', async (which) => {
    const both = [await fullSession(), await fullSession()];
    const seconds: Waiting[] = [];
    for (const full of both) {
      await join(full.sessionId);
      seconds.push(await join(full.sessionId));
      await free(full);
    }
    // Both offers have run out: each second in line is due.
    later(11 * MINUTE_MS);
    const [held, other] = which === 0 ? seconds : seconds.toReversed();
    const lock = `SELECT id FROM booking_session WHERE id = '${both[which]?.sessionId ?? ''}' FOR UPDATE`;
    await heldLock(database.pool, lock, () =>
      expect(first.get(WaitTurns).look()).rejects.toThrow('some waiting lists had no turn'),
    );
    expect([await placeOf(held as Waiting), await placeOf(other as Waiting)]).toMatchObject([
      { state: 'waiting', offer: null },
      { state: 'offered', offer: {} },
    ]);
    await first.get(WaitTurns).look();
    expect((await placeOf(held as Waiting)).offer).not.toBeNull();
  });

  it('should end with its session, and with one that is called off, and say so', async () => {
    const full = await fullSession();
    const waiting = await join(full.sessionId);
    const { facilityId, head } = full.clinic;
    await head.call('declareDayOff', {
      ...{ facilityId, kind: 'holiday', reason: 'Cuti bersama', doctorId: null },
      ...{ firstDay: dayFromNow(1), lastDay: dayFromNow(1) },
    });
    await first.get(WaitTurns).look();
    expect(await placeOf(waiting)).toMatchObject({ state: 'ended' });
    expect(
      (await textsAbout(first, waiting.id)).filter((text) => text.includes('Daftar tunggu')),
    ).toHaveLength(1);
  });

  it('should be joined once by a person, and by nobody who has a number there', async () => {
    const clinic = await buildClinic(first, ONE_PLACE);
    const { id: sessionId } = await clinic.session(1);
    const who = form();
    await new PatientPhone(first).book(sessionId, who);
    const input = { waitId: newId(), sessionId, placeKind: 'jkn', device: newDevice(), ...who };
    await send(first.base, 'sendWaitCode', input);
    const code = await codeFor(first, input.waitId);
    expect(codeOf(await send(first.base, 'joinWait', { ...input, code }))).toBe('BOOKING.ALREADY_BOOKED');
    const other = { ...input, ...form(), waitId: newId() };
    await send(first.base, 'sendWaitCode', other);
    const otherCode = await codeFor(first, other.waitId);
    const twice = await Promise.all(
      [first, second].map(({ base }) => send(base, 'joinWait', { ...other, code: otherCode })),
    );
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const anew = { ...other, waitId: newId() };
    await send(first.base, 'sendWaitCode', anew);
    const anewCode = await codeFor(first, anew.waitId);
    expect(codeOf(await send(first.base, 'joinWait', { ...anew, code: anewCode }))).toBe(
      'BOOKING.ALREADY_BOOKED',
    );
    const { rows } = await database.pool.query('SELECT id FROM booking_wait WHERE session_id = $1', [
      sessionId,
    ]);
    expect(rows).toEqual([{ id: other.waitId }]);
  });

  it('should say of a NIK of no known area that it may be wrong, as a booking does', async () => {
    const { sessionId } = await fullSession();
    const { session } = await buildClinic(first);
    const { id: open } = await session(1);
    const warned = async (area: string): Promise<unknown[]> => {
      const { patient, ...who } = form();
      const asked = { ...who, patient: { ...patient, nik: `${area}${patient.nik.slice(6)}` } };
      const phone = new PatientPhone(second);
      const { holdId } = await phone.hold(open);
      const wait = { waitId: newId(), sessionId, placeKind: 'jkn', device: newDevice(), ...asked };
      return [await phone.trySend(holdId, asked), await send(second.base, 'sendWaitCode', wait)].map(
        ({ body }) => (body as { warnings: unknown }).warnings,
      );
    };
    expect(await warned('989898')).toEqual([['unknown_area'], ['unknown_area']]);
    expect(await warned('157103')).toEqual([[], []]);
  });

  it('should show a place in it to nobody else', async () => {
    const full = await fullSession();
    const [one, two] = [await join(full.sessionId), await join(full.sessionId)];
    for (const name of ['waitPlace', 'takeOffer', 'leaveWait'] as const) {
      expect((await one.visit.try(name, { id: two.id })).status).toBe(404);
      expect((await send(first.base, name, { id: two.id })).status).toBe(401);
    }
  });
});
