import { AppError } from './app-error.js';

/**
 * Lets so many pieces of work run at a time; the others wait in the order they came. When `mostWaiting` wait already, the next is refused with
 * SYSTEM.OVERLOADED: whoever waits longer than they would look at a screen is better told at once.
 */
export class Turns {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(
    atOnce: number,
    private readonly mostWaiting = Infinity,
  ) {
    this.free = atOnce;
  }

  /** Gives what `work` gives, and throws what it throws. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else if (this.waiting.length >= this.mostWaiting) throw new AppError('SYSTEM.OVERLOADED');
    // A waiting one takes over the place of one that ends, so that a newcomer cannot slip in between.
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
