import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type BookedPlace, PortalTicket, type PlaceOffers } from '#siaga/contracts';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { bodyOf, codeFor, pageOf, PatientPhone, textsAbout } from '../support/portal-booking.js';
import { serverSettings, TestServer } from '../support/server.js';
import { send, type Answer } from '../support/session.js';
import { untilTrue } from '../support/until-true.js';
import { newDevice, PortalVisit } from '../support/visitor.js';

const TWO_WINDOWS = { rhythm: { minutes: 120, places: 1, walkIns: 0, firstExtra: 0 } };
const codeOf = ({ body }: Answer): string => (body as { code: string }).code;
let last = 500;
const form = (change: object = {}) => {
  last += 1;
  return { patient: patientNo(last), phone: `0812-5555-${String(1_000 + last)}`, ...change };
};

// Two whole servers on one database; one does the background's work.
describe('what a number’s holder does with it, in two processes', () => {
  const database = useDatabase();
  let first: TestServer;
  let second: TestServer;
  jest.setTimeout(120_000);

  beforeAll(async () => {
    const env = { DATABASE_POOL_SIZE: '6', SIAGA_PUBLIC_URL: 'https://siaga.uji' };
    first = await TestServer.start(serverSettings(database.databaseUrl, env));
    second = await TestServer.start(serverSettings(database.databaseUrl, { ...env, SIAGA_ROLE: 'web' }));
  });
  afterEach(async () => {
    await database.pool.query('DELETE FROM booking_try');
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  async function booked(clinic: ClinicWorld, days = 1, who = form()): Promise<[BookedPlace, PortalVisit]> {
    const { id } = await clinic.session(days);
    const phone = new PatientPhone(first);
    const place = await phone.book(id, who);
    return [place, await phone.open(place)];
  }

  async function rowOf(id: string): Promise<Record<string, unknown>> {
    const { rows } = await database.pool.query<Record<string, unknown>>(
      'SELECT state, number, cluster, version, session_id FROM ticket WHERE id = $1',
      [id],
    );
    return rows[0] ?? {};
  }

  describe('to the next window', () => {
    it('should move once by two taps, with its number and code, and free the place that it had', async () => {
      const clinic = await buildClinic(first, { weekly: TWO_WINDOWS });
      const [{ ticket }, visit] = await booked(clinic);
      expect(ticket.next).toMatchObject({ from: ticket.to });
      const input = { id: ticket.id, version: ticket.version };
      const taps = await Promise.all([
        visit.try('movePortalTicket', input),
        send(second.base, 'movePortalTicket', input, { cookie: visit.cookie }),
      ]);
      expect(taps.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(taps.filter(({ status }) => status === 409).map(codeOf)).toEqual(['STALE.VERSION']);
      const moved = await pageOf(visit, ticket.id);
      expect(moved).toMatchObject({ label: ticket.label, code: ticket.code, cluster: 1, next: null });
      const { counter, facilityId } = clinic;
      const { tickets } = await counter.call('bookingDay', { facilityId, date: dayFromNow(1) });
      expect(tickets.map(({ number, cluster }) => [number, cluster])).toEqual([[1, 1]]);
      // The place is anybody's again, the number nobody's.
      const [other] = await booked(clinic);
      expect(other.ticket).toMatchObject({ cluster: 0, label: 'A-02' });
      const full = await visit.try('movePortalTicket', { id: ticket.id, version: moved.version });
      expect(codeOf(full)).toBe('BOOKING.FULL');
      await untilTrue(async () => {
        const { rows } = await database.pool.query(
          'SELECT 1 FROM journal WHERE type = $1 AND entity_id = $2',
          ['ticket.moved.v1', ticket.id],
        );
        return rows.length === 1;
      }, 'the desk’s word of it');
    });

    it('should be refused for another’s number, and for one that came', async () => {
      const clinic = await buildClinic(first);
      const [[mine, visit], [yours]] = [await booked(clinic), await booked(clinic)];
      for (const name of [
        'movePortalTicket',
        'cancelPortalTicket',
        'rebookTicket',
        'portalTicketPlaces',
      ] as const) {
        const { id, version, sessionId } = yours.ticket;
        expect((await visit.try(name, { id, version, sessionId })).status).toBe(404);
        expect((await send(first.base, name, { id, version, sessionId })).status).toBe(401);
      }
      const { id } = mine.ticket;
      await clinic.counter.call('stepTicket', { id, step: 'arrive', note: 'Lebih awal' });
      const refused = await visit.try('movePortalTicket', { id, version: mine.ticket.version + 1 });
      expect(codeOf(refused)).toBe('BOOKING.ILLEGAL_STEP');
    });
  });

  describe('given back and booked anew', () => {
    it('should never be given again, however often it is given back', async () => {
      const clinic = await buildClinic(first);
      const [{ ticket }, visit] = await booked(clinic);
      const answers = await Promise.all(
        [1, 2, 3].map(() => visit.try('cancelPortalTicket', { id: ticket.id })),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(PortalTicket.parse(answers[0]?.body)).toMatchObject({ state: 'cancelled', ahead: null });
      expect(await rowOf(ticket.id)).toMatchObject({ state: 'cancelled', version: 2 });
      const [other] = await booked(clinic);
      expect(other.ticket.label).toBe('A-02');
    });

    it('should be one number elsewhere for the same person, whatever the taps, and be told to the phone', async () => {
      const clinic = await buildClinic(first);
      const [{ ticket }, visit] = await booked(clinic);
      const { offers } = bodyOf(
        'places',
        await visit.try('portalTicketPlaces', { id: ticket.id }),
      ) as PlaceOffers;
      expect(offers.map(({ sessionId }) => sessionId)).not.toContain(ticket.sessionId);
      const [offer] = offers.filter(({ clinicId }) => clinicId === clinic.clinic.id);
      const cluster = offer?.windows.at(-1)?.cluster ?? -1;
      const input = { id: ticket.id, sessionId: offer?.sessionId ?? '', cluster };
      const answers = await Promise.all([
        visit.try('rebookTicket', input),
        send(second.base, 'rebookTicket', input, { cookie: visit.cookie }),
      ]);
      const places = answers.map((answer) => bodyOf('rebookTicket', answer) as BookedPlace);
      expect(new Set(places.map((place) => place.ticket.id)).size).toBe(1);
      const [anew] = places;
      expect(anew?.ticket).toMatchObject({ cluster, state: 'booked', patientName: ticket.patientName });
      expect(await rowOf(ticket.id)).toMatchObject({ state: 'cancelled' });
      expect((await textsAbout(first, anew?.ticket.id ?? '')).join()).toContain(anew?.ticket.code);
      for (const { secret } of places) {
        const { passes } = (await visit.open(secret)).visit;
        expect(new Set(passes.map(({ subject }) => subject.id)).size).toBe(2);
      }
      const again = await visit.try('rebookTicket', { ...input, cluster: null });
      expect((again.body as BookedPlace).ticket.id).toBe(anew?.ticket.id);
    });

    it('should keep the number that it has where the other session has no place', async () => {
      const clinic = await buildClinic(first, {
        weekly: { rhythm: { minutes: 240, places: 1, walkIns: 0, firstExtra: 0 } },
      });
      const [{ ticket }, visit] = await booked(clinic);
      const [full] = await booked(clinic, 2);
      const refused = await visit.try('rebookTicket', { id: ticket.id, sessionId: full.ticket.sessionId });
      expect(codeOf(refused)).toBe('BOOKING.FULL');
      expect(await rowOf(ticket.id)).toMatchObject({ state: 'booked', version: 1 });
    });
  });

  it('should be offered other times with a link where its session is called off', async () => {
    const clinic = await buildClinic(first);
    const [{ ticket }, visit] = await booked(clinic);
    const { facilityId, head } = clinic;
    await head.call('declareDayOff', {
      ...{ facilityId, kind: 'holiday', reason: 'Cuti bersama', doctorId: null },
      ...{ firstDay: dayFromNow(1), lastDay: dayFromNow(1) },
    });
    await untilTrue(
      async () => (await textsAbout(first, ticket.id)).some((text) => text.includes('sesi dibatalkan')),
      'the message',
    );
    const [text = ''] = (await textsAbout(first, ticket.id)).filter((one) => one.includes('sesi dibatalkan'));
    const secret = /#m\/([\w-]+)/.exec(text)?.[1] ?? '';
    const other = await PortalVisit.open(second.base, secret);
    expect(await pageOf(other, ticket.id)).toMatchObject({ sessionState: 'called_off', state: 'booked' });
    const { offers } = bodyOf(
      'places',
      await visit.try('portalTicketPlaces', { id: ticket.id }),
    ) as PlaceOffers;
    const sessionId = offers[0]?.sessionId ?? '';
    const { ticket: anew } = bodyOf(
      'rebookTicket',
      await visit.try('rebookTicket', { id: ticket.id, sessionId }),
    ) as BookedPlace;
    expect(anew).toMatchObject({ state: 'booked', sessionState: 'open' });
    expect(await rowOf(ticket.id)).toMatchObject({ state: 'cancelled' });
  });

  describe('the way back', () => {
    const ask = (code: string, phone: string, device = newDevice()): Promise<Answer> =>
      send(first.base, 'askReturn', { code, phone, device });
    const open = (code: string, phone: string, otp: string): Promise<Answer> =>
      send(second.base, 'openReturn', { code, phone, device: newDevice(), otp });

    it('should be its code, its phone and what is sent there, and open that number alone', async () => {
      const clinic = await buildClinic(first);
      const phone = '0812-5555-9001';
      const [[mother], [child]] = [
        await booked(clinic, 1, form({ phone })),
        await booked(clinic, 1, form({ phone })),
      ];
      const asked = await ask(mother.ticket.code.toLowerCase(), phone);
      expect(asked.status).toBe(200);
      const otp = await codeFor(first, mother.ticket.id);
      // The other number of the same phone is not opened by it.
      expect(codeOf(await open(child.ticket.code, phone, otp))).toBe('BOOKING.CODE_WRONG');
      const answer = await open(mother.ticket.code, '+62 812 5555 9001', otp);
      const { secret } = bodyOf('openReturn', answer) as { secret: string };
      const visit = await PortalVisit.open(first.base, secret);
      expect(visit.visit.passes.map(({ subject }) => subject.id)).toEqual([mother.ticket.id]);
      expect(await pageOf(visit, mother.ticket.id)).toMatchObject({ code: mother.ticket.code });
    });

    it('should say the same of a number that is not there, of another phone, and of a wrong code', async () => {
      const [{ ticket }] = await booked(await buildClinic(first), 1, form({ phone: '0812-5555-9002' }));
      const answers = [
        await ask(ticket.code, '0812-5555-9002'),
        await ask(ticket.code, '0812-5555-9003'),
        await ask('TIDAKADA', '0812-5555-9004'),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(new Set(answers.map(({ body }) => Object.keys(body as object).join()))).toEqual(
        new Set(['expiresAt']),
      );
      const otp = await codeFor(first, ticket.id);
      const wrong = String((Number(otp) + 1) % 1_000_000).padStart(6, '0');
      const refused = [
        await open(ticket.code, '0812-5555-9002', wrong),
        await open(ticket.code, '0812-5555-9003', otp),
        await open('TIDAKADA', '0812-5555-9004', otp),
      ];
      const seen = refused.map(({ status, body }) => {
        const { correlationId: _, ...rest } = body as Record<string, unknown>;
        return { status, rest };
      });
      expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
    });

    it('should be shut to who guesses, five codes of one and twenty tries of a number', async () => {
      const [{ ticket }] = await booked(await buildClinic(first), 1, form({ phone: '0812-5555-9005' }));
      await ask(ticket.code, '0812-5555-9005');
      const otp = await codeFor(first, ticket.id);
      const wrong = String((Number(otp) + 1) % 1_000_000).padStart(6, '0');
      for (let tries = 0; tries < 5; tries += 1)
        expect(codeOf(await open(ticket.code, '0812-5555-9005', wrong))).toBe('BOOKING.CODE_WRONG');
      expect(codeOf(await open(ticket.code, '0812-5555-9005', otp))).toBe('BOOKING.CODE_WRONG');
      const codes: string[] = [];
      for (let tries = 0; tries < 20; tries += 1)
        codes.push(codeOf(await open(ticket.code, `0812-5555-8${String(100 + tries)}`, otp)));
      expect(codes.at(-1)).toBe('BOOKING.TOO_OFTEN');
    });
  });
});
