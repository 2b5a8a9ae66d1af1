import { type ChangeEvent } from '#siaga/contracts';

const MIN_WAIT_MS = 16;
/** A new call may wait this long beside all else that is to happen within 300 ms. */
const MAX_WAIT_MS = 100;
/** Applying may take at most this share of the time: the wait grows with the measured cost of the last flush. */
const COST_FACTOR = 2;

export interface GateClock {
  nowMs: () => number;
  schedule: (run: () => void, waitMs: number) => void;
}

const browserClock: GateClock = {
  nowMs: () => performance.now(),
  schedule: (run, waitMs) => void setTimeout(run, waitMs),
};

/**
 * Lets changes through to the store: the first at once, those that come right behind it together, so that a flood draws the screen a few
 * times a second instead of once for each of its calls. None is dropped and none waits longer than 100 ms.
 */
export class ChangeGate {
  private waiting: ChangeEvent[] = [];
  private isClosed = false;
  /** A tab that nobody looks at has its timers held up for up to a minute: what comes later than this opens the gate itself. */
  private dueMs = 0;

  constructor(
    private readonly apply: (events: readonly ChangeEvent[]) => void,
    private readonly clock: GateClock = browserClock,
  ) {}

  take(events: readonly ChangeEvent[]): void {
    this.waiting.push(...events);
    if (!this.isClosed || this.clock.nowMs() >= this.dueMs) this.open();
  }

  /** Applies what waits, now: what follows must stand on it. */
  flush(): void {
    const events = this.waiting;
    this.waiting = [];
    if (events.length > 0) this.apply(events);
  }

  /** Forgets what waits: the next person starts from a snapshot of their own. */
  drop(): void {
    this.waiting = [];
  }

  private open(): void {
    if (this.waiting.length === 0) {
      this.isClosed = false;
      return;
    }
    this.isClosed = true;
    const startMs = this.clock.nowMs();
    try {
      this.flush();
    } finally {
      // Also when applying failed: what comes next must not wait for ever.
      const endMs = this.clock.nowMs();
      const waitMs = Math.min(MAX_WAIT_MS, Math.max(MIN_WAIT_MS, (endMs - startMs) * COST_FACTOR));
      this.dueMs = endMs + waitMs;
      this.clock.schedule(() => this.open(), waitMs);
    }
  }
}
