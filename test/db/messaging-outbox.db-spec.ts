import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { newId } from '#siaga/kernel';
import { Consent, type Sending } from '#siaga/messaging';
import { FakeClock } from '../support/calls.js';
import { useDatabase } from '../support/database.js';
import {
  eventually,
  newMessage,
  startMessaging,
  StatedCarrier,
  type MessagingProcess,
} from '../support/messaging-world.js';

const MINUTE_MS = 60_000;
const AWAY: Sending = { kind: 'again', problem: 'ECONNREFUSED', isProviderAway: true };

// Real: PostgreSQL, two processes' worth of the outbox. Stated: what the provider answers, and the clock.
describe('the outbox', () => {
  const db = useDatabase();
  let clock: FakeClock;
  let carrier: StatedCarrier;
  let one: MessagingProcess;
  const processes: MessagingProcess[] = [];
  jest.setTimeout(60_000);

  async function start(
    carriers: StatedCarrier[],
    settings: Record<string, string> = {},
  ): Promise<MessagingProcess> {
    const started = await startMessaging(db.dataSource, clock, carriers, settings);
    processes.push(started);
    return started;
  }

  async function rows(): Promise<Record<string, unknown>[]> {
    return one.database.query('SELECT * FROM message ORDER BY ordinal');
  }

  beforeEach(async () => {
    await db.truncateAll();
    clock = new FakeClock();
    carrier = new StatedCarrier();
    one = await start([carrier]);
  });

  afterEach(async () => {
    for (const { worker } of processes.splice(0)) await worker.beforeApplicationShutdown();
  });

  it('should send what was committed, once, and nothing of what was rolled back', async () => {
    await one.add({ body: { to: '+6281100000001', text: 'satu' } });
    const failing = one.database.transaction(async (tx) => {
      await one.outbox.add(tx, newMessage(clock));
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect([await one.worker.sendDue(), await one.worker.sendDue()]).toEqual([1, 0]);
    expect(carrier.bodies).toEqual([{ to: '+6281100000001', text: 'satu' }]);
    expect((await rows())[0]).toMatchObject({
      outcome: 'sent',
      provider: 'stated-sms',
      attempts: 1,
      due_at: null,
    });
  });

  it('should keep neither text nor number readable', async () => {
    await one.add({ body: { to: '+6281177770001', text: 'rahasia sekali' } });
    const [row] = await one.database.query<{ line: string }>('SELECT message::text AS line FROM message');
    expect(row?.line).not.toMatch(/rahasia|6281177770001|77770001/);
  });

  it('should send what was claimed beside a message that cannot be read any more, and end that one in words', async () => {
    const ids = [];
    for (const n of [1, 2, 3]) ids.push(await one.add({ lane: `lajur ${n % 2}`, body: { n } }));
    await one.database.query('UPDATE message SET body_sealed = $2 WHERE id = $1', [ids[0], 'cnVzYWs=']);
    expect(await one.worker.sendDue()).toBe(2);
    expect(carrier.bodies).toEqual(expect.arrayContaining([{ n: 2 }, { n: 3 }]));
    expect((await rows()).map(({ outcome, last_problem }) => [outcome, last_problem])).toEqual([
      ['refused', 'what it says cannot be read any more'],
      ['sent', null],
      ['sent', null],
    ]);
  });

  it('should make one message of one key', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => one.add({ onceKey: 'uji:1' })));
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    await one.worker.sendDue();
    expect(carrier.seen).toHaveLength(1);
  });

  it('should send nothing twice while two workers live', async () => {
    const other = new StatedCarrier();
    const two = await start([other]);
    const lanes = Array.from({ length: 120 }, (_, index) => `lane-${index % 40}`);
    for (const lane of lanes) await one.add({ lane });
    one.worker.start();
    two.worker.start();
    await eventually(() => carrier.seen.length + other.seen.length >= lanes.length, 'end of the messages');
    await eventually(async () => (await rows()).every(({ outcome }) => outcome === 'sent'), 'last mark');
    const ids = [...carrier.seen, ...other.seen].map(({ id }) => id);
    expect(new Set(ids).size).toBe(lanes.length);
    expect(ids).toHaveLength(lanes.length);
    expect(Math.min(carrier.seen.length, other.seen.length)).toBeGreaterThan(0);
  });

  it('should keep the order of each recipient, whoever sends', async () => {
    const other = new StatedCarrier();
    const two = await start([other]);
    const order: Record<string, number[]> = {};
    const note = (message: { body: unknown }): Promise<Sending> => {
      const { lane, n } = message.body as { lane: string; n: number };
      (order[lane] ??= []).push(n);
      return new Promise((resolve) => setImmediate(() => resolve({ kind: 'sent' })));
    };
    carrier.answer = note;
    other.answer = note;
    one.worker.start();
    two.worker.start();
    for (let n = 0; n < 20; n += 1)
      await Promise.all(['a', 'b', 'c'].map((lane) => (n % 2 ? one : two).add({ lane, body: { lane, n } })));
    await eventually(async () => (await rows()).every(({ outcome }) => outcome === 'sent'), 'end');
    const inOrder = Array.from({ length: 20 }, (_, n) => n);
    expect(order).toEqual({ a: inOrder, b: inOrder, c: inOrder });
  });

  it('should send again with the same key what a worker was killed with between sending and marking', async () => {
    const id = await one.add({});
    carrier.answer = () => new Promise<Sending>(() => undefined);
    // It never comes back from this one, as if the process were gone.
    void one.worker.sendDue();
    await eventually(() => carrier.seen.length === 1, 'first attempt');
    const other = new StatedCarrier();
    const two = await start([other]);
    expect(await two.worker.sendDue()).toBe(0);
    clock.advance(MINUTE_MS);
    expect(await two.worker.sendDue()).toBe(1);
    expect([carrier.seen[0]?.idempotencyKey, other.seen[0]?.idempotencyKey]).toEqual([id, id]);
    expect((await rows())[0]).toMatchObject({ outcome: 'sent', attempts: 2 });
    processes.shift();
  });

  it('should not listen to a worker that was frozen beyond its lease', async () => {
    await one.add({});
    let thaw: (sending: Sending) => void = () => undefined;
    carrier.answer = () => new Promise<Sending>((resolve) => (thaw = resolve));
    const frozen = one.worker.sendDue();
    await eventually(() => carrier.seen.length === 1, 'first attempt');
    clock.advance(MINUTE_MS);
    const other = new StatedCarrier();
    other.answer = () => ({ kind: 'again', problem: 'busy' });
    const two = await start([other]);
    await two.worker.sendDue();
    thaw({ kind: 'refused', problem: 'late word' });
    await frozen;
    expect((await rows())[0]).toMatchObject({ outcome: null, attempts: 2, last_problem: 'busy' });
  });

  it('should lose nothing and send nothing expired when the provider is away for an hour', async () => {
    carrier.hasOneProvider = true;
    const start = clock.now().getTime();
    const until = (ms: number): Date => new Date(start + ms);
    for (let n = 0; n < 30; n += 1)
      await one.add({
        lane: `r${n % 10}`,
        kind: n % 3 ? 'lasting' : 'short',
        expiresAt: until(n % 3 ? 5 * 3_600_000 : 20 * MINUTE_MS),
      });
    carrier.answer = () => AWAY;
    for (let minute = 0; minute < 60; minute += 1) {
      await one.worker.sendDue();
      clock.advance(MINUTE_MS);
    }
    const attemptsWhileAway = carrier.seen.length;
    // Not each of thirty messages once a minute: the provider is left alone and probed.
    expect(attemptsWhileAway).toBeLessThan(200);
    carrier.seen.splice(0);
    carrier.answer = () => ({ kind: 'sent' });
    for (let minute = 0; minute < 30; minute += 1) {
      await one.worker.sendDue();
      clock.advance(MINUTE_MS);
    }
    expect(carrier.seen.map(({ kind }) => kind)).toEqual(Array.from({ length: 20 }, () => 'lasting'));
    const outcomes = (await rows()).map(({ kind, outcome }) => [kind, outcome].join(' '));
    expect(outcomes.filter((text) => text === 'short expired')).toHaveLength(10);
    expect(outcomes.filter((text) => text === 'lasting sent')).toHaveLength(20);
  });

  it('should let an emergency go before everything that waits, through the night and to who said stop', async () => {
    const digest = Buffer.alloc(32, 1);
    const recipient = { digest, label: '•••001', timeZone: 'Asia/Jayapura' };
    const night = new StatedCarrier();
    const quiet = await start([night], { SIAGA_QUIET_HOURS: '21:00-06:00' });
    // 16:30 in London, 01:30 in Jayapura.
    clock.advance(Date.parse('2026-11-21T16:30:00.000Z') - clock.now().getTime());
    const expiresAt = new Date(clock.now().getTime() + 24 * 3_600_000);
    await quiet.database.query(
      `INSERT INTO message_consent (recipient_digest, is_stopped, source, changed_at) VALUES ($1, true, 'uji', now())`,
      [digest],
    );
    for (const need of ['wanted', 'required', 'emergency'] as const)
      await quiet.add({ need, kind: need, lane: 'x', recipient, expiresAt });
    await quiet.worker.sendDue();
    expect(night.seen.map(({ kind }) => kind)).toEqual(['emergency']);
    clock.advance(4.5 * 3_600_000 - 1_000);
    await quiet.worker.sendDue();
    expect(night.seen).toHaveLength(1);
    clock.advance(1_000);
    await quiet.worker.sendDue();
    expect(night.seen.map(({ kind }) => kind)).toEqual(['emergency', 'required']);
    // Waiting for the morning was no attempt.
    expect(night.seen[1]?.attempts).toBe(1);
    const stored = await rows();
    expect(stored.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['wanted', 'stopped'],
      ['required', 'sent'],
      ['emergency', 'sent'],
    ]);
  });

  it('should stop and start by number, however it is written', async () => {
    const consent = one.get(Consent);
    await one.database.transaction((tx) => consent.stop(tx, '0811-7777-001', 'uji'));
    const stopped = await one.database.query('SELECT is_stopped FROM message_consent');
    await one.database.transaction((tx) => consent.start(tx, '+62 811 7777 001', 'uji'));
    const started = await one.database.query('SELECT is_stopped FROM message_consent');
    expect([stopped, started]).toEqual([[{ is_stopped: true }], [{ is_stopped: false }]]);
  });

  it('should not send what was taken back, and free what waited behind it', async () => {
    const subjectId = newId();
    await one.add({ lane: 'x', subjectId });
    await one.add({ lane: 'x', kind: 'next' });
    await one.database.transaction((tx) => one.outbox.cancel(tx, subjectId));
    await one.worker.sendDue();
    expect(carrier.seen.map(({ kind }) => kind)).toEqual(['next']);
    expect((await rows()).map(({ outcome }) => outcome)).toEqual(['cancelled', 'sent']);
  });

  it('should let one of a withdrawal and a sending win, and say which', async () => {
    for (let round = 0; round < 10; round += 1) {
      const subjectId = newId();
      await one.add({ subjectId });
      const before = carrier.seen.length;
      await Promise.all([
        one.worker.sendDue(),
        one.database.transaction((tx) => one.outbox.cancel(tx, subjectId)),
      ]);
      const [row] = await one.database.query('SELECT outcome FROM message WHERE subject_id = $1', [
        subjectId,
      ]);
      expect(row).toEqual({ outcome: carrier.seen.length > before ? 'sent' : 'cancelled' });
    }
  });

  it('should keep to the rate of a provider over all processes', async () => {
    const limited = (): StatedCarrier => Object.assign(new StatedCarrier('email'), { ratePerS: 5 });
    const [a, b] = [limited(), limited()];
    const [first, second] = [await start([a]), await start([b])];
    for (let n = 0; n < 30; n += 1) await first.add({ channel: 'email' });
    const taken: number[] = [];
    for (let second_ = 0; second_ < 6; second_ += 1) {
      await Promise.all([first.worker.sendDue(), second.worker.sendDue()]);
      taken.push(a.seen.length + b.seen.length);
      clock.advance(1_000);
    }
    expect(taken).toEqual([5, 10, 15, 20, 25, 30]);
  });

  it('should leave a provider alone for as long as it asks', async () => {
    carrier.hasOneProvider = true;
    carrier.answer = () => ({ kind: 'again', problem: 'HTTP 429', afterMs: 10 * MINUTE_MS });
    for (let n = 0; n < 5; n += 1) await one.add();
    await one.worker.sendDue();
    expect(carrier.seen).toHaveLength(1);
    carrier.answer = () => ({ kind: 'sent' });
    clock.advance(9 * MINUTE_MS);
    await one.worker.sendDue();
    expect(carrier.seen).toHaveLength(1);
    clock.advance(2 * MINUTE_MS);
    await one.worker.sendDue();
    expect(carrier.seen).toHaveLength(6);
  });

  it('should send in the order of their times, a later one not holding up an earlier', async () => {
    const at = (ms: number): Date => new Date(clock.now().getTime() + ms);
    await one.add({ lane: 'x', kind: 'tomorrow', sendAt: at(24 * 3_600_000), expiresAt: at(30 * 3_600_000) });
    await one.add({ lane: 'x', kind: 'today' });
    await one.worker.sendDue();
    clock.advance(24 * 3_600_000);
    await one.worker.sendDue();
    expect(carrier.seen.map(({ kind }) => kind)).toEqual(['today', 'tomorrow']);
  });
});
