/** Typed arrays that can grow. */
type Numbers = Float64Array | Int32Array | Uint32Array | Int8Array | Uint8Array;

interface NumbersConstructor<T extends Numbers> {
  new (length: number): T;
}

const FIRST = 1_024;

/** A typed array that doubles when it is full. */
export class GrowingArray<T extends Numbers> {
  length = 0;
  private values: T;

  constructor(private readonly type: NumbersConstructor<T>) {
    this.values = new type(FIRST);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new this.type(this.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  get(at: number): number {
    return this.values[at] as number;
  }

  /** The values, in an array of just their number. */
  finish(): T {
    return this.values.slice(0, this.length) as T;
  }
}
