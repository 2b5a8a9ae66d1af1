import type { Ending } from './message.js';

interface Waiting {
  ending: Ending;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Stores endings in as few writes as there can be: while one write runs, what ends meanwhile waits for the next. A write that fails is done
 * again for each by itself: one ending that cannot be stored must not send what others have sent already a second time.
 */
export class Settler {
  private waiting: Waiting[] = [];
  private isWriting = false;

  constructor(private readonly write: (endings: Ending[]) => Promise<unknown>) {}

  /** Resolves when it is stored. */
  settle(ending: Ending): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ending, resolve, reject });
      if (!this.isWriting) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      await this.store(batch);
    }
    this.isWriting = false;
  }

  private async store(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.write(batch.map(({ ending }) => ending));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      const [only, ...others] = batch;
      if (others.length === 0) only?.reject(error);
      else for (const one of batch) await this.store([one]);
    }
  }
}
