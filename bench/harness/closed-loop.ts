import { performance } from 'node:perf_hooks';

/** One way of doing a thing and seeing it arrive; `send` resolves when the command is answered. */
export interface Target {
  pid: number;
  /** Sends number `n` over connection `line` (0-based) and resolves once it has been both answered and heard. */
  act(n: number, line: number): Promise<{ heardAtMs: number }>;
}

export interface LoopResult {
  /** From sending to hearing, milliseconds. */
  latenciesMs: number[];
  perSecond: number;
}

/** Keeps `inFlight` acts going until `count` are done: a new one starts when an old one has been answered and heard. */
export async function closedLoop(
  target: Target,
  numbers: Iterable<number>,
  inFlight: number,
): Promise<LoopResult> {
  const left = numbers[Symbol.iterator]();
  const latenciesMs: number[] = [];
  const line = async (index: number): Promise<void> => {
    for (let next = left.next(); next.done !== true; next = left.next()) {
      const sentAtMs = performance.now();
      const { heardAtMs } = await target.act(next.value, index);
      latenciesMs.push(heardAtMs - sentAtMs);
    }
  };
  const startedAtMs = performance.now();
  await Promise.all(Array.from({ length: inFlight }, (_, index) => line(index)));
  const tookS = (performance.now() - startedAtMs) / 1_000;
  return { latenciesMs, perSecond: latenciesMs.length / tookS };
}

/** Waits for things that are named by a key, whichever comes first: the waiting or the thing. */
export class Arrivals<T> {
  private readonly waiting = new Map<string, (value: T) => void>();
  private readonly early = new Map<string, T>();

  arrive(key: string, value: T): void {
    const resolve = this.waiting.get(key);
    if (resolve) {
      this.waiting.delete(key);
      resolve(value);
    } else this.early.set(key, value);
  }

  /** Throws when it has not come after `timeoutMs`. */
  wait(key: string, timeoutMs: number): Promise<T> {
    const early = this.early.get(key);
    if (early !== undefined) {
      this.early.delete(key);
      return Promise.resolve(early);
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${key} never came`)), timeoutMs);
      this.waiting.set(key, (value) => {
        clearTimeout(timer);
        resolve(value);
      });
    });
  }
}
