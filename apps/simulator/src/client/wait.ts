/** Waits; false when the signal ended it early. Never rejects, so that a stopping city does not raise errors. */
export function sleep(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const finish = (isWhole: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(isWhole);
    };
    const stop = () => finish(false);
    const timer = setTimeout(() => finish(true), ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** A random wait that doubles with each try, at most `longestMs`: clients that lost one server do not all come back at once. */
export function backoffMs(attempt: number, longestMs = 8_000): number {
  const limit = Math.min(longestMs, 500 * 2 ** Math.min(attempt, 10));
  return limit / 4 + Math.random() * (limit * 0.75);
}

/** A value that one part sets and others wait on. */
export class Watched<T> {
  #value: T;
  readonly #listeners = new Set<(value: T) => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
    for (const listener of [...this.#listeners]) listener(value);
  }

  /** Makes those who wait look again, because something else that they look at changed. */
  touch(): void {
    this.set(this.#value);
  }

  /** True as soon as the value fits, false when the time is over or the signal ended it. */
  until(fits: (value: T) => boolean, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    if (fits(this.#value)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const finish = (isFitting: boolean) => {
        clearTimeout(timer);
        this.#listeners.delete(listen);
        signal.removeEventListener('abort', stop);
        resolve(isFitting);
      };
      const stop = () => finish(false);
      const listen = (value: T) => {
        if (fits(value)) finish(true);
      };
      const timer = setTimeout(stop, timeoutMs);
      this.#listeners.add(listen);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
    });
  }
}
