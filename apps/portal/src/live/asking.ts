/** How often something is asked for again. */
export interface AskingTimes {
  everyMs: () => number;
  /** Devices of a full waiting room do not all ask in the same moment. */
  spreadMs: number;
}

/**
 * Asks for what a page shows: at once, then again and again, sooner when the net comes or goes. Begun by `start`, over with `stop`; an answer
 * that comes by another way puts the next question off.
 */
export class Asking {
  private readonly over = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `look` deals with what it is told, failures too; its signal says that nobody looks any more. */
  constructor(
    private readonly look: (signal: AbortSignal) => Promise<void>,
    private readonly times: AskingTimes,
  ) {}

  start(): void {
    for (const cause of ['online', 'offline'])
      window.addEventListener(cause, this.soon, { signal: this.over.signal });
    this.ask();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.over.abort();
  }

  readonly soon = (): void => this.inAWhile(Math.random() * this.times.spreadMs);

  /** What it would ask for was just told. */
  readonly rest = (): void => this.inAWhile(this.times.everyMs());

  private ask(): void {
    this.rest();
    void this.look(this.over.signal);
  }

  private inAWhile(waitMs: number): void {
    clearTimeout(this.timer);
    if (!this.over.signal.aborted) this.timer = setTimeout(() => this.ask(), waitMs);
  }
}
