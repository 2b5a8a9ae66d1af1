import { AppError, type Logger } from '#siaga/kernel';

/** Something to be written. Two with a key in common are never in one statement, nor in two at the same time. */
export interface SharedItem {
  readonly keys: readonly string[];
}

interface Waiting<I, R> {
  item: I;
  resolve: (result: R | null) => void;
  reject: (error: unknown) => void;
}

/** Statements are prepared for these sizes only; the largest first. */
export const SHARED_SIZES: readonly number[] = [16, 8, 4, 2, 1];
/** One is committing while the other is being written; more would only wait for the journal's lock. */
const MOST_IN_FLIGHT = 2;

/**
 * Writes several things in one statement when they come faster than commits: the journal commits one after the other, so those
 * that wait together share one commit. A lone one is written at once. Each is judged by itself: when a statement fails,
 * nothing of it was written, and its items are tried one by one.
 */
export class SharedCommits<I extends SharedItem, R> {
  private waiting: Waiting<I, R>[] = [];
  private inFlight = 0;
  private readonly busyKeys = new Set<string>();

  /**
   * `run` writes a batch in one statement, all or nothing, and gives the result of each item that was written. `what` names
   * the items in the log.
   */
  constructor(
    private readonly run: (batch: readonly I[]) => Promise<ReadonlyMap<I, R>>,
    private readonly what: string,
    private readonly logger: Logger,
  ) {}

  /**
   * Gives the result once it is committed, or null when the statement passed the item over. Throws what the database says of this
   * item, and SYSTEM.OVERLOADED when a statement before it waited in vain for a lock that somebody holds.
   */
  write(item: I): Promise<R | null> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.drain();
    });
  }

  private drain(): void {
    while (this.inFlight < MOST_IN_FLIGHT) {
      const batch = this.nextBatch();
      if (batch.length === 0) return;
      const keys = batch.flatMap(({ item }) => item.keys);
      for (const key of keys) this.busyKeys.add(key);
      this.inFlight += 1;
      void this.writeBatch(batch).finally(() => {
        this.inFlight -= 1;
        for (const key of keys) this.busyKeys.delete(key);
        this.drain();
      });
    }
  }

  /** Those that waited longest and have no key in common with each other or with those being written. */
  private nextBatch(): Waiting<I, R>[] {
    const taken = new Set(this.busyKeys);
    const fitting = this.waiting.filter(({ item: { keys } }) => {
      if (keys.some((key) => taken.has(key))) return false;
      for (const key of keys) taken.add(key);
      return true;
    });
    const size = SHARED_SIZES.find((candidate) => candidate <= fitting.length) ?? 0;
    const batch = new Set(fitting.slice(0, size));
    this.waiting = this.waiting.filter((waiting) => !batch.has(waiting));
    return [...batch];
  }

  private async writeBatch(batch: readonly Waiting<I, R>[]): Promise<void> {
    try {
      const results = await this.run(batch.map(({ item }) => item));
      for (const { item, resolve } of batch) resolve(results.get(item) ?? null);
    } catch (error) {
      if (batch.length === 1 || error instanceof AppError) {
        const isStuck = error instanceof AppError && error.code === 'SYSTEM.OVERLOADED';
        for (const { reject } of [...batch, ...(isStuck ? this.waiting.splice(0) : [])]) reject(error);
        return;
      }
      // Nothing of the batch was written. One by one, only the item that cannot be written fails.
      this.logger.warn(
        { err: error, [this.what]: batch.length },
        `${this.what} are written one by one after a refused batch`,
      );
      for (const waiting of batch) await this.writeBatch([waiting]);
    }
  }
}
