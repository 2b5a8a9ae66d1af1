/** Lets at most `limit` pieces of work run at a time; the others wait in order. */
export class Limit {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly limit: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.limit) await new Promise<void>((start) => this.queue.push(start));
    else this.running += 1;
    try {
      return await work();
    } finally {
      // A waiting one takes over the place, so that a newcomer cannot slip in between.
      const next = this.queue.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
