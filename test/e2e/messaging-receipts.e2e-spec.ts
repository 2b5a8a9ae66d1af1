import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#siaga/kernel';
import { defineText, Messenger, Outbox, OutboxWorker, type Channel } from '#siaga/messaging';
import { z } from 'zod';
import { useDatabase } from '../support/database.js';
import { RecordingServer } from '../support/recording-server.js';
import { useServer } from '../support/server.js';

const SECRET = 'rahasia-gateway-uji';
const NUMBER = '0811-0000-0042';
const WHATSAPP = {
  phoneNumberId: '100000000000002',
  accessToken: 'token-uji',
  appSecret: 'rahasia-uji',
  verifyToken: 'verifikasi-uji',
};
const news = defineText({
  key: 'uji.receipt',
  version: 1,
  need: 'required',
  lifetimeS: 86_400,
  variables: z.object({}),
  id: { title: 'Uji', text: 'Pesan uji' },
  en: { title: 'Test', text: 'A test message' },
  whatsapp: { template: 'uji', parameters: [] },
});

/** Where each channel's provider says later what became of a message; null where its answer is all that it ever says. */
const DOORS: Record<Channel, string | null> = {
  sms: '/api/v1/messaging/sms',
  whatsapp: '/api/v1/messaging/whatsapp',
  email: null,
  push: null,
  webhook: null,
  centre: null,
  bpjs: null,
};

type Word = 'delivered' | 'failed' | 'read' | 'on its way' | 'unheard of';
interface About {
  providerId: string;
  ownId: string;
}
type Request = { headers: Record<string, string>; body: string };

/** One provider's documented form. */
interface Form {
  channel: 'sms' | 'whatsapp';
  settings: (base: string) => Record<string, string>;
  /** The answer to a send, with the provider's id. */
  taken: (providerId: string) => unknown;
  says: Partial<Record<Word, unknown>>;
  /** One report. */
  report: (about: About, said: unknown) => unknown;
  /** Reports as they are posted; null where there are no batches. */
  body: (reports: unknown[]) => unknown;
  hasBatches: boolean;
  /** The provider gives back the id that it was sent. */
  hasOwnId: boolean;
  signed: (body: string, secret?: string) => Request;
}

const bearer = (body: string, secret = SECRET): Request => ({
  headers: { authorization: `Bearer ${secret}` },
  body,
});
const jsonSettings = (settings: object): string => JSON.stringify(settings);

const FORMS: Record<string, Form> = {
  'an SMS gateway that reports one by one': {
    channel: 'sms',
    settings: (base) => ({ SIAGA_SMS: jsonSettings({ url: `${base}/sms`, inbound: { secret: SECRET } }) }),
    taken: (id) => ({ id }),
    says: { delivered: 'DELIVRD', failed: 'UNDELIV', 'on its way': 'ACCEPTD', 'unheard of': 'LAIN' },
    report: ({ providerId }, status) => ({ id: providerId, status }),
    body: ([one]) => one,
    hasBatches: false,
    hasOwnId: false,
    signed: bearer,
  },
  'an SMS gateway that reports in lists': {
    channel: 'sms',
    settings: (base) => ({
      SIAGA_SMS: jsonSettings({
        url: `${base}/sms`,
        idPath: 'messages.0.messageId',
        inbound: {
          secret: SECRET,
          listPath: 'results',
          idPath: 'messageId',
          ownIdPath: 'callbackData',
          statusPath: 'status.groupName',
          delivered: ['DELIVERED'],
          failed: ['UNDELIVERABLE', 'REJECTED', 'EXPIRED'],
        },
      }),
    }),
    taken: (messageId) => ({ messages: [{ messageId }] }),
    says: { delivered: 'delivered', failed: 'UNDELIVERABLE', 'on its way': 'PENDING', 'unheard of': 7 },
    report: ({ providerId, ownId }, groupName) => ({
      messageId: providerId,
      callbackData: ownId,
      status: { groupName },
    }),
    body: (results) => ({ results }),
    hasBatches: true,
    hasOwnId: true,
    signed: bearer,
  },
  WhatsApp: {
    channel: 'whatsapp',
    settings: (base) => ({ SIAGA_WHATSAPP: jsonSettings({ ...WHATSAPP, apiUrl: base }) }),
    taken: (id) => ({ messaging_product: 'whatsapp', messages: [{ id }] }),
    says: {
      delivered: 'delivered',
      failed: 'failed',
      read: 'read',
      'on its way': 'sent',
      'unheard of': 'held_for_quality_assessment',
    },
    report: ({ providerId, ownId }, status) => ({
      id: providerId,
      status,
      timestamp: '1796000000',
      recipient_id: '6281100000042',
      biz_opaque_callback_data: ownId,
      ...(status === 'failed' && { errors: [{ code: 131026, title: 'Message undeliverable' }] }),
    }),
    body: (statuses) => ({
      object: 'whatsapp_business_account',
      entry: [
        { id: '1', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', statuses } }] },
      ],
    }),
    hasBatches: true,
    hasOwnId: true,
    signed: (body, secret = WHATSAPP.appSecret) => ({
      headers: { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` },
      body,
    }),
  },
};

/** Reports one after the other, and the receipt that stands at the end. */
const ORDERS: readonly [what: string, said: Word[], receipt: string | null][] = [
  ['delivered', ['delivered'], 'delivered'],
  ['failed', ['failed'], 'failed'],
  ['read', ['delivered', 'read'], 'read'],
  ['read before delivered', ['read', 'delivered'], 'read'],
  ['read and nothing else', ['read'], 'read'],
  ['delivered, then the older report that it was on its way', ['delivered', 'on its way'], 'delivered'],
  ['delivered, then a late failure of another attempt', ['delivered', 'failed'], 'delivered'],
  ['failed, then delivered after all', ['failed', 'delivered'], 'delivered'],
  ['read, then failed', ['read', 'failed'], 'read'],
  ['on its way', ['on its way'], null],
  ['a word that nobody knows', ['unheard of'], null],
];

// Real: the whole server, its HTTP door, PostgreSQL. Stated: what the provider answers and reports.
describe.each(Object.entries(FORMS))('receipts of %s', (_name, form) => {
  const door = DOORS[form.channel] ?? '';
  const db = useDatabase();
  let provider: RecordingServer;
  // Before the server, whose settings name it.
  beforeAll(async () => {
    provider = await RecordingServer.start();
  });
  afterAll(() => provider.close());
  const own = useServer(db.databaseUrl, () => ({
    SIAGA_ROLE: 'web',
    SIAGA_QUIET_HOURS: 'none',
    ...form.settings(provider.base),
  }));

  beforeEach(async () => {
    provider.requests.splice(0);
    await own.server.database.query('DELETE FROM message_receipt');
  });
  afterEach(() => {
    provider.beforeAnswer = () => Promise.resolve();
  });

  const work = (): Promise<number> => own.server.get(OutboxWorker).sendDue();

  async function told(): Promise<About> {
    const to = { channel: form.channel, number: NUMBER, language: 'id' as const };
    const ownId = await own.server.database.transaction((tx) =>
      own.server.get(Messenger).tell(tx, news, { to, variables: {}, regionCode: '15.71' }),
    );
    const about = { providerId: `wamid.${newId()}`, ownId: ownId ?? '' };
    provider.answer = { status: 200, body: form.taken(about.providerId) };
    return about;
  }

  async function sent(): Promise<About> {
    const about = await told();
    await work();
    return about;
  }

  async function post({ headers, body }: Request): Promise<number> {
    const response = await fetch(`${own.server.base}${door}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return response.status;
  }

  const bodyOf = (about: About, word: Word): string =>
    JSON.stringify(form.body([form.report(about, form.says[word])]));

  async function say(about: About, word: Word): Promise<void> {
    expect(await post(form.signed(bodyOf(about, word)))).toBe(200);
  }

  interface Row {
    outcome: string | null;
    receipt: string | null;
    receipt_at: Date | null;
    attempts: number;
  }
  async function rowOf({ ownId }: About): Promise<Row> {
    const [row] = await own.server.database.query<Row>(
      'SELECT outcome, receipt, receipt_at, attempts FROM message WHERE id = $1',
      [ownId],
    );
    if (!row) throw new Error('The message is gone');
    return row;
  }

  const early = (): Promise<unknown[]> => own.server.database.query('SELECT 1 FROM message_receipt');

  it.each(ORDERS.filter(([, said]) => said.every((word) => word in form.says)))(
    'should end as it was: %s',
    async (_what, said, receipt) => {
      const about = await sent();
      for (const word of said) await say(about, word);
      expect(await rowOf(about)).toMatchObject({ outcome: 'sent', receipt, attempts: 1 });
      expect(await early()).toEqual([]);
    },
  );

  it('should count a report once that comes twice, at once or later, and keep when it first came', async () => {
    const about = await sent();
    await Promise.all(Array.from({ length: 4 }, () => say(about, 'delivered')));
    const first = await rowOf(about);
    expect(first.receipt_at).not.toBeNull();
    await say(about, 'delivered');
    await say(about, 'failed');
    expect(await rowOf(about)).toEqual(first);
  });

  it('should change nothing for an id that nobody knows', async () => {
    const about = await sent();
    const before = await rowOf(about);
    await say({ providerId: `wamid.${newId()}`, ownId: newId() }, 'delivered');
    await work();
    expect(await rowOf(about)).toEqual(before);
    // Forgotten by the hour: see messaging-upkeep.
    expect(await early()).toHaveLength(1);
  });

  it('should keep a report that comes before the answer to the send is stored', async () => {
    const about = await told();
    provider.beforeAnswer = async () => {
      await say(form.hasOwnId ? { ...about, ownId: '' } : about, 'delivered');
      await say(form.hasOwnId ? { ...about, ownId: '' } : about, 'failed');
    };
    await work();
    await work();
    expect(await rowOf(about)).toMatchObject({ outcome: 'sent', receipt: 'delivered', attempts: 1 });
    expect(await early()).toEqual([]);
  });

  if (form.hasOwnId) {
    it('should know by its own id that a message arrived whose answer is still under way, and all of it', async () => {
      const about = await told();
      provider.beforeAnswer = () => say(about, 'delivered');
      await work();
      expect(await rowOf(about)).toMatchObject({ outcome: 'sent', receipt: 'delivered', attempts: 1 });
      const [row] = await own.server.database.query<{ provider: string; parts: number }>(
        'SELECT provider, parts FROM message WHERE id = $1',
        [about.ownId],
      );
      expect(row).toEqual({ provider: form.channel === 'sms' ? 'sms-gateway' : 'whatsapp', parts: 1 });
    });

    it('should not send again what arrived although the answer was lost', async () => {
      const about = await told();
      provider.beforeAnswer = async () => {
        await say(about, 'delivered');
        throw new Error('the line is lost');
      };
      await work();
      provider.beforeAnswer = () => Promise.resolve();
      await own.server.database.query('UPDATE message SET due_at = now() WHERE due_at IS NOT NULL');
      await work();
      expect(provider.requests).toHaveLength(1);
      expect(await rowOf(about)).toMatchObject({ outcome: 'sent', receipt: 'delivered' });
    });
  }

  it('should still send again what failed and has not ended', async () => {
    const about = await told();
    provider.answer = { status: 429 };
    await work();
    await say(about, 'failed');
    expect(await rowOf(about)).toMatchObject({ outcome: null });
    await own.server.database.query(
      "UPDATE message SET outcome = 'cancelled', done_at = now(), due_at = NULL WHERE id = $1",
      [about.ownId],
    );
    await own.server.database.query('UPDATE message_rate SET paused_until = NULL');
  });

  it('should take the good ones of a batch in which one is broken', async () => {
    if (!form.hasBatches) return expect(form.body([])).toBeUndefined();
    const [a, b] = [await sent(), await sent()];
    const reports = [
      null,
      'rusak',
      {},
      { id: 7, messageId: {}, status: [] },
      form.report(a, form.says.delivered),
      { ...(form.report(b, form.says.failed) as object), biz_opaque_callback_data: 7 },
    ];
    expect(await post(form.signed(JSON.stringify(form.body(reports))))).toBe(200);
    expect([(await rowOf(a)).receipt, (await rowOf(b)).receipt]).toEqual(['delivered', 'failed']);
  });

  it('should give a report to the newest message of an id that is used again, also one that comes early', async () => {
    const old = await sent();
    await own.server.database.query(
      `UPDATE message SET made_at = now() - interval '395 days', receipt = NULL WHERE id = $1`,
      [old.ownId],
    );
    await say(form.hasOwnId ? { ...old, ownId: '' } : old, 'delivered');
    // It may be of one whose answer is still under way.
    expect(await early()).toHaveLength(1);
    const anew = await sent();
    await own.server.database.query(
      `UPDATE message SET provider_id_digest = (SELECT provider_id_digest FROM message WHERE id = $1) WHERE id = $2`,
      [old.ownId, anew.ownId],
    );
    await work();
    expect(await rowOf(anew)).toMatchObject({ receipt: 'delivered' });
    expect(await early()).toEqual([]);
  });

  it('should note a report of a message that was sent long ago and says nothing any more', async () => {
    const about = await sent();
    await own.server.database.query(
      `UPDATE message SET made_at = now() - interval '395 days', send_at = now() - interval '395 days',
         done_at = now() - interval '395 days', body_sealed = NULL WHERE id = $1`,
      [about.ownId],
    );
    await say(about, 'delivered');
    expect(await rowOf(about)).toMatchObject({ outcome: 'sent', receipt: 'delivered' });
  });

  it('should refuse who cannot prove to be the provider, and change nothing', async () => {
    const about = await sent();
    const before = await rowOf(about);
    const body = bodyOf(about, 'delivered');
    const other = form.signed(bodyOf(about, 'failed'));
    const tries: Request[] = [
      { headers: {}, body },
      form.signed(body, 'rahasia-lain-yang-panjang'),
      form.signed(body, ''),
      ...(form.channel === 'whatsapp'
        ? [
            { headers: other.headers, body },
            { headers: { 'x-hub-signature-256': 'sha256=' }, body },
          ]
        : [{ headers: { authorization: SECRET }, body }]),
    ];
    for (const request of tries) expect(await post(request)).toBe(401);
    await work();
    expect(await rowOf(about)).toEqual(before);
    expect(await early()).toEqual([]);
  });

  it("should let no provider speak of another channel's messages", async () => {
    const ownId = await own.server.database.transaction((tx) =>
      own.server.get(Outbox).add(tx, {
        ...{ channel: 'email', kind: 'uji', need: 'required', regionCode: '15.71', lane: newId() },
        body: { to: 'budi@contoh.id', subject: 'Uji', text: 'Uji' },
        expiresAt: new Date(Date.now() + 3_600_000),
      }),
    );
    const about = { providerId: `wamid.${newId()}`, ownId: ownId ?? '' };
    await say(about, 'delivered');
    expect(await rowOf(about)).toMatchObject({ outcome: null, receipt: null });
  });

  it('should be all the providers there are: a channel without a door hears no reports', () => {
    const withDoor = Object.entries(DOORS).flatMap(([channel, path]) => (path === null ? [] : [channel]));
    expect(new Set(Object.values(FORMS).map(({ channel }) => channel))).toEqual(new Set(withDoor));
  });
});
