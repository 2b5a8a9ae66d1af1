const POLYGON = 3;
const MULTI_POLYGON = 6;
const BYTES_A_CORNER = 16;

/**
 * Reads a polygon or multipolygon of well-known binary (OGC 06-103r4, two dimensions) into its rings, the outer one
 * first. Throws a TypeError on another shape and a RangeError on bytes that end early.
 */
export function readPolygons(bytes: Uint8Array): Float64Array[][] {
  const reader = new Reader(bytes);
  const { type, isLittle } = reader.header();
  if (type === POLYGON) return [reader.rings(isLittle)];
  if (type !== MULTI_POLYGON) throw new TypeError(`A border is no shape of the kind ${type}`);
  const count = reader.uint32(isLittle);
  return Array.from({ length: count }, () => reader.rings(reader.header().isLittle));
}

class Reader {
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  header(): { type: number; isLittle: boolean } {
    const isLittle = this.view.getUint8(this.at) === 1;
    this.at += 1;
    return { type: this.uint32(isLittle), isLittle };
  }

  uint32(isLittle: boolean): number {
    const value = this.view.getUint32(this.at, isLittle);
    this.at += 4;
    return value;
  }

  rings(isLittle: boolean): Float64Array[] {
    const count = this.uint32(isLittle);
    return Array.from({ length: count }, () => this.ring(isLittle));
  }

  private ring(isLittle: boolean): Float64Array {
    const count = this.uint32(isLittle);
    if (this.at + count * BYTES_A_CORNER > this.view.byteLength) throw new RangeError('A border ends early');
    const ring = new Float64Array(count * 2);
    for (let i = 0; i < ring.length; i += 1, this.at += 8) ring[i] = this.view.getFloat64(this.at, isLittle);
    return ring;
  }
}
