import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BookedPlace, TicketStanding, VisitLine } from '#siaga/contracts';
import { buildClinic, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { addStage } from '../support/booking-stages.js';
import { useDatabase } from '../support/database.js';
import { pageOf, PatientPhone } from '../support/portal-booking.js';
import { serverSettings, TestServer } from '../support/server.js';
import { SocketProbe } from '../support/socket-probe.js';
import { issuePass, PortalVisit } from '../support/visitor.js';

/** What the issue promises after a "call next". */
const AT_MOST_MS = 3_000;

let last = 300;
const form = () => {
  last += 1;
  return { patient: patientNo(last), phone: `0812-5555-${String(1_000 + last)}` };
};

// Two whole servers on one database: who calls and who follows are seldom on the same.
describe('numbers that are followed on phones, in two processes', () => {
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
    jest.restoreAllMocks();
    for (const probe of open.splice(0)) probe.close();
    await database.pool.query('DELETE FROM booking_try');
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  async function lineOf(visit: PortalVisit): Promise<VisitLine> {
    const answer = await visit.try('visitLine', { topics: 'booking' });
    expect(answer.status).toBe(200);
    return answer.body as VisitLine;
  }

  async function socketOf(visit: PortalVisit, server: TestServer): Promise<SocketProbe> {
    const probe = await SocketProbe.open(Number(new URL(server.base).port), {
      cookie: visit.cookie,
      as: 'visitor',
    });
    open.push(probe);
    return probe;
  }

  async function follow(visit: PortalVisit, server: TestServer): Promise<SocketProbe> {
    const { cursor, topics } = await lineOf(visit);
    const probe = await socketOf(visit, server);
    expect(await probe.resume(cursor, ['booking'], topics)).toMatchObject({ ok: true });
    await probe.until(({ tickets }) => tickets.length > 0, 'how the number stands at first');
    return probe;
  }

  async function booked(clinic: ClinicWorld, server: TestServer): Promise<[BookedPlace, PortalVisit]> {
    const { id } = await clinic.session(1);
    const phone = new PatientPhone(server);
    const place = await phone.book(id, form());
    return [place, await phone.open(place)];
  }

  const newest = ({ tickets }: SocketProbe): TicketStanding | undefined => tickets.at(-1);

  it('should hear of a call next in time on either process, of the own number alone and of nobody by name', async () => {
    const clinic = await buildClinic(first);
    const [[mine, visit], [yours, other]] = [await booked(clinic, first), await booked(clinic, second)];
    const elsewhere = await booked(await buildClinic(second), second);
    const [near, far] = [await follow(visit, first), await follow(other, second)];
    const stranger = await follow(elsewhere[1], first);
    const { counter } = clinic;
    for (const { ticket } of [mine, yours])
      await counter.call('stepTicket', { id: ticket.id, step: 'arrive', note: 'Datang lebih awal' });
    await far.until((probe) => newest(probe)?.state === 'waiting', 'the arrival');
    expect(newest(far)).toMatchObject({ ahead: 1, serving: [] });
    const calledMs = Date.now();
    await counter.call('callNext', { id: mine.ticket.sessionId, room: 'Poli 3' });
    await near.until((probe) => newest(probe)?.state === 'called', 'the call of this number');
    await far.until((probe) => newest(probe)?.serving.join() === mine.ticket.label, 'the call of another');
    expect(Date.now() - calledMs).toBeLessThan(AT_MOST_MS);
    expect(newest(near)).toMatchObject({ id: mine.ticket.id, room: 'Poli 3', ahead: null, estimate: null });
    expect(newest(far)).toMatchObject({ id: yours.ticket.id, ahead: 0, room: null });
    expect(new Set(far.tickets.map(({ id }) => id))).toEqual(new Set([yours.ticket.id]));
    expect(JSON.stringify(far.tickets)).not.toContain(mine.ticket.patientName);
    expect(JSON.stringify(far.tickets)).not.toContain(yours.ticket.patientName);
    // Its own booking may be told once more, on the process that heard of it last.
    for (const standing of stranger.tickets)
      expect(standing).toMatchObject({
        id: elsewhere[0].ticket.id,
        version: 1,
        state: 'booked',
        serving: [],
      });
  });

  it('should hear of the admission and the pharmacy, and to which counter it is called there', async () => {
    const clinic = await buildClinic(first);
    const { counter } = clinic;
    const [admission, pharmacy] = [await addStage(clinic, 'admission'), await addStage(clinic, 'pharmacy')];
    const [{ ticket }, visit] = await booked(clinic, first);
    const [, stranger] = await booked(clinic, second);
    const [phone, other] = [await follow(visit, second), await follow(stranger, second)];
    const { id, label, sessionId } = ticket;
    const hears = async (stages: unknown, what: string): Promise<void> => {
      const sinceMs = Date.now();
      await phone.until((probe) => JSON.stringify(newest(probe)?.stages) === JSON.stringify(stages), what);
      expect(Date.now() - sinceMs).toBeLessThan(AT_MOST_MS);
    };
    const at = (kind: string, state: string, more: { label: string; room?: string }) => ({
      ...{ kind, state, name: kind === 'admission' ? 'Pendaftaran' : 'Farmasi' },
      ...{ label: more.label, room: more.room ?? null },
    });
    expect(newest(phone)?.stages).toEqual([]);
    await counter.call('stepTicket', { id, step: 'arrive', note: 'Datang lebih awal' });
    await hears([at('admission', 'waiting', { label })], 'the line of the admission');
    const { turn } = await counter.call('callTurn', { id: admission.id, room: 'Loket 2' });
    await hears([at('admission', 'called', { label, room: 'Loket 2' })], 'the call of the admission');
    for (const step of ['serve', 'finish'] as const)
      await counter.call('stepTurn', { id: turn?.id ?? '', step });
    const admitted = at('admission', 'done', { label, room: 'Loket 2' });
    await hears([admitted], 'the end of the admission');
    await counter.call('callNext', { id: sessionId, room: 'Poli 3' });
    await counter.call('stepTicket', { id, step: 'serve' });
    await counter.call('stepTicket', { id, step: 'finish', medicine: 'ready_made' });
    await hears([admitted, at('pharmacy', 'waiting', { label: 'F-01' })], 'the number at the pharmacy');
    const made = await counter.call('callTurn', { id: pharmacy.id, room: 'Farmasi 1' });
    await counter.call('stepTurn', { id: made.turn?.id ?? '', step: 'call', room: 'Farmasi 1' });
    await hears(
      [admitted, at('pharmacy', 'called', { label: 'F-01', room: 'Farmasi 1' })],
      'the medicine that is ready',
    );
    expect(other.tickets.every(({ stages }) => stages.length === 0)).toBe(true);
    expect((await pageOf(visit, id)).stages).toHaveLength(2);
  });

  it('should read a session once for all who follow it', async () => {
    const clinic = await buildClinic(first);
    const [place] = await booked(clinic, first);
    const subject = { kind: 'booking', id: place.ticket.id };
    const phones: SocketProbe[] = [];
    for (let count = 0; count < 30; count += 1) {
      const { secret } = await issuePass(first, { subject });
      phones.push(await follow(await PortalVisit.open(first.base, secret), first));
    }
    const asked = jest.spyOn(first.database, 'query');
    await clinic.counter.call('stepTicket', { id: place.ticket.id, step: 'arrive', note: 'Lebih awal' });
    for (const phone of phones)
      await phone.until((probe) => newest(probe)?.state === 'waiting', 'the arrival on each phone');
    const reads = asked.mock.calls.filter(
      ([sql]) => typeof sql === 'string' && sql.includes('LEFT JOIN booking_reach'),
    );
    expect(reads.map(([, values]) => values)).toEqual([[place.ticket.sessionId]]);
  });

  it('should not lose what happens between the page and its line', async () => {
    const clinic = await buildClinic(first);
    const [{ ticket }, visit] = await booked(clinic, second);
    const { cursor, topics } = await lineOf(visit);
    const probe = await socketOf(visit, second);
    await clinic.counter.call('stepTicket', { id: ticket.id, step: 'cancel', note: 'Tidak jadi' });
    expect(probe.tickets).toEqual([]);
    await probe.resume(cursor, ['booking'], topics);
    await probe.until((one) => newest(one)?.state === 'cancelled', 'what happened meanwhile');
  });

  it('should move with the doctor, and be heard by no staff and by no phone without a number', async () => {
    const clinic = await buildClinic(first);
    const [{ ticket }, visit] = await booked(clinic, first);
    const probe = await follow(visit, second);
    const { id, version } = await clinic.session(1);
    await clinic.counter.call('delaySession', { id, version, delayMinutes: 30 });
    await probe.until((one) => newest(one)?.delayMinutes === 30, 'the lateness');
    expect(Date.parse(newest(probe)?.from ?? '') - Date.parse(ticket.from)).toBe(30 * 60_000);
    const staff = await SocketProbe.open(Number(new URL(first.base).port), { cookie: clinic.counter.cookie });
    open.push(staff);
    const { cursor } = await clinic.counter.call('snapshot', {});
    expect(await staff.resume(cursor, ['booking'])).toMatchObject({
      ok: false,
      error: { code: 'REALTIME.TOPIC_NOT_HEARD' },
    });
    const { secret } = await issuePass(first, { subject: { kind: 'call', id: ticket.id } });
    const caller = await PortalVisit.open(first.base, secret);
    expect((await caller.try('visitLine', { topics: 'booking' })).status).toBe(404);
  });
});
