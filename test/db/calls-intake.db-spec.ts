import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import {
  CallService,
  IngestService,
  RefusedEventRetry,
  RefusedEventService,
  type CallSource,
} from '#siaga/calls';
import { Call, type CallEventInput, type IngestResult } from '#siaga/contracts';
import { JournalQuery } from '#siaga/journal';
import { callEvent, callsContext, FakeClock, JAMBI, person, SUMENEP } from '../support/calls.js';
import { useDatabase } from '../support/database.js';

const PBX: CallSource = { name: 'pbx', regionCode: JAMBI };
const OTHER: CallSource = { name: 'other', regionCode: SUMENEP };

// Real: the database, the journal, everything of calls and below. Not loaded: gazetteer and ranking. Mocked: the clock.
describe('call intake', () => {
  const db = useDatabase();
  const clock = new FakeClock();
  let app: INestApplicationContext;
  const operator = person('operator', JAMBI);
  const supervisor = person('supervisor', JAMBI);

  beforeAll(async () => {
    app = await callsContext(db.dataSource, clock);
  });
  beforeEach(() => db.truncateAll());
  afterAll(() => app.close());

  const send = (body: unknown, source = PBX): Promise<IngestResult> =>
    app.get(IngestService).receive(source, JSON.stringify(body));
  const read = (id: string | null | undefined): Promise<Call> =>
    app.get(CallService).byId(operator, id ?? '');

  async function sendOne(event: CallEventInput): Promise<string> {
    const [outcome] = (await send(event)).events;
    if (!outcome?.callId) throw new Error(`The event was ${outcome?.status ?? 'lost'}`);
    return outcome.callId;
  }

  async function count(table: string): Promise<number> {
    const { rows } = await db.pool.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table}`);
    return rows[0]?.n ?? -1;
  }

  it('should store event, call, fix and journal entry, and give the view that the journal gives', async () => {
    const location = { point: { lon: 103.61, lat: -1.61 }, accuracyM: 40, source: 'aml' as const };
    const id = await sendOne(callEvent({ callerName: 'Ibu Contoh', queue: 'darurat', location }));
    const call = Call.parse(await read(id));
    expect(call).toMatchObject({
      regionCode: JAMBI,
      version: 1,
      state: 'ringing',
      line: '119',
      queue: 'darurat',
      callsFromNumber: 1,
    });
    expect(call.place).toMatchObject({ ...location, isConfirmed: false });
    expect(call.fixes).toMatchObject([{ place: location, by: { kind: 'source', id: 'pbx' } }]);
    const [entry] = (await app.get(JournalQuery).after(0, 10)).rows;
    expect(entry).toMatchObject({ type: 'call.received.v1', entityId: id, version: 1, regionCode: JAMBI });
    expect(entry?.data).toEqual(call);
    expect(await count('call_event')).toBe(1);
  });

  it('should change nothing when the same event comes twice', async () => {
    const event = callEvent();
    const first = await send(event);
    const second = await send(event);
    expect(first).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(second).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(second.events[0]?.callId).toBe(first.events[0]?.callId);
    expect([await count('call'), await count('call_event'), await count('journal')]).toEqual([1, 1, 1]);
  });

  it('should let two sources have calls of the same id', async () => {
    const event = callEvent();
    await send(event, PBX);
    expect(await send(event, OTHER)).toMatchObject({ accepted: 1 });
    expect(await count('call')).toBe(2);
  });

  it('should make the same call of events in any order', async () => {
    const sourceCallId = 'c-1';
    const events = [
      callEvent({ sourceCallId, type: 'ended', at: '2026-11-21T07:02:00Z' }),
      callEvent({ sourceCallId, type: 'answered', at: '2026-11-21T07:00:06Z', agent: '101' }),
      callEvent({ sourceCallId, type: 'ringing', at: '2026-11-21T07:00:01Z' }),
      callEvent({ sourceCallId, type: 'offered', at: '2026-11-21T07:00:00Z' }),
    ];
    const result = await send(events);
    expect(result).toMatchObject({ accepted: 4, duplicates: 0, refused: 0 });
    expect(await read(result.events[0]?.callId)).toMatchObject({
      state: 'ended',
      offeredAt: '2026-11-21T07:00:00.000Z',
      answeredAt: '2026-11-21T07:00:06.000Z',
      answeredBy: { kind: 'source', id: 'pbx', name: '101' },
      endedAt: '2026-11-21T07:02:00.000Z',
    });
    expect(await send(events)).toMatchObject({ accepted: 0, duplicates: 4 });
  });

  it('should journal nothing for an event that says nothing new', async () => {
    const event = callEvent();
    await sendOne(event);
    await sendOne({ ...event, type: 'queued', at: '2026-11-21T07:00:30Z' });
    expect([await count('call_event'), await count('journal')]).toEqual([2, 1]);
  });

  it('should take the same event once when it comes on many connections at once', async () => {
    const event = callEvent();
    const results = await Promise.all(Array.from({ length: 8 }, () => send(event)));
    expect(results.map((result) => result.accepted).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    expect(new Set(results.map((result) => result.events[0]?.callId)).size).toBe(1);
    expect([await count('call'), await count('call_event'), await count('journal')]).toEqual([1, 1, 1]);
  });

  it('should make one call of different events that come at once', async () => {
    const sourceCallId = 'c-1';
    const types = ['offered', 'ringing', 'queued', 'answered', 'held', 'ended', 'cdr'] as const;
    const results = await Promise.all(
      types.map((type, at) =>
        send(callEvent({ sourceCallId, type, at: `2026-11-21T07:00:0${String(at)}Z` })),
      ),
    );
    expect(results.every((result) => result.accepted === 1)).toBe(true);
    expect(await read(results[0]?.events[0]?.callId)).toMatchObject({
      state: 'ended',
      offeredAt: '2026-11-21T07:00:00.000Z',
      answeredAt: '2026-11-21T07:00:03.000Z',
      endedAt: '2026-11-21T07:00:05.000Z',
    });
    expect([await count('call'), await count('call_event')]).toEqual([1, 7]);
  });

  it('should write many calls that come at once, each with its own count, fix and journal entry', async () => {
    const events = Array.from({ length: 60 }, (_, index) =>
      callEvent({
        from: `0811-0000-${String(1_000 + Math.floor(index / 3))}`,
        location: { point: { lon: 103.6 + index / 1_000, lat: -1.6 }, accuracyM: index },
      }),
    );
    const results = await Promise.all(events.map((event) => send(event)));
    const calls = await Promise.all(results.map((result) => read(result.events[0]?.callId)));
    expect(calls.map((call) => call.place?.accuracyM)).toEqual(events.map((_, index) => index));
    const counts = calls.map((call) => call.callsFromNumber).sort();
    expect(counts).toEqual([1, 2, 3].flatMap((count) => Array.from({ length: 20 }, () => count)));
    const { rows: entries } = await app.get(JournalQuery).after(0, 100);
    const journalled = new Map(entries.map((entry) => [entry.entityId, entry.data]));
    for (const call of calls) expect(journalled.get(call.id)).toEqual(call);
  });

  it('should count the calls of a number within a day, however it is written', async () => {
    await sendOne(callEvent({ from: '0811-0000-0001', at: '2026-11-20T06:00:00Z' }));
    await sendOne(callEvent({ from: '+62811 0000 0001', at: '2026-11-21T05:00:00Z' }));
    await sendOne(callEvent({ from: '0811-0000-0002', at: '2026-11-21T05:30:00Z' }));
    const id = await sendOne(callEvent({ from: '08110000 0001', at: '2026-11-21T06:30:00Z' }));
    expect((await read(id)).callsFromNumber).toBe(2);
    expect((await read(await sendOne(callEvent({ from: 'anonymous' })))).callsFromNumber).toBe(1);
  });

  it('should keep what it refuses, alert the supervisor once, and take the rest', async () => {
    const result = await send([callEvent(), { ...callEvent(), type: 'rang' }, 7]);
    expect(result).toMatchObject({ accepted: 1, refused: 2 });
    expect(result.events[1]).toMatchObject({ status: 'refused', callId: null, fields: [{ path: 'type' }] });
    await send({ nonsense: true });
    expect(await count(`alert WHERE kind = 'call_refused' AND region_code = '${JAMBI}'`)).toBe(1);
    const { events } = await app.get(RefusedEventService).list(supervisor);
    expect(events).toHaveLength(3);
    expect(events.map((event) => event.preview).join()).not.toContain('0811-0000');
  });

  it('should not keep the same refused event twice', async () => {
    const event = { ...callEvent(), type: 'rang' };
    expect(await send(event)).toMatchObject({ refused: 1 });
    expect(await send(event)).toMatchObject({ refused: 1 });
    expect(await count('call_event')).toBe(1);
  });

  it('should keep a body that is not JSON', async () => {
    const result = await app.get(IngestService).receive(PBX, '{"sourceCallId": "c-1", ');
    expect(result).toMatchObject({ accepted: 0, refused: 1 });
    const { events } = await app.get(RefusedEventService).list(supervisor);
    expect(events).toMatchObject([{ source: 'pbx', preview: '{"sourceCallId": "c-1", ' }]);
  });

  it('should keep a readable event that the database cannot hold, and take the rest', async () => {
    const result = await send([callEvent({ at: '0000-01-01T00:00:00Z' }), callEvent()]);
    expect(result).toMatchObject({ accepted: 1, refused: 1 });
    expect((await app.get(RefusedEventService).list(supervisor)).events).toHaveLength(1);
    expect(await count('call')).toBe(1);
  });

  it('should refuse a list that is too long and keep nothing', async () => {
    await expect(send(Array.from({ length: 1_001 }, () => 7))).rejects.toMatchObject({
      code: 'INPUT.TOO_LARGE',
    });
    expect(await count('call_event')).toBe(0);
  });

  it('should refuse a record of the past in a region of another source, and ring a live call in its own', async () => {
    expect(await send(callEvent({ regionCode: SUMENEP, isRecord: true }))).toMatchObject({
      refused: 1,
      events: [{ fields: [{ path: 'regionCode' }] }],
    });
    const live = await send(callEvent({ regionCode: SUMENEP }));
    expect(live).toMatchObject({ accepted: 1, events: [{ cleaned: [{ path: 'regionCode' }] }] });
    const id = live.events[0]?.callId ?? '';
    expect(await app.get(CallService).byId(supervisor, id)).toMatchObject({ regionCode: JAMBI });
  });

  it('should let the supervisor run a refused event again', async () => {
    await send(callEvent({ regionCode: SUMENEP, isRecord: true }));
    const [refused] = (await app.get(RefusedEventService).list(supervisor)).events;
    const id = refused?.id ?? '';
    expect(await app.get(RefusedEventRetry).retry(supervisor, { id })).toMatchObject({
      refused: 1,
      events: [{ fields: [{ path: 'regionCode' }] }],
    });
    // The source was given more regions, so that the event is right now.
    await db.pool.query(`UPDATE call_event SET region_code = 'ID' WHERE id = $1`, [id]);
    const national = person('supervisor', 'ID');
    const result = await app.get(RefusedEventRetry).retry(national, { id });
    expect(result).toMatchObject({ accepted: 1 });
    expect(await app.get(CallService).byId(national, result.events[0]?.callId ?? '')).toMatchObject({
      regionCode: SUMENEP,
      source: 'pbx',
    });
    expect((await app.get(RefusedEventService).list(national)).events).toEqual([]);
    await expect(app.get(RefusedEventRetry).retry(national, { id })).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
  });

  it('should end the alert of a source with the last of its refused events, and not before', async () => {
    const lasting = (): Promise<number> => count(`alert WHERE kind = 'call_refused' AND ended_at IS NULL`);
    const wrong = { regionCode: SUMENEP, isRecord: true } as const;
    await send([callEvent(wrong), callEvent(wrong)]);
    const national = person('supervisor', 'ID');
    const { events } = await app.get(RefusedEventService).list(supervisor);
    await app.get(RefusedEventRetry).retry(supervisor, { id: events[0]?.id ?? '' });
    expect([events.length, await lasting()]).toEqual([2, 1]);
    await db.pool.query(`UPDATE call_event SET region_code = 'ID' WHERE id = ANY($1)`, [
      events.map(({ id }) => id),
    ]);
    await app.get(RefusedEventRetry).retry(national, { id: events[0]?.id ?? '' });
    expect(await lasting()).toBe(1);
    await app.get(RefusedEventRetry).retry(national, { id: events[1]?.id ?? '' });
    expect(await lasting()).toBe(0);
  });

  it('should not show or run refused events of another region', async () => {
    await send({ nonsense: true });
    const [refused] = (await app.get(RefusedEventService).list(supervisor)).events;
    const stranger = person('supervisor', SUMENEP);
    expect((await app.get(RefusedEventService).list(stranger)).events).toEqual([]);
    await expect(app.get(RefusedEventRetry).retry(stranger, { id: refused?.id ?? '' })).rejects.toMatchObject(
      { code: 'RESOURCE.NOT_FOUND' },
    );
  });

  it('should not write a number, a name or words of a place in plain text anywhere', async () => {
    const words = 'rumah hijau belakang masjid';
    const event = callEvent({ from: '0811-0000-4321', callerName: 'Ibu Rahasia', locationText: words });
    await sendOne(event);
    await send({ ...event, type: 'answered', at: '2026-11-21T07:00:09Z' });
    await send({ ...event, type: 'rang' });
    const { rows: tables } = await db.pool.query<{ name: string }>(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'spatial_ref_sys'`,
    );
    for (const { name } of tables) {
      const { rows } = await db.pool.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
      const text = rows.map((row) => row.line).join('\n');
      for (const secret of ['0811-0000-4321', '081100004321', 'Rahasia', 'masjid'])
        expect(`${name}: ${text}`).not.toContain(secret);
    }
  });
});
