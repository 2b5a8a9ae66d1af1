import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BookedPlace, type BookingCodeSent, type HeldPlace, type Ticket } from '#siaga/contracts';
import { Clock } from '#siaga/kernel';
import { buildClinic, patientNo } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { codeFor, pageOf, PatientPhone, textsAbout } from '../support/portal-booking.js';
import { serverSettings, TestServer } from '../support/server.js';
import { send, type Answer } from '../support/session.js';

const MINUTE_MS = 60_000;
const ONE_PLACE = { weekly: { rhythm: { minutes: 240, places: 1, walkIns: 0, firstExtra: 0 } } };

const codeOf = ({ body }: Answer): string => (body as { code: string }).code;
const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status).sort();
let last = 100;
const form = (change: object = {}) => {
  last += 1;
  return { patient: patientNo(last), phone: `0812-5555-${String(1_000 + last)}`, ...change };
};

// Two whole servers on one database, without background work.
describe('booking from phones, in two processes', () => {
  const database = useDatabase();
  let first: TestServer;
  let second: TestServer;
  jest.setTimeout(120_000);

  beforeAll(async () => {
    const env = serverSettings(database.databaseUrl, { SIAGA_ROLE: 'web', DATABASE_POOL_SIZE: '6' });
    first = await TestServer.start(env);
    second = await TestServer.start(env);
  });
  // All phones of a spec stand behind one address.
  afterEach(async () => {
    jest.restoreAllMocks();
    await database.pool.query('DELETE FROM booking_try');
    await database.pool.query('DELETE FROM booking_hold');
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  /** As if so much time had passed, in both processes. */
  function later(ms: number): void {
    const at = new Date(Date.now() + ms);
    for (const server of [first, second]) jest.spyOn(server.get(Clock), 'now').mockReturnValue(at);
  }

  it('should give the last place to one of two hundred at phones and at the counter', async () => {
    const { counter, session } = await buildClinic(first, ONE_PLACE);
    const { id: sessionId } = await session(1);
    const phones = Array.from(
      { length: 100 },
      (_, n) => new PatientPhone(first, (n % 2 ? first : second).base),
    );
    const [held, taken] = await Promise.all([
      Promise.all(phones.map((phone) => phone.tryHold(sessionId))),
      Promise.all(
        phones.map((_, n) =>
          send(
            (n % 2 ? second : first).base,
            'takeTicket',
            { sessionId, channel: 'counter', placeKind: 'jkn', patient: patientNo(1_000 + n) },
            { cookie: counter.cookie },
          ),
        ),
      ),
    ]);
    const all = [...held, ...taken];
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(all.filter(({ status }) => status !== 200).map(codeOf))).toEqual(
      new Set(['BOOKING.FULL']),
    );
  });

  it('should keep a held place from everybody for two minutes, and let it come back by itself', async () => {
    const { counter, session } = await buildClinic(first, ONE_PLACE);
    const { id: sessionId } = await session(1);
    const [phone, other] = [new PatientPhone(first), new PatientPhone(second)];
    const { until } = await phone.hold(sessionId);
    expect(Math.round((Date.parse(until) - Date.now()) / MINUTE_MS)).toBe(2);
    expect(codeOf(await other.tryHold(sessionId))).toBe('BOOKING.FULL');
    const take = { sessionId, channel: 'counter' as const, placeKind: 'jkn' as const, patient: patientNo(1) };
    expect(await counter.refusal('takeTicket', take)).toMatchObject({ code: 'BOOKING.FULL' });
    later(2 * MINUTE_MS + 1_000);
    expect((await other.tryHold(sessionId)).status).toBe(200);
  });

  it('should let a device hold one place at a time', async () => {
    const { session } = await buildClinic(first, ONE_PLACE);
    const [today, next] = [await session(1), await session(2)];
    const phone = new PatientPhone(first);
    await phone.hold(today.id);
    await phone.hold(next.id);
    expect((await new PatientPhone(second).tryHold(today.id)).status).toBe(200);
  });

  it('should let one address hold a few places of a session, and others the rest', async () => {
    const { session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const held = await Promise.all(
      Array.from({ length: 12 }, () => new PatientPhone(first).tryHold(sessionId)),
    );
    expect(held.filter(({ status }) => status === 200)).toHaveLength(6);
    expect(codeOf(held.find(({ status }) => status !== 200) as Answer)).toBe('BOOKING.TOO_OFTEN');
  });

  it('should book what was held for a confirmed phone, and open its page', async () => {
    const { session, clinic } = await buildClinic(first);
    const { id: sessionId, clusters } = await session(1);
    const phone = new PatientPhone(first);
    const who = form();
    const booked = await phone.book(sessionId, who, { travelS: 1_080 });
    expect(booked.ticket).toMatchObject({
      ...{ sessionId, clinicId: clinic.id, label: 'A-01', state: 'booked', ahead: 0, travelS: 1_080 },
      ...{ from: clusters[0]?.from, to: clusters[0]?.to, patientName: who.patient.name },
    });
    expect(Date.parse(booked.ticket.from) - Date.parse(booked.ticket.earliest)).toBe(30 * MINUTE_MS);
    const leaveAt = Date.parse(booked.ticket.leaveAt ?? '');
    expect(leaveAt + 1_080_000).toBeGreaterThanOrEqual(Date.parse(booked.ticket.earliest));
    const visit = await phone.open(booked);
    expect(await pageOf(visit, booked.ticket.id)).toMatchObject({ label: 'A-01', code: booked.ticket.code });
    const [text] = await textsAbout(first, booked.ticket.id);
    expect(text).toContain('Antrean A-01');
    expect(text).toContain(booked.ticket.code);
  });

  it('should show a ticket to nobody who was not let in to it', async () => {
    const { session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const [mine, yours] = [new PatientPhone(first), new PatientPhone(second)];
    const [one, other] = [await mine.book(sessionId, form()), await yours.book(sessionId, form())];
    const visit = await mine.open(one);
    expect((await visit.try('portalTicket', { id: other.ticket.id })).status).toBe(404);
    expect((await send(first.base, 'portalTicket', { id: one.ticket.id })).status).toBe(401);
    const page = await pageOf(visit, one.ticket.id);
    expect(JSON.stringify(page)).not.toContain(other.ticket.patientName);
  });

  it('should answer a form that is sent many times with one number', async () => {
    const { session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const phone = new PatientPhone(first);
    const who = form();
    const { holdId } = await phone.hold(sessionId);
    await phone.trySend(holdId, who);
    const code = await codeFor(first, holdId);
    const twin = Object.assign(new PatientPhone(first, second.base), { device: phone.device });
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, n) => (n % 2 ? phone : twin).tryBook(holdId, who, code)),
    );
    expect(statuses(answers)).toEqual([200, 200, 200, 200]);
    const booked = answers.map(({ body }) => BookedPlace.parse(body));
    expect(new Set(booked.map(({ ticket }) => ticket.id)).size).toBe(1);
    expect((await session(1)).lastNumber).toBe(1);
  });

  it('should book for a family from one phone, and each of them once a day', async () => {
    const { session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const phone = new PatientPhone(first);
    const [mother, child] = [form(), form()];
    const both = [
      await phone.book(sessionId, mother),
      await phone.book(sessionId, { ...child, phone: mother.phone }),
    ];
    expect(both.map(({ ticket }) => ticket.label)).toEqual(['A-01', 'A-02']);
    await expect(phone.book(sessionId, mother)).rejects.toThrow('BOOKING.ALREADY_BOOKED');
  });

  it('should not be opened by guessing, however many guess at once', async () => {
    const { session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const phone = new PatientPhone(first);
    const who = form();
    const { holdId } = await phone.hold(sessionId);
    await phone.trySend(holdId, who);
    const code = await codeFor(first, holdId);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    const guesses = await Promise.all(Array.from({ length: 12 }, () => phone.tryBook(holdId, who, wrong)));
    expect(new Set(guesses.map(codeOf))).toEqual(new Set(['BOOKING.CODE_WRONG']));
    expect(codeOf(await phone.tryBook(holdId, who, code))).toBe('BOOKING.CODE_WRONG');
  });

  it('should take a code for the phone and the form it was sent for, and for five minutes', async () => {
    const { session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const phone = new PatientPhone(first);
    const who = form();
    const { holdId } = await phone.hold(sessionId);
    await phone.trySend(holdId, who);
    const code = await codeFor(first, holdId);
    expect(codeOf(await phone.tryBook(holdId, { ...who, phone: '0812-5555-9999' }, code))).toBe(
      'BOOKING.CODE_WRONG',
    );
    expect(codeOf(await new PatientPhone(first).tryBook(holdId, who, code))).toBe('RESOURCE.NOT_FOUND');
    later(5 * MINUTE_MS + 1_000);
    expect(codeOf(await phone.tryBook(holdId, who, code))).toBe('BOOKING.CODE_WRONG');
  });

  it('should send a phone a few codes, the same answer whether it is known or not', async () => {
    const { session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const phone = new PatientPhone(first);
    const who = form();
    await phone.book(sessionId, who);
    const { holdId } = await phone.hold(sessionId);
    const known = await phone.trySend(holdId, { ...form(), phone: who.phone });
    const unknown = await phone.trySend(holdId, form());
    const keys = ({ body }: Answer): string[] => Object.keys(body as BookingCodeSent);
    expect([known.status, keys(known)]).toEqual([unknown.status, keys(unknown)]);
    const sent: Answer[] = [];
    for (let n = 0; n < 5; n += 1) {
      const other = new PatientPhone(second);
      sent.push(await other.trySend((await other.hold(sessionId)).holdId, { ...form(), phone: who.phone }));
      await database.pool.query('DELETE FROM booking_hold WHERE id <> $1', [holdId]);
    }
    expect(statuses(sent)).toEqual([200, 200, 429, 429, 429]);
  });

  it('should book after the two minutes where the place is free, and say the next window where it is not', async () => {
    const { counter, session } = await buildClinic(first, {
      weekly: { rhythm: { minutes: 120, places: 1, walkIns: 0, firstExtra: 0 } },
    });
    const { id: sessionId, clusters } = await session(1);
    const slow = async (): Promise<{
      phone: PatientPhone;
      held: HeldPlace;
      who: ReturnType<typeof form>;
      code: string;
    }> => {
      const phone = new PatientPhone(first);
      const held = await phone.hold(sessionId, 0);
      const who = form();
      await phone.trySend(held.holdId, who);
      return { phone, held, who, code: await codeFor(first, held.holdId) };
    };
    const one = await slow();
    await database.pool.query(
      "UPDATE booking_hold SET made_at = now() - interval '10 min', until = now() - interval '5 min'",
    );
    const other = await slow();
    await database.pool.query(
      "UPDATE booking_hold SET made_at = now() - interval '10 min', until = now() - interval '5 min'",
    );
    expect((await one.phone.tryBook(one.held.holdId, one.who, one.code)).status).toBe(200);
    const refused = await other.phone.tryBook(other.held.holdId, other.who, other.code);
    expect(refused.body).toMatchObject({
      code: 'BOOKING.FULL',
      details: { nextCluster: 1, nextFrom: clusters[1]?.from },
    });
    const { tickets } = await counter.call('bookingDay', {
      facilityId: (await session(1)).facilityId,
      date: (await session(1)).serviceDate,
    });
    expect(tickets.map(({ channel }: Ticket) => channel)).toEqual(['portal']);
  });

  it('should keep no number, name, NIK or code readable', async () => {
    const { session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const who = form({ phone: '0812-7777-0991' });
    const phone = new PatientPhone(first);
    const { holdId } = await phone.hold(sessionId);
    await phone.trySend(holdId, who);
    const code = await codeFor(first, holdId);
    await phone.tryBook(holdId, who, code);
    const { rows } = await database.pool.query<{ line: string }>(
      `SELECT to_jsonb(t)::text AS line FROM ticket t UNION ALL SELECT to_jsonb(h)::text FROM booking_hold h
       UNION ALL SELECT to_jsonb(c)::text FROM booking_code c UNION ALL SELECT to_jsonb(r)::text FROM booking_reach r
       UNION ALL SELECT to_jsonb(y)::text FROM booking_try y UNION ALL SELECT to_jsonb(i)::text FROM idempotency i
       UNION ALL SELECT to_jsonb(m)::text FROM message m`,
    );
    expect(rows.length).toBeGreaterThan(6);
    for (const { line } of rows)
      for (const text of [who.patient.nik, who.patient.name, '77770991', phone.device, `"${code}"`])
        expect(line).not.toContain(text);
  });
});
