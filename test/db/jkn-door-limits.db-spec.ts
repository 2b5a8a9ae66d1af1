import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BookedPlace, HeldPlace, Ticket } from '#siaga/contracts';
import { dayFromNow, patientNo } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { buildJkn, CLINIC_CODE, knock, memberNo, newPatientNo } from '../support/jkn-world.js';
import { codeFor, PatientPhone } from '../support/portal-booking.js';
import { serverSettings, TestServer } from '../support/server.js';
import { send } from '../support/session.js';

const CROWD = 200;

// Two whole servers on one database, without background work.
describe('the door for Mobile JKN under load and in dispute', () => {
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

  async function numberByPhone(base: string, sessionId: string, n: number): Promise<number | null> {
    const phone = new PatientPhone(first, base);
    const held = await phone.tryHold(sessionId, 'non_jkn');
    if (held.status !== 200) return null;
    const { holdId } = held.body as HeldPlace;
    const form = { patient: patientNo(n), phone: '0812-5555-6001' };
    expect((await phone.trySend(holdId, form)).status).toBe(200);
    const booked = await phone.tryBook(holdId, form, await codeFor(first, holdId));
    return Number((booked.body as BookedPlace).ticket.label.split('-')[1]);
  }

  it('should count as gone what somebody holds while they fill a form, until they let it go', async () => {
    const world = await buildJkn(first, { options: { asksRegistration: false } });
    const left = async (): Promise<unknown> => {
      const asked = {
        kodepoli: CLINIC_CODE,
        kodedokter: 12_345,
        tanggalperiksa: dayFromNow(1),
        jampraktek: '08:00-12:00',
      };
      return (await world.ask('statusantrean', asked)).response.sisakuotajkn;
    };
    const before = Number(await left());
    const { holdId } = await new PatientPhone(first).hold((await world.session(1)).id);
    expect(await left()).toBe(before - 1);
    await database.pool.query('UPDATE booking_hold SET is_over = true WHERE id = $1', [holdId]);
    expect(await left()).toBe(before);
  });

  it('should read what is broken without a fault: no JSON, half an emoji, a list, ten kilobytes', async () => {
    const { ask, wish, username, token, facilityId } = await buildJkn(first, {
      options: { asksRegistration: false },
    });
    const url = `${first.base}/api/v1/jkn/door/${facilityId}/ambilantrean`;
    const headers = { 'x-token': await token(), 'x-username': username };
    for (const body of ['{', '', '[]', '"x"', '\u0000', '['.repeat(20_000)]) {
      const answer = await knock(url, 'POST', headers, body);
      expect([body.slice(0, 3), answer.code, answer.status]).toEqual([body.slice(0, 3), 201, 201]);
    }
    const long = 'x'.repeat(10_000);
    const odd = [{ nomorreferensi: `0001\0${long}` }, { nohp: '\uD83D' }, { keluhan: long }];
    for (const [index, change] of odd.entries()) {
      const answer = await ask('ambilantrean', wish(80 + index, change));
      expect([change, answer.code]).toEqual([change, 200]);
    }
  });

  it('should give the last place to exactly one of two hundred at counter, kiosk, phones and Mobile JKN, and no number twice', async () => {
    const { ask, wish, counter, session } = await buildJkn(first, {
      options: { asksRegistration: false },
      weekly: { rhythm: { minutes: 240, places: 3, walkIns: 0, firstExtra: 0 } },
    });
    const { id: sessionId } = await session(1);
    expect((await ask('ambilantrean', wish(1))).code).toBe(200);
    expect((await ask('ambilantrean', wish(2))).code).toBe(200);
    const numbers = await Promise.all(
      Array.from({ length: CROWD }, async (_, n) => {
        const { base } = n % 2 === 0 ? first : second;
        // A phone holds the place first, and gets the number with its code.
        if (n % 5 === 4) return numberByPhone(base, sessionId, 100 + n);
        if (n % 5 < 2) {
          const { response } = await ask('ambilantrean', wish(100 + n), { base });
          return (response.angkaantrean as number | undefined) ?? null;
        }
        const input = {
          ...{ sessionId, placeKind: 'non_jkn', patient: patientNo(100 + n) },
          channel: n % 5 === 2 ? 'counter' : 'kiosk',
        };
        const { status, body } = await send(base, 'takeTicket', input, { cookie: counter.cookie });
        return status === 200 ? (body as Ticket).number : null;
      }),
    );
    expect(numbers.filter((number) => number !== null)).toEqual([3]);
    expect((await session(1)).lastNumber).toBe(3);
  });

  it('should give one letter of referral to one of twenty at once', async () => {
    const { ask, wish } = await buildJkn(first, { options: { asksRegistration: false } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        ask(
          'ambilantrean',
          wish(400 + n, { nomorreferensi: '0001R0099', tanggalperiksa: dayFromNow(1 + (n % 2)) }),
          {
            base: n % 2 === 0 ? first.base : second.base,
          },
        ),
      ),
    );
    expect(answers.filter(({ code }) => code === 200)).toHaveLength(1);
  });

  it('should keep what was said for who may read it, with no NIK, card or number of a telephone', async () => {
    const { ask, wish, head, counter, facilityId } = await buildJkn(first, {
      options: { asksRegistration: false },
    });
    const { response } = await ask('ambilantrean', wish(91));
    await ask('pasienbaru', newPatientNo(91));
    await knock(
      `${first.base}/api/v1/jkn/door/${facilityId}/sisaantrean`,
      'POST',
      { 'x-username': 'orang-lain' },
      {},
    );
    const { exchanges } = await head.call('jknExchanges', { facilityId });
    expect(exchanges.map(({ service, code }) => [service, code])).toEqual([
      ['new_patient', 200],
      ['take', 200],
      ['token', 200],
    ]);
    const ofBooking = await head.call('jknExchanges', {
      facilityId,
      bookingCode: String(response.kodebooking),
    });
    expect(ofBooking.exchanges.map(({ service }) => service)).toEqual(['take']);
    const { nik, nomorkartu, nohp } = memberNo(91);
    const all = JSON.stringify(exchanges);
    for (const text of [nik, nomorkartu, nohp, 'Peserta Contoh', 'Jalan Contoh'])
      expect(all).not.toContain(text);
    expect(all).toContain(nik.slice(-3));
    expect(exchanges.at(-1)?.response).not.toMatch(/[\w-]{40}/);
    expect(await counter.refusal('jknExchanges', { facilityId })).toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
    const { rows } = await database.pool.query<{ line: string }>(
      `SELECT to_jsonb(e)::text AS line FROM jkn_exchange e UNION ALL SELECT to_jsonb(p)::text FROM jkn_patient p
       UNION ALL SELECT to_jsonb(r)::text FROM jkn_reference r UNION ALL SELECT to_jsonb(l)::text FROM jkn_link l`,
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { line } of rows)
      for (const text of [nik, nomorkartu, 'Peserta Contoh']) expect(line).not.toContain(text);
  });
});
