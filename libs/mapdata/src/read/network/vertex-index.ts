const EMPTY = -1;

/** Numbers for points that are equal to the seventh decimal: a hash table in typed arrays, 8 to 16 bytes a vertex. */
export class VertexIndex {
  /** Number of the point of each vertex. */
  readonly numbers: Int32Array;
  /** How many points there are. */
  readonly count: number;

  /** `coords`: lon, lat, lon, lat ... in 1e-7 degrees. */
  constructor(coords: Int32Array) {
    const vertices = coords.length / 2;
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, vertices * 1.5)));
    const slots = new Int32Array(size).fill(EMPTY);
    this.numbers = new Int32Array(vertices);
    let count = 0;
    for (let vertex = 0; vertex < vertices; vertex++) {
      const lon = coords[2 * vertex] ?? 0;
      const lat = coords[2 * vertex + 1] ?? 0;
      let slot = (Math.imul(lon, 0x9e3779b1) ^ Math.imul(lat, 0x85ebca6b)) >>> 0;
      slot = (slot ^ (slot >>> 15)) & (size - 1);
      for (;;) {
        const other = slots[slot] ?? EMPTY;
        if (other === EMPTY) {
          slots[slot] = vertex;
          this.numbers[vertex] = count++;
          break;
        }
        if (coords[2 * other] === lon && coords[2 * other + 1] === lat) {
          this.numbers[vertex] = this.numbers[other] ?? 0;
          break;
        }
        slot = (slot + 1) & (size - 1);
      }
    }
    this.count = count;
  }
}
