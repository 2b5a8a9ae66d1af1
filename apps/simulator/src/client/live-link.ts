import { LiveLine, openSocket, retryWaitMs, sleep } from '#siaga/client';
import { type ChangeEvent, type Snapshot } from '#siaga/contracts';
import { type Session } from './session.js';

/** What a person on a live line is told. */
export interface LiveHandlers {
  /** Everything alive: at the start, and when the line was away too long to catch up by changes. */
  onSnapshot: (snapshot: Snapshot) => void;
  onChange: (event: ChangeEvent) => void;
  /** The line is there, for the first time or again, and everything missed has been told. */
  onUp?: () => void;
  /** The line was lost or could not be had. */
  onDown: (reason: string) => void;
}

/** One simulated person's live line; comes back for ever after any loss, signing in again when it must. */
export class LiveLink {
  readonly #line: LiveLine;
  #isUp = false;

  constructor(
    private readonly session: Session,
    handlers: LiveHandlers,
    private readonly signal: AbortSignal,
  ) {
    this.#line = new LiveLine({
      openSocket: () => openSocket({ baseUrl: session.baseUrl, headers: { cookie: session.cookie } }),
      fetchSnapshot: () => session.call('snapshot', {}),
      takeSnapshot: (snapshot) => handlers.onSnapshot(snapshot),
      takeChanges: (events) => {
        for (const event of events) handlers.onChange(event);
      },
      tell: ({ line }) => {
        if (line === undefined) return;
        this.#isUp = line === 'online';
        if (this.#isUp) handlers.onUp?.();
      },
      lost: (cause) => handlers.onDown(reasonOf(cause)),
      sessionEnded: () => void this.#signInAgain(),
    });
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Stays connected until the signal ends it. */
  async run(): Promise<void> {
    if (this.signal.aborted) return;
    this.#line.start();
    await new Promise<void>((resolve) =>
      this.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    this.#line.stop();
  }

  /** Sends a volatile-minded batch of positions; false when the line is down or the server did not take it. */
  async sendPositions(input: Parameters<LiveLine['sendPositions']>[0]): Promise<boolean> {
    // No answer in time counts as not taken: the caller keeps the positions and sends them with the next batch.
    return (await this.#line.sendPositions(input)) !== null;
  }

  async #signInAgain(): Promise<void> {
    this.#isUp = false;
    this.#line.stop();
    this.session.forget();
    if (await sleep(retryWaitMs(0), this.signal)) this.#line.start();
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof Error) return cause.message;
  // A refused resume carries a code; a socket that closed says nothing.
  const hasCode = typeof cause === 'object' && cause !== null && 'code' in cause;
  return hasCode && typeof cause.code === 'string' ? cause.code : 'the line was lost';
}
