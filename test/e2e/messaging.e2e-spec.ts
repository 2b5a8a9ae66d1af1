import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JournalFollowers } from '#siaga/journal';
import { Consent, Messenger, OutboxWorker, defineText } from '#siaga/messaging';
import { z } from 'zod';
import { inRegion, incidentInput, OTHER_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { PushPhone } from '../support/push-phone.js';
import { RecordingServer } from '../support/recording-server.js';
import { LOCAL_SYSTEMS, useServer } from '../support/server.js';

const WHATSAPP = {
  phoneNumberId: '100000000000002',
  accessToken: 'token-uji',
  appSecret: 'rahasia-uji',
  verifyToken: 'verifikasi-uji',
};
const PUSH_HOSTS = '127.0.0.1';
const SMS_SECRET = 'rahasia-gateway-uji';

// Real: the whole server, PostgreSQL, HTTP. Its background work is off (SIAGA_ROLE=web) and done when a test says so.
describe('messages of a whole server', () => {
  const db = useDatabase();
  const gateway = { url: 'http://127.0.0.1:9/sms', inbound: { secret: SMS_SECRET } };
  const setting = useServer(db.databaseUrl, {
    ...LOCAL_SYSTEMS,
    SIAGA_ROLE: 'web',
    SIAGA_DEMO: 'on',
    SIAGA_QUIET_HOURS: 'none',
    SIAGA_PUSH_CONTACT: 'mailto:it@contoh.id',
    SIAGA_PUSH_HOSTS: PUSH_HOSTS,
    SIAGA_WHATSAPP: JSON.stringify({ ...WHATSAPP, apiUrl: 'http://127.0.0.1:9' }),
    SIAGA_SMS: JSON.stringify(gateway),
  });
  let provider: RecordingServer;

  beforeAll(async () => {
    provider = await RecordingServer.start();
    provider.answer = { status: 201 };
  });
  afterAll(() => provider.close());

  async function work(): Promise<void> {
    await setting.server.get(JournalFollowers).runDue();
    await setting.server.get(OutboxWorker).sendDue();
  }

  async function offered(): Promise<{
    phone: PushPhone;
    assignmentId: string;
    dueAt: string;
    crew: Awaited<ReturnType<typeof setting.server.crewed>>;
  }> {
    await work();
    const crewed = await setting.server.crewed();
    const phone = new PushPhone();
    await crewed.crew.call('subscribePush', {
      endpoint: `${provider.base}/push/${crewed.unit.id}`,
      keys: phone.keys,
    });
    const supervisor = await setting.server.session(inRegion('supervisor'));
    const { id } = await supervisor.call('openIncident', incidentInput());
    const { assignments } = await supervisor.call('offer', { id, unitIds: [crewed.unit.id], timeoutS: 120 });
    provider.requests.splice(0);
    return {
      phone,
      assignmentId: assignments[0]?.id ?? '',
      dueAt: assignments[0]?.dueAt ?? '',
      crew: crewed,
    };
  }

  it('should ring the crew for an offer, with the place and nothing of the patient', async () => {
    const { phone, assignmentId } = await offered();
    await work();
    const push = provider.requests.filter(({ path }) => path.startsWith('/push/'));
    expect(push).toHaveLength(1);
    const notice = JSON.stringify(phone.open(provider.last.body));
    expect(notice).toMatch(/Simpang contoh/);
    expect(notice).toContain(`/crew/?assignment=${assignmentId}`);
    expect(notice).not.toMatch(/Budi|sesak|0811-0000-0201/);
    const { urgency, topic, ttl } = provider.last.headers;
    expect([urgency, topic]).toEqual(['high', assignmentId.replaceAll('-', '')]);
    expect(Number(ttl)).toBeGreaterThan(0);
    expect(Number(ttl)).toBeLessThanOrEqual(120);
    await work();
    expect(provider.requests).toHaveLength(1);
  });

  it('should ring each crew for its own offer alone when many are read at once', async () => {
    const all = [await offered(), await offered(), await offered()];
    const unheard = await setting.server.crewed();
    const supervisor = await setting.server.session(inRegion('supervisor'));
    const { id } = await supervisor.call('openIncident', incidentInput());
    await supervisor.call('offer', { id, unitIds: [unheard.unit.id] });
    provider.requests.splice(0);
    const again = [];
    for (const { crew, assignmentId, phone } of all) {
      await crew.crew.call('decline', { id: assignmentId, reason: 'too_far' });
      const next = await supervisor.call('openIncident', incidentInput());
      const { assignments } = await supervisor.call('offer', { id: next.id, unitIds: [crew.unit.id] });
      again.push({ phone, path: `/push/${crew.unit.id}`, jobId: assignments[0]?.id ?? '' });
    }
    await work();
    const rung = new Map(provider.requests.map(({ path, body }) => [path, body]));
    expect(provider.requests).toHaveLength(again.length);
    for (const { phone, path, jobId } of again) {
      const notice = JSON.stringify(phone.open(rung.get(path) ?? Buffer.alloc(0)));
      expect(notice).toContain(`/crew/?assignment=${jobId}`);
    }
  });

  it('should not ring for an offer that was answered before', async () => {
    const { assignmentId, crew } = await offered();
    await setting.server.get(JournalFollowers).runDue();
    await crew.crew.call('decline', { id: assignmentId, reason: 'too_far' });
    await work();
    expect(provider.requests).toEqual([]);
    const [row] = await setting.server.database.query('SELECT outcome FROM message WHERE subject_id = $1', [
      assignmentId,
    ]);
    expect(row).toEqual({ outcome: 'cancelled' });
  });

  it('should ring nobody of another unit, and refuse an endpoint that is no push service', async () => {
    const other = await setting.server.crewed();
    const phone = new PushPhone();
    const refused = await other.crew.refusal('subscribePush', {
      endpoint: 'https://contoh.id/x',
      keys: phone.keys,
    });
    expect(refused.code).toBe('INPUT.INVALID');
    await other.crew.call('subscribePush', { endpoint: `${provider.base}/other`, keys: phone.keys });
    await offered();
    await work();
    expect(provider.requests.map(({ path }) => path)).not.toContain('/other');
  });

  it('should not ring a phone that its crew has left, and let nobody silence the phone of another', async () => {
    const { crew } = await offered();
    const endpoint = `${provider.base}/push/${crew.unit.id}`;
    const rung = (): unknown[] => provider.requests.filter(({ path }) => path === `/push/${crew.unit.id}`);
    const other = await setting.server.crewed();
    await other.crew.call('unsubscribePush', { endpoint });
    await work();
    expect(rung()).toHaveLength(1);
    const left = await offered();
    await left.crew.crew.call('unsubscribePush', { endpoint: `${provider.base}/push/${left.crew.unit.id}` });
    await work();
    expect(provider.requests).toEqual([]);
  });

  async function update(body: unknown, secret = WHATSAPP.appSecret): Promise<Response> {
    const text = JSON.stringify(body);
    const signature = createHmac('sha256', secret).update(text).digest('hex');
    return fetch(`${setting.server.base}/api/v1/messaging/whatsapp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
      body: text,
    });
  }

  const wrote = (id: string, body: string): unknown => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              messages: [
                { from: '6281100000077', id, timestamp: '1786414531', type: 'text', text: { body } },
              ],
            },
          },
        ],
      },
    ],
  });

  it('should answer the question of WhatsApp with its own words, to who knows the token', async () => {
    const ask = (token: string): Promise<Response> =>
      fetch(
        `${setting.server.base}/api/v1/messaging/whatsapp?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`,
      );
    expect(await (await ask(WHATSAPP.verifyToken)).text()).toBe('1158201444');
    expect((await ask('lain')).status).toBe(401);
  });

  it('should heed STOP by WhatsApp once, and no false one', async () => {
    const isStopped = async (): Promise<unknown> =>
      (await setting.server.database.query('SELECT is_stopped FROM message_consent'))[0];
    expect((await update(wrote('wamid.A', 'STOP'), 'another-secret')).status).toBe(401);
    expect(await isStopped()).toBeUndefined();
    for (let twice = 0; twice < 2; twice += 1)
      expect((await update(wrote('wamid.B', 'STOP'))).status).toBe(200);
    expect(await isStopped()).toEqual({ is_stopped: true });
    const answers = await setting.server.database.query(
      `SELECT kind FROM message WHERE kind LIKE 'consent.%'`,
    );
    expect(answers).toEqual([{ kind: 'consent.stopped' }]);
    await update(wrote('wamid.C', 'mulai'));
    expect(await isStopped()).toEqual({ is_stopped: false });
  });

  it('should note what the gateway reports, by its secret only', async () => {
    const report = (secret: string, body: unknown): Promise<Response> =>
      fetch(`${setting.server.base}/api/v1/messaging/sms`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify(body),
      });
    expect((await report('lain', { id: 'gw-1', status: 'DELIVRD' })).status).toBe(401);
    expect((await report(SMS_SECRET, { id: 'gw-1', status: 'DELIVRD' })).status).toBe(200);
    expect((await report(SMS_SECRET, { id: 'in-1', from: '0811-0000-0078', text: 'BERHENTI' })).status).toBe(
      200,
    );
    const rows = await setting.server.database.query('SELECT source FROM message_consent WHERE is_stopped');
    expect(rows).toEqual([{ source: 'sms' }]);
  });

  it('should tell another system of its regions, without names, and show it in the list', async () => {
    const admin = await setting.server.session(inRegion('admin'));
    const secret = 'rahasia-bersama-yang-cukup-panjang-1';
    const hook = {
      regionCode: '15.71',
      name: 'SIMRS',
      url: `${provider.base}/hook`,
      secret,
      events: ['incident.opened.v1'],
    };
    const { id } = await admin.call('createWebhook', hook);
    await work();
    const supervisor = await setting.server.session(inRegion('supervisor'));
    await supervisor.call('openIncident', incidentInput());
    const far = await setting.server.session(inRegion('supervisor', OTHER_REGION));
    await far.call('openIncident', incidentInput({ regionCode: OTHER_REGION }));
    await work();
    const told = provider.requests.filter(({ path }) => path === '/hook').map(({ body }) => body.toString());
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/"incident.opened.v1"/);
    expect(told[0]).not.toMatch(/Budi|sesak|0811-0000-0201/);
    const { messages } = await supervisor.call('messages', { channel: 'webhook', subjectId: id });
    expect(messages.map(({ outcome }) => outcome)).toEqual(['sent']);
    const again = await supervisor.call('sendMessageAgain', { id: messages[0]?.id ?? '' });
    await work();
    const deliveries = provider.requests
      .filter(({ path }) => path === '/hook')
      .map(({ headers }) => headers['x-siaga-delivery']);
    expect(deliveries).toEqual([messages[0]?.id, messages[0]?.id]);
    expect(again.copyOf).toBe(messages[0]?.id);
  });

  it('should keep what has no provider in the box of the demo, for those of the region', async () => {
    const text = defineText({
      key: 'uji.demo',
      version: 1,
      need: 'wanted',
      lifetimeS: 3_600,
      variables: z.object({ name: z.string() }),
      id: { title: 'Uji', text: 'Halo {name}' },
      en: { title: 'Test', text: 'Hello {name}' },
    });
    const address = 'budi@contoh.id';
    await setting.server.database.transaction(async (tx) => {
      await setting.server.get(Consent).agree(tx, { address }, { key: 'uji.consent', version: 1 }, 'uji');
      await setting.server.get(Messenger).tell(tx, text, {
        to: { channel: 'email', address, language: 'id' },
        variables: { name: 'Budi' },
        regionCode: '15.71',
      });
    });
    await work();
    const here = await setting.server.session(inRegion('supervisor'));
    const there = await setting.server.session(inRegion('supervisor', OTHER_REGION));
    expect((await here.call('demoMessages', {})).messages).toMatchObject([
      { channel: 'email', to: 'budi@contoh.id', title: 'Uji', text: 'Halo Budi' },
    ]);
    expect((await there.call('demoMessages', {})).messages).toEqual([]);
  });
});
