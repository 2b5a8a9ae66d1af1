import { beforeAll, describe, expect, it } from '@jest/globals';
import { isInRegion, type ReportSeries, type SeriesFigures } from '#siaga/contracts';
import { incidentInput, inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { manyCases, storeCall, storeCase, type CaseRow } from '../support/case-rows.js';
import { useDatabase } from '../support/database.js';
import { heldLock } from '../support/held-lock.js';
import { useServer } from '../support/server.js';
import { type Session } from '../support/session.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Midnight in Jakarta; in Jayapura it is two o'clock. */
const MIDNIGHT_MS = Date.parse('2026-11-20T17:00:00Z');

const onPostgres = process.env.SIAGA_TEST_ENGINE === 'embedded' ? it.skip : it;
const iso = (ms: number): string => new Date(ms).toISOString();

/** As percentile_cont: between the two nearest. */
function percentile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const at = share * (sorted.length - 1);
  const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

/** What the figures of a span must be, counted from the cases themselves. */
function counted(
  cases: readonly CaseRow[],
  calls: readonly CaseRow[],
  from: string,
  to: string,
): SeriesFigures {
  const isIn = ({ atMs }: CaseRow): boolean => atMs >= Date.parse(from) && atMs < Date.parse(to);
  const inside = cases.filter(isIn);
  const seconds = inside
    .flatMap(({ hasCall, responseS }) => (hasCall && responseS !== null && responseS >= 0 ? [responseS] : []))
    .sort((a, b) => a - b);
  return {
    calls: calls.filter(isIn).length,
    incidents: inside.length,
    responses: seconds.length,
    p50S: percentile(seconds, 0.5),
    p90S: percentile(seconds, 0.9),
  };
}

const close = ({ p50S, p90S, ...rest }: SeriesFigures) => ({
  ...rest,
  p50S: p50S === null ? null : expect.closeTo(p50S, 6),
  p90S: p90S === null ? null : expect.closeTo(p90S, 6),
});

const sumOf = ({ buckets }: ReportSeries, name: 'calls' | 'incidents' | 'responses'): number =>
  buckets.reduce((sum, bucket) => sum + bucket[name], 0);

// Real: PostGIS, the server over HTTP in two time zones. Incidents, stamps and calls are written as rows, with times of their own.
describe('the report over time', () => {
  const database = useDatabase();
  const jakarta = useServer(database.databaseUrl, { SIAGA_ROLE: 'web' });
  const jayapura = useServer(database.databaseUrl, { SIAGA_ROLE: 'web', SIAGA_TIME_ZONE: 'Asia/Jayapura' });
  const cases = manyCases(MIDNIGHT_MS - DAY_MS, 4, 400);
  /** Calls nobody made an incident of come with those of the cases. */
  const calls = [...cases.filter(({ hasCall }) => hasCall), ...cases.slice(0, 60)];
  let supervisor: Session;

  beforeAll(async () => {
    // One after the other: hundreds at once wait for one pool's connections longer than it lets them on a busy machine.
    for (const one of cases) await storeCase(database.pool, one);
    for (const one of calls) await storeCall(database.pool, one);
    await database.pool.query('ANALYZE incident, assignment, assignment_stamp, call');
    supervisor = await jakarta.server.session(inRegion('supervisor'));
  }, 60_000);

  const own = (list: readonly CaseRow[]): CaseRow[] =>
    list.filter((one) => isInRegion(one.regionCode, OWN_REGION));
  const period = (fromMs: number, toMs: number, regionCode = OWN_REGION) => ({
    from: iso(fromMs),
    to: iso(toMs),
    regionCode,
  });
  const ask = (fromMs: number, toMs: number, session = supervisor, regionCode = OWN_REGION) =>
    session.call('reportSeries', period(fromMs, toMs, regionCode));

  it.each([
    ['an hour', MIDNIGHT_MS + 40 * 60_000, MIDNIGHT_MS + 40 * 60_000 + HOUR_MS, 'hour', 2],
    ['a day', MIDNIGHT_MS, MIDNIGHT_MS + DAY_MS, 'hour', 24],
    ['two days', MIDNIGHT_MS + 1, MIDNIGHT_MS + 2 * DAY_MS + 1, 'hour', 49],
    ['all four days', MIDNIGHT_MS - DAY_MS, MIDNIGHT_MS + 3 * DAY_MS, 'day', 4],
    ['a year', MIDNIGHT_MS - 300 * DAY_MS, MIDNIGHT_MS + 65 * DAY_MS, 'day', 365],
  ])(
    'should count each bucket of %s, without a gap, and add up to the totals',
    async (_, fromMs, toMs, bucket, count) => {
      const series = await ask(fromMs, toMs);
      expect([series.bucket, series.buckets.length]).toEqual([bucket, count]);
      expect(series.buckets[0]?.from).toBe(iso(fromMs));
      for (const [index, { from, to, ...figures }] of series.buckets.entries()) {
        expect(to).toBe(series.buckets[index + 1]?.from ?? iso(toMs));
        expect(figures).toEqual(close(counted(own(cases), own(calls), from, to)));
      }
      expect(series.totals).toEqual(close(counted(own(cases), own(calls), series.from, series.to)));
      for (const name of ['calls', 'incidents', 'responses'] as const)
        expect(sumOf(series, name)).toBe(series.totals[name]);
    },
  );

  it('should have the totals that the response-time report has', async () => {
    const span = period(MIDNIGHT_MS, MIDNIGHT_MS + 2 * DAY_MS);
    const [{ intervals }, { totals }] = [
      await supervisor.call('responseTimes', span),
      await supervisor.call('reportSeries', span),
    ];
    const { count, p50S, p90S, anomalies } = intervals.find(({ name }) => name === 'total') ?? {};
    expect(totals).toMatchObject({ responses: count, p50S, p90S });
    expect([totals.responses, anomalies].every((number) => (number ?? 0) > 0)).toBe(true);
  });

  it('should give a bucket without anything as zero and without times', async () => {
    const before = await ask(MIDNIGHT_MS - 100 * DAY_MS, MIDNIGHT_MS - 100 * DAY_MS + 3 * HOUR_MS);
    const empty = { calls: 0, incidents: 0, responses: 0, p50S: null, p90S: null };
    expect(before.totals).toEqual(empty);
    expect(before.buckets.map(({ from, to, ...figures }) => ({ figures, span: [from, to].length }))).toEqual(
      Array.from({ length: 3 }, () => ({ figures: empty, span: 2 })),
    );
  });

  it('should begin days at the midnight of the centre’s own zone, and count a call on either side of it', async () => {
    const regionCode = '91.01';
    const admin = await jayapura.server.session(inRegion('supervisor', regionCode));
    const inJakarta = await jakarta.server.session(inRegion('supervisor', regionCode));
    const midnightMs = MIDNIGHT_MS - 2 * HOUR_MS;
    for (const atMs of [midnightMs - 1, midnightMs, midnightMs + HOUR_MS])
      await storeCall(database.pool, { regionCode, atMs, hasCall: true, responseS: null });
    const span = [midnightMs - DAY_MS, midnightMs + 2 * DAY_MS] as const;
    const there = await ask(...span, admin, regionCode);
    expect(there.buckets.map(({ from, calls: n }) => [from, n])).toEqual([
      [iso(midnightMs - DAY_MS), 1],
      [iso(midnightMs), 2],
      [iso(midnightMs + DAY_MS), 0],
    ]);
    const here = await ask(...span, inJakarta, regionCode);
    expect(here.buckets.map(({ from, calls: n }) => [from, n])).toEqual([
      [iso(midnightMs - DAY_MS), 0],
      [iso(MIDNIGHT_MS - DAY_MS), 3],
      [iso(MIDNIGHT_MS), 0],
      [iso(MIDNIGHT_MS + DAY_MS), 0],
    ]);
  });

  it('should count nothing of another region, beside or above, and show it to nobody without the right', async () => {
    const span = [MIDNIGHT_MS - DAY_MS, MIDNIGHT_MS + 3 * DAY_MS] as const;
    const under = (scope: string): number =>
      cases.filter(({ regionCode }) => isInRegion(regionCode, scope)).length;
    for (const scope of [OWN_REGION, OTHER_REGION, '15', 'ID']) {
      const session = await jakarta.server.session(inRegion('supervisor', scope));
      expect([scope, (await ask(...span, session, scope)).totals.incidents]).toEqual([scope, under(scope)]);
    }
    expect(under(OWN_REGION)).toBeLessThan(under('15'));
    const operator = await jakarta.server.session(inRegion('operator'));
    for (const [session, scope] of [
      [supervisor, OTHER_REGION],
      [supervisor, '15'],
      [operator, OWN_REGION],
    ] as const)
      expect((await session.try('reportSeries', period(...span, scope))).status).toBe(404);
  });

  it('should count two reports of one event as one incident with two calls once they are merged', async () => {
    const regionCode = '16.71';
    const [operator, reader] = [
      await jakarta.server.session(inRegion('operator', regionCode)),
      await jakarta.server.session(inRegion('supervisor', regionCode)),
    ];
    const report = async (): Promise<string> => {
      const { id: callId } = await operator.call('createCall', { regionCode });
      return (await operator.call('openIncident', incidentInput({ regionCode, callId }))).id;
    };
    const [id, intoId] = [await report(), await report()];
    const span = [Date.now() - HOUR_MS, Date.now() + HOUR_MS] as const;
    const figures = async () => {
      const { totals } = await ask(...span, reader, regionCode);
      const { intervals } = await reader.call('responseTimes', period(...span, regionCode));
      const answers = intervals.find(({ name }) => name === 'answer')?.count;
      return { calls: totals.calls, incidents: totals.incidents, answers };
    };
    expect(await figures()).toEqual({ calls: 2, incidents: 2, answers: 2 });
    await operator.call('mergeIncident', { id, intoId });
    expect(await figures()).toEqual({ calls: 2, incidents: 1, answers: 1 });
  });

  it.each([
    ['that ends before it starts', MIDNIGHT_MS, MIDNIGHT_MS - 1],
    ['of no length', MIDNIGHT_MS, MIDNIGHT_MS],
    ['of more than 366 days', MIDNIGHT_MS, MIDNIGHT_MS + 366 * DAY_MS + 1],
  ])('should refuse a period %s', async (_, fromMs, toMs) => {
    expect(await supervisor.refusal('reportSeries', period(fromMs, toMs))).toMatchObject({
      code: 'INPUT.INVALID',
    });
  });

  it('should take a period of 366 days', async () => {
    expect((await ask(MIDNIGHT_MS, MIDNIGHT_MS + 366 * DAY_MS)).buckets).toHaveLength(366);
  });

  onPostgres('should give up and say so when the database does not answer in time', async () => {
    await heldLock(database.pool, 'LOCK TABLE incident IN ACCESS EXCLUSIVE MODE', async () => {
      const refused = await supervisor.refusal('reportSeries', period(MIDNIGHT_MS, MIDNIGHT_MS + DAY_MS));
      expect(refused.code).toBe('REPORT.TOO_LONG');
    });
    expect((await ask(MIDNIGHT_MS, MIDNIGHT_MS + DAY_MS)).bucket).toBe('hour');
  });

  onPostgres('should find a period by its times, not by reading all there is', async () => {
    const client = await database.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL enable_seqscan = off');
      for (const [sql, index] of [
        [
          `SELECT id FROM incident WHERE coalesce(call_offered_at, opened_at) >= now() AND coalesce(call_offered_at, opened_at) < now()`,
          'incident_came_idx',
        ],
        [`SELECT id FROM call WHERE offered_at >= now() AND offered_at < now()`, 'call_offered_idx'],
      ] as const) {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`);
        expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(index);
      }
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
});
