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
