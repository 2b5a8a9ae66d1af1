import { describe, expect, it } from '@jest/globals';
import {
  EMPTY_QUEUE,
  dismiss,
  enqueue,
  hurry,
  markSending,
  refusedItems,
  restore,
  retryDelayMs,
  sendable,
  settle,
  unsentItems,
  waitMs,
  type CommandQueue,
  type QueueItem,
} from './command-queue.policy.js';

let order = 0;
function anItem(overrides: Partial<QueueItem> = {}): QueueItem {
  order += 1;
  return {
    key: `key-${order}`,
    order,
    accountId: 'crew-1',
    assignmentId: 'job-1',
    jobLabel: '15.71-0001',
    deviceAt: '2026-11-21T07:32:08.120Z',
    command: { kind: 'accept' },
    state: 'waiting',
    attempts: 0,
    notBeforeMs: 0,
    refusal: null,
    ...overrides,
  };
}

function queueOf(...items: QueueItem[]): CommandQueue {
  return items.reduce(enqueue, EMPTY_QUEUE);
}

const REFUSAL = { code: 'DISPATCH.OFFER_NOT_LIVE', correlationId: 'c-1', details: {} } as const;
const keys = (items: readonly QueueItem[]) => items.map((item) => item.key);

describe('command queue', () => {
  it('should keep the taps of one job in order and send only the oldest', () => {
    const accept = anItem();
    const enRoute = anItem({ command: { kind: 'advance', status: 'en_route' } });
    const queue = queueOf(accept, enRoute);
    expect(keys(sendable(queue, 'crew-1', 0))).toEqual([accept.key]);
    expect(sendable(markSending(queue, accept.key), 'crew-1', 0)).toEqual([]);
    const settled = settle(markSending(queue, accept.key), accept.key, { kind: 'accepted' }, 0, 0);
    expect(keys(sendable(settled, 'crew-1', 0))).toEqual([enRoute.key]);
  });

  it('should let two jobs go side by side', () => {
    const queue = queueOf(anItem({ key: 'a' }), anItem({ key: 'b', assignmentId: 'job-2' }));
    expect(keys(sendable(queue, 'crew-1', 0))).toEqual(['a', 'b']);
  });

  it('should take a second tap on the same button once', () => {
    const queue = queueOf(anItem({ key: 'a' }), anItem({ key: 'b' }));
    expect(keys(queue.items)).toEqual(['a']);
  });

  it('should take the same order again after it was refused', () => {
    const first = queueOf(anItem({ key: 'a' }));
    const refused = settle(markSending(first, 'a'), 'a', { kind: 'refused', refusal: REFUSAL }, 0, 0);
    expect(keys(enqueue(refused, anItem({ key: 'b' })).items)).toEqual(['a', 'b']);
  });

  it('should tell two different steps apart', () => {
    const queue = queueOf(
      anItem({ command: { kind: 'advance', status: 'en_route' } }),
      anItem({ command: { kind: 'advance', status: 'on_scene' } }),
    );
    expect(queue.items).toHaveLength(2);
  });

  it('should keep the key, the tap time and the place in line when nobody answers', () => {
    const item = anItem();
    const queue = settle(markSending(queueOf(item), item.key), item.key, { kind: 'unreachable' }, 1_000, 0);
    expect(queue.items[0]).toEqual({ ...item, attempts: 1, notBeforeMs: 1_500 });
    expect(sendable(queue, 'crew-1', 1_400)).toEqual([]);
    expect(waitMs(queue, 'crew-1', 1_400)).toBe(100);
    expect(sendable(queue, 'crew-1', 1_500)).toHaveLength(1);
  });

  it('should send at once when the line is back', () => {
    const item = anItem({ notBeforeMs: 99_000 });
    expect(sendable(hurry(queueOf(item)), 'crew-1', 0)).toHaveLength(1);
  });

  it('should send again after a reload in the middle of a sending, with the same key', () => {
    const later = anItem({ key: 'later', command: { kind: 'advance', status: 'en_route' } });
    const cut = anItem({ key: 'cut', order: 0, state: 'sending', attempts: 2, notBeforeMs: 5_000 });
    const queue = restore([later, cut]);
    expect(keys(queue.items)).toEqual(['cut', 'later']);
    expect(keys(sendable(queue, 'crew-1', 0))).toEqual(['cut']);
  });

  it('should keep a refused command with its reason until it is dismissed, and let the next one go', () => {
    const first = anItem({ key: 'a' });
    const next = anItem({ key: 'b', command: { kind: 'advance', status: 'en_route' } });
    const queue = settle(
      markSending(queueOf(first, next), 'a'),
      'a',
      { kind: 'refused', refusal: REFUSAL },
      0,
      0,
    );
    expect(refusedItems(queue, 'crew-1')[0]?.refusal).toEqual(REFUSAL);
    expect(keys(sendable(queue, 'crew-1', 0))).toEqual(['b']);
    expect(keys(dismiss(queue, 'a').items)).toEqual(['b']);
  });

  it('should not dismiss what was not refused', () => {
    const queue = queueOf(anItem({ key: 'a' }));
    expect(keys(dismiss(queue, 'a').items)).toEqual(['a']);
  });

  it('should drop a refused report of delivery silently', () => {
    const item = anItem({ command: { kind: 'delivered' } });
    const queue = settle(
      markSending(queueOf(item), item.key),
      item.key,
      { kind: 'refused', refusal: REFUSAL },
      0,
      0,
    );
    expect(queue.items).toEqual([]);
  });

  it('should hold everything without counting attempts while signed out', () => {
    const item = anItem();
    const queue = settle(markSending(queueOf(item), item.key), item.key, { kind: 'signed_out' }, 0, 0);
    expect(queue.items).toEqual([item]);
  });

  it('should not send what another account has tapped, nor lose it', () => {
    const queue = queueOf(anItem({ accountId: 'crew-2' }));
    expect(sendable(queue, 'crew-1', 0)).toEqual([]);
    expect(waitMs(queue, 'crew-1', 0)).toBeNull();
    expect(queue.items).toHaveLength(1);
  });

  it('should count as unsent what the crew tapped, not reports of delivery', () => {
    const queue = queueOf(anItem({ command: { kind: 'delivered' } }), anItem({ key: 'a' }));
    expect(keys(unsentItems(queue, 'crew-1'))).toEqual(['a']);
  });

  it.each([
    [1, 0, 500],
    [1, 1, 1_000],
    [3, 1, 4_000],
    [20, 1, 15_000],
    [20, 0, 7_500],
  ])('should wait a bounded, random time before try %i (random %d)', (attempts, random, expected) => {
    expect(retryDelayMs(attempts, random)).toBe(expected);
  });
});
