/** A value and how often it should be drawn compared with the others. */
export interface Weighted<T> {
  value: T;
  weight: number;
}

/**
 * Seeded source of chance: the same seed gives the same city. sfc32 (32-bit, period about 2^128), not for secrets.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Takes any text or number as the seed. */
  constructor(seed: string | number) {
    const text = String(seed);
    this.#a = hash32(`a${text}`);
    this.#b = hash32(`b${text}`);
    this.#c = hash32(`c${text}`);
    for (let index = 0; index < 12; index += 1) this.next();
  }

  /** A number in [0, 1). */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A number in [from, to). */
  between(from: number, to: number): number {
    return from + (to - from) * this.next();
  }

  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number {
    return Math.floor(this.between(from, to + 1));
  }

  /** True with this probability (0 to 1). */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One element; throws RangeError on an empty list. */
  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from');
    return item;
  }

  /** One value by weight; throws RangeError when no weight is above zero. */
  weighted<T>(items: readonly Weighted<T>[]): T {
    const total = items.reduce((sum, item) => sum + item.weight, 0);
    let left = this.next() * total;
    for (const item of items) {
      left -= item.weight;
      if (left < 0 && item.weight > 0) return item.value;
    }
    throw new RangeError('No weight is above zero');
  }

  /** Waiting time until the next event of a Poisson process with this mean, in the unit of the mean. */
  exponential(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }

  /** A value of a lognormal with this mean and coefficient of variation (spread over mean), in the unit of the mean. */
  lognormal(mean: number, variation: number): number {
    const variance = Math.log(1 + variation ** 2);
    // Box and Muller.
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * normal);
  }

  /** An independent source for one purpose, so that drawing more in one place does not change another. */
  fork(label: string): Random {
    return new Random(`${String(this.#a)}.${String(this.#b)}.${String(this.#c)}/${label}`);
  }
}

/** FNV-1a over the characters, finished with an avalanche step. */
function hash32(text: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return hash ^ (hash >>> 16);
}
