import { newId, runInContext, SYSTEM_ACTOR } from '#siaga/kernel';

/** Runs a piece of work at an interval, and at once when asked, never twice at the same time. The work must not throw. */
export class Ticker {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isAsked = false;

  constructor(
    private readonly intervalMs: number,
    private readonly work: () => Promise<void>,
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
    this.running = runInContext({ correlationId: newId(), actor: SYSTEM_ACTOR }, this.work).finally(() => {
      this.running = null;
      if (this.isAsked) this.now();
    });
  }

  /** Ends it, and waits for the run in hand. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.running;
  }
}
