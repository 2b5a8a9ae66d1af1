const FIRST = 1_024;

/**
 * A 4-ary heap of numbered items with double keys. The same item may lie in it more than once: whoever pops compares the
 * key with what it knows. Grows, and keeps its memory between searches.
 */
export class MinHeap {
  length = 0;
  private keys = new Float64Array(FIRST);
  private items = new Int32Array(FIRST);

  clear(): void {
    this.length = 0;
  }

  /** Key of the first item; Infinity when empty. */
  get minKey(): number {
    return this.length === 0 ? Infinity : (this.keys[0] as number);
  }

  push(item: number, key: number): void {
    if (this.length === this.keys.length) this.grow();
    const { keys, items } = this;
    let at = this.length;
    this.length += 1;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const parentKey = keys[parent] as number;
      if (parentKey <= key) break;
      keys[at] = parentKey;
      items[at] = items[parent] as number;
      at = parent;
    }
    keys[at] = key;
    items[at] = item;
  }

  /** Takes the first item out; not to be called when empty. */
  pop(): number {
    const { keys, items } = this;
    const first = items[0] as number;
    this.length -= 1;
    const length = this.length;
    const key = keys[length] as number;
    let at = 0;
    for (;;) {
      const child = at * 4 + 1;
      if (child >= length) break;
      const end = Math.min(child + 4, length);
      let least = child;
      let leastKey = keys[child] as number;
      for (let other = child + 1; other < end; other += 1) {
        const otherKey = keys[other] as number;
        if (otherKey < leastKey) {
          least = other;
          leastKey = otherKey;
        }
      }
      if (leastKey >= key) break;
      keys[at] = leastKey;
      items[at] = items[least] as number;
      at = least;
    }
    keys[at] = key;
    items[at] = items[length] as number;
    return first;
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    const items = new Int32Array(keys.length);
    keys.set(this.keys);
    items.set(this.items);
    this.keys = keys;
    this.items = items;
  }
}
