/** What the turns need of the database. */
export interface Backend {
  /** Executes protocol messages and hands on what the backend answers. */
  execute(messages: Buffer, onAnswer: (bytes: Buffer) => void): Promise<void>;
  isInTransaction(): boolean;
}

/** A connection as the turns see it. */
export interface Party {
  /** Called when it keeps others waiting with an idle transaction for too long. */
  cutOff(): void;
}

interface Job {
  readonly party: Party;
  readonly messages: Buffer;
  readonly onAnswer: (bytes: Buffer) => void;
  /** Whether the batch ends where the backend is at rest (Sync or a simple query), not after a Flush. */
  readonly isWhole: boolean;
}

const IDLE_HOLDER_TIMEOUT_MS = 60_000;

/**
 * Lets many connections use a database that has one session. Whole batches run in the order they came; a
 * connection that is in a transaction holds the session until it commits or rolls back.
 */
export class Turns {
  readonly #queue: Job[] = [];
  #holder: Party | undefined;
  #isRunning = false;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly backend: Backend,
    private readonly onFatal: (error: unknown) => void,
    private readonly idleHolderTimeoutMs = IDLE_HOLDER_TIMEOUT_MS,
  ) {}

  submit(job: Job): void {
    this.#queue.push(job);
    this.#run().catch(this.onFatal);
  }

  /** Forgets what the party still waits for and runs `cleanUp` in its stead, which must leave no transaction open. */
  leave(party: Party, cleanUp: (isHolder: boolean) => Buffer | undefined): void {
    for (let i = this.#queue.length - 1; i >= 0; i -= 1) {
      if (this.#queue[i]?.party === party) this.#queue.splice(i, 1);
    }
    const messages = cleanUp(this.#holder === party);
    if (messages !== undefined) this.submit({ party, messages, onAnswer: () => undefined, isWhole: true });
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    clearTimeout(this.#idleTimer);
    for (let job = this.#next(); job !== undefined; job = this.#next()) {
      await this.backend.execute(job.messages, job.onAnswer);
      this.#holder = !job.isWhole || this.backend.isInTransaction() ? job.party : undefined;
    }
    this.#isRunning = false;
    this.#watchIdleHolder();
  }

  #next(): Job | undefined {
    if (this.#holder === undefined) return this.#queue.shift();
    const index = this.#queue.findIndex((job) => job.party === this.#holder);
    return index === -1 ? undefined : this.#queue.splice(index, 1)[0];
  }

  #watchIdleHolder(): void {
    const holder = this.#holder;
    if (holder === undefined) return;
    this.#idleTimer = setTimeout(() => {
      if (this.#queue.length > 0) holder.cutOff();
      else this.#watchIdleHolder();
    }, this.idleHolderTimeoutMs);
    this.#idleTimer.unref();
  }
}
