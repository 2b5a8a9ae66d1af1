const FIRST_ROOM = 4;
const FIRST_STRIDE = 128;

/**
 * For each position, which pins can be reached there and at what cost; for each pin, where its entries lie, so that one pin
 * is taken out without a look at the others.
 */
export class Buckets {
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** Entries: the pin, its cost, and which of the pin's entries it is. */
  pin = new Int32Array(1_024);
  cost = new Float64Array(1_024);
  private nth = new Int32Array(1_024);
  private readonly room: Int32Array;
  private end = 0;
  /** Slices given back, by the power of two of their room. */
  private readonly free: number[][] = [];
  /** Per pin: number of entries, and for each its position and its place in the columns. */
  private entryCount = new Int32Array(64);
  private stride = FIRST_STRIDE;
  private entryNode = new Int32Array(64 * FIRST_STRIDE);
  private entryAt = new Int32Array(64 * FIRST_STRIDE);

  constructor(positions: number) {
    this.first = new Int32Array(positions);
    this.count = new Int32Array(positions);
    this.room = new Int32Array(positions);
  }

  /** Bytes that the entries take. */
  get byteLength(): number {
    return this.pin.length * 16 + this.entryNode.length * 8 + this.first.length * 12;
  }

  /** Takes out all entries of a pin. */
  clear(pin: number): void {
    const base = pin * this.stride;
    for (let nth = 0; nth < (this.entryCount[pin] ?? 0); nth += 1)
      this.takeOut(this.entryNode[base + nth] as number, this.entryAt[base + nth] as number);
    if (pin < this.entryCount.length) this.entryCount[pin] = 0;
  }

  /** Enters what a search from the pin found: positions, and the cost of each. The pin has no entries before. */
  fill(pin: number, nodes: Int32Array, nodeCount: number, cost: Float64Array): void {
    this.makeRoomForPin(pin, nodeCount);
    const base = pin * this.stride;
    for (let nth = 0; nth < nodeCount; nth += 1) {
      const node = nodes[nth] as number;
      const at = this.slotIn(node);
      this.pin[at] = pin;
      this.cost[at] = cost[node] as number;
      this.nth[at] = nth;
      this.entryNode[base + nth] = node;
      this.entryAt[base + nth] = at;
    }
    this.entryCount[pin] = nodeCount;
  }

  /** The last entry of the bucket moves into the hole. */
  private takeOut(node: number, hole: number): void {
    const left = (this.count[node] as number) - 1;
    this.count[node] = left;
    const last = (this.first[node] as number) + left;
    if (last === hole) return;
    const pin = this.pin[last] as number;
    const nth = this.nth[last] as number;
    this.pin[hole] = pin;
    this.cost[hole] = this.cost[last] as number;
    this.nth[hole] = nth;
    this.entryAt[pin * this.stride + nth] = hole;
  }

  private slotIn(node: number): number {
    const count = this.count[node] as number;
    if (count === this.room[node]) this.widen(node, count);
    this.count[node] = count + 1;
    return (this.first[node] as number) + count;
  }

  private widen(node: number, count: number): void {
    const room = Math.max(FIRST_ROOM, count * 2);
    const from = this.first[node] as number;
    const to = this.free[Math.log2(room)]?.pop() ?? this.append(room);
    for (let i = 0; i < count; i += 1) {
      const pin = this.pin[from + i] as number;
      const nth = this.nth[from + i] as number;
      this.pin[to + i] = pin;
      this.cost[to + i] = this.cost[from + i] as number;
      this.nth[to + i] = nth;
      this.entryAt[pin * this.stride + nth] = to + i;
    }
    if (count > 0) (this.free[Math.log2(count)] ??= []).push(from);
    this.first[node] = to;
    this.room[node] = room;
  }

  private append(room: number): number {
    const at = this.end;
    this.end += room;
    if (this.end > this.pin.length) {
      const length = Math.max(this.end, this.pin.length * 2);
      this.pin = resized(Int32Array, this.pin, length);
      this.cost = resized(Float64Array, this.cost, length);
      this.nth = resized(Int32Array, this.nth, length);
    }
    return at;
  }

  private makeRoomForPin(pin: number, entries: number): void {
    const pins = this.entryCount.length;
    if (pin < pins && entries <= this.stride) return;
    const newPins = pin < pins ? pins : Math.max(pin + 1, pins * 2);
    const stride = Math.max(this.stride, 2 ** Math.ceil(Math.log2(Math.max(1, entries))));
    const [node, at] = [new Int32Array(newPins * stride), new Int32Array(newPins * stride)];
    for (let i = 0; i < pins; i += 1) {
      const [from, end] = [i * this.stride, i * this.stride + (this.entryCount[i] as number)];
      node.set(this.entryNode.subarray(from, end), i * stride);
      at.set(this.entryAt.subarray(from, end), i * stride);
    }
    this.entryCount = resized(Int32Array, this.entryCount, newPins);
    this.stride = stride;
    this.entryNode = node;
    this.entryAt = at;
  }
}

function resized<T extends Int32Array | Float64Array>(
  Type: new (length: number) => T,
  old: T,
  length: number,
): T {
  const array = new Type(length);
  array.set(old);
  return array;
}
