/** Ids and use while collecting (8 bytes), then coordinates (4 + 4) and flags (1). */
export const BYTES_PER_NODE = 17;

const MISSING = -0x80000000;
const FLAG_USED = 1;
const FLAG_JUNCTION = 2;
/** Bits of ROAD_ACCESS that a barrier keeps out, moved behind the other flags. */
const BLOCKED_SHIFT = 2;

/**
 * The node numbers that ways ask for, repeats and all, in one array that is allocated once; the system gives it memory
 * only as it fills.
 */
export class NodeRequests {
  private readonly slots: Float64Array;
  private used = 0;

  constructor(capacity: number) {
    this.slots = new Float64Array(capacity);
  }

  /** False, and nothing is taken, when the nodes of the way no longer fit. */
  add(refs: readonly number[], isRoad: boolean): boolean {
    if (this.used + refs.length > this.slots.length) return false;
    // The last bit tells roads from the rest, so that one sort brings all uses of a node together.
    const bit = isRoad ? 1 : 0;
    for (const ref of refs) this.slots[this.used++] = ref * 2 + bit;
    return true;
  }

  /** The table of these nodes; the requests are used up by it. */
  toTable(): NodeTable {
    const asked = this.slots.subarray(0, this.used).sort();
    let count = 0;
    let previous = NaN;
    for (const request of asked) {
      const id = Math.floor(request / 2);
      if (id !== previous) count++;
      previous = id;
    }
    const flags = new Uint8Array(count);
    let at = -1;
    previous = NaN;
    for (let i = 0; i < asked.length; i++) {
      const request = asked[i] ?? 0;
      const id = Math.floor(request / 2);
      if (id !== previous) asked[++at] = id;
      previous = id;
      if (request !== id * 2) flags[at] = usedOnceMore(flags[at] ?? 0);
    }
    return new NodeTable(asked.subarray(0, count), flags);
  }
}

function usedOnceMore(flags: number): number {
  return flags | ((flags & FLAG_USED) === 0 ? FLAG_USED : FLAG_JUNCTION);
}

/** Coordinates of nodes by their number, in sorted typed arrays. */
export class NodeTable {
  private readonly lons: Int32Array;
  private readonly lats: Int32Array;
  private hint = 0;

  constructor(
    private readonly ids: Float64Array,
    private readonly flags: Uint8Array,
  ) {
    this.lons = new Int32Array(ids.length).fill(MISSING);
    this.lats = new Int32Array(ids.length);
  }

  get size(): number {
    return this.ids.length;
  }

  /** Position of the node, -1 when nobody asked for it. Quick for ids near the one before, as files have them. */
  find(id: number): number {
    const { ids } = this;
    let low = this.hint;
    let high = low;
    let step = 1;
    // First outwards from the last hit in growing steps, then by halves.
    if (low < ids.length && (ids[low] ?? 0) <= id) {
      high = low + 1;
      while (high < ids.length && (ids[high] ?? 0) <= id) {
        low = high;
        high += step;
        step *= 2;
      }
      high = Math.min(high, ids.length);
    } else {
      while (low > 0 && (ids[low] ?? Infinity) > id) {
        high = low;
        low -= step;
        step *= 2;
      }
      low = Math.max(low, 0);
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    this.hint = Math.min(low, Math.max(ids.length - 1, 0));
    return ids[low] === id ? low : -1;
  }

  place(at: number, lonE7: number, latE7: number): void {
    this.lons[at] = lonE7;
    this.lats[at] = latE7;
  }

  isPlaced(at: number): boolean {
    return this.lons[at] !== MISSING;
  }

  lonE7(at: number): number {
    return this.lons[at] ?? MISSING;
  }

  latE7(at: number): number {
    return this.lats[at] ?? 0;
  }

  /** One more road goes through the node. */
  countRoad(at: number): void {
    this.flags[at] = usedOnceMore(this.flags[at] ?? 0);
  }

  /** `access`: bits of ROAD_ACCESS that do not get past the node. */
  block(at: number, access: number): void {
    this.flags[at] = (this.flags[at] ?? 0) | (access << BLOCKED_SHIFT);
  }

  blockedAt(at: number): number {
    return (this.flags[at] ?? 0) >> BLOCKED_SHIFT;
  }

  /** Roads are split here: more than one uses it, one uses it twice, or a barrier stands on it. */
  isSplit(at: number): boolean {
    return (this.flags[at] ?? 0) > FLAG_USED;
  }
}
