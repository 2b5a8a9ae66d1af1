import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Ticket, TurnStep } from '#siaga/contracts';
import { JournalFollowers } from '#siaga/journal';
import { patientNo } from '../support/booking-world.js';
import { addStage, serveAtClinic, turnsOf } from '../support/booking-stages.js';
import { BPJS_KEYS, BpjsStandIn } from '../support/bpjs-stand-in.js';
import { tellBpjs } from '../support/bpjs-telling.js';
import { useDatabase } from '../support/database.js';
import { buildJkn, memberNo, type JknWorld } from '../support/jkn-world.js';
import { LOCAL_SYSTEMS, useServer } from '../support/server.js';

const ALL_DAY = {
  opens: '00:00',
  closes: '23:59',
  rhythm: { minutes: 60, places: 5, walkIns: 5, firstExtra: 0 },
};

describe('what BPJS is told of admission and pharmacy', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, { SIAGA_ROLE: 'web', ...LOCAL_SYSTEMS });
  let bpjs: BpjsStandIn;

  beforeAll(async () => {
    bpjs = await BpjsStandIn.start();
    await own.server.get(JournalFollowers).runDue();
  }, 60_000);
  afterAll(() => bpjs.close());

  const tell = (): Promise<void> => tellBpjs(database, [own.server]);

  function build(): Promise<JknWorld> {
    return buildJkn(own.server, {
      weekly: ALL_DAY,
      rules: { isWindowStrict: false },
      outgoing: { baseUrl: bpjs.base, ...BPJS_KEYS },
    });
  }

  async function walkIn({ counter, session }: JknWorld, n: number): Promise<Ticket> {
    return counter.call('takeTicket', {
      ...{ sessionId: (await session(0)).id, channel: 'counter', placeKind: 'walk_in' },
      patient: { ...patientNo(n), cardNumber: memberNo(n).nomorkartu },
    });
  }

  it('should be the medicine of who was served, its number and when it was ready', async () => {
    const world = await build();
    const { id: stageId } = await addStage(world, 'pharmacy');
    const ticket = await walkIn(world, 5);
    await serveAtClinic(world, ticket, 'compounded');
    const { turn } = await world.counter.call('callTurn', { id: stageId, room: 'Farmasi 1' });
    for (const step of ['call', 'finish'] as const)
      await world.counter.call('stepTurn', { id: turn?.id ?? '', step });
    for (let round = 0; round < 3; round += 1) await tell();
    expect(bpjs.tasksOf(ticket.code)).toEqual([3, 4, 5, 6, 7]);
    const told = bpjs.heard.find(({ service }) => service === 'antrean/farmasi/add');
    expect(told?.body).toEqual({
      kodebooking: ticket.code,
      jenisresep: 'racikan',
      nomorantrean: 1,
      keterangan: '',
    });
  });

  it('should be each step of who is new with its own time, from the admission to the medicine', async () => {
    const world = await build();
    const admission = await addStage(world, 'admission');
    const pharmacy = await addStage(world, 'pharmacy');
    const ticket = await walkIn(world, 6);
    const passed = async (stageId: string, steps: readonly TurnStep[]): Promise<void> => {
      const { turn } = await world.counter.call('callTurn', { id: stageId, room: 'Loket 1' });
      for (const step of steps) await world.counter.call('stepTurn', { id: turn?.id ?? '', step });
    };
    await passed(admission.id, ['serve', 'finish']);
    await serveAtClinic(world, ticket, 'ready_made');
    await passed(pharmacy.id, ['call', 'call', 'finish']);
    for (let round = 0; round < 4; round += 1) await tell();
    expect(bpjs.tasksOf(ticket.code)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const add = bpjs.heard.find(
      ({ service, body }) => service === 'antrean/add' && body.kodebooking === ticket.code,
    );
    expect(add?.body).toMatchObject({ pasienbaru: 1 });
    const [admitted, given] = await turnsOf(world, ticket);
    const { tickets } = await world.counter.call('bookingDay', {
      ...{ facilityId: world.facilityId, date: ticket.serviceDate },
    });
    const seen = tickets.find(({ id }) => id === ticket.id);
    const happened = [
      ...[admitted?.waitingAt, admitted?.servedAt, admitted?.endedAt, seen?.servedAt, seen?.endedAt],
      ...[given?.servedAt, given?.readyAt],
    ].map((at) => Date.parse(at ?? ''));
    const told = bpjs.bookings.get(ticket.code)?.tasks.map(({ waktu }) => waktu) ?? [];
    // To the second BPJS's times rise, and each is that of its own step or, where two fell into one second, the next.
    expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
    told.forEach((at, index) => expect(at).toBeGreaterThanOrEqual(happened[index] ?? Infinity));
    expect(told[0]).toBe(happened[0]);
  });
});
