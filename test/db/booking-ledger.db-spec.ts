import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SessionMaker } from '#siaga/booking';
import { Ticket, type PlaceKind } from '#siaga/contracts';
import { buildClinic, patientNo } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { serverSettings, TestServer } from '../support/server.js';
import { send, type Answer } from '../support/session.js';

const CROWD = 200;

// Two whole servers on one database, without background work.
describe('the ledger of a session in two processes', () => {
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

  /** Everybody at once, in turn at either process and channel. */
  function takeAtOnce(
    cookie: string,
    asked: readonly {
      sessionId: string;
      placeKind: PlaceKind;
      patient: object;
      cluster?: number;
      key?: string;
    }[],
  ): Promise<Answer[]> {
    return Promise.all(
      asked.map(({ key, ...input }, index) =>
        send(
          (index % 2 === 0 ? first : second).base,
          'takeTicket',
          { channel: index % 3 === 0 ? 'kiosk' : 'counter', ...input },
          { cookie, ...(key !== undefined && { key }) },
        ),
      ),
    );
  }

  const given = (answers: readonly Answer[]): Ticket[] =>
    answers.filter(({ status }) => status === 200).map(({ body }) => Ticket.parse(body));
  const refused = (answers: readonly Answer[]): string[] =>
    answers.filter(({ status }) => status !== 200).map(({ body }) => (body as { code: string }).code);

  it('should give the last place to exactly one of two hundred', async () => {
    const { counter, session } = await buildClinic(first, {
      weekly: { rhythm: { minutes: 240, places: 3, walkIns: 0, firstExtra: 0 } },
    });
    const { id: sessionId } = await session(1);
    const early = await takeAtOnce(
      counter.cookie,
      [1, 2].map((n) => ({ sessionId, placeKind: 'jkn', patient: patientNo(n) })),
    );
    expect(given(early)).toHaveLength(2);
    const answers = await takeAtOnce(
      counter.cookie,
      Array.from({ length: CROWD }, (_, n) => ({
        sessionId,
        placeKind: n % 2 === 0 ? 'jkn' : 'non_jkn',
        patient: patientNo(100 + n),
      })),
    );
    expect(given(answers).map(({ number }) => number)).toEqual([3]);
    expect(new Set(refused(answers))).toEqual(new Set(['BOOKING.FULL']));
    expect((await session(1)).lastNumber).toBe(3);
  });

  it('should give each number once, in order and without a gap', async () => {
    const { counter, session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const answers = await takeAtOnce(
      counter.cookie,
      Array.from({ length: 40 }, (_, n) => ({ sessionId, placeKind: 'jkn', patient: patientNo(n + 1) })),
    );
    const tickets = given(answers);
    expect(tickets.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
    expect(new Set(tickets.map(({ code }) => code)).size).toBe(40);
    const { rows } = await database.pool.query<{ cluster: number; people: number }>(
      'SELECT cluster, count(*)::int AS people FROM ticket WHERE session_id = $1 GROUP BY 1 ORDER BY 1',
      [sessionId],
    );
    expect(rows).toEqual(Array.from({ length: 8 }, (_, cluster) => ({ cluster, people: 5 })));
  });

  it('should give one person one ticket a day and clinic, over all channels, doctors and spellings', async () => {
    const { counter, session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const { name, nik } = patientNo(77);
    const answers = await takeAtOnce(
      counter.cookie,
      Array.from({ length: 20 }, (_, n) => ({
        sessionId,
        placeKind: n % 2 === 0 ? 'jkn' : 'non_jkn',
        patient: n % 4 === 0 ? { name, nik, cardNumber: '0000000000777' } : { name: `${name} B`, nik },
      })),
    );
    expect(given(answers)).toHaveLength(1);
    expect(refused(answers)).toEqual(Array.from({ length: 19 }, () => 'BOOKING.ALREADY_BOOKED'));
    const nextDay = await session(2);
    expect(
      given(
        await takeAtOnce(counter.cookie, [
          { sessionId: nextDay.id, placeKind: 'jkn', patient: { name, nik } },
        ]),
      ),
    ).toHaveLength(1);
  });

  it('should answer a form that is sent twice with the same ticket', async () => {
    const { counter, session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const same = { sessionId, placeKind: 'jkn' as const, patient: patientNo(88), key: 'formulir-88' };
    const ids = given(
      await Promise.all(
        [0, 1, 2, 3].map(async () => (await takeAtOnce(counter.cookie, [same]))[0] as Answer),
      ),
    ).map(({ id }) => id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(1);
  });

  it('should never give a cancelled number again, and its place to another', async () => {
    const { counter, session } = await buildClinic(first, {
      weekly: { rhythm: { minutes: 240, places: 1, walkIns: 0, firstExtra: 0 } },
    });
    const { id: sessionId } = await session(1);
    const take = async (n: number): Promise<Ticket | undefined> =>
      given(await takeAtOnce(counter.cookie, [{ sessionId, placeKind: 'jkn', patient: patientNo(n) }]))[0];
    const ticket = await take(1);
    expect(ticket?.number).toBe(1);
    expect(await take(2)).toBeUndefined();
    await counter.call('stepTicket', { id: ticket?.id ?? '', step: 'cancel', note: 'Berhalangan' });
    expect((await take(2))?.number).toBe(2);
    const rewrite = database.pool.query('UPDATE ticket SET number = 9 WHERE id = $1', [ticket?.id]);
    await expect(rewrite).rejects.toThrow('a number that was given is kept');
    const remove = database.pool.query('DELETE FROM ticket WHERE id = $1', [ticket?.id]);
    await expect(remove).rejects.toThrow('a number that was given is kept');
  });

  it('should call each of a full room once when four rooms call at once', async () => {
    const { counter, session } = await buildClinic(first, {
      weekly: {
        opens: '00:00',
        closes: '23:59',
        rhythm: { minutes: 60, places: 1, walkIns: 20, firstExtra: 0 },
      },
    });
    const { id: sessionId } = await session(0);
    const room = given(
      await takeAtOnce(
        counter.cookie,
        Array.from({ length: 8 }, (_, n) => ({ sessionId, placeKind: 'walk_in', patient: patientNo(n + 1) })),
      ),
    );
    expect(room).toHaveLength(8);
    const called = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        send(
          (index % 2 === 0 ? first : second).base,
          'callNext',
          { id: sessionId, room: `Ruang ${String(index % 4)}` },
          { cookie: counter.cookie },
        ),
      ),
    );
    const numbers = called.map(({ body }) => (body as { ticket: Ticket | null }).ticket?.number ?? null);
    expect(numbers.filter((number) => number !== null).sort((a, b) => a - b)).toEqual(
      room.map(({ number }) => number).sort((a, b) => a - b),
    );
    expect(numbers.filter((number) => number === null)).toHaveLength(2);
  });

  it('should open the sessions of a clinic once, whoever opens them', async () => {
    const { head, clinic } = await buildClinic(first);
    const { id, version, name, letter, rules, weekly } = clinic;
    const edit = { id, version, name, letter, rules, weekly, isActive: true };
    const edits = await Promise.all(
      [first, second, first].map(({ base }) => send(base, 'editClinic', edit, { cookie: head.cookie })),
    );
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { rows } = await database.pool.query(
      'SELECT starts_at FROM booking_session WHERE clinic_id = $1 GROUP BY 1 HAVING count(*) > 1',
      [id],
    );
    expect(rows).toEqual([]);
  });

  it('should go on opening sessions when one clinic cannot be given any, and none of a doctor who left', async () => {
    const [broken, left, whole] = [
      await buildClinic(first),
      await buildClinic(first),
      await buildClinic(first, { rules: { horizonDays: 0 } }),
    ];
    const { doctorId } = left.clinic.weekly[0] ?? { doctorId: '' };
    await left.head.call('editDoctor', { id: doctorId, version: 1, name: 'dr. Pindah', isActive: false });
    // What no door lets in: a window without length.
    await database.pool.query(
      "UPDATE clinic SET weekly = jsonb_set(weekly, '{0,rhythm,minutes}', '0'), rules = jsonb_set(rules, '{horizonDays}', '8') WHERE id = $1",
      [broken.clinic.id],
    );
    await database.pool.query(
      "UPDATE clinic SET rules = jsonb_set(rules, '{horizonDays}', '8') WHERE id = ANY($1)",
      [[left.clinic.id, whole.clinic.id]],
    );
    const last = async (clinicId: string): Promise<number> => {
      const { rows } = await database.pool.query<{ days: number }>(
        'SELECT max(service_date) - min(service_date) AS days FROM booking_session WHERE clinic_id = $1',
        [clinicId],
      );
      return rows[0]?.days ?? -1;
    };
    const before = await last(left.clinic.id);
    await Promise.all([first.get(SessionMaker).openAll(), second.get(SessionMaker).openAll()]);
    expect(await last(whole.clinic.id)).toBeGreaterThanOrEqual(7);
    expect(await last(left.clinic.id)).toBe(before);
    expect(await last(broken.clinic.id)).toBe(before);
  });

  it('should serve who shows neither NIK nor card, and refuse what cannot be a NIK', async () => {
    const { counter, session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const asked = { sessionId, channel: 'counter' as const, placeKind: 'non_jkn' as const };
    const [one, other] = [
      await counter.call('takeTicket', { ...asked, patient: { name: 'Bayi Ny. Contoh' } }),
      await counter.call('takeTicket', { ...asked, patient: { name: 'Bayi Ny. Contoh' } }),
    ];
    expect([one.number, other.number]).toEqual([1, 2]);
    for (const nik of ['1571033208920001', '1571031508920000'])
      expect(
        await counter.refusal('takeTicket', { ...asked, patient: { name: 'Salah', nik } }),
      ).toMatchObject({
        code: 'INPUT.INVALID',
        fields: [{ path: 'patient.nik' }],
      });
  });

  it('should keep no NIK, card, name or telephone number readable', async () => {
    const { counter, session } = await buildClinic(first);
    const { id: sessionId } = await session(1);
    const patient = { ...patientNo(991), cardNumber: '0009991119991', phone: '0812-0000-0991' };
    const { id } = await counter.call('takeTicket', {
      sessionId,
      channel: 'counter',
      placeKind: 'jkn',
      patient,
    });
    await counter.call('stepTicket', { id, step: 'cancel', note: 'Rahasia sekali' });
    const { rows } = await database.pool.query<{ line: string }>(
      `SELECT to_jsonb(t)::text AS line FROM ticket t WHERE id = $1
       UNION ALL SELECT to_jsonb(p)::text FROM booking_patient p
       UNION ALL SELECT to_jsonb(j)::text FROM journal j WHERE entity_id = $1`,
      [id],
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { line } of rows)
      for (const text of [
        ...[patient.nik, patient.cardNumber, patient.name, 'Rahasia'],
        ...['0812-0000-0991', '81200000991'],
      ])
        expect(line).not.toContain(text);
  });
});
