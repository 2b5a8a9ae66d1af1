import {
  EMPTY_QUEUE,
  dismiss,
  enqueue,
  hurry,
  markSending,
  restore,
  sendable,
  settle,
  waitMs,
  type CommandQueue,
  type CrewCommand,
  type QueueItem,
  type SendOutcome,
} from './command-queue.policy.js';
import type { QueueStorage } from './queue-storage.js';

export interface RunnerDeps {
  storage: Pick<QueueStorage, 'readAll' | 'save'>;
  /** Sends one command with `sentAt` of now. Resolves with what became of it; rejects only by a fault of this program. */
  send: (item: QueueItem, sentAt: string) => Promise<SendOutcome>;
  newKey: () => string;
  nowMs: () => number;
  random: () => number;
  /** Calls back after a time; gives the way to call it off. */
  schedule: (callback: () => void, delayMs: number) => () => void;
}

export interface RunnerView {
  queue: CommandQueue;
  /** False when the browser refused to store a tap: it then lives only as long as the page does. */
  isStored: boolean;
}

export interface CommandTarget {
  assignmentId: string;
  jobLabel: string;
}

/** The browser's own names for "full" and "not allowed here". */
function isStorageRefusal(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    /quota|security/i.test(String(error.name))
  );
}

/** Holds the queue, writes every change down before anything else happens, and sends what may be sent. */
export class CommandRunner {
  private view: RunnerView = { queue: EMPTY_QUEUE, isStored: true };
  private accountId: string | null = null;
  private isSender = false;
  private readonly inFlight = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private cancelTimer: (() => void) | null = null;

  constructor(private readonly deps: RunnerDeps) {
    this.view = { queue: restore(deps.storage.readAll()), isStored: true };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): RunnerView => this.view;

  /** Whose taps are sent from now on; null stops the sending and keeps everything. */
  setAccount(accountId: string | null): void {
    this.accountId = accountId;
    this.pump();
  }

  /** Of several tabs one sends; the others only show. */
  setSender(isSender: boolean): void {
    this.isSender = isSender;
    this.pump();
  }

  /** Takes a tap at the device's time of now. Does nothing when nobody is signed in or the same tap already waits. */
  add(target: CommandTarget, command: CrewCommand): void {
    if (this.accountId === null) return;
    const nowMs = this.deps.nowMs();
    const last = this.view.queue.items.at(-1)?.order ?? 0;
    const item: QueueItem = {
      ...target,
      key: this.deps.newKey(),
      order: Math.max(last + 1, nowMs),
      accountId: this.accountId,
      deviceAt: new Date(nowMs).toISOString(),
      command,
      state: 'waiting',
      attempts: 0,
      notBeforeMs: 0,
      refusal: null,
    };
    this.change(enqueue(this.view.queue, item));
    this.pump();
  }

  dismiss(key: string): void {
    this.change(dismiss(this.view.queue, key));
  }

  /** The line is back: try at once. */
  hurry(): void {
    this.change(hurry(this.view.queue));
    this.pump();
  }

  /** Another tab has changed the stored queue. */
  reload(): void {
    const stored = this.deps.storage.readAll();
    const mine = stored.filter((item) => this.inFlight.has(item.key));
    const others = restore(stored.filter((item) => !this.inFlight.has(item.key))).items;
    const items = [...mine, ...others].sort((a, b) => a.order - b.order);
    this.view = { ...this.view, queue: { items } };
    this.notify();
    this.pump();
  }

  private change(queue: CommandQueue): void {
    if (queue === this.view.queue) return;
    this.view = { queue, isStored: this.store(this.view.queue, queue) };
    this.notify();
  }

  private store(before: CommandQueue, after: CommandQueue): boolean {
    try {
      this.deps.storage.save(before.items, after.items);
      return true;
    } catch (error) {
      // A full or forbidden storage: the tap still goes out from memory, and the screen says that a reload would lose it.
      if (isStorageRefusal(error)) return false;
      throw error;
    }
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }

  private pump(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    if (this.accountId === null || !this.isSender) return;
    const nowMs = this.deps.nowMs();
    for (const item of sendable(this.view.queue, this.accountId, nowMs)) void this.sendOne(item);
    const delayMs = waitMs(this.view.queue, this.accountId, nowMs);
    if (delayMs !== null && delayMs > 0) this.cancelTimer = this.deps.schedule(() => this.pump(), delayMs);
  }

  private async sendOne(item: QueueItem): Promise<void> {
    this.inFlight.add(item.key);
    this.change(markSending(this.view.queue, item.key));
    let outcome: SendOutcome = { kind: 'unreachable' };
    try {
      outcome = await this.deps.send(item, new Date(this.deps.nowMs()).toISOString());
    } finally {
      this.inFlight.delete(item.key);
      if (outcome.kind === 'signed_out') this.accountId = null;
      this.change(settle(this.view.queue, item.key, outcome, this.deps.nowMs(), this.deps.random()));
    }
    this.pump();
  }
}
