import { newId } from './ids.js';
import { runInContext, SYSTEM_ACTOR } from './request-context.js';

/**
 * Runs a piece of work at an interval, and at once when asked, never twice at the same time. Work that fails is tried again at
 * the next turn; of failures in a row only the first is told.
 */
export class Ticker {
  private timer: NodeJS.Timeout | null = null;
  private gathering: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isAsked = false;
  private isFailing = false;

  constructor(
    private readonly intervalMs: number,
    private readonly work: () => Promise<unknown>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.now(), this.intervalMs);
  }

  /** Runs the work now, or once more when it runs already. */
  now(): void {
    if (this.timer === null) return;
    if (this.running) {
      this.isAsked = true;
      return;
    }
    this.isAsked = false;
    const context = { correlationId: newId(), actor: SYSTEM_ACTOR };
    this.running = runInContext(context, () => this.run()).finally(() => {
      this.running = null;
      if (this.isAsked) this.now();
    });
  }

  /** Runs the work after this time, once for all who ask meanwhile. */
  soon(gatherMs: number): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = null;
      this.now();
    }, gatherMs);
  }

  /** Ends it, and waits for the run in hand. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    if (this.gathering) clearTimeout(this.gathering);
    this.timer = null;
    this.gathering = null;
    await this.running;
  }

  private async run(): Promise<void> {
    try {
      await this.work();
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.onFailure(error);
      this.isFailing = true;
    }
  }
}
