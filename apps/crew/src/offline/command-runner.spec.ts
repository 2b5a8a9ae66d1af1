import { describe, expect, it } from '@jest/globals';
import type { QueueItem, SendOutcome } from './command-queue.policy.js';
import { CommandRunner } from './command-runner.js';
import { QueueStorage, type KeyValueStorage } from './queue-storage.js';

function memoryStorage(): KeyValueStorage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, value) => void entries.set(name, value),
    removeItem: (name) => void entries.delete(name),
  };
}

/** Lets the promises that hang on one another run to their end. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

interface Sent {
  item: QueueItem;
  sentAt: string;
  answer: (outcome: SendOutcome) => Promise<void>;
}

/** A phone: its clock and timers move by hand, and the centre answers when the test says so. */
function aPhone(storage: KeyValueStorage = memoryStorage()) {
  const sent: Sent[] = [];
  const timers: { callback: () => void; atMs: number }[] = [];
  const clock = { nowMs: Date.parse('2026-11-21T07:32:00.000Z') };
  let made = 0;
  const runner = new CommandRunner({
    storage: new QueueStorage(storage),
    send: (item, sentAt) =>
      new Promise((resolve) => {
        const answer = async (outcome: SendOutcome) => {
          resolve(outcome);
          await settled();
        };
        sent.push({ item, sentAt, answer });
      }),
    newKey: () => `key-${clock.nowMs}-${(made += 1)}`,
    nowMs: () => clock.nowMs,
    random: () => 1,
    schedule: (callback, delayMs) => {
      const timer = { callback, atMs: clock.nowMs + delayMs };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  runner.setSender(true);
  runner.setAccount('crew-1');
  const pass = (ms: number) => {
    clock.nowMs += ms;
    for (const timer of timers.filter((one) => one.atMs <= clock.nowMs)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.callback();
    }
  };
  return { runner, sent, pass, storage };
}

const JOB = { assignmentId: 'job-1', jobLabel: '15.71-0001' };

describe('command runner', () => {
  it('should send a tap at once, with its own time and the time of sending', () => {
    const phone = aPhone();
    phone.runner.add(JOB, { kind: 'accept' });
    expect(phone.sent).toHaveLength(1);
    expect(phone.sent[0]?.item.deviceAt).toBe('2026-11-21T07:32:00.000Z');
    expect(phone.sent[0]?.sentAt).toBe('2026-11-21T07:32:00.000Z');
  });

  it('should send again with the same key and tap time but a new sending time when nobody answers', async () => {
    const phone = aPhone();
    phone.runner.add(JOB, { kind: 'accept' });
    await phone.sent[0]?.answer({ kind: 'unreachable' });
    phone.pass(1_000);
    expect(phone.sent).toHaveLength(2);
    expect(phone.sent[1]?.item.key).toBe(phone.sent[0]?.item.key);
    expect(phone.sent[1]?.item.deviceAt).toBe(phone.sent[0]?.item.deviceAt);
    expect(phone.sent[1]?.sentAt).toBe('2026-11-21T07:32:01.000Z');
  });

  it('should send the second step only after the first was answered', async () => {
    const phone = aPhone();
    phone.runner.add(JOB, { kind: 'accept' });
    phone.runner.add(JOB, { kind: 'advance', status: 'en_route' });
    expect(phone.sent).toHaveLength(1);
    await phone.sent[0]?.answer({ kind: 'accepted' });
    expect(phone.sent.map((one) => one.item.command.kind)).toEqual(['accept', 'advance']);
  });

  it('should carry unsent taps over a reload in the middle of a sending, neither lost nor doubled', async () => {
    const before = aPhone();
    before.runner.add(JOB, { kind: 'accept' });
    before.runner.add(JOB, { kind: 'advance', status: 'en_route' });
    const after = aPhone(before.storage);
    expect(after.sent.map((one) => one.item.key)).toEqual([before.sent[0]?.item.key]);
    await after.sent[0]?.answer({ kind: 'accepted' });
    await after.sent[1]?.answer({ kind: 'accepted' });
    expect(after.sent).toHaveLength(2);
    expect(aPhone(before.storage).sent).toEqual([]);
  });

  it('should keep taps while signed out and send them after sign-in', async () => {
    const phone = aPhone();
    phone.runner.add(JOB, { kind: 'accept' });
    await phone.sent[0]?.answer({ kind: 'signed_out' });
    phone.pass(60_000);
    expect(phone.sent).toHaveLength(1);
    phone.runner.setAccount('crew-1');
    expect(phone.sent).toHaveLength(2);
  });

  it('should try at once when the line is back', async () => {
    const phone = aPhone();
    phone.runner.add(JOB, { kind: 'accept' });
    await phone.sent[0]?.answer({ kind: 'unreachable' });
    phone.runner.hurry();
    expect(phone.sent).toHaveLength(2);
  });

  it('should show but not send in a second tab', () => {
    const first = aPhone();
    const second = aPhone(first.storage);
    second.runner.setSender(false);
    first.runner.add(JOB, { kind: 'accept' });
    second.runner.reload();
    expect(second.runner.read().queue.items).toHaveLength(1);
    expect(second.sent).toEqual([]);
  });

  it('should say so and still send when the storage is full', () => {
    const full: KeyValueStorage = {
      ...memoryStorage(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const phone = aPhone(full);
    phone.runner.add(JOB, { kind: 'accept' });
    expect(phone.runner.read().isStored).toBe(false);
    expect(phone.sent).toHaveLength(1);
  });

  it('should leave stored entries that it cannot read alone', () => {
    const storage = memoryStorage();
    storage.setItem('siaga.crew.queue.broken', '{');
    storage.setItem('siaga.crew.queue.other', '{"key":1}');
    expect(aPhone(storage).runner.read().queue.items).toEqual([]);
    expect(storage.length).toBe(2);
  });
});
