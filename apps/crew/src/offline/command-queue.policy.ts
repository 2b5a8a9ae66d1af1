import type { AdvanceStatus, DeclineReason, ErrorCode } from '#siaga/contracts';

/** What a thumb can order while there is no signal. */
export type CrewCommand =
  | { kind: 'delivered' }
  | { kind: 'accept' }
  | { kind: 'decline'; reason: DeclineReason; note?: string }
  | { kind: 'advance'; status: AdvanceStatus }
  | { kind: 'destination'; facilityId: string; facilityName: string; overrideReason?: string };

export type QueueItemState = 'waiting' | 'sending' | 'refused';

/** Why the server said no: its code, the id to quote, and the facts for the sentence. */
export interface Refusal {
  code: ErrorCode;
  correlationId: string | null;
  details: Record<string, unknown>;
}

export interface QueueItem {
  /** Idempotency key; it never changes, so that a second sending gives the first answer. */
  key: string;
  /** Order of the taps on this device. */
  order: number;
  accountId: string;
  assignmentId: string;
  /** Words for the list: what the job is called, kept because the job itself may be gone by then. */
  jobLabel: string;
  /** Device clock at the tap. */
  deviceAt: string;
  command: CrewCommand;
  state: QueueItemState;
  attempts: number;
  /** Not before this time of the device's clock, in ms since the epoch. */
  notBeforeMs: number;
  refusal: Refusal | null;
}

export interface CommandQueue {
  readonly items: readonly QueueItem[];
}

export type SendOutcome =
  | { kind: 'accepted' }
  | { kind: 'refused'; refusal: Refusal }
  /** No answer, or one that says "later": the same command is sent again. */
  | { kind: 'unreachable' }
  /** The session is over: wait for the person to sign in, do not count it as an attempt. */
  | { kind: 'signed_out' };

export const EMPTY_QUEUE: CommandQueue = { items: [] };

const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 15_000;

/** True when both order the same thing; facts that only describe it (a name) do not count. */
function isSameCommand(a: CrewCommand, b: CrewCommand): boolean {
  if (a.kind === 'advance' && b.kind === 'advance') return a.status === b.status;
  if (a.kind === 'destination' && b.kind === 'destination') return a.facilityId === b.facilityId;
  return a.kind === b.kind;
}

function replace(
  queue: CommandQueue,
  key: string,
  change: (item: QueueItem) => QueueItem | null,
): CommandQueue {
  const items: QueueItem[] = [];
  for (const item of queue.items) {
    const next = item.key === key ? change(item) : item;
    if (next) items.push(next);
  }
  return { items };
}

/** Adds a tap. A second tap on the same button while the first has not been answered changes nothing. */
export function enqueue(queue: CommandQueue, item: QueueItem): CommandQueue {
  const isRepeated = queue.items.some(
    (known) =>
      known.key === item.key ||
      (known.state !== 'refused' &&
        known.assignmentId === item.assignmentId &&
        isSameCommand(known.command, item.command)),
  );
  return isRepeated ? queue : { items: [...queue.items, item] };
}

/** What comes back from storage: a sending that a reload cut off is sent again with its own key. */
export function restore(items: readonly QueueItem[]): CommandQueue {
  const sorted = [...items].sort((a, b) => a.order - b.order);
  return {
    items: sorted.map((item) =>
      item.state === 'sending' ? { ...item, state: 'waiting', notBeforeMs: 0 } : item,
    ),
  };
}

/** The items that may be sent now: of each job only the oldest one not yet answered, so that taps arrive in order. */
export function sendable(queue: CommandQueue, accountId: string, nowMs: number): QueueItem[] {
  const seen = new Set<string>();
  const ready: QueueItem[] = [];
  for (const item of queue.items) {
    if (item.accountId !== accountId || item.state === 'refused' || seen.has(item.assignmentId)) continue;
    seen.add(item.assignmentId);
    if (item.state === 'waiting' && item.notBeforeMs <= nowMs) ready.push(item);
  }
  return ready;
}

/** Milliseconds until something may be sent; null when nothing waits. */
export function waitMs(queue: CommandQueue, accountId: string, nowMs: number): number | null {
  const waiting = queue.items.filter((item) => item.accountId === accountId && item.state === 'waiting');
  if (waiting.length === 0) return null;
  return Math.max(0, Math.min(...waiting.map((item) => item.notBeforeMs)) - nowMs);
}

export function markSending(queue: CommandQueue, key: string): CommandQueue {
  return replace(queue, key, (item) => (item.state === 'waiting' ? { ...item, state: 'sending' } : item));
}

/** Wait before the next try; a random part keeps a city's phones from returning in one blow. */
export function retryDelayMs(attempts: number, random: number): number {
  const ceiling = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/** Takes in the answer. Nothing leaves the queue but by the server's yes, or by its no read and dismissed by the crew. */
export function settle(
  queue: CommandQueue,
  key: string,
  outcome: SendOutcome,
  nowMs: number,
  random: number,
): CommandQueue {
  return replace(queue, key, (item) => {
    switch (outcome.kind) {
      case 'accepted':
        return null;
      case 'refused':
        // That an offer rang is a report, not an order: when the offer is over there is nothing to tell the crew.
        return item.command.kind === 'delivered'
          ? null
          : { ...item, state: 'refused', refusal: outcome.refusal };
      case 'signed_out':
        return { ...item, state: 'waiting' };
      case 'unreachable': {
        const attempts = item.attempts + 1;
        return { ...item, state: 'waiting', attempts, notBeforeMs: nowMs + retryDelayMs(attempts, random) };
      }
    }
  });
}

/** The line is back: nothing waits for its turn any more. */
export function hurry(queue: CommandQueue): CommandQueue {
  return {
    items: queue.items.map((item) => (item.state === 'waiting' ? { ...item, notBeforeMs: 0 } : item)),
  };
}

/** The crew has read why; only a refused item can go this way. */
export function dismiss(queue: CommandQueue, key: string): CommandQueue {
  return replace(queue, key, (item) => (item.state === 'refused' ? null : item));
}

/** What the screen counts as "belum terkirim"; reports that an offer rang are not the crew's concern. */
export function unsentItems(queue: CommandQueue, accountId: string): QueueItem[] {
  return queue.items.filter(
    (item) => item.accountId === accountId && item.state !== 'refused' && item.command.kind !== 'delivered',
  );
}

export function refusedItems(queue: CommandQueue, accountId: string): QueueItem[] {
  return queue.items.filter((item) => item.accountId === accountId && item.state === 'refused');
}
