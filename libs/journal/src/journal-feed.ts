import { Injectable } from '@nestjs/common';
import type { JournalRow } from './journal-entry.js';

type Listener = (row: JournalRow) => void;

/**
 * Hands committed changes to this process's listeners in order of sequence, each exactly once. A change of this process
 * that directly follows the last one goes out at once; after a gap (another process wrote in between, or a rolled-back
 * number) the relay reads the journal.
 */
@Injectable()
export class JournalFeed {
  private cursor = 0;
  private isRunning = false;
  private readonly listeners = new Set<Listener>();
  private onGap: () => void = () => undefined;

  /** Sequence of the last change handed out. */
  get lastSeq(): number {
    return this.cursor;
  }

  /** Starts handing out changes after `seq`; `onGap` asks the relay to read. */
  start(seq: number, onGap: () => void): void {
    this.cursor = seq;
    this.onGap = onGap;
    this.isRunning = true;
  }

  /** Calls `listener` for every later change until the returned function is called. A listener must not throw. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A change of this process was committed. */
  committed(row: JournalRow): void {
    if (!this.isRunning) return;
    if (row.seq === this.cursor + 1) this.deliver(row);
    else if (row.seq > this.cursor) this.onGap();
  }

  /** A row read from the journal; older ones were handed out before. */
  deliver(row: JournalRow): void {
    if (row.seq <= this.cursor) return;
    this.cursor = row.seq;
    for (const listener of this.listeners) listener(row);
  }
}
