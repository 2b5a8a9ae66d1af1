import { GrowingArray } from './growing-array.js';

const FIRST_SLOTS = 4_096;
/** The table doubles when it is fuller than this. */
const FULL = 0.5;

/** Numbers for coordinates, in order of their first mention: a hash table in typed arrays with open addresses. */
export class NodeTable {
  private readonly lon = new GrowingArray(Int32Array);
  private readonly lat = new GrowingArray(Int32Array);
  /** Node + 1; 0 is an empty slot. */
  private slots = new Int32Array(FIRST_SLOTS);

  get size(): number {
    return this.lon.length;
  }

  /** The node at a coordinate (degrees times 10^7), new when none is there. */
  at(lon: number, lat: number): number {
    let slot = this.slotOf(lon, lat);
    const known = this.slots[slot] as number;
    if (known > 0) return known - 1;
    if (this.size + 1 > this.slots.length * FULL) {
      this.grow();
      slot = this.slotOf(lon, lat);
    }
    this.lon.push(lon);
    this.lat.push(lat);
    this.slots[slot] = this.size;
    return this.size - 1;
  }

  finish(): { nodeLon: Int32Array; nodeLat: Int32Array } {
    return { nodeLon: this.lon.finish(), nodeLat: this.lat.finish() };
  }

  /** The slot of the coordinate, or the empty one where it belongs. */
  private slotOf(lon: number, lat: number): number {
    const mask = this.slots.length - 1;
    let hash = Math.imul(lon, 0x9e3779b1) ^ Math.imul(lat, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const node = (this.slots[slot] as number) - 1;
      if (node < 0 || (this.lon.get(node) === lon && this.lat.get(node) === lat)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    for (let node = 0; node < this.size; node += 1)
      this.slots[this.slotOf(this.lon.get(node), this.lat.get(node))] = node + 1;
  }
}
