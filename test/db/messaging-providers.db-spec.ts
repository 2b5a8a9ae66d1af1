import { createPublicKey, verify } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DeclaredParts, newId, Observed, provesSecret, type ObservedPart } from '#siaga/kernel';
import { Consent, defineText, Messenger, type To } from '#siaga/messaging';
import { SMTPServer } from 'smtp-server';
import { z } from 'zod';
import { FakeClock } from '../support/calls.js';
import { useDatabase } from '../support/database.js';
import { startMessaging, type MessagingProcess } from '../support/messaging-world.js';
import { PushPhone } from '../support/push-phone.js';
import { RecordingServer } from '../support/recording-server.js';

const NUMBER = '0811-0000-0042';
const reminder = defineText({
  key: 'uji.reminder',
  version: 3,
  need: 'wanted',
  lifetimeS: 3_600,
  variables: z.object({ day: z.string(), place: z.string() }),
  id: { title: 'Pengingat', text: 'Jangan lupa {day} di {place}' },
  en: { title: 'Reminder', text: 'Do not forget {day} at {place}' },
  whatsapp: { template: 'pengingat', parameters: ['place', 'day'] },
});

// Real: PostgreSQL, HTTP, SMTP and the encryption of web push. Stated: what providers answer, and the clock.
describe('providers', () => {
  const db = useDatabase();
  let clock: FakeClock;
  let provider: RecordingServer;
  let mail: SMTPServer;
  const mails: { to: string[]; text: string }[] = [];
  let refuseMail: Error | null = null;
  let one: MessagingProcess;
  jest.setTimeout(30_000);

  beforeAll(async () => {
    provider = await RecordingServer.start();
    mail = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_, __, done) => done(refuseMail),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          mails.push({ to, text: Buffer.concat(chunks).toString('utf8') });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    await provider.close();
    await new Promise<void>((resolve) => mail.close(resolve));
  });

  beforeEach(async () => {
    await db.truncateAll();
    clock = new FakeClock();
    provider.requests.splice(0);
    provider.answer = { status: 200, body: {} };
    mails.splice(0);
    refuseMail = null;
    const gateway = {
      url: `${provider.base}/sms`,
      headers: { authorization: 'Bearer kunci' },
      body: { ke: '{to}', pesan: '{text}', ref: '{id}' },
      numbers: 'international',
      ok: { path: 'status', values: ['0'] },
      idPath: 'data.0.id',
      errorPath: 'message',
      costPerPart: 350.5,
    };
    const whatsapp = {
      phoneNumberId: '100000000000002',
      accessToken: 'token-uji',
      appSecret: 'rahasia-uji',
      verifyToken: 'verifikasi-uji',
      apiUrl: `${provider.base}/v23.0`,
      costPerTemplate: 500,
    };
    one = await startMessaging(db.dataSource, clock, [], {
      SIAGA_SMS: JSON.stringify(gateway),
      SIAGA_WHATSAPP: JSON.stringify(whatsapp),
      SIAGA_SMTP_URL: `smtp://127.0.0.1:${(mail.server.address() as AddressInfo).port}`,
      SIAGA_SMTP_FROM: 'PSC 119 <psc@contoh.id>',
      SIAGA_SMTP_TLS: 'off',
      SIAGA_PUSH_CONTACT: 'mailto:it@contoh.id',
      SIAGA_PUSH_HOSTS: '127.0.0.1',
    });
    // A reminder goes to nobody who has not agreed.
    await one.database.transaction(async (tx) => {
      for (const contact of [NUMBER, { address: 'budi@contoh.id' }])
        await one.get(Consent).agree(tx, contact, { key: 'uji.consent', version: 1 }, 'uji');
    });
  });

  afterEach(async () => {
    await one.worker.beforeApplicationShutdown();
  });

  async function tell(to: To): Promise<string> {
    const variables = { day: 'Senin', place: 'Puskesmas Contoh' };
    const id = await one.database.transaction((tx) =>
      one.get(Messenger).tell(tx, reminder, { to, variables, regionCode: '15.71' }),
    );
    await one.worker.sendDue();
    return id ?? '';
  }

  async function row(): Promise<Record<string, unknown> | undefined> {
    return (await one.database.query('SELECT * FROM message'))[0];
  }

  it('should refuse a text with a wrong variable, when compiled and when run', async () => {
    const wrong = { day: 'Senin', tempat: 'X' };
    const told = one.database.transaction((tx) =>
      one.get(Messenger).tell(tx, reminder, {
        to: { channel: 'sms', number: NUMBER, language: 'id' },
        // @ts-expect-error `tempat` is no variable of this text
        variables: wrong,
        regionCode: '15.71',
      }),
    );
    await expect(told).rejects.toThrow(/tempat/);
  });

  it('should send an SMS as the gateway wants it, and count what it cost', async () => {
    provider.answer = { status: 200, body: { status: 0, data: [{ id: 'gw-1' }] } };
    const id = await tell({ channel: 'sms', number: NUMBER, language: 'id' });
    expect(provider.lastJson).toEqual({
      ke: '6281100000042',
      pesan: 'Jangan lupa Senin di Puskesmas Contoh',
      ref: id,
    });
    expect(provider.last.headers).toMatchObject({ authorization: 'Bearer kunci', 'idempotency-key': id });
    expect(await row()).toMatchObject({
      outcome: 'sent',
      parts: 1,
      cost: '350.50',
      text_version: 3,
      recipient_label: '+••••••••••042',
    });
  });

  function figures(): Record<string, number> {
    const observed = one.get(DeclaredParts).find<unknown, ObservedPart>(Observed).values();
    const read = [...observed].flatMap(({ part }) => part.figures?.() ?? []);
    return Object.fromEntries(read.map((figure) => [figure.name, figure.read()]));
  }

  it('should count for the metrics what was sent, refused and paid, by channel', async () => {
    expect(figures()).toMatchObject({ siaga_messages_sent_sms: 0, siaga_message_cost_rupiah_sms: 0 });
    provider.answer = { status: 200, body: { status: 0, data: [{ id: 'gw-1' }] } };
    await tell({ channel: 'sms', number: NUMBER, language: 'id' });
    await tell({ channel: 'sms', number: NUMBER, language: 'en' });
    provider.answer = { status: 200, body: { status: 5, message: 'nomor diblokir' } };
    await tell({ channel: 'sms', number: NUMBER, language: 'id' });
    provider.answer = { status: 503 };
    await tell({ channel: 'sms', number: NUMBER, language: 'id' });
    expect(figures()).toMatchObject({
      siaga_messages_sent_sms: 2,
      siaga_messages_refused_sms: 1,
      siaga_message_parts_sms: 2,
      siaga_message_cost_rupiah_sms: 701,
      siaga_messages_sent_whatsapp: 0,
    });
  });

  it('should take the word of a gateway that answers 200 to a refusal', async () => {
    provider.answer = { status: 200, body: { status: 5, message: 'nomor diblokir' } };
    await tell({ channel: 'sms', number: NUMBER, language: 'id' });
    expect(await row()).toMatchObject({ outcome: 'refused', last_problem: 'nomor diblokir' });
  });

  const echo = 'nomor 6281100000042 diblokir: Jangan lupa Senin di Puskesmas Contoh';
  const masked = 'nomor ••••••••••042 diblokir: •••';

  it.each<[what: string, to: To, answer: typeof provider.answer, problem: string]>([
    [
      'a gateway that answers 200',
      { channel: 'sms', number: NUMBER, language: 'id' },
      { status: 200, body: { status: 5, message: echo } },
      masked,
    ],
    [
      'a gateway that answers 400',
      { channel: 'sms', number: NUMBER, language: 'id' },
      { status: 400, body: { message: echo } },
      `HTTP 400: ${masked}`,
    ],
    [
      'WhatsApp',
      { channel: 'whatsapp', number: NUMBER, language: 'id' },
      { status: 400, body: { error: { code: 131026, message: echo } } },
      `131026 ${masked}`,
    ],
  ])('should keep neither number nor words that %s repeats', async (_what, to, answer, problem) => {
    provider.answer = answer;
    await tell(to);
    expect(await row()).toMatchObject({ outcome: 'refused', last_problem: problem });
  });

  it('should end a message whatever characters the refusal is written in', async () => {
    provider.answer = {
      status: 200,
      body: { status: 5, message: `a\0${'b'.repeat(197)}\u{1F6AB} diblokir` },
    };
    await tell({ channel: 'sms', number: NUMBER, language: 'id' });
    expect(await row()).toMatchObject({ outcome: 'refused', last_problem: `a${'b'.repeat(197)}\uFFFD` });
  });

  it('should try again what a provider could not take, with the same key', async () => {
    provider.answer = { status: 503, headers: { 'retry-after': '60' } };
    const id = await tell({ channel: 'sms', number: NUMBER, language: 'id' });
    provider.answer = { status: 200, body: { status: 0, data: [{ id: 'gw-1' }] } };
    clock.advance(61_000);
    await one.worker.sendDue();
    expect(provider.requests.map(({ headers }) => headers['idempotency-key'])).toEqual([id, id]);
    expect(await row()).toMatchObject({ outcome: 'sent', attempts: 2 });
  });

  it('should send a WhatsApp template outside of a conversation', async () => {
    provider.answer = {
      status: 200,
      body: { messaging_product: 'whatsapp', messages: [{ id: 'wamid.CONTOH' }] },
    };
    const id = await tell({ channel: 'whatsapp', number: NUMBER, language: 'id' });
    expect(provider.last.path).toBe('/v23.0/100000000000002/messages');
    expect(provider.last.headers.authorization).toBe('Bearer token-uji');
    expect(provider.lastJson).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '6281100000042',
      biz_opaque_callback_data: id,
      type: 'template',
      template: {
        name: 'pengingat',
        language: { code: 'id' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Puskesmas Contoh' },
              { type: 'text', text: 'Senin' },
            ],
          },
        ],
      },
    });
    expect(await row()).toMatchObject({ outcome: 'sent', cost: '500.00' });
  });

  it.each([
    [400, 131026, 'refused'],
    [400, 131047, 'refused'],
    [429, 130429, null],
    [401, 190, null],
  ])('should judge WhatsApp %i with code %i', async (status, code, outcome) => {
    provider.answer = { status, body: { error: { code, message: 'uji' } } };
    await tell({ channel: 'whatsapp', number: NUMBER, language: 'id' });
    expect(await row()).toMatchObject({ outcome, last_problem: `${code} uji` });
  });

  it('should send e-mail over SMTP, the message known by its id', async () => {
    const id = await tell({ channel: 'email', address: 'budi@contoh.id', language: 'en' });
    expect(mails[0]?.to).toEqual(['budi@contoh.id']);
    expect(mails[0]?.text).toMatch(/Subject: Reminder/);
    expect(mails[0]?.text).toMatch(/Do not forget Senin at Puskesmas Contoh/);
    expect(mails[0]?.text).toContain(`Message-ID: <${id}@contoh.id>`);
    expect(await row()).toMatchObject({ outcome: 'sent', recipient_label: '•••@contoh.id' });
  });

  it.each([
    [550, 'refused'],
    [451, null],
  ])('should judge a recipient that is answered with %i', async (responseCode, outcome) => {
    refuseMail = Object.assign(new Error('no'), { responseCode });
    await tell({ channel: 'email', address: 'budi@contoh.id', language: 'en' });
    expect(await row()).toMatchObject({ outcome, last_problem: `SMTP ${responseCode}` });
  });

  async function phone(): Promise<{ phone: PushPhone; to: To; ownerId: string }> {
    const phone = new PushPhone();
    const ownerId = newId();
    const { PushDevices } = await import('#siaga/messaging');
    const devices = one.get(PushDevices);
    const found = await one.database.transaction(async (tx) => {
      await devices.add(tx, ownerId, { endpoint: `${provider.base}/push/abc`, keys: phone.keys }, 'id');
      return devices.of(tx, [ownerId]);
    });
    const [device] = found;
    if (!device) throw new Error('The device was not stored');
    return {
      phone,
      ownerId,
      to: { channel: 'push', device, language: 'id', url: '/crew/', topicId: newId() },
    };
  }

  it('should encrypt a push for the phone, signed and with its time to live', async () => {
    provider.answer = { status: 201 };
    const { phone: receiver, to } = await phone();
    const id = await tell(to);
    const { headers, body } = provider.last;
    expect(receiver.open(body)).toMatchObject({
      id,
      title: 'Pengingat',
      text: 'Jangan lupa Senin di Puskesmas Contoh',
      url: '/crew/',
    });
    expect(() => new PushPhone().open(body)).toThrow();
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'normal', ttl: '3600' });
    expect(String(headers.topic)).toMatch(/^[0-9a-f]{32}$/);
    const [, token = '', key = ''] = /^vapid t=(\S+), k=(\S+)$/.exec(headers.authorization ?? '') ?? [];
    const [head = '', claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(key, 'base64url');
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = Buffer.from(`${head}.${claims}`);
    expect(
      verify(
        'sha256',
        signed,
        { key: publicKey, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      ),
    ).toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: provider.base,
      sub: 'mailto:it@contoh.id',
    });
  });

  it.each([404, 410])('should forget a phone whose push service answers %i', async (status) => {
    provider.answer = { status };
    const { to } = await phone();
    await tell(to);
    expect(await row()).toMatchObject({ outcome: 'refused', last_problem: 'the device is gone' });
    expect(await one.database.query('SELECT 1 FROM push_device')).toEqual([]);
  });

  it('should keep a phone whose push service is busy', async () => {
    provider.answer = { status: 429, headers: { 'retry-after': '5' } };
    const { to } = await phone();
    await tell(to);
    expect(await row()).toMatchObject({ outcome: null });
    expect(await one.database.query('SELECT 1 FROM push_device')).toHaveLength(1);
  });

  it('should sign a webhook, and know it again when it is sent again', async () => {
    const secret = 'rahasia-bersama-yang-cukup-panjang-1';
    const webhookId = newId();
    const { PersonalDataCipher } = await import('#siaga/kernel');
    await one.database.query(
      `INSERT INTO webhook (id, version, region_code, name, url, secret_sealed, events, made_at) VALUES ($1, 1, '15', 'uji', $2, $3, '{unit.updated.v1}', now())`,
      [webhookId, `${provider.base}/siaga`, one.get(PersonalDataCipher).seal(secret)],
    );
    provider.answer = { status: 500 };
    const id = await one.add({ channel: 'webhook', lane: 'w', body: { webhookId, event: '{"seq":1}' } });
    await one.worker.sendDue();
    provider.answer = { status: 204 };
    clock.advance(60_000);
    await one.worker.sendDue();
    expect(provider.requests.map(({ headers }) => headers['x-siaga-delivery'])).toEqual([id, id]);
    const { headers, body } = provider.last;
    const shown = {
      authorization: undefined,
      signature: String(headers['x-siaga-signature']),
      timestamp: String(headers['x-siaga-timestamp']),
      rawBody: body,
    };
    expect(provesSecret(shown, secret, clock.now())).toBe(true);
    expect(provesSecret(shown, 'another secret', clock.now())).toBe(false);
    expect(await row()).toMatchObject({ outcome: 'sent', attempts: 2 });
  });
});
