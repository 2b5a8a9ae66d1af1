import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { CallService, IngestService, type CallSource } from '#siaga/calls';
import type { Call, CallEventInput, IngestResult } from '#siaga/contracts';
import { callEvent, callsContext, FakeClock, JAMBI, person } from '../support/calls.js';
import { useDatabase } from '../support/database.js';

const PBX: CallSource = { name: 'pbx', regionCode: JAMBI };
const NOW = Date.parse('2026-11-21T07:00:00.000Z');
const HOUR_S = 3_600;
const DAY_S = 86_400;
/** So many seconds before now. */
const ago = (seconds: number): string => new Date(NOW - seconds * 1_000).toISOString();

// Real: the database, the journal, everything of calls and below, in two processes. Mocked: the clock.
describe('ids that telephone systems give', () => {
  const db = useDatabase();
  const clock = new FakeClock(new Date(NOW));
  const operator = person('operator', JAMBI);
  let apps: INestApplicationContext[];

  beforeAll(async () => {
    apps = [await callsContext(db.dataSource, clock), await callsContext(db.dataSource, clock)];
  });
  beforeEach(() => db.truncateAll());
  afterAll(() => Promise.all(apps.map((app) => app.close())));

  const appOf = (process: number): INestApplicationContext => {
    const app = apps[process % apps.length];
    if (!app) throw new RangeError('No such process');
    return app;
  };
  const send = (body: unknown, process = 0): Promise<IngestResult> =>
    appOf(process).get(IngestService).receive(PBX, JSON.stringify(body));
  const read = (id: string): Promise<Call> => appOf(0).get(CallService).byId(operator, id);

  async function sendOne(event: CallEventInput, process = 0): Promise<{ status: string; callId: string }> {
    const [outcome] = (await send(event, process)).events;
    if (!outcome?.callId) throw new Error(`The event was ${JSON.stringify(outcome)}`);
    return { status: outcome.status, callId: outcome.callId };
  }

  async function ids(where = 'true'): Promise<string[]> {
    const { rows } = await db.pool.query<{ id: string }>(
      `SELECT id FROM call WHERE ${where} ORDER BY received_at, id`,
    );
    return rows.map(({ id }) => id);
  }

  async function alerts(kind: string): Promise<number> {
    const { rows } = await db.pool.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM alert WHERE kind = $1 AND region_code = $2',
      [kind, JAMBI],
    );
    return rows[0]?.n ?? -1;
  }

  const step = (type: CallEventInput['type'], secondsAgo: number, more: Partial<CallEventInput> = {}) =>
    callEvent({ sourceCallId: '17', type, at: ago(secondsAgo), ...more });

  /** A call of yesterday that the telephone said the end of. */
  const yesterday = [step('ringing', DAY_S), step('answered', DAY_S - 6), step('ended', DAY_S - 60)];

  describe('used again', () => {
    it.each([
      ['behind a call that ended yesterday', yesterday, step('ringing', 0)],
      ['five seconds behind its end', [step('ringing', 60), step('ended', 5)], step('ringing', 0)],
      ['behind a call whose end was never told', [step('ringing', 2 * HOUR_S)], step('offered', 0)],
      [
        'by another telephone, of a call that rings',
        [step('ringing', 300)],
        step('ringing', 0, { from: '0822-0000-0001' }),
      ],
      [
        'by another telephone in the same second',
        [step('ringing', 0)],
        step('ringing', 0, { from: '0822-0000-0001' }),
      ],
      ['where the ring was lost', yesterday, step('answered', 0)],
      ['where only the record came', yesterday, step('cdr', 0)],
      [
        'in one delivery behind an outage',
        [step('ringing', 9 * HOUR_S), step('ended', 9 * HOUR_S - 60)],
        step('ringing', 5 * HOUR_S),
      ],
    ])('should be a call of its own %s', async (_, before, again) => {
      const first = (await send(before)).events[0]?.callId;
      const second = await sendOne(again);
      expect(second.status).toBe('accepted');
      expect(second.callId).not.toBe(first);
      expect(await ids()).toHaveLength(2);
      expect(await alerts('call_id_used_again')).toBe(1);
      expect(await read(second.callId)).toMatchObject({ sourceCallId: '17', disposition: null });
      expect(await sendOne(again)).toEqual({ ...second, status: 'duplicate' });
    });

    it('should ring beside the prank call that a person closed yesterday, without an end from the telephone', async () => {
      const { callId } = await sendOne(step('ringing', 0));
      await appOf(0).get(CallService).close(operator, { id: callId, disposition: 'prank' });
      await db.pool.query(
        "UPDATE call_event SET at = at - interval '1 day', received_at = received_at - interval '1 day'",
      );
      const today = await sendOne(step('ringing', 0, { from: '0822-0000-0001' }));
      expect(today.callId).not.toBe(callId);
      expect(await read(today.callId)).toMatchObject({ state: 'ringing', disposition: null, version: 1 });
      expect(await read(callId)).toMatchObject({ disposition: 'prank' });
    });

    it('should tell apart as many uses as there are, and give each its own steps', async () => {
      const calls: string[] = [];
      for (let day = 5; day >= 0; day -= 1) calls.push((await sendOne(step('ringing', day * DAY_S))).callId);
      expect(new Set(calls).size).toBe(6);
      for (const [index, day] of [5, 3, 0].entries()) {
        const { callId } = await sendOne(step('ended', day * DAY_S - 30 + index));
        expect(callId).toBe(calls[5 - day]);
      }
      expect(await ids()).toHaveLength(6);
    });

    it.each([
      ['rings one agent after the other', [0, 20, 40, 600].map((later) => step('ringing', 1_200 - later))],
      ['is told of in reverse', [step('ended', 0), step('answered', 1_790), step('offered', 1_800)]],
      ['is held for long', [step('offered', 4 * HOUR_S), step('answered', 4 * HOUR_S - 5), step('ended', 0)]],
      [
        'has its record written late',
        [step('offered', 2 * HOUR_S), step('ended', 2 * HOUR_S - 60), step('cdr', 0)],
      ],
      [
        'learns its number late',
        [step('offered', 5, { from: '0741-60001' }), step('ringing', 3, { from: '0822-0000-0001' })],
      ],
      ['hides its number first', [step('offered', 500, { from: 'anonymous' }), step('ringing', 3)]],
    ])('should stay one call that %s', async (_, events) => {
      const results = [];
      for (const event of events) results.push(await sendOne(event));
      expect(new Set(results.map(({ callId }) => callId)).size).toBe(1);
      expect(await alerts('call_id_used_again')).toBe(0);
      expect((await send(events)).duplicates).toBe(events.length);
    });

    it('should be known again by a clock that is lost with every start, but not after a day', async () => {
      const lost = step('ringing', 0, { at: '1970-01-01T00:03:00Z' });
      const first = await sendOne(lost);
      expect(await sendOne(lost)).toEqual({ ...first, status: 'duplicate' });
      await db.pool.query("UPDATE call_event SET received_at = received_at - interval '2 days'");
      const second = await sendOne(lost);
      expect([second.status, second.callId === first.callId]).toEqual(['accepted', false]);
    });

    it('should make one new call of it when two processes hear it at once', async () => {
      await send(yesterday);
      for (let round = 0; round < 10; round += 1) {
        const again = step('ringing', 0, { sourceCallId: '17', at: ago(-round * 2 * HOUR_S) });
        clock.advance(round === 0 ? 0 : 2 * HOUR_S * 1_000);
        const heard = await Promise.all(Array.from({ length: 6 }, (_, process) => sendOne(again, process)));
        expect(new Set(heard.map(({ callId }) => callId)).size).toBe(1);
        expect(heard.filter(({ status }) => status === 'accepted')).toHaveLength(1);
      }
      expect(await ids()).toHaveLength(11);
    });
  });

  describe('legs of one call', () => {
    const link = '1700000000.1';
    const leg = (
      number: number,
      type: CallEventInput['type'],
      secondsAgo: number,
      more: Partial<CallEventInput> = {},
    ) => step(type, secondsAgo, { sourceCallId: `1700000000.${String(number)}`, linkedId: link, ...more });
    const answeredBy201 = [
      leg(1, 'offered', 10),
      leg(2, 'ringing', 9, { to: '201' }),
      leg(3, 'ringing', 9, { to: '202' }),
      leg(2, 'answered', 6, { to: '201', agent: 'PJSIP/201' }),
      leg(3, 'abandoned', 6, { to: '202' }),
    ];

    it('should be one answered call, with the number that was dialled and nothing to ring back', async () => {
      const results = await send(answeredBy201);
      expect(new Set(results.events.map(({ callId }) => callId)).size).toBe(1);
      const [id = '', ...others] = await ids();
      expect(others).toEqual([]);
      expect(await read(id)).toMatchObject({
        sourceCallId: link,
        state: 'answered',
        line: '119',
        answeredBy: { name: 'PJSIP/201' },
        offeredAt: ago(10),
        answeredAt: ago(6),
        endedAt: null,
        callsFromNumber: 1,
      });
      expect(await alerts('call_id_used_again')).toBe(0);
    });

    it.each(Array.from({ length: 12 }, (_, seed) => seed))(
      'should be the same call in any order, in batches of any size, in two processes (%i)',
      async (seed) => {
        const events = shuffled([...answeredBy201, leg(2, 'ended', 2), leg(1, 'ended', 1)], seed);
        for (let from = 0, process = seed; from < events.length; from += 1 + (seed % 3), process += 1)
          await send(events.slice(from, from + 1 + (seed % 3)), process);
        const open = await ids("disposition IS DISTINCT FROM 'duplicate'");
        expect(open).toHaveLength(1);
        expect(await read(open[0] ?? '')).toMatchObject({
          state: 'ended',
          offeredAt: ago(10),
          answeredAt: ago(6),
          endedAt: ago(1),
          answeredBy: { name: 'PJSIP/201' },
        });
        expect((await send(events, seed)).duplicates).toBe(events.length);
      },
    );

    it('should be one call when all come at once in two processes', async () => {
      for (let round = 0; round < 8; round += 1) {
        const events = answeredBy201.map((event) => ({
          ...event,
          sourceCallId: `${String(round)}-${event.sourceCallId}`,
          linkedId: `${String(round)}-${link}`,
        }));
        const results = await Promise.all(events.map((event, process) => sendOne(event, process)));
        expect(new Set(results.map(({ callId }) => callId)).size).toBe(1);
        expect(await read(results[0]?.callId ?? '')).toMatchObject({ state: 'answered', answeredAt: ago(6) });
      }
      expect(await ids()).toHaveLength(8);
    });

    it('should go on ringing while the caller waits, whoever does not answer, and be abandoned when they hang up', async () => {
      await send([
        leg(1, 'queued', 50),
        leg(2, 'ringing', 45),
        leg(2, 'abandoned', 30),
        leg(3, 'ringing', 29),
        leg(3, 'abandoned', 9),
      ]);
      const [id = ''] = await ids();
      expect((await read(id)).state).toBe('ringing');
      await send(leg(1, 'abandoned', 0));
      expect(await read(id)).toMatchObject({ state: 'abandoned', endedAt: ago(0) });
    });

    it('should be dropped when every agent was tried and nothing is heard of the caller’s own leg', async () => {
      await send([
        leg(2, 'ringing', 45),
        leg(3, 'ringing', 44),
        leg(2, 'abandoned', 30),
        leg(3, 'abandoned', 20),
      ]);
      const [id = ''] = await ids();
      expect(await read(id)).toMatchObject({ state: 'abandoned', endedAt: ago(20) });
    });

    it('should stay one call when it is given to another agent', async () => {
      await send([...answeredBy201, leg(2, 'ended', 3), leg(4, 'ringing', 2, { to: '203' })]);
      const [id = '', ...others] = await ids();
      expect([others, (await read(id)).state]).toEqual([[], 'answered']);
      await send([leg(4, 'answered', 1), leg(4, 'ended', 0)]);
      expect(await read(id)).toMatchObject({ state: 'ended', endedAt: ago(0) });
    });

    it('should be one call also where a leg was heard before its link', async () => {
      const lone = await sendOne(step('ringing', 9, { sourceCallId: '1700000000.2' }));
      const root = await sendOne(step('offered', 10, { sourceCallId: link }), 1);
      expect(root.callId).not.toBe(lone.callId);
      await sendOne(leg(2, 'answered', 6), 1);
      const open = await ids('disposition IS NULL');
      expect(open).toHaveLength(1);
      expect(await read(open[0] ?? '')).toMatchObject({
        state: 'answered',
        offeredAt: ago(10),
        answeredAt: ago(6),
      });
      expect(await ids("disposition = 'duplicate' AND state <> 'ringing'")).toHaveLength(1);
      expect((await sendOne(leg(3, 'ringing', 5))).callId).toBe(open[0]);
    });

    it('should leave two calls that people work on as they are', async () => {
      const lone = await sendOne(step('ringing', 9, { sourceCallId: '1700000000.2' }));
      const root = await sendOne(step('offered', 10, { sourceCallId: link }));
      for (const { callId } of [lone, root]) await appOf(0).get(CallService).answer(operator, { id: callId });
      await sendOne(leg(2, 'answered', 6));
      expect(await ids('disposition IS NULL')).toHaveLength(2);
    });

    it('should be another call when the link is used again a day later', async () => {
      await send([leg(1, 'offered', DAY_S), leg(2, 'ringing', DAY_S - 1), leg(2, 'abandoned', DAY_S - 30)]);
      const { callId } = await sendOne(leg(3, 'ringing', 0));
      expect(await ids()).toHaveLength(2);
      expect(await read(callId)).toMatchObject({ state: 'ringing', sourceCallId: link });
      expect(await alerts('call_id_used_again')).toBe(1);
    });

    it('should not join calls of two sources', async () => {
      await send(leg(1, 'offered', 10));
      await appOf(1)
        .get(IngestService)
        .receive({ name: 'other', regionCode: JAMBI }, JSON.stringify(leg(2, 'ringing', 9)));
      expect(await ids()).toHaveLength(2);
    });
  });
});

/** The same order for the same seed. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed + 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647);
  return items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
