/** Numbers grouped by a key, packed in two typed arrays (compressed rows): `values[offsets[k] .. offsets[k + 1])`. */
export class GroupedNumbers {
  private constructor(
    private readonly offsets: Uint32Array,
    private readonly values: Uint32Array,
  ) {}

  /** Packs pairs `keys[i] -> values[i]`; keys are 0 .. keyCount - 1. Order within a key is kept. */
  static pack(keyCount: number, keys: ArrayLike<number>, values: ArrayLike<number>): GroupedNumbers {
    const offsets = new Uint32Array(keyCount + 1);
    for (let i = 0; i < keys.length; i += 1) {
      const at = (keys[i] ?? 0) + 1;
      offsets[at] = (offsets[at] ?? 0) + 1;
    }
    for (let k = 0; k < keyCount; k += 1) offsets[k + 1] = (offsets[k + 1] ?? 0) + (offsets[k] ?? 0);
    const next = offsets.slice(0, keyCount);
    const packed = new Uint32Array(keys.length);
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] ?? 0;
      const at = next[key] ?? 0;
      packed[at] = values[i] ?? 0;
      next[key] = at + 1;
    }
    return new GroupedNumbers(offsets, packed);
  }

  /** The numbers of a key, as a view that must not be kept or changed. */
  of(key: number): Uint32Array {
    return this.values.subarray(this.offsets[key] ?? 0, this.offsets[key + 1] ?? 0);
  }

  /** How many numbers a key has. */
  count(key: number): number {
    return (this.offsets[key + 1] ?? 0) - (this.offsets[key] ?? 0);
  }
}
