import { AppError } from './app-error.js';

/** How many may wait, and how long: behind that they are better told at once. Without bounds they wait as long as those before them work. */
export interface WaitBounds {
  readonly most: number;
  readonly longestMs: number;
}

/** Lets so many pieces of work run at a time; the others wait in the order they came. */
export class Turns {
  private free: number;
  private readonly waiting = new Set<() => void>();

  constructor(
    atOnce: number,
    private readonly bounds: WaitBounds | null = null,
  ) {
    this.free = atOnce;
  }

  /** Gives what `work` gives, and throws what it throws; SYSTEM.OVERLOADED when it was not to be begun within the bounds. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      // A waiting one takes over the place, so that a newcomer cannot slip in between.
      const [next] = this.waiting;
      if (next) next();
      else this.free += 1;
    }
  }

  private turn(): Promise<void> {
    const { bounds } = this;
    if (bounds !== null && this.waiting.size >= bounds.most) throw new AppError('SYSTEM.OVERLOADED');
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        this.waiting.delete(begin);
        clearTimeout(timer);
        resolve();
      };
      const giveUp = (): void => {
        this.waiting.delete(begin);
        reject(new AppError('SYSTEM.OVERLOADED'));
      };
      const timer = bounds === null ? undefined : setTimeout(giveUp, bounds.longestMs);
      this.waiting.add(begin);
    });
  }
}
