import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, signatureOf } from '#siaga/kernel';
import {
  Call,
  Incident,
  IngestResult,
  Problem,
  RefusedEventList,
  SESSION_COOKIE,
  Snapshot,
  type Role,
} from '#siaga/contracts';
import { AccountService } from '#siaga/identity';
import { createApp } from '../../apps/api/src/create-app.js';
import { callEvent, JAMBI, SOURCES, SUMENEP, testSettings } from '../support/calls.js';
import { useDatabase } from '../support/database.js';
import { SocketProbe } from '../support/socket-probe.js';

const PASSWORD = 'kata-sandi-untuk-uji';
const INGEST = '/api/v1/ingest/calls';
const PLACE = {
  point: { lon: 103.605, lat: -1.605 },
  accuracyM: 15,
  source: 'map_pin',
  label: 'Simpang contoh',
  regionCode: null,
};

interface Answer {
  status: number;
  body: unknown;
}

// Real: the whole server over HTTP and sockets, and the database. Not loaded: the gazetteer.
describe('calls over the API', () => {
  const db = useDatabase();
  let app: NestFastifyApplication;
  let base: string;
  let port: number;
  const cookies = new Map<string, string>();
  const probes: SocketProbe[] = [];

  beforeAll(async () => {
    app = await createApp(testSettings(), createLogger('silent'));
    await app.listen(0, '127.0.0.1');
    base = await app.getUrl();
    port = Number(new URL(base).port);
    await person('operator', JAMBI);
    await person('supervisor', JAMBI);
    await person('operator', SUMENEP);
    await person('supervisor', SUMENEP);
    await person('crew', JAMBI);
  });
  afterEach(() => {
    for (const probe of probes.splice(0)) probe.close();
  });
  afterAll(() => app.close());

  async function person(role: Role, regionCode: string): Promise<void> {
    const username = `${role}.${regionCode}`;
    await app.get(AccountService).createAtStart({
      username,
      displayName: username,
      password: PASSWORD,
      grants: [{ role, scope: { kind: 'region', regionCode } }],
      mustChangePassword: false,
      isDemo: false,
    });
    const response = await fetch(`${base}/api/v1/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    const cookie = response.headers.getSetCookie().find((text) => text.startsWith(SESSION_COOKIE));
    cookies.set(username, cookie?.split(';')[0] ?? '');
  }

  async function read(response: Response): Promise<Answer> {
    return { status: response.status, body: await response.json() };
  }

  async function send(body: string, headers: Record<string, string> = bearer('pbx')): Promise<Answer> {
    const withType = { 'content-type': 'application/json', ...headers };
    return read(await fetch(`${base}${INGEST}`, { method: 'POST', headers: withType, body }));
  }

  async function ask(who: string, method: 'GET' | 'POST', path: string, body: unknown = {}): Promise<Answer> {
    const headers = { 'content-type': 'application/json', cookie: cookies.get(who) ?? '' };
    const sent = method === 'GET' ? {} : { body: JSON.stringify(body) };
    return read(await fetch(`${base}/api/v1${path}`, { method, headers, ...sent }));
  }

  function bearer(source: keyof typeof SOURCES): Record<string, string> {
    return { authorization: `Bearer ${SOURCES[source].secret}`, 'x-siaga-source': source };
  }

  function signed(body: string, timestamp: string, secret = SOURCES.pbx.secret): Record<string, string> {
    return {
      'x-siaga-source': 'pbx',
      'x-siaga-timestamp': timestamp,
      'x-siaga-signature': signatureOf(secret, timestamp, Buffer.from(body)),
    };
  }

  async function receive(): Promise<string> {
    const result = IngestResult.parse((await send(JSON.stringify(callEvent()))).body);
    return result.events[0]?.callId ?? '';
  }

  async function eventCount(): Promise<number> {
    const { rows } = await db.pool.query<{ n: number }>('SELECT count(*)::integer AS n FROM call_event');
    return rows[0]?.n ?? -1;
  }

  it('should take a signed event and put it on the screen of the region, and of no other', async () => {
    const [own, other] = await Promise.all(
      [JAMBI, SUMENEP].map((region) => SocketProbe.open(port, { cookie: cookies.get(`operator.${region}`) })),
    );
    if (!own || !other) throw new Error('no sockets');
    probes.push(own, other);
    const { seq } = Snapshot.parse((await ask(`operator.${JAMBI}`, 'GET', '/snapshot')).body);
    await Promise.all([own.resume(seq), other.resume(seq)]);
    const body = JSON.stringify(callEvent({ callerName: 'Ibu Contoh' }));
    const { status, body: result } = await send(body, signed(body, new Date().toISOString()));
    expect(status).toBe(202);
    const callId = IngestResult.parse(result).events[0]?.callId;
    await own.until((probe) => probe.changes.some((change) => change.entityId === callId), 'the new call');
    expect(own.changes.at(-1)).toMatchObject({
      type: 'call.received.v1',
      data: { personal: { callerName: 'Ibu Contoh' } },
    });
    const marker = IngestResult.parse((await send(JSON.stringify(callEvent()), bearer('other'))).body);
    const markerId = marker.events[0]?.callId;
    await other.until(
      (probe) => probe.changes.some((change) => change.entityId === markerId),
      'the call of its own region',
    );
    expect(other.changes.map((change) => change.entityId)).toEqual([markerId]);
  });

  it.each([
    ['no credential', {}],
    ['a source nobody knows', { authorization: `Bearer ${SOURCES.pbx.secret}`, 'x-siaga-source': 'unknown' }],
    ["another source's secret", { authorization: `Bearer ${SOURCES.other.secret}`, 'x-siaga-source': 'pbx' }],
    ['a name every object has', { authorization: 'Bearer x', 'x-siaga-source': 'constructor' }],
  ])('should refuse %s and keep nothing', async (_, headers) => {
    const before = await eventCount();
    const { status, body } = await send(JSON.stringify(callEvent()), headers);
    expect([status, Problem.parse(body).code]).toEqual([401, 'INGEST.BAD_SIGNATURE']);
    expect(await eventCount()).toBe(before);
  });

  it('should refuse a signature over another body, and one that is too old', async () => {
    const body = JSON.stringify(callEvent());
    const now = new Date().toISOString();
    expect((await send(`${body} `, signed(body, now))).status).toBe(401);
    const old = new Date(Date.now() - 6 * 60_000).toISOString();
    expect((await send(body, signed(body, old))).status).toBe(401);
  });

  it('should answer 202 to a repeated event and 422 with the field to a malformed one', async () => {
    const event = callEvent();
    expect((await send(JSON.stringify(event))).body).toMatchObject({ accepted: 1 });
    expect(await send(JSON.stringify(event))).toMatchObject({ status: 202, body: { duplicates: 1 } });
    const malformed = await send(JSON.stringify({ ...event, sourceCallId: ' ' }));
    expect(malformed).toMatchObject({
      status: 422,
      body: { refused: 1, events: [{ fields: [{ path: 'sourceCallId' }] }] },
    });
    const mixed = await send(JSON.stringify([callEvent(), { ...event, type: 'rang' }]));
    expect(mixed).toMatchObject({ status: 202, body: { accepted: 1, refused: 1 } });
  });

  it('should keep a body that is not JSON for the supervisor of the region only', async () => {
    expect(await send('{"sourceCallId": ')).toMatchObject({ status: 422, body: { refused: 1 } });
    const own = await ask(`supervisor.${JAMBI}`, 'GET', '/ingest/refused');
    const refused = RefusedEventList.parse(own.body).events.find(
      (event) => event.preview === '{"sourceCallId": ',
    );
    expect(refused).toMatchObject({ source: 'pbx' });
    expect((await ask(`supervisor.${SUMENEP}`, 'GET', '/ingest/refused')).body).toEqual({ events: [] });
    expect((await ask(`operator.${JAMBI}`, 'GET', '/ingest/refused')).status).toBe(404);
    const path = `/ingest/refused/${refused?.id ?? ''}/retry`;
    expect((await ask(`supervisor.${SUMENEP}`, 'POST', path)).status).toBe(404);
    expect(await ask(`supervisor.${JAMBI}`, 'POST', path)).toMatchObject({
      status: 200,
      body: { refused: 1 },
    });
  });

  it('should take a call from ring to incident, and hide every step from another region and role', async () => {
    const id = await receive();
    const steps: [path: string, input: unknown][] = [
      [`/calls/${id}/answer`, {}],
      [`/calls/${id}/place`, { place: PLACE }],
      ['/incidents', { regionCode: JAMBI, callId: id, complaint: 'traffic', place: PLACE }],
      [`/calls/${id}/close`, { disposition: 'incident' }],
    ];
    for (const [path, input] of steps) {
      for (const stranger of [`operator.${SUMENEP}`, `crew.${JAMBI}`])
        expect(Problem.parse((await ask(stranger, 'POST', path, input)).body).code).toBe(
          'RESOURCE.NOT_FOUND',
        );
      expect((await ask('nobody', 'POST', path, input)).status).toBe(401);
    }
    const answers = [];
    for (const [path, input] of steps) answers.push(await ask(`operator.${JAMBI}`, 'POST', path, input));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    const incident = Incident.parse(answers[2]?.body);
    const call = Call.parse((await ask(`operator.${JAMBI}`, 'GET', `/calls/${id}`)).body);
    expect(call).toMatchObject({
      incidentId: incident.id,
      disposition: 'incident',
      place: { isConfirmed: true },
    });
    expect((await ask(`operator.${SUMENEP}`, 'GET', `/calls/${id}`)).status).toBe(404);
    expect(incident.callIds).toEqual([id]);
    const again = await ask(`operator.${JAMBI}`, 'POST', '/incidents', steps[2]?.[1]);
    expect(Problem.parse(again.body)).toMatchObject({ status: 409, code: 'CALL.ALREADY_LINKED' });
    const snapshot = Snapshot.parse((await ask(`operator.${JAMBI}`, 'GET', '/snapshot')).body);
    expect(snapshot.calls.find((one) => one.id === id)).toEqual(call);
  });
});
