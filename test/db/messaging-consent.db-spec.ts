import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { PersonalDataCipher } from '#siaga/kernel';
import { Consent, defineText, Messenger, type MessageText, type Need, type To } from '#siaga/messaging';
import { FakeClock } from '../support/calls.js';
import { useDatabase } from '../support/database.js';
import { startMessaging, StatedCarrier, type MessagingProcess } from '../support/messaging-world.js';

const BUDI = '0811-0000-0042';
const ANI = '0811-0000-0043';
const WORDS = { key: 'booking.consent', version: 2 };

const NOTHING = z.object({});
const textOf = (need: Need): MessageText<typeof NOTHING> =>
  defineText({
    key: `uji.${need}`,
    version: 1,
    need,
    lifetimeS: 3_600,
    variables: NOTHING,
    id: { title: 'Uji', text: 'Halo' },
    en: { title: 'Test', text: 'Hello' },
  });

// Real: PostgreSQL and the outbox. Stated: the clock, and what the providers answer.
describe('consent', () => {
  const db = useDatabase();
  let clock: FakeClock;
  let carriers: StatedCarrier[];
  let one: MessagingProcess;
  let consent: Consent;

  beforeEach(async () => {
    await db.truncateAll();
    clock = new FakeClock();
    carriers = [new StatedCarrier('sms'), new StatedCarrier('whatsapp'), new StatedCarrier('email')];
    one = await startMessaging(db.dataSource, clock, carriers);
    consent = one.get(Consent);
  });

  afterEach(() => one.worker.beforeApplicationShutdown());

  const sms = (number: string): To => ({ channel: 'sms', number, language: 'id' });

  /** What became of a message to each, in order: its outcome and why. */
  async function told(need: Need, ...receivers: To[]): Promise<string[]> {
    await one.database.transaction(async (tx) => {
      for (const to of receivers)
        await one.get(Messenger).tell(tx, textOf(need), { to, variables: {}, regionCode: '15.71' });
    });
    await one.worker.sendDue();
    const rows = await one.database.query<{ line: string }>(
      `SELECT concat_ws(': ', outcome, last_problem) AS line FROM message ORDER BY ordinal DESC LIMIT $1`,
      [receivers.length],
    );
    return rows.map(({ line }) => line).reverse();
  }

  const agree = (contact: string | { address: string }): Promise<void> =>
    one.database.transaction((tx) => consent.agree(tx, contact, WORDS, 'portal'));

  it('should send what is wanted to who agreed, however the number is written, and not to another number', async () => {
    await agree(BUDI);
    expect(await told('wanted', sms('+62 811 0000 0042'), sms(ANI))).toEqual([
      'sent',
      'stopped: has not agreed',
    ]);
    expect(carriers[0]?.seen).toHaveLength(1);
  });

  it('should hold for the number on every channel, and for an address by itself', async () => {
    await agree(BUDI);
    const email = (address: string): To => ({ channel: 'email', address, language: 'id' });
    const whatsapp: To = { channel: 'whatsapp', number: BUDI, language: 'id' };
    expect(await told('wanted', whatsapp, email('budi@contoh.id'))).toEqual([
      'sent',
      'stopped: has not agreed',
    ]);
    await agree({ address: ' Budi@Contoh.id' });
    expect(await told('wanted', email('budi@contoh.id'), email('ani@contoh.id'))).toEqual([
      'sent',
      'stopped: has not agreed',
    ]);
  });

  it('should let an emergency, and what a running case needs, go to who never agreed', async () => {
    expect(await told('emergency', sms(ANI))).toEqual(['sent']);
    expect(await told('required', sms(ANI))).toEqual(['sent']);
  });

  it('should keep when, where and to which words somebody agreed, and no number that can be read', async () => {
    await agree(BUDI);
    const [row] = await one.database.query('SELECT * FROM message_consent');
    expect(row).toMatchObject({
      is_stopped: false,
      agreed_at: clock.now(),
      agreed_source: 'portal',
      agreed_words: 'booking.consent',
      agreed_version: 2,
    });
    const [kept] = await one.database.query<{ line: string }>(
      'SELECT message_consent::text AS line FROM message_consent',
    );
    expect(kept?.line).not.toMatch(/8110000004|00000042/);
  });

  it('should end with STOP, keep what was agreed as a record, and begin again when asked', async () => {
    await agree(BUDI);
    const agreedAt = clock.now();
    clock.advance(60_000);
    await one.database.transaction((tx) => consent.stop(tx, BUDI, 'sms'));
    expect(await told('wanted', sms(BUDI))).toEqual(['stopped']);
    const [row] = await one.database.query('SELECT * FROM message_consent');
    expect(row).toMatchObject({ is_stopped: true, source: 'sms', agreed_at: agreedAt, agreed_version: 2 });
    await one.database.transaction((tx) => consent.start(tx, BUDI, 'sms'));
    expect(await told('wanted', sms(BUDI))).toEqual(['sent']);
    await one.database.transaction((tx) => consent.stop(tx, BUDI, 'sms'));
    await agree(BUDI);
    expect(await told('wanted', sms(BUDI))).toEqual(['sent']);
  });

  it('should heed who stops after the message was queued', async () => {
    await agree(BUDI);
    await one.database.transaction((tx) =>
      one.get(Messenger).tell(tx, textOf('wanted'), { to: sms(BUDI), variables: {}, regionCode: '15.71' }),
    );
    await one.database.transaction((tx) => consent.stop(tx, BUDI, 'sms'));
    await one.worker.sendDue();
    expect(carriers[0]?.seen).toEqual([]);
  });

  it('should leave one of an agreement and a STOP at the same time, whole', async () => {
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([agree(BUDI), one.database.transaction((tx) => consent.stop(tx, BUDI, 'sms'))]);
      const rows = await one.database.query<{ is_stopped: boolean; source: string }>(
        'SELECT is_stopped, source FROM message_consent',
      );
      expect(rows).toHaveLength(1);
      expect(rows[0]?.source).toBe(rows[0]?.is_stopped ? 'sms' : 'portal');
    }
  });

  it('should refuse an agreement for a number that is none', async () => {
    await expect(agree('12')).rejects.toMatchObject({ code: 'INPUT.INVALID' });
    expect(await one.database.query('SELECT 1 FROM message_consent')).toEqual([]);
  });

  it('should find for a message of before what is known of its number today', async () => {
    const cipher = one.get(PersonalDataCipher);
    const queue = (...numbers: string[]): Promise<void> =>
      one.database.transaction(async (tx) => {
        for (const number of numbers)
          await one
            .get(Messenger)
            .tell(tx, textOf('wanted'), { to: sms(number), variables: {}, regionCode: '15.71' });
        for (const number of numbers)
          await tx.query('UPDATE message SET recipient_digest = $2 WHERE recipient_digest = $1', [
            cipher.numberDigest(number),
            cipher.formerNumberDigest(number),
          ]);
      });
    await queue(BUDI, ANI);
    await agree(ANI);
    await agree(BUDI);
    await one.database.transaction((tx) => consent.stop(tx, BUDI, 'sms'));
    await one.worker.sendDue();
    const rows = await one.database.query(
      'SELECT outcome, recipient_digest AS digest FROM message ORDER BY ordinal',
    );
    expect(rows).toEqual([
      { outcome: 'stopped', digest: cipher.numberDigest(BUDI) },
      { outcome: 'sent', digest: cipher.numberDigest(ANI) },
    ]);
  });

  it('should take over a STOP that was kept by nine digits, and leave numbers alone that only end alike', async () => {
    const cipher = one.get(PersonalDataCipher);
    const before = (number: string, isStopped: boolean): Promise<unknown> =>
      one.database.query(
        `INSERT INTO message_consent (recipient_digest, is_stopped, source, changed_at, agreed_at, agreed_source, agreed_words, agreed_version)
         VALUES ($1, $2, 'sms', now(), now(), 'portal', 'booking.consent', 2)`,
        [cipher.formerNumberDigest(number), isStopped],
      );
    await before(BUDI, true);
    await before(ANI, false);
    expect(await told('wanted', sms(BUDI), sms(ANI))).toEqual(['stopped', 'sent']);
    // Said anew it is of the whole number, and of nobody else's.
    await one.database.transaction((tx) => consent.stop(tx, '0812-3456-7890', 'sms'));
    await agree('0822-3456-7890');
    expect(await told('wanted', sms('0812-3456-7890'), sms('0822-3456-7890'))).toEqual(['stopped', 'sent']);
  });
});
