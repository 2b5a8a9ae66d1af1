import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { QueueBoard, type PairedBoard, type VisitLine } from '#siaga/contracts';
import { pairBoard, Television } from '../support/booking-boards.js';
import { addStage, serveAtClinic } from '../support/booking-stages.js';
import { buildClinic, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { serverSettings, TestServer } from '../support/server.js';
import { SocketProbe } from '../support/socket-probe.js';
import { issuePass, PortalVisit } from '../support/visitor.js';

const AT_MOST_MS = 2_000;
/** A session that runs whenever the test does. */
const ALL_DAY = {
  weekly: {
    opens: '00:00',
    closes: '23:59',
    rhythm: { minutes: 240, places: 20, walkIns: 20, firstExtra: 0 },
    quota: { jkn: 90, nonJkn: 90, walkIn: 90 },
  },
};
/** Whatever of a person could come onto a wall. */
const PERSON = {
  name: 'Rahasia Binti Contoh',
  nik: '1571031508927777',
  cardNumber: '0001234567890',
  phone: '0812-5555-7777',
};
const NOTE = 'catatan yang tidak boleh tampil';

// Two whole servers on one database: who calls and whose television it is are seldom on the same.
describe('boards of waiting rooms, in two processes', () => {
  const database = useDatabase();
  let first: TestServer;
  let second: TestServer;
  const open: SocketProbe[] = [];
  jest.setTimeout(120_000);

  beforeAll(async () => {
    const env = serverSettings(database.databaseUrl, { SIAGA_ROLE: 'web', DATABASE_POOL_SIZE: '6' });
    first = await TestServer.start(env);
    second = await TestServer.start(env);
  });
  afterEach(async () => {
    for (const probe of open.splice(0)) probe.close();
    await database.pool.query('DELETE FROM booking_try');
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  async function hang(
    clinic: ClinicWorld,
    server = first,
    more: { clinicIds?: string[] } = {},
  ): Promise<{ board: PairedBoard; visit: PortalVisit }> {
    const television = new Television(server.base);
    const board = await pairBoard(clinic, await television.ask(), more);
    return { board, visit: await television.enter() };
  }

  async function shown(visit: PortalVisit, id: string): Promise<QueueBoard> {
    const answer = await visit.try('queueBoard', { id });
    expect(answer.status).toBe(200);
    return QueueBoard.parse(answer.body);
  }

  async function follow(visit: PortalVisit, server: TestServer): Promise<SocketProbe> {
    const line = (await visit.try('visitLine', { topics: 'board' })).body as VisitLine;
    const probe = await SocketProbe.open(Number(new URL(server.base).port), {
      cookie: visit.cookie,
      as: 'visitor',
    });
    open.push(probe);
    expect(await probe.resume(line.cursor, ['board'], line.topics)).toMatchObject({ ok: true });
    await probe.until(({ boards }) => boards.length > 0, 'the board as it stands at first');
    return probe;
  }

  async function call({ counter, session }: ClinicWorld, room: string): Promise<string> {
    const { id: sessionId } = await session(0);
    await counter.call('takeTicket', {
      ...{ sessionId, channel: 'counter', placeKind: 'walk_in' },
      patient: { name: 'Pasien Contoh' },
    });
    const { ticket } = await counter.call('callNext', { id: sessionId, room });
    return ticket?.label ?? '';
  }

  const newest = ({ boards }: SocketProbe): string | undefined => boards.at(-1)?.calls[0]?.label;

  it('should let a television in once its code was typed, for that house alone, and hear of a call in time', async () => {
    const [clinic, other] = [await buildClinic(first, ALL_DAY), await buildClinic(second, ALL_DAY)];
    const television = new Television(first.base);
    const code = await television.ask();
    expect(code).toMatch(/^[ACDEFHJKMNPRTVWXY3479]{6}$/);
    expect(await television.look()).toBeNull();
    // As it is typed in a hurry.
    const board = await pairBoard(clinic, ` ${code.slice(0, 3)} ${code.slice(3).toLowerCase()} `);
    const visit = await television.enter();
    expect(visit.visit.passes).toMatchObject([
      { scope: 'screen', subject: { kind: 'board', id: board.id }, label: '' },
    ]);
    expect(Date.parse(visit.visit.passes[0]?.endsAt ?? '') - Date.now()).toBeGreaterThan(364 * 86_400_000);
    const probes = [await follow(visit, first), await follow((await hang(clinic, second)).visit, second)];
    const stranger = await follow((await hang(other)).visit, first);
    const before = stranger.boards.length;
    const label = await call(clinic, '2');
    const calledMs = Date.now();
    for (const probe of probes) await probe.until((one) => newest(one) === label, 'the call on each board');
    expect(Date.now() - calledMs).toBeLessThan(AT_MOST_MS);
    expect(await shown(visit, board.id)).toMatchObject({
      calls: [{ label, room: '2', place: 'Klinik Anak' }],
      sessions: [{ clinicName: 'Klinik Anak', doctorName: 'dr. Contoh', called: [{ label, room: '2' }] }],
    });
    expect(stranger.boards.length).toBe(before);
    expect(JSON.stringify(stranger.boards)).not.toContain(`"${label}"`);
  });

  it('should send nothing of a person, over the line and when it is asked', async () => {
    const clinic = await buildClinic(first, ALL_DAY);
    const { board, visit } = await hang(clinic);
    const probe = await follow(visit, second);
    await addStage(clinic, 'pharmacy', { letter: 'F' });
    const { id: sessionId } = await clinic.session(0);
    const ticket = await clinic.counter.call('takeTicket', {
      ...{ sessionId, channel: 'counter', placeKind: 'walk_in', patient: PERSON },
    });
    await serveAtClinic(clinic, ticket, 'compounded');
    const { stages } = await clinic.counter.call('bookingDay', {
      facilityId: clinic.facilityId,
      date: (await clinic.session(0)).serviceDate,
    });
    await clinic.counter.call('callTurn', { id: stages[0]?.id ?? '', room: 'Apotek 1' });
    const gone = await clinic.counter.call('takeTicket', {
      ...{
        sessionId,
        channel: 'counter',
        placeKind: 'walk_in',
        patient: { name: PERSON.name, phone: PERSON.phone },
      },
    });
    await clinic.counter.call('stepTicket', { id: gone.id, step: 'cancel', note: NOTE });
    await clinic.counter.call('delaySession', {
      id: sessionId,
      version: (await clinic.session(0)).version,
      delayMinutes: 15,
    });
    await probe.until(({ boards }) => boards.at(-1)?.sessions[0]?.delayMinutes === 15, 'the lateness');
    const told = JSON.stringify([...probe.boards, (await visit.try('queueBoard', { id: board.id })).body]);
    // What is looked for was really there, and really is on the board by its number.
    expect(told).toContain(ticket.label);
    for (const secret of [...Object.values(PERSON), 'Rahasia', '08125555', '+62812', NOTE, 'catatan'])
      expect(told).not.toContain(secret);
    for (const id of [ticket.id, gone.id, ticket.code, gone.code]) expect(told).not.toContain(id);
    // Nothing beside the contract, whose fields have no place for a person.
    for (const one of probe.boards) expect(QueueBoard.strict().parse(one)).toEqual(one);
    const keys = new Set(told.match(/"[a-zA-Z]+":/g));
    expect([...keys].sort()).toEqual(
      [
        ...['at', 'called', 'calledAt', 'calls', 'clinicName', 'delayMinutes', 'doctorName', 'facilityName'],
        ...['id', 'label', 'name', 'place', 'room', 'sessions', 'timeZone', 'waiting'],
      ].map((key) => `"${key}":`),
    );
  });

  it('should show the clinics that it was paired for', async () => {
    const clinic = await buildClinic(first, ALL_DAY);
    const eyes = await buildClinic(first, { ...ALL_DAY, facilityId: clinic.facilityId, letter: 'M' });
    const { board, visit } = await hang(clinic, first, { clinicIds: [eyes.clinic.id] });
    await call(clinic, '1');
    const label = await call(eyes, '7');
    const { calls, sessions } = await shown(visit, board.id);
    expect(calls.map((one) => one.label)).toEqual([label]);
    expect(sessions).toHaveLength(1);
    const elsewhere = await buildClinic(first);
    expect(
      await clinic.counter.refusal('pairBoard', {
        ...{ facilityId: clinic.facilityId, code: await new Television(first.base).ask(), name: 'Lobi' },
        clinicIds: [elsewhere.clinic.id],
      }),
    ).toMatchObject({ code: 'INPUT.INVALID' });
  });

  it('should give one code that two desks type at once to one of them', async () => {
    const houses = await Promise.all([first, second, first, second].map((server) => buildClinic(server)));
    const television = new Television(first.base);
    const code = await television.ask();
    const answers = await Promise.all(
      houses.map(({ counter, facilityId }) =>
        counter.try('pairBoard', { facilityId, code, name: 'Ruang tunggu' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404]);
    const winner = answers.findIndex(({ status }) => status === 200);
    const visit = await television.enter();
    for (const [index, { counter, facilityId }] of houses.entries()) {
      const { boards } = await counter.call('boards', { facilityId });
      expect(boards).toHaveLength(index === winner ? 1 : 0);
    }
    const { id } = answers[winner]?.body as PairedBoard;
    expect((await shown(visit, id)).id).toBe(id);
    const rows = await database.pool.query(
      `SELECT count(*)::int AS count FROM journal WHERE entity = 'queue_board' AND type = 'queue-board.paired.v1' AND entity_id = $1`,
      [id],
    );
    expect(rows.rows).toEqual([{ count: 1 }]);
  });

  it('should give a fresh code in the place of the old one, and none that is late', async () => {
    const clinic = await buildClinic(first);
    const television = new Television(first.base);
    const [old, code] = [await television.ask(), await television.ask()];
    const refused = async (typed: string) =>
      (
        await clinic.counter.refusal('pairBoard', {
          ...{ facilityId: clinic.facilityId, code: typed, name: 'Lobi' },
        })
      ).code;
    expect(await refused(old)).toBe('BOOKING.BOARD_CODE_UNKNOWN');
    await database.pool.query("UPDATE queue_board_code SET expires_at = now() - interval '1 second'");
    expect(await refused(code)).toBe('BOOKING.BOARD_CODE_UNKNOWN');
    expect(await refused('O0I1LB')).toBe('INPUT.INVALID');
    const good = await television.ask();
    await pairBoard(clinic, good);
    expect(await refused(good)).toBe('BOOKING.BOARD_CODE_UNKNOWN');
  });

  it('should let its television fetch the pass again while an answer may be lost, and no longer', async () => {
    const clinic = await buildClinic(first);
    const television = new Television(first.base);
    const board = await pairBoard(clinic, await television.ask());
    const lost = await television.look();
    const visit = await television.enter();
    await expect(PortalVisit.open(first.base, lost ?? '')).rejects.toThrow();
    expect((await shown(visit, board.id)).id).toBe(board.id);
    await database.pool.query("UPDATE queue_board_code SET expires_at = now() - interval '1 second'");
    expect(await television.look()).toBeNull();
    expect(await visit.isAlive()).toBe(true);
  });

  it('should cut a television off at once, on either process, and let nobody else do so', async () => {
    const [clinic, other] = [await buildClinic(first), await buildClinic(second)];
    const { board, visit } = await hang(clinic);
    const [near, far] = [await follow(visit, first), await follow(visit, second)];
    const { id } = board;
    expect((await clinic.counter.call('boards', { facilityId: clinic.facilityId })).boards).toMatchObject([
      { id, name: 'Ruang tunggu', endedAt: null, seenAt: null },
    ]);
    await shown(visit, id);
    const [seen] = (await clinic.counter.call('boards', { facilityId: clinic.facilityId })).boards;
    expect(Date.now() - Date.parse(seen?.seenAt ?? '')).toBeLessThan(10_000);
    // Nobody of another house sees, cuts or pairs.
    expect((await other.counter.refusal('cutBoard', { id })).code).toBe('RESOURCE.NOT_FOUND');
    expect((await other.counter.refusal('boards', { facilityId: clinic.facilityId })).code).toBe(
      'RESOURCE.NOT_FOUND',
    );
    const code = await new Television(first.base).ask();
    expect(
      (
        await other.counter.refusal('pairBoard', {
          ...{ facilityId: clinic.facilityId, code, name: 'Lobi' },
        })
      ).code,
    ).toBe('RESOURCE.NOT_FOUND');
    expect(await visit.isAlive()).toBe(true);
    const cut = await clinic.counter.call('cutBoard', { id });
    expect(cut).toMatchObject({ id, version: 2 });
    expect(await clinic.counter.call('cutBoard', { id })).toEqual(cut);
    for (const probe of [near, far]) await probe.until(({ endedBy }) => endedBy === 'signed_out', 'the cut');
    expect((await visit.try('queueBoard', { id })).status).toBe(401);
    expect((await clinic.counter.call('boards', { facilityId: clinic.facilityId })).boards).toEqual([]);
    const rows = await database.pool.query<{ type: string }>(
      `SELECT type FROM journal WHERE entity_id = $1 OR data -> 'subject' ->> 'id' = $1::text ORDER BY seq`,
      [id],
    );
    expect(rows.rows.map(({ type }) => type)).toEqual([
      'queue-board.paired.v1',
      'pass.ended.v1',
      'queue-board.cut.v1',
    ]);
  });

  it('should open nothing else by a board, and no board by anything else', async () => {
    const clinic = await buildClinic(first);
    const { board, visit } = await hang(clinic);
    const { board: another } = await hang(clinic);
    const { id: sessionId } = await clinic.session(1);
    const ticket = await clinic.counter.call('takeTicket', {
      ...{ sessionId, channel: 'counter', placeKind: 'jkn', patient: PERSON },
    });
    expect((await visit.try('queueBoard', { id: another.id })).status).toBe(404);
    expect((await visit.try('boardVoice', { id: another.id, label: 'A-01', room: '1' })).status).toBe(404);
    expect((await visit.try('portalTicket', { id: ticket.id })).status).toBe(404);
    expect((await visit.try('cancelPortalTicket', { id: ticket.id })).status).toBe(404);
    expect((await visit.try('visitLine', { topics: 'booking' })).status).toBe(404);
    // Staff's routes do not look at a visit at all.
    for (const name of ['bookingDay', 'boards', 'snapshot'] as const)
      expect(
        (await visit.try(name, { facilityId: clinic.facilityId, date: ticket.serviceDate })).status,
      ).toBe(401);
    for (const scope of ['ticket', 'person', 'link'] as const) {
      const { secret } = await issuePass(first, { scope, subject: { kind: 'board', id: board.id } });
      const patient = await PortalVisit.open(first.base, secret);
      expect((await patient.try('queueBoard', { id: board.id })).status).toBe(404);
    }
    const { secret } = await issuePass(first, { subject: { kind: 'booking', id: ticket.id } });
    const patient = await PortalVisit.open(first.base, secret);
    expect((await patient.try('portalTicket', { id: ticket.id })).status).toBe(200);
    expect((await patient.try('queueBoard', { id: board.id })).status).toBe(404);
    expect((await clinic.counter.try('queueBoard', { id: board.id })).status).toBe(401);
  });

  it('should count guesses, those of a house together, and what televisions ask', async () => {
    const clinic = await buildClinic(first);
    const guess = (code: string) =>
      clinic.counter.try('pairBoard', { facilityId: clinic.facilityId, code, name: 'Lobi' });
    const tries: number[] = [];
    for (let count = 0; count < 11; count += 1) tries.push((await guess('AAAAAA')).status);
    expect(tries).toEqual([...Array.from({ length: 10 }, () => 404), 429]);
    // Not even the right one, and the television's code is none the worse for it.
    const television = new Television(first.base);
    const code = await television.ask();
    expect((await guess(code)).body).toMatchObject({ code: 'BOOKING.TOO_OFTEN' });
    expect(
      await clinic.head.call('pairBoard', { facilityId: clinic.facilityId, code, name: 'Lobi' }),
    ).toMatchObject({ name: 'Lobi' });
    const asked: number[] = [];
    for (let count = 0; count < 41; count += 1)
      asked.push((await new Television(first.base).tryAsk()).status, (await television.tryAsk()).status);
    expect(asked.filter((status) => status === 429)).toHaveLength(2);
    // Another device than the one that showed the code fetches nothing.
    expect(await new Television(first.base).look()).toBeNull();
  });

  it('should be told again of how it stands when it comes back', async () => {
    const clinic = await buildClinic(first, ALL_DAY);
    const { visit } = await hang(clinic);
    (await follow(visit, first)).close();
    const label = await call(clinic, '3');
    const probe = await follow(visit, second);
    await probe.until((one) => newest(one) === label, 'the call that was missed');
  });
});
