import type { Ending } from './message.js';

interface Waiting {
  ending: Ending;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Stores endings in as few writes as there can be: while one write runs, what ends meanwhile waits for the next. */
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
      try {
        await this.write(batch.map(({ ending }) => ending));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.isWriting = false;
  }
}
