import type { PinnedSearch } from '../graph/index.js';

/** Pins entered between two looks at what else is to be done: well below a millisecond on a city's roads. */
const PINS_PER_SLICE = 4;

/**
 * Enters the pins that a question passed over (a sweep answers without them) when nothing else is to be done, so that a later
 * question has only those to enter that moved since. In small slices, so that no question waits for it.
 */
export class IdleSettler {
  private isAwake = false;

  constructor(private readonly searches: readonly PinnedSearch[]) {}

  get isSettled(): boolean {
    return this.searches.every((search) => search.waiting === 0);
  }

  /** Begins with the next idle moment; nothing happens when all is entered already. */
  wake(): void {
    if (this.isAwake || this.isSettled) return;
    this.isAwake = true;
    setImmediate(() => this.slice());
  }

  private slice(): void {
    this.isAwake = false;
    const search = this.searches.find((each) => each.waiting > 0);
    search?.settle(PINS_PER_SLICE);
    this.wake();
  }
}
