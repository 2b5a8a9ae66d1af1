import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { CallIncidentService, CallService, IngestService, MOST_DROPPED } from '#siaga/calls';
import { Call, OpenIncidentInput, type CallEventInput, type Incident, type Place } from '#siaga/contracts';
import { IncidentService } from '#siaga/dispatch';
import { Caller } from '#siaga/identity';
import { JournalQuery } from '#siaga/journal';
import { newId } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { callEvent, callsContext, FakeClock, JAMBI, person, SUMENEP } from '../support/calls.js';
import { useDatabase } from '../support/database.js';

const NOT_FOUND = { code: 'RESOURCE.NOT_FOUND' };
const PLACE: Place = {
  point: { lon: 103.605, lat: -1.605 },
  accuracyM: 15,
  source: 'map_pin',
  label: 'Simpang contoh',
  context: 'Telanaipura',
  regionCode: '15.71.03',
  isConfirmed: false,
};

// Real: the database, the journal, everything of calls, dispatch and below. Not loaded: gazetteer and ranking. Mocked: the clock.
describe('call commands', () => {
  const db = useDatabase();
  const clock = new FakeClock();
  let app: INestApplicationContext;
  const sari = person('operator', JAMBI, 'Sari');
  const budi = person('operator', JAMBI, 'Budi');
  const stranger = person('operator', SUMENEP, 'Orang lain');

  beforeAll(async () => {
    app = await callsContext(db.dataSource, clock);
  });
  beforeEach(() => db.truncateAll());
  afterAll(() => app.close());

  const calls = (): CallService => app.get(CallService);
  const links = (): CallIncidentService => app.get(CallIncidentService);

  async function receive(overrides: Partial<CallEventInput> = {}): Promise<string> {
    const result = await app
      .get(IngestService)
      .receive({ name: 'pbx', regionCode: JAMBI }, JSON.stringify(callEvent(overrides)));
    return result.events[0]?.callId ?? '';
  }

  function open(caller: Caller, callId?: string): Promise<Incident> {
    return links().open(
      caller,
      OpenIncidentInput.parse({ regionCode: JAMBI, callId, complaint: 'traffic', place: PLACE }),
    );
  }

  const withKey = (caller: Caller, key: string): Caller => new Caller(caller.account, caller.sessionId, key);

  describe('a place that was chosen by mistake', () => {
    const chosen = (overrides: Partial<Place> = {}): Place => ({ ...PLACE, ...overrides });
    const undo = (caller: Caller, call: Call): Promise<Call> =>
      calls().undoPlace(caller, { id: call.id, fixId: call.replaced?.fixId ?? '' });

    it('should give way to what it put aside, whole, as an act of its own', async () => {
      const location = { point: { lon: 103.61, lat: -1.61 }, accuracyM: 900, source: 'aml' as const };
      const id = await receive({ location });
      const before = await calls().byId(sari, id);
      expect(before.place).toMatchObject({ accuracyM: 900, source: 'aml', isConfirmed: false });
      const pinned = await calls().setPlace(sari, { id, place: PLACE });
      expect(pinned.replaced).toEqual({ fixId: pinned.fixes.at(-1)?.id, place: before.place });
      const back = await undo(budi, pinned);
      expect(back.place).toEqual(before.place);
      expect(back.replaced).toBeUndefined();
      expect(back.fixes).toHaveLength(2);
      expect(await calls().byId(sari, id)).toEqual(back);
      const [last] = await app
        .get(Database)
        .query<{ type: string; actor: { name: string } }>(
          'SELECT type, actor FROM journal WHERE entity_id = $1 ORDER BY seq DESC LIMIT 1',
          [id],
        );
      expect(last).toMatchObject({ type: 'call.place-restored.v1', actor: { name: 'Budi' } });
      await expect(undo(sari, pinned)).rejects.toMatchObject({ code: 'CALL.PLACE_CHANGED' });
    });

    it('should give way to no place at all where there was none, and to nobody of another region', async () => {
      const id = await receive();
      const pinned = await calls().setPlace(sari, { id, place: PLACE });
      await expect(undo(stranger, pinned)).rejects.toMatchObject(NOT_FOUND);
      expect((await undo(sari, pinned)).place).toBeNull();
    });

    it('should stay once something else has changed the place', async () => {
      const id = await receive();
      const pinned = await calls().setPlace(sari, { id, place: PLACE });
      const other = await calls().setPlace(budi, { id, place: chosen({ label: 'Simpang lain' }) });
      await expect(undo(sari, pinned)).rejects.toMatchObject({ code: 'CALL.PLACE_CHANGED' });
      expect((await undo(sari, other)).place?.label).toBe(PLACE.label);
    });

    it('should be taken back once by two who press at the same moment as a third chooses anew', async () => {
      const id = await receive();
      const pinned = await calls().setPlace(sari, { id, place: PLACE });
      const results = await Promise.allSettled([
        undo(sari, pinned),
        undo(budi, pinned),
        calls().setPlace(budi, { id, place: chosen({ label: 'Simpang lain' }) }),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(2);
      // Whoever came last: a new choice is never undone by who meant the one before it.
      expect((await calls().byId(sari, id)).place?.label).toBe('Simpang lain');
    });
  });

  describe('a call typed by hand', () => {
    const input = {
      regionCode: JAMBI,
      callerNumber: '0811-0000-0009',
      callerName: 'Bapak Contoh',
      note: 'datang sendiri',
      place: PLACE,
    };

    it('should be answered by the person who types it, at a confirmed place', async () => {
      const call = Call.parse(await calls().create(sari, input));
      expect(call).toMatchObject({
        source: 'manual',
        sourceCallId: null,
        state: 'answered',
        answeredBy: sari.actor,
        note: 'datang sendiri',
      });
      expect(call.place).toEqual({ ...PLACE, isConfirmed: true });
      expect(call.fixes).toMatchObject([{ by: sari.actor }]);
      expect(await calls().byId(budi, call.id)).toEqual(call);
    });

    it('should not be typed into another region', async () => {
      await expect(calls().create(stranger, input)).rejects.toMatchObject(NOT_FOUND);
    });

    it('should be stored once when it is sent twice with one key', async () => {
      const first = await calls().create(withKey(sari, 'key-of-one-card'), input);
      expect(await calls().create(withKey(sari, 'key-of-one-card'), input)).toEqual(first);
    });

    it('should count with the calls of its number that came by telephone', async () => {
      await receive({ from: '0811-0000-0009' });
      expect((await calls().create(sari, input)).callsFromNumber).toBe(2);
    });
  });

  describe('reading', () => {
    it('should give a call of the own region and hide one of another', async () => {
      const id = await receive();
      expect(await calls().byId(sari, id)).toMatchObject({ id });
      await expect(calls().byId(stranger, id)).rejects.toMatchObject(NOT_FOUND);
      await expect(calls().byId(sari, newId())).rejects.toMatchObject(NOT_FOUND);
    });
  });

  describe('answering', () => {
    it('should let one of two win and tell the other who', async () => {
      const id = await receive();
      const results = await Promise.allSettled([calls().answer(sari, { id }), calls().answer(budi, { id })]);
      const won = results.filter((result) => result.status === 'fulfilled');
      const lost = results.filter((result) => result.status === 'rejected');
      const winner = won[0]?.value.answeredBy?.name;
      expect([won.length, lost.length]).toEqual([1, 1]);
      expect(lost[0]?.reason).toMatchObject({ code: 'CALL.ALREADY_ANSWERED', details: { byName: winner } });
      expect(await calls().byId(sari, id)).toMatchObject({ state: 'answered', version: 2 });
    });

    it('should keep the person when the telephone reports the answer later, and take its truer time', async () => {
      const id = await receive({ sourceCallId: 'c-1' });
      await calls().answer(sari, { id });
      await receive({ sourceCallId: 'c-1', type: 'answered', at: '2026-11-21T06:59:59Z', agent: '101' });
      expect(await calls().byId(sari, id)).toMatchObject({
        answeredBy: sari.actor,
        answeredAt: '2026-11-21T06:59:59.000Z',
        version: 3,
      });
    });

    it('should refuse a call that is over', async () => {
      const id = await receive({ type: 'abandoned' });
      await expect(calls().answer(sari, { id })).rejects.toMatchObject({ code: 'CALL.ILLEGAL_STEP' });
    });

    it('should hide a call of another region', async () => {
      const id = await receive();
      await expect(calls().answer(stranger, { id })).rejects.toMatchObject(NOT_FOUND);
    });
  });

  describe('placing', () => {
    const location = { point: { lon: 103.61, lat: -1.61 }, accuracyM: 5, source: 'aml' as const };

    it('should confirm the place and keep every fix, before and after', async () => {
      const id = await receive({
        sourceCallId: 'c-1',
        location: { ...location, accuracyM: 2_000, source: 'pbx' },
      });
      const placed = await calls().setPlace(sari, { id, place: PLACE });
      expect(placed.place).toEqual({ ...PLACE, isConfirmed: true });
      await receive({ sourceCallId: 'c-1', type: 'ringing', location });
      const call = await calls().byId(sari, id);
      expect(call.place).toEqual(placed.place);
      expect(call.fixes.map((fix) => [fix.place.source, fix.by.kind])).toEqual([
        ['pbx', 'source'],
        ['map_pin', 'account'],
        ['aml', 'source'],
      ]);
    });

    it('should let a better automatic fix replace an automatic one', async () => {
      const id = await receive({
        sourceCallId: 'c-1',
        location: { ...location, accuracyM: 2_000, source: 'pbx' },
      });
      await receive({ sourceCallId: 'c-1', type: 'ringing', location });
      expect((await calls().byId(sari, id)).place).toMatchObject({ accuracyM: 5, source: 'aml' });
    });

    it('should not place a call of another region', async () => {
      const id = await receive();
      await expect(calls().setPlace(stranger, { id, place: PLACE })).rejects.toMatchObject(NOT_FOUND);
    });
  });

  describe('closing', () => {
    it('should close a dropped call and say so in the journal', async () => {
      const id = await receive({ type: 'abandoned' });
      expect(await calls().close(sari, { id, disposition: 'ghost', note: 'hening' })).toMatchObject({
        disposition: 'ghost',
        note: 'hening',
        state: 'abandoned',
      });
      expect((await app.get(JournalQuery).after(0, 10)).rows.map((entry) => entry.type)).toEqual([
        'call.received.v1',
        'call.closed.v1',
      ]);
    });

    it('should refuse a disposition that does not fit, naming those that do', async () => {
      const id = await receive();
      await expect(calls().close(sari, { id, disposition: 'incident' })).rejects.toMatchObject({
        code: 'CALL.ILLEGAL_STEP',
      });
      await open(sari, id);
      await expect(calls().close(sari, { id, disposition: 'prank' })).rejects.toMatchObject({
        code: 'CALL.ILLEGAL_STEP',
        details: { allowed: ['incident', 'duplicate'] },
      });
      expect(await calls().close(sari, { id, disposition: 'incident' })).toMatchObject({
        disposition: 'incident',
      });
    });

    it('should not close a call of another region', async () => {
      const id = await receive();
      await expect(calls().close(stranger, { id, disposition: 'prank' })).rejects.toMatchObject(NOT_FOUND);
    });
  });

  describe('incidents', () => {
    it('should open one from a call, with its times and the link on both sides', async () => {
      const id = await receive();
      const incident = await open(sari, id);
      expect(incident).toMatchObject({
        callIds: [id],
        callOfferedAt: '2026-11-21T06:59:58.000Z',
        openedBy: sari.actor,
      });
      expect(await calls().byId(sari, id)).toMatchObject({ incidentId: incident.id, version: 2 });
    });

    it('should open one without a call', async () => {
      expect(await open(sari)).toMatchObject({ callIds: [], callOfferedAt: null });
    });

    it('should take several calls into one', async () => {
      const incident = await open(sari, await receive());
      const second = await receive();
      expect(await links().link(sari, { id: second, incidentId: incident.id })).toMatchObject({
        incidentId: incident.id,
      });
      expect((await app.get(IncidentService).read(sari, incident.id)).callIds).toContain(second);
    });

    it('should open one incident when two people open it from one call', async () => {
      const id = await receive();
      const results = await Promise.allSettled([open(sari, id), open(budi, id)]);
      const [incident] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      const reasons = results.flatMap((result) =>
        result.status === 'rejected' ? [result.reason as unknown] : [],
      );
      expect(reasons).toMatchObject([{ code: 'CALL.ALREADY_LINKED', details: { incidentId: incident?.id } }]);
      const { rows } = await db.pool.query('SELECT id FROM incident');
      expect(rows).toEqual([{ id: incident?.id }]);
    });

    it('should reopen a card that was closed as no incident', async () => {
      const id = await receive({ type: 'abandoned' });
      await calls().close(sari, { id, disposition: 'dropped' });
      const incident = await open(sari, id);
      expect(await calls().byId(sari, id)).toMatchObject({
        incidentId: incident.id,
        disposition: 'incident',
      });
    });

    it('should not open from, or link, a call of another region', async () => {
      const incident = await open(sari);
      const id = await receive();
      await expect(open(stranger, id)).rejects.toMatchObject(NOT_FOUND);
      await expect(links().link(stranger, { id, incidentId: incident.id })).rejects.toMatchObject(NOT_FOUND);
      expect(await calls().byId(sari, id)).toMatchObject({ incidentId: null, version: 1 });
    });
  });

  describe('what is alive', () => {
    const alive = async (caller: Caller, openIncidentIds: string[] = []): Promise<string[]> => {
      const list = await calls().alive(app.get(Database), caller.audience('call.read'), openIncidentIds);
      return list.map((call) => call.id).sort();
    };

    it('should leave out the oldest dropped of very many, count them, and never one that rings or is worked on', async () => {
      const [ringing, linked] = [await receive(), await receive()];
      const incident = await open(sari, linked);
      const dropped = await receive({ type: 'abandoned' });
      const database = app.get(Database);
      const copies = MOST_DROPPED + 20;
      await database.query(
        `INSERT INTO call SELECT (jsonb_populate_record(call, jsonb_build_object(
             'id', gen_random_uuid(), 'source_call_id', 'uji-' || n, 'offered_at', offered_at + n * interval '1 second'))).*
         FROM call, generate_series(1, $2::int) n WHERE id = $1`,
        [dropped, copies],
      );
      try {
        const list = await alive(sari, [incident.id]);
        expect(list).toHaveLength(MOST_DROPPED + 2);
        expect(list).toEqual(expect.arrayContaining([ringing, linked]));
        // The first of them is the oldest.
        expect(list).not.toContain(dropped);
        const audience = (caller: Caller) => caller.audience('call.read');
        expect(await calls().leftOut(database, audience(sari))).toBe(copies + 1 - MOST_DROPPED);
        expect(await calls().leftOut(database, audience(stranger))).toBe(0);
      } finally {
        await database.query("DELETE FROM call WHERE source_call_id LIKE 'uji-%'");
      }
    });

    it('should hold unfinished, lately dropped and open-incident calls of the own regions', async () => {
      const ringing = await receive();
      const dropped = await receive({ type: 'abandoned' });
      const linked = await receive();
      const incident = await open(sari, linked);
      const droppedLongAgo = await receive({ type: 'abandoned', at: '2026-11-20T06:00:00Z' });
      const closed = await receive({ type: 'abandoned' });
      await calls().close(sari, { id: closed, disposition: 'prank' });
      expect(await alive(sari, [incident.id])).toEqual([ringing, dropped, linked].sort());
      expect(await alive(sari)).not.toContain(linked);
      expect(await alive(sari)).not.toContain(droppedLongAgo);
      expect(await alive(stranger, [incident.id])).toEqual([]);
      expect(await alive(person('operator', '15'))).toEqual([ringing, dropped].sort());
    });
  });
});
