import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#siaga/kernel';
import { MessageUpkeep } from '#siaga/messaging';
import { FakeClock } from '../support/calls.js';
import { useDatabase } from '../support/database.js';
import { startMessaging, StatedCarrier, type MessagingProcess } from '../support/messaging-world.js';

const DAY_MS = 24 * 3_600_000;

// Real: PostgreSQL and the outbox. Stated: the clock, and what the provider answers.
describe('what was told and heard', () => {
  const db = useDatabase();
  let clock: FakeClock;
  let carrier: StatedCarrier;
  let one: MessagingProcess;

  beforeEach(async () => {
    await db.truncateAll();
    clock = new FakeClock();
    carrier = new StatedCarrier();
    one = await startMessaging(db.dataSource, clock, [carrier]);
  });

  afterEach(() => one.worker.beforeApplicationShutdown());

  const tidy = (): Promise<void> => one.get(MessageUpkeep).tidy();
  const days = (count: number): Date => new Date(clock.now().getTime() + count * DAY_MS);
  const messages = (): Promise<Record<string, unknown>[]> =>
    one.database.query(
      'SELECT kind, outcome, body_sealed IS NULL AS is_forgotten FROM message ORDER BY ordinal',
    );

  it('should forget what a message said after 30 days, and that it was sent after a year and a month', async () => {
    await one.add({ kind: 'gone' });
    await one.worker.sendDue();
    const whole = { kind: 'gone', outcome: 'sent', is_forgotten: false };
    clock.advance(30 * DAY_MS);
    await tidy();
    expect(await messages()).toEqual([whole]);
    clock.advance(1_000);
    await tidy();
    expect(await messages()).toEqual([{ ...whole, is_forgotten: true }]);
    clock.advance(366 * DAY_MS - 1_000);
    await tidy();
    expect(await messages()).toHaveLength(1);
    clock.advance(1_000);
    await tidy();
    expect(await messages()).toEqual([]);
  });

  it('should keep and send what was made long ago and is due only now', async () => {
    await one.add({ kind: 'reminder', sendAt: days(400), expiresAt: days(401) });
    clock.advance(400 * DAY_MS);
    await tidy();
    await one.worker.sendDue();
    expect(carrier.bodies).toEqual([{ to: '+6281100000001', text: 'Pesan uji' }]);
    await tidy();
    expect(await messages()).toEqual([{ kind: 'reminder', outcome: 'sent', is_forgotten: false }]);
  });

  it('should forget a report that no message was found for after an hour', async () => {
    const insert = (seconds: number): Promise<unknown> =>
      one.database.query(
        "INSERT INTO message_receipt (provider_id_digest, receipt, at) VALUES (decode($1, 'hex'), 'delivered', $2)",
        [seconds.toString(16).padStart(8, '0'), new Date(clock.now().getTime() - seconds * 1_000)],
      );
    await insert(3_601);
    await insert(3_600);
    await tidy();
    expect(await one.database.query('SELECT 1 FROM message_receipt')).toHaveLength(1);
    clock.advance(1_000);
    await tidy();
    expect(await one.database.query('SELECT 1 FROM message_receipt')).toEqual([]);
  });

  it('should let no message under way lose what it says', async () => {
    await one.add();
    await expect(one.database.query('UPDATE message SET body_sealed = NULL')).rejects.toThrow(
      'message_body_ck',
    );
  });

  it('should forget more than a batch, by two workers at once, and wait for nobody', async () => {
    await one.database.query(
      `INSERT INTO message (id, channel, lane, kind, need, region_code, body_sealed, made_at, send_at, expires_at, done_at, outcome)
       SELECT gen_random_uuid(), 'sms', 'x', 'uji', 'wanted', '15.71', 'x', $1, $1, $1, $1, 'sent' FROM generate_series(1, 5000)`,
      [days(-40)],
    );
    const two = await startMessaging(db.dataSource, clock);
    await Promise.all([tidy(), two.get(MessageUpkeep).tidy()]);
    await tidy();
    expect(new Set((await messages()).map((row) => row.is_forgotten))).toEqual(new Set([true]));
    await two.worker.beforeApplicationShutdown();
  });

  it('should forget what people wrote after 30 days, and phones not seen for 180, and no STOP', async () => {
    const [digest, now] = [Buffer.alloc(32, 1), clock.now()];
    await one.database.query(
      `INSERT INTO message_inbound (id, channel, provider_id, sender_digest, sender_label, body_sealed, at, received_at)
       VALUES ($1, 'sms', 'in-1', $2, '•••', 'x', $3, $3)`,
      [newId(), digest, now],
    );
    await one.database.query(
      `INSERT INTO push_device (id, owner_id, endpoint_digest, subscription_sealed, language, made_at, seen_at)
       VALUES ($1, $1, '\\x01', 'x', 'id', $2, $2), ($3, $3, '\\x02', 'x', 'id', $2, $4)`,
      [newId(), now, newId(), days(2)],
    );
    await one.database.query(
      `INSERT INTO message_consent (recipient_digest, is_stopped, source, changed_at) VALUES ($1, true, 'uji', $2)`,
      [digest, now],
    );
    const counts = async (): Promise<unknown> =>
      (
        await one.database.query(`SELECT (SELECT count(*)::int FROM message_inbound) AS inbound,
          (SELECT count(*)::int FROM push_device) AS devices, (SELECT count(*)::int FROM message_consent) AS consents`)
      )[0];
    clock.advance(30 * DAY_MS);
    await tidy();
    expect(await counts()).toEqual({ inbound: 1, devices: 2, consents: 1 });
    clock.advance(DAY_MS);
    await tidy();
    expect(await counts()).toEqual({ inbound: 0, devices: 2, consents: 1 });
    clock.advance(150 * DAY_MS);
    await tidy();
    expect(await counts()).toEqual({ inbound: 0, devices: 1, consents: 1 });
  });
});
