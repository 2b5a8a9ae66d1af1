import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CORRELATION_HEADER } from '#siaga/contracts';
import { Client } from 'pg';
import { createLogger } from '#siaga/kernel';
import { TOOL_SESSIONS } from '#siaga/persistence';
import { inRegion, incidentInput, OWN_REGION } from '../support/builders.js';
import { MetricsServer } from '../../apps/api/src/http/metrics-server.js';
import { useDatabase } from '../support/database.js';
import { heldLock } from '../support/held-lock.js';
import { PASSWORD, serverSettings, TestServer } from '../support/server.js';
import { problemOf, send, type Session } from '../support/session.js';
import { untilTrue } from '../support/until-true.js';

// The embedded engine serves one session: nobody waits beside another.
const onServer = process.env.SIAGA_TEST_ENGINE === 'embedded' ? it.skip : it;

describe('how the server tells how it is', () => {
  const database = useDatabase();
  const lines: string[] = [];
  let server: TestServer;
  let operator: Session;

  beforeAll(async () => {
    const destination = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(...chunk.toString('utf8').trim().split('\n'));
        done();
      },
    });
    server = await TestServer.start(serverSettings(database.databaseUrl), createLogger('trace', destination));
    operator = await server.session(inRegion('operator'));
  }, 60_000);
  afterAll(() => server.close());

  const logged = (correlationId: string): Record<string, unknown>[] =>
    lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line.correlationId === correlationId);

  it.each(['openapi', 'asyncapi'])('should serve what it is to programs as %s', async (name) => {
    const response = await fetch(`${server.base}/api/${name}.json`);
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveProperty(name, name === 'openapi' ? '3.1.0' : '3.0.0');
  });

  onServer('should stay ready while only a tool at the keyboard waits for a lock', async () => {
    const tool = new Client({ connectionString: database.databaseUrl, application_name: TOOL_SESSIONS });
    await tool.connect();
    const waited = async (): Promise<boolean> => {
      const { rows } = await database.pool.query(
        "SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock' AND clock_timestamp() - query_start > interval '1.2 s'",
        [TOOL_SESSIONS],
      );
      return rows.length > 0;
    };
    try {
      await heldLock(database.pool, 'LOCK TABLE data_key_check IN ACCESS EXCLUSIVE MODE', async () => {
        const waiting = tool.query('SELECT count(*) FROM data_key_check');
        await untilTrue(waited, 'the tool waits');
        expect((await fetch(`${server.base}/health/ready`)).status).toBe(200);
        return { waiting };
      }).then(({ waiting }) => waiting);
    } finally {
      await tool.end();
    }
  });

  it('should say that it lives and is ready', async () => {
    const [live, ready] = await Promise.all(
      ['live', 'ready'].map((path) => fetch(`${server.base}/health/${path}`)),
    );
    expect(live?.status).toBe(200);
    expect(ready?.status).toBe(200);
    expect(await ready?.json()).toMatchObject({
      status: 'ok',
      checks: { database: { ok: true }, journal: { ok: true } },
    });
  });

  it('should count requests by route, without ids in the labels', async () => {
    const incident = await operator.call('openIncident', incidentInput());
    await operator.call('incident', { id: incident.id });
    const text = await server.figures();
    expect(text).toMatch(
      /siaga_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/incidents\/:id",status="200"\} 1/,
    );
    for (const name of [
      'siaga_journal_seq',
      'siaga_database_connections',
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_seconds',
    ]) {
      expect(text).toContain(name);
    }
    expect(text).not.toContain(incident.id);
  });

  it('should show figures on a port of their own, to this machine, and on none that is open to the world', async () => {
    const url = server.get(MetricsServer).url ?? '';
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(new URL(url).port).not.toBe(new URL(server.base).port);
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toContain('text/plain');
    for (const path of ['/', '/api/v1/info', '/metrics/..'])
      expect((await fetch(new URL(path, url))).status).toBe(404);
    expect(await (await fetch(`${server.base}/metrics`)).text()).not.toContain('siaga_');
  });

  it.each(['/assets/index.js.map', '/crew/sw.js.map', '/assets/index.js.map.gz', '/assets/INDEX.JS.MAP'])(
    'should give nobody %s',
    async (path) => {
      const response = await fetch(`${server.base}${path}`);
      expect(await response.text()).not.toContain('"mappings"');
    },
  );

  it('should carry the correlation id from the request into the answer, the log and the journal', async () => {
    const correlationId = 'uji-korelasi-0001';
    const answer = await operator.try('openIncident', incidentInput(), {
      headers: { [CORRELATION_HEADER]: correlationId },
    });
    expect(answer.headers.get(CORRELATION_HEADER)).toBe(correlationId);
    expect(logged(correlationId)).toEqual([
      expect.objectContaining({ msg: 'request', status: 200, method: 'POST' }),
    ]);
    const { rows } = await database.pool.query<{ type: string }>(
      'SELECT type FROM journal WHERE correlation_id = $1',
      [correlationId],
    );
    expect(rows).toEqual([{ type: 'incident.opened.v1' }]);
    const refused = await send(
      server.base,
      'snapshot',
      {},
      { headers: { [CORRELATION_HEADER]: 'kosong dan "jahat"' } },
    );
    expect(problemOf(refused).correlationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('should name the refused fields and repeat nothing of what was typed', async () => {
    const input = { ...incidentInput(), complaint: 'rahasia-sekali', patientCount: -3 };
    const problem = problemOf(await send(server.base, 'openIncident', input, { cookie: operator.cookie }));
    expect(problem).toMatchObject({ status: 422, code: 'INPUT.INVALID' });
    expect(problem.fields?.map((field) => field.path).sort()).toEqual(['complaint', 'patientCount']);
    expect(JSON.stringify(problem)).not.toContain('rahasia-sekali');
    const broken = await fetch(`${server.base}/api/v1/incidents`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: operator.cookie },
      body: '{"regionCode": ',
    });
    expect(
      problemOf({ status: broken.status, body: await broken.json(), headers: broken.headers }),
    ).toMatchObject({ status: 422, code: 'INPUT.INVALID' });
  });

  it('should refuse what the database cannot hold, and not take it for a fault of its own', async () => {
    const admin = await server.session(inRegion('admin'));
    const webhook = {
      regionCode: OWN_REGION,
      name: 'Dinas',
      url: 'https://contoh.id/siaga',
      secret: 'r'.repeat(40),
      events: ['call.received.v1'],
    };
    const answers = [
      await admin.try('createWebhook', { ...webhook, name: 'Dinas\0' }),
      await admin.try('createWebhook', { ...webhook, url: 'https://contoh.id/\0' }),
      await admin.try('createUnit', { regionCode: OWN_REGION, callSign: 'A\0', type: 'bls' }),
      await admin.try('messageCosts', { from: '0000-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }),
    ];
    for (const answer of answers)
      expect(problemOf(answer)).toMatchObject({ status: 422, code: 'INPUT.INVALID' });
    // Text is judged before the database sees it, and its field is named; the year 0 is the database's own word.
    expect(answers.map((answer) => problemOf(answer).fields?.map(({ path }) => path))).toEqual([
      ['name'],
      ['url'],
      ['callSign'],
      undefined,
    ]);
  });

  it('should write no number, name, password or session into the log', async () => {
    await server.ring({
      sourceCallId: 'log-1',
      type: 'ringing',
      at: new Date().toISOString(),
      from: '0811-0000-0777',
      callerName: 'Ibu Rahasia',
    });
    await server.ring({ sourceCallId: '', type: 'salah', from: '0811-0000-0778' });
    await send(server.base, 'signIn', { username: 'siapa', password: 'salah-sekali' });
    const { crew, unit } = await server.crewed();
    const incident = await operator.call('openIncident', incidentInput());
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [unit.id] });
    await crew.call('decline', { id: assignments[0]?.id ?? '', reason: 'other', note: 'Catatan rahasia' });
    const log = lines.join('\n');
    expect(log.length).toBeGreaterThan(1_000);
    const secrets = [
      '0811-0000-0777',
      '0811-0000-0778',
      '0811-0000-0201',
      'Ibu Rahasia',
      'Budi Contoh',
      'Catatan rahasia',
      PASSWORD,
      'salah-sekali',
      operator.cookie.split('=')[1] ?? '-',
    ];
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
  });

  it('should answer with headers that keep browsers from guessing and framing', async () => {
    const { headers } = await fetch(`${server.base}/api/v1/info`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
