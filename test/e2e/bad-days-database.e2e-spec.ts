import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Call } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { DatabaseLine } from '../support/server-line.js';
import { serverSettings, TestServer } from '../support/server.js';
import { problemOf, type Answer, type Session } from '../support/session.js';

const IN_FLIGHT = 40;

interface Health {
  status: number;
  body: { checks?: Record<string, { ok: boolean }> };
}

describe('a database that is away for ten seconds', () => {
  const database = useDatabase();
  let line: DatabaseLine;
  let server: TestServer;
  let operator: Session;

  beforeAll(async () => {
    line = await DatabaseLine.open(database.databaseUrl);
    server = await TestServer.start(serverSettings(line.url));
    operator = await server.session(inRegion('operator'));
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await line.cut();
  });

  async function health(path: string): Promise<Health> {
    const response = await fetch(`${server.base}/health/${path}`);
    return { status: response.status, body: (await response.json()) as Health['body'] };
  }

  function typeCall(key: string): Promise<Answer> {
    return operator.try('createCall', { regionCode: '15.71', callerName: 'Ibu Contoh', note: key }, { key });
  }

  it('should say so, lose nothing that was acknowledged, and recover by itself', async () => {
    const screen = await operator.socket();
    const keys = Array.from({ length: IN_FLIGHT }, () => newId());
    // Some are done, some are under way and some have not begun when the line goes.
    const answering = keys.map((key) => typeCall(key));
    await Promise.race(answering.slice(8));
    const downMs = Date.now();
    await line.cut();
    const answers = await Promise.all(answering);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(problemOf(answer)).toMatchObject({ status: 503, code: 'SYSTEM.DATABASE_UNAVAILABLE' });
    }

    const ticksDown = (): number => screen.ticks.filter((tick) => tick.database === 'down').length;
    while (ticksDown() < 2) {
      expect(problemOf(await typeCall(newId()))).toMatchObject({
        status: 503,
        code: 'SYSTEM.DATABASE_UNAVAILABLE',
      });
      expect(await health('ready')).toMatchObject({
        status: 503,
        body: { checks: { database: { ok: false } } },
      });
      expect((await health('live')).status).toBe(200);
      const seen = screen.ticks.length;
      await screen.until((probe) => probe.ticks.length > seen, 'the next tick');
    }
    await screen.until(() => Date.now() - downMs >= 10_000 || ticksDown() > 2, 'ten seconds');
    expect(screen.socket.connected).toBe(true);

    await line.restore();
    await screen.until(
      (probe) => probe.ticks.at(-1)?.database === 'up',
      'a tick that says the database is back',
    );
    expect((await health('ready')).status).toBe(200);

    const { calls } = await operator.call('snapshot', {});
    const acknowledged = answers.filter(({ status }) => status === 200).map(({ body }) => (body as Call).id);
    expect(calls.map((call) => call.id)).toEqual(expect.arrayContaining(acknowledged));
    expect(acknowledged.length).toBeGreaterThan(0);

    const again = await Promise.all(keys.map((key) => typeCall(key)));
    expect(again.map(({ status }) => status)).toEqual(keys.map(() => 200));
    const { rows } = await database.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM call');
    expect(rows[0]?.n).toBe(IN_FLIGHT);
    const ids = again.map(({ body }) => (body as Call).id);
    await screen.until(
      (probe) => ids.every((id) => probe.changes.some(({ entityId }) => entityId === id)),
      'every call on the same socket',
    );
    expect(new Set(screen.seqs).size).toBe(screen.seqs.length);
  }, 60_000);

  it('should keep the clock of offers while the database is away', async () => {
    const { unit } = await server.crewed('16.99');
    const dispatcher = await server.session(inRegion('operator', '16.99'));
    const screen = await dispatcher.socket();
    const incident = await dispatcher.call('openIncident', {
      regionCode: '16.99',
      complaint: 'stroke',
      place: {
        point: { lon: 103.6, lat: -1.6 },
        accuracyM: 10,
        source: 'map_pin',
        label: 'Uji',
        regionCode: null,
      },
    });
    await dispatcher.call('offer', { id: incident.id, unitIds: [unit.id], timeoutS: 5 });
    await line.cut();
    await screen.until(
      (probe) => probe.ticks.some((tick) => tick.database === 'down'),
      'a tick that says the database is away',
    );
    await line.restore();
    await screen.until(
      (probe) => probe.changes.some((change) => change.type === 'assignment.expired.v1'),
      'the silence',
    );
  }, 60_000);
});
