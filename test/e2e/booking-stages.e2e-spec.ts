import { beforeAll, describe, expect, it } from '@jest/globals';
import type { StageTurn, Ticket, TicketPriority } from '#siaga/contracts';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { addStage, serveAtClinic, turnsOf } from '../support/booking-stages.js';
import { useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';

const ALL_DAY = {
  opens: '00:00',
  closes: '23:59',
  rhythm: { minutes: 240, places: 20, walkIns: 20, firstExtra: 0 },
};

describe('admission, clinic and pharmacy', () => {
  const own = useServer(useDatabase().databaseUrl);
  let house: ClinicWorld;
  let sameHouse: ClinicWorld;
  let elsewhere: ClinicWorld;
  let admission: string;
  let pharmacy: string;

  beforeAll(async () => {
    const rules = { isWindowStrict: false };
    house = await buildClinic(own.server, { weekly: ALL_DAY, rules });
    const { facilityId } = house;
    sameHouse = await buildClinic(own.server, { weekly: ALL_DAY, rules, facilityId, letter: 'S' });
    elsewhere = await buildClinic(own.server, { weekly: ALL_DAY, rules });
    const clinicIds = [house.clinic.id, sameHouse.clinic.id];
    admission = (await addStage(house, 'admission', { clinicIds })).id;
    pharmacy = (await addStage(house, 'pharmacy')).id;
  }, 120_000);

  const walkIn = async (
    n: number | null,
    priority: TicketPriority = 'none',
    world = house,
  ): Promise<Ticket> =>
    world.counter.call('takeTicket', {
      ...{ sessionId: (await world.session(0)).id, channel: 'counter', placeKind: 'walk_in', priority },
      patient: n === null ? { name: '' } : patientNo(n),
    });
  const call = async (id: string, more: { isCompounded?: boolean } = {}): Promise<StageTurn | null> =>
    (await house.counter.call('callTurn', { id, room: 'Loket 1', ...more })).turn;
  const step = (
    turn: StageTurn | null,
    name: 'call' | 'skip' | 'serve' | 'finish' | 'no_show',
  ): Promise<StageTurn> => house.counter.call('stepTurn', { id: turn?.id ?? '', step: name });
  async function admit(): Promise<StageTurn> {
    const turn = await call(admission);
    await step(turn, 'serve');
    return step(turn, 'finish');
  }
  const stateOf = async ({ id }: Ticket): Promise<string | undefined> => {
    const { tickets } = await house.counter.call('bookingDay', {
      facilityId: house.facilityId,
      date: dayFromNow(0),
    });
    return tickets.find((one) => one.id === id)?.state;
  };
  const next = async (): Promise<string | undefined> =>
    (await house.counter.call('callNext', { id: (await house.session(0)).id, room: '1' })).ticket?.id;

  it('should keep who is new from the clinic until the admission has written them down, once', async () => {
    const ticket = await walkIn(1);
    expect(await turnsOf(house, ticket)).toMatchObject([
      { kind: 'admission', state: 'waiting', label: ticket.label, number: 1, isCompounded: null },
    ]);
    expect(await next()).toBeUndefined();
    const called = await call(admission);
    expect(called).toMatchObject({ ticketId: ticket.id, state: 'called', room: 'Loket 1' });
    expect(await next()).toBeUndefined();
    await step(called, 'serve');
    const ended = await step(called, 'finish');
    const times = [ended.waitingAt, ended.calledAt, ended.servedAt, ended.endedAt].map((at) =>
      Date.parse(at ?? ''),
    );
    expect(times).toEqual([...times].sort((a, b) => a - b));
    await serveAtClinic(house, ticket, null);
    // Known now, at another clinic of the same admission too.
    expect(await turnsOf(house, await walkIn(1, 'none', sameHouse))).toEqual([]);
  });

  it('should write down who shows nothing, and an emergency later', async () => {
    const nobody = await walkIn(null);
    expect(await turnsOf(house, nobody)).toHaveLength(1);
    const urgent = await walkIn(2, 'emergency');
    expect(await turnsOf(house, urgent)).toEqual([]);
    expect(await next()).toBe(urgent.id);
    await house.counter.call('stepTicket', { id: urgent.id, step: 'no_show' });
    await step(await call(admission), 'no_show');
    // Who does not come to the admission came to nothing.
    expect(await stateOf(nobody)).toBe('no_show');
  });

  it('should put the elderly first, who was skipped behind the others, and call no number twice', async () => {
    const [first, second, elder] = [await walkIn(11), await walkIn(12), await walkIn(13, 'elderly')];
    const calls = await Promise.all([call(admission), call(admission), call(admission)]);
    expect(new Set(calls.map((turn) => turn?.ticketId))).toEqual(new Set([first.id, second.id, elder.id]));
    expect(await call(admission)).toBeNull();
    const firstsTurn = calls.find((turn) => turn?.ticketId === first.id) ?? null;
    const secondsTurn = calls.find((turn) => turn?.ticketId === second.id) ?? null;
    await step(firstsTurn, 'skip');
    await step(secondsTurn, 'skip');
    const third = await walkIn(14);
    expect((await call(admission))?.ticketId).toBe(third.id);
    const illegal = await house.counter.refusal('stepTurn', { id: firstsTurn?.id ?? '', step: 'finish' });
    expect(illegal.code).toBe('BOOKING.ILLEGAL_STEP');
    for (const { id } of [first, second, elder, third])
      await house.counter.call('stepTicket', { id, step: 'cancel', note: 'Pulang' });
    for (const one of [first, second, elder, third])
      expect((await turnsOf(house, one)).map(({ state }) => state)).toEqual(['cancelled']);
    expect(await call(admission)).toBeNull();
  });

  it('should go with a number that moves: who stands before the admission stands there again, who passed it does not', async () => {
    const [waits, passed] = [await walkIn(21), await walkIn(22)];
    const waiting = await call(admission);
    await step(waiting, 'skip');
    expect((await admit()).ticketId).toBe(passed.id);
    const other = await buildClinic(own.server, {
      ...{ facilityId: house.facilityId, letter: 'R', weekly: ALL_DAY, rules: { isWindowStrict: false } },
    });
    const stage = (
      await house.counter.call('bookingDay', { facilityId: house.facilityId, date: dayFromNow(0) })
    ).stages;
    const { id: stageId, version } = stage.find(({ id }) => id === admission) ?? { id: '', version: 0 };
    await addStage(house, 'admission', { stageId, version, clinicIds: [house.clinic.id, other.clinic.id] });
    const { id: sessionId } = await other.session(0);
    const move = async ({ id }: Ticket): Promise<Ticket> =>
      (await house.counter.call('transferTicket', { id, sessionId, note: 'Poli lain' })).ticket;
    const [movedWaiting, movedPassed] = [await move(waits), await move(passed)];
    expect(movedWaiting.arrivedAt).toBe(waits.arrivedAt);
    expect((await turnsOf(house, waits)).map(({ state }) => state)).toEqual(['cancelled']);
    expect((await turnsOf(house, movedWaiting)).map(({ state }) => state)).toEqual(['waiting']);
    expect(await turnsOf(house, movedPassed)).toEqual([]);
    await house.counter.call('stepTicket', { id: movedWaiting.id, step: 'cancel', note: 'Pulang' });
  });

  it('should give a number at the pharmacy to who has a prescription, and end the others at the clinic', async () => {
    const [plain, ready, made] = [await walkIn(31), await walkIn(32), await walkIn(33)];
    for (let n = 0; n < 3; n += 1) await admit();
    await serveAtClinic(house, plain, null);
    await serveAtClinic(house, ready, 'ready_made');
    await serveAtClinic(house, made, 'compounded');
    const pharmacyOf = async (ticket: Ticket) =>
      (await turnsOf(house, ticket)).find(({ kind }) => kind === 'pharmacy');
    expect(await pharmacyOf(plain)).toBeUndefined();
    expect(await pharmacyOf(ready)).toMatchObject({ label: 'F-01', isCompounded: false, state: 'waiting' });
    expect(await pharmacyOf(made)).toMatchObject({ label: 'F-02', isCompounded: true });
    // What takes longer can be begun first.
    const begun = await call(pharmacy, { isCompounded: true });
    expect(begun).toMatchObject({ ticketId: made.id, state: 'serving', calledAt: null });
    expect((await call(pharmacy))?.ticketId).toBe(ready.id);
    expect(await call(pharmacy)).toBeNull();
    const called = await step(begun, 'call');
    const again = await step(begun, 'call');
    expect(again.readyAt).toBe(called.readyAt);
    expect(await step(begun, 'finish')).toMatchObject({ state: 'done', readyAt: called.readyAt });
    expect(await stateOf(made)).toBe('done');
  });

  it('should be set by the head of the own house alone, each clinic in one of a kind, with a letter of its own', async () => {
    const { facilityId, head, counter, clinic } = house;
    const facts = {
      facilityId,
      kind: 'pharmacy' as const,
      rooms: [] as string[],
      name: 'Farmasi 2',
      clinicIds: [clinic.id],
    };
    const refused = async (input: object, who = head): Promise<string> =>
      (await who.refusal('setStage', { ...facts, letter: 'G', ...input })).code;
    expect(await refused({}, counter)).toBe('RESOURCE.NOT_FOUND');
    expect(await refused({}, elsewhere.head)).toBe('RESOURCE.NOT_FOUND');
    expect(await refused({ letter: null })).toBe('INPUT.INVALID');
    expect(await refused({ letter: 'F' })).toBe('BOOKING.LETTER_TAKEN');
    expect(await refused({ letter: clinic.letter })).toBe('BOOKING.LETTER_TAKEN');
    expect(await refused({ clinicIds: [elsewhere.clinic.id] })).toBe('INPUT.INVALID');
    expect(await refused({ stageId: pharmacy, version: 9 })).toBe('STALE.VERSION');
    for (const name of ['F\u0000armasi', 'x'.repeat(10_000)])
      expect(await refused({ name })).toBe('INPUT.INVALID');
    const clash = await head.refusal('addClinic', {
      ...{ facilityId, name: 'Klinik Fisik', letter: 'F', rules: clinic.rules, weekly: [] },
    });
    expect(clash.code).toBe('BOOKING.LETTER_TAKEN');
    const second = await head.call('setStage', { ...facts, letter: 'G' });
    const { stages } = await counter.call('bookingDay', { facilityId, date: dayFromNow(0) });
    expect(stages.find(({ id }) => id === pharmacy)?.clinicIds).toEqual([]);
    await head.call('setStage', { ...facts, letter: 'G', stageId: second.id, version: 1, isActive: false });
    // Nobody is sent to a pharmacy that is shut.
    const ticket = await walkIn(41);
    await admit();
    const { id: sessionId } = await house.session(0);
    await counter.call('callNext', { id: sessionId, room: '1' });
    await counter.call('stepTicket', { id: ticket.id, step: 'serve' });
    const finish = { id: ticket.id, step: 'finish', medicine: 'compounded' } as const;
    expect((await counter.refusal('stepTicket', finish)).code).toBe('INPUT.INVALID');
    expect(await stateOf(ticket)).toBe('serving');
  });
});
