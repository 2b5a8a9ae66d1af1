import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { CallService, IngestService, type CallSource } from '#siaga/calls';
import type { Call, CallEventInput } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { ClearRowsSealer, Database } from '#siaga/persistence';
import { callEvent, callsContext, FakeClock, JAMBI, person } from '../support/calls.js';
import { useDatabase } from '../support/database.js';

const START = Date.parse('2026-11-21T07:00:00.000Z');
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

// Real: the database, the journal, everything of calls and below. Mocked: the clock.
describe('what sources say', () => {
  const db = useDatabase();
  const operator = person('operator', JAMBI);
  let clock: FakeClock;
  let app: INestApplicationContext;
  let source: CallSource;
  let sources = 0;

  beforeAll(async () => {
    clock = new FakeClock(new Date(START));
    app = await callsContext(db.dataSource, clock);
  });
  beforeEach(async () => {
    await db.truncateAll();
    source = { name: `pbx-${String((sources += 1))}`, regionCode: JAMBI };
  });
  afterAll(() => app.close());

  const iso = (ms: number): string => new Date(ms).toISOString();
  const now = (): number => clock.now().getTime();
  async function send(...events: CallEventInput[]): Promise<Call[]> {
    const { events: outcomes } = await app.get(IngestService).receive(source, JSON.stringify(events));
    const ids = outcomes.map(({ callId }) => callId ?? `refused: ${JSON.stringify(outcomes)}`);
    return Promise.all(ids.map((id) => app.get(CallService).byId(operator, id)));
  }
  async function sendOne(event: CallEventInput): Promise<Call> {
    const [call] = await send(event);
    if (!call) throw new Error('No call');
    return call;
  }
  async function clockAlerts(): Promise<number[]> {
    const { rows } = await db.pool.query<{ s: number }>(
      `SELECT (facts->>'aheadS')::float AS s FROM alert WHERE kind = 'source_clock_off' AND facts->>'source' = $1`,
      [source.name],
    );
    return rows.map(({ s }) => s);
  }

  describe('of the time', () => {
    it.each([
      ['1970', '1970-01-01T00:03:00Z'],
      ['2126', '2126-11-28T12:00:00Z'],
      ['the year 1', '0001-01-01T00:00:00Z'],
      ['the year 1 of a zone', '0001-01-01T00:00:00+07:00'],
      ['the year 9999', '9999-12-31T23:59:59-07:00'],
      ['six minutes from now', iso(START + 6 * MINUTE_MS)],
    ])(
      'should let a call of %s ring now, with what was said beside, and tell the supervisor',
      async (_, at) => {
        const call = await sendOne(callEvent({ type: 'ringing', at }));
        expect(call).toMatchObject({ state: 'ringing', offeredAt: iso(now()), receivedAt: iso(now()) });
        expect(Math.abs(Date.parse(call.saidAt ?? '') - Date.parse(at))).toBeLessThan(2 * DAY_MS);
        expect(await clockAlerts()).toHaveLength(1);
        expect(await sendOne(callEvent({ type: 'ringing', at }))).toMatchObject({ offeredAt: iso(now()) });
        expect(await clockAlerts()).toHaveLength(1);
      },
    );

    it('should end the alert when the clock was set right, and not by one right time or by records', async () => {
      const lasting = async (): Promise<number> => {
        const rows = await app
          .get(Database)
          .query("SELECT 1 FROM alert WHERE kind = 'source_clock_off' AND ended_at IS NULL");
        return rows.length;
      };
      await sendOne(callEvent({ type: 'ringing', at: iso(now() + 7 * HOUR_MS) }));
      expect(await lasting()).toBe(1);
      for (const left of [1, 1, 0]) {
        await sendOne(callEvent({ type: 'ringing', at: iso(now() - HOUR_MS), isRecord: true }));
        await sendOne(callEvent({ type: 'ringing', at: iso(now()) }));
        expect(await lasting()).toBe(left);
      }
      clock.advance(11 * MINUTE_MS);
      await sendOne(callEvent({ type: 'ringing', at: iso(now() + 7 * HOUR_MS) }));
      expect(await lasting()).toBe(1);
    });

    it('should let a lone ring of three days ago ring now, and tell the supervisor when the next is like it', async () => {
      const at = iso(START - 3 * DAY_MS);
      for (const told of [0, 1, 1]) {
        expect(await sendOne(callEvent({ type: 'ringing', at }))).toMatchObject({
          offeredAt: iso(now()),
          saidAt: at,
        });
        expect(await clockAlerts()).toHaveLength(told);
      }
    });

    it.each([
      [7, 'WIB said as UTC'],
      [9, 'WIT said as UTC'],
      [-7, 'UTC said as WIB'],
      [-8, 'UTC said as WITA'],
    ])('should take %i hours for a wrong zone, over the whole life of a call (%s)', async (hours) => {
      const off = hours * HOUR_MS;
      const base = { sourceCallId: `zone-${String(hours)}` };
      const rang = now();
      await sendOne(callEvent({ ...base, type: 'ringing', at: iso(rang + off) }));
      clock.advance(6 * SECOND_MS);
      await sendOne(callEvent({ ...base, type: 'answered', at: iso(now() + off), agent: '201' }));
      clock.advance(60 * SECOND_MS);
      const call = await sendOne(callEvent({ ...base, type: 'ended', at: iso(now() + off) }));
      expect(call).toMatchObject({
        state: 'ended',
        offeredAt: iso(rang),
        answeredAt: iso(rang + 6 * SECOND_MS),
        endedAt: iso(rang + 66 * SECOND_MS),
        saidAt: iso(rang + off),
      });
      expect(await clockAlerts()).toEqual([hours * 3_600]);
    });

    it('should find a slow clock out by deliveries that are all late by the same', async () => {
      const off = 17 * MINUTE_MS;
      for (let call = 0; call < 3; call += 1) {
        await sendOne(callEvent({ type: 'ringing', at: iso(now() - off - call * SECOND_MS) }));
        clock.advance(40 * SECOND_MS);
      }
      const call = await sendOne(callEvent({ type: 'ringing', at: iso(now() - off) }));
      expect(call.offeredAt).toBe(iso(now()));
      expect(call.saidAt).toBe(iso(now() - off));
      expect(await clockAlerts()).toHaveLength(1);
    });

    it('should not take latency for a wrong clock', async () => {
      const backlog = [180, 130, 75, 20].map((minutes) => now() - minutes * MINUTE_MS);
      const calls = await send(...backlog.map((ms) => callEvent({ type: 'ringing', at: iso(ms) })));
      expect(calls.map(({ offeredAt }) => offeredAt)).toEqual(backlog.map(iso));
      expect(calls.map(({ saidAt }) => saidAt)).toEqual(backlog.map(() => undefined));
      for (const minutes of [95, 71, 64, 33]) {
        const ms = now() - minutes * MINUTE_MS;
        expect(await sendOne(callEvent({ type: 'ringing', at: iso(ms) }))).toMatchObject({
          offeredAt: iso(ms),
          receivedAt: iso(now()),
        });
        clock.advance(10 * SECOND_MS);
      }
      expect(await clockAlerts()).toEqual([]);
    });

    it('should keep the life of a call that was kept by an outage, however long', async () => {
      const base = { sourceCallId: 'kept' };
      const rang = now() - 5 * DAY_MS;
      const [, , call] = await send(
        callEvent({ ...base, type: 'ringing', at: iso(rang) }),
        callEvent({ ...base, type: 'answered', at: iso(rang + 6 * SECOND_MS) }),
        callEvent({ ...base, type: 'ended', at: iso(rang + 90 * SECOND_MS) }),
      );
      expect(call).toMatchObject({
        state: 'ended',
        offeredAt: iso(rang),
        endedAt: iso(rang + 90 * SECOND_MS),
      });
      expect(await clockAlerts()).toEqual([]);
    });

    it('should hold for a record of years ago', async () => {
      const at = '2020-04-07T10:00:00.000Z';
      expect(await sendOne(callEvent({ type: 'cdr', at, isRecord: true }))).toMatchObject({ offeredAt: at });
      expect(await clockAlerts()).toEqual([]);
    });

    it('should go on where the clock is set right in the middle of a call', async () => {
      const base = { sourceCallId: 'set' };
      const rang = now();
      await sendOne(callEvent({ ...base, type: 'ringing', at: '1970-01-01T00:03:00Z' }));
      clock.advance(5 * SECOND_MS);
      const call = await sendOne(callEvent({ ...base, type: 'answered', at: iso(now()) }));
      expect(call).toMatchObject({ offeredAt: iso(rang), answeredAt: iso(rang + 5 * SECOND_MS) });
    });
  });

  describe('of the caller', () => {
    it('should take all SIP addresses, as callers of their own', async () => {
      const froms = [
        'sip:+6281355510001@10.20.30.40:5060',
        'sip:+6282266620002@10.20.30.40:5060',
        '<sip:081199990001@pbx.example:5060;user=phone>',
        '081355510001',
      ];
      const calls = [];
      for (const from of froms)
        calls.push(await sendOne(callEvent({ type: 'ringing', at: iso(now()), from })));
      expect(calls.map(({ personal, callsFromNumber }) => [personal.callerNumber, callsFromNumber])).toEqual([
        ['+6281355510001', 1],
        ['+6282266620002', 1],
        ['081199990001', 1],
        ['081355510001', 2],
      ]);
    });

    it.each([
      [['0812-3456-7890', '0822-3456-7890', '0852-3456-7890'], 1],
      [['0741-60001', '+62 741 60001', '074160001'], 3],
      [['anonymous', 'Anonymous <sip:anonymous@anonymous.invalid>', 'sip:10.20.30.40:5060'], 1],
      [['201', 'sip:201@10.20.30.40'], 2],
    ])('should count %j as one caller %i times', async (froms, times) => {
      const calls = [];
      for (const from of froms)
        calls.push(await sendOne(callEvent({ type: 'ringing', at: iso(now()), from })));
      expect(calls.at(-1)?.callsFromNumber).toBe(times);
    });

    it('should not join extensions of two sources', async () => {
      await sendOne(callEvent({ type: 'ringing', at: iso(now()), from: '201' }));
      source = { ...source, name: 'another' };
      expect(
        (await sendOne(callEvent({ type: 'ringing', at: iso(now()), from: '201' }))).callsFromNumber,
      ).toBe(1);
    });

    it('should make the digests of before anew, in the background', async () => {
      const first = await sendOne(callEvent({ type: 'ringing', at: iso(now()), from: '0741-60001' }));
      const former = app.get(PersonalDataCipher).formerNumberDigest('0741-60001');
      await db.pool.query('UPDATE call SET number_form = 0, number_digest = $2 WHERE id = $1', [
        first.id,
        former,
      ]);
      await app.get(ClearRowsSealer).run();
      const next = await sendOne(callEvent({ type: 'ringing', at: iso(now()), from: '+62 741 60001' }));
      expect(next.callsFromNumber).toBe(2);
      const { rows } = await db.pool.query(
        'SELECT 1 FROM call WHERE number_form = 0 AND number_digest IS NOT NULL',
      );
      expect(rows).toEqual([]);
    });
  });
});
