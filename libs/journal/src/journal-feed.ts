import { Injectable } from '@nestjs/common';
import { STREAMS, type Stream } from '#siaga/contracts';
import type { JournalRow, LostChange } from './journal-entry.js';

type Listener = (row: JournalRow) => void;
type LossListener = (lost: LostChange) => void;

/** For each stream, the sequence up to which something is known. */
export type Cursors = Readonly<Record<Stream, number>>;

/**
 * Hands committed changes to this process's listeners, each exactly once and each stream in order of its sequence. A change of
 * this process that directly follows the last one of its stream goes out at once; after a gap (another process wrote in between,
 * or a rolled-back number) the relay reads the journal.
 */
@Injectable()
export class JournalFeed {
  private readonly handedOut = new Map<Stream, number>();
  private isRunning = false;
  private readonly listeners = new Set<Listener>();
  private readonly lossListeners = new Set<LossListener>();
  private onBroken: (error: unknown, row: JournalRow) => void = rethrow;
  private onGap: () => void = () => undefined;
  private onCommitted: () => void = () => undefined;

  /** Sequence of the last change of the stream `dispatch` that was handed out. */
  get lastSeq(): number {
    return this.lastOf('dispatch');
  }

  /** Sequence of the last change handed out, for every stream. */
  get cursors(): Cursors {
    return cursorsOf((stream) => this.lastOf(stream));
  }

  /**
   * Starts handing out changes after `cursors`; `onGap` asks the relay to read, `onCommitted` hears of this process's own, `onBroken` of what
   * a listener threw.
   */
  start(
    cursors: Partial<Cursors>,
    onGap: () => void,
    onCommitted: () => void = () => undefined,
    onBroken: (error: unknown, row: JournalRow) => void = rethrow,
  ): void {
    for (const stream of STREAMS) this.handedOut.set(stream, cursors[stream] ?? 0);
    this.onGap = onGap;
    this.onCommitted = onCommitted;
    this.onBroken = onBroken;
    this.isRunning = true;
  }

  /** Calls `listener` for every later change until the returned function is called. One that throws keeps the change from no other. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls `listener` for every change that could not be handed out, until the returned function is called. */
  onLost(listener: LossListener): () => void {
    this.lossListeners.add(listener);
    return () => this.lossListeners.delete(listener);
  }

  /** A change of this process was committed. */
  committed(row: JournalRow): void {
    if (!this.isRunning) return;
    const last = this.lastOf(row.stream);
    if (row.seq === last + 1) this.deliver(row);
    else if (row.seq > last) this.onGap();
    this.onCommitted();
  }

  /** A row read from the journal; older ones were handed out before. */
  deliver(row: JournalRow): void {
    if (row.seq <= this.lastOf(row.stream)) return;
    this.handedOut.set(row.stream, row.seq);
    for (const listener of this.listeners) this.tell(listener, row);
  }

  /** Everything up to here was read, and what was not handed out never can be: those who would have heard of it are told so. */
  pass(until: Partial<Cursors>, lost: readonly LostChange[] = []): void {
    for (const stream of STREAMS)
      this.handedOut.set(stream, Math.max(this.lastOf(stream), until[stream] ?? 0));
    for (const one of lost) for (const listener of this.lossListeners) listener(one);
  }

  private tell(listener: Listener, row: JournalRow): void {
    try {
      listener(row);
    } catch (error) {
      this.onBroken(error, row);
    }
  }

  private lastOf(stream: Stream): number {
    return this.handedOut.get(stream) ?? 0;
  }
}

function rethrow(error: unknown): never {
  throw error;
}

/** A cursor for every stream. */
export function cursorsOf(read: (stream: Stream) => number): Cursors {
  return Object.fromEntries(STREAMS.map((stream) => [stream, read(stream)])) as Record<Stream, number>;
}
