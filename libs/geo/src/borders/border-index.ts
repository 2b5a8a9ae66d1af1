import Flatbush from 'flatbush';
import type { Point } from '#siaga/contracts';
import { readPolygons } from './read-polygons.js';
import { ringHolds } from './ring-holds.js';

/** An imported region with its shape as well-known binary. */
export interface BorderShape {
  readonly code: string;
  readonly shape: Uint8Array;
}

/** Packed rings: corners of ring `r` are `corners[ringStarts[r] .. ringStarts[r + 1]]`, lon and lat in turn. */
interface Packed {
  readonly codes: readonly string[];
  /** Region of each polygon. */
  readonly owners: Uint32Array;
  /** First ring of each polygon, the outer one; one more at the end. */
  readonly polygonStarts: Uint32Array;
  readonly ringStarts: Uint32Array;
  readonly corners: Float64Array;
  readonly tree: Flatbush | null;
}

const NOTHING: Packed = {
  codes: [],
  owners: new Uint32Array(0),
  polygonStarts: new Uint32Array(1),
  ringStarts: new Uint32Array(1),
  corners: new Float64Array(0),
  tree: null,
};

/** Imported borders in memory: which region holds a point, exactly and at once. */
export class BorderIndex {
  private constructor(private readonly packed: Packed) {}

  /** An index without borders: nothing is held. */
  static empty(): BorderIndex {
    return new BorderIndex(NOTHING);
  }

  /** Packs the shapes, batch by batch as they come. Throws a TypeError on what is no polygon. */
  static async build(batches: AsyncIterable<readonly BorderShape[]>): Promise<BorderIndex> {
    const packer = new BorderPacker();
    for await (const batch of batches) for (const each of batch) packer.add(each);
    return new BorderIndex(packer.pack());
  }

  /** Bytes of the corners, the lists and the tree. */
  get byteLength(): number {
    const { corners, owners, polygonStarts, ringStarts, tree } = this.packed;
    const lists = corners.byteLength + owners.byteLength + polygonStarts.byteLength + ringStarts.byteLength;
    return lists + (tree?.data.byteLength ?? 0);
  }

  /**
   * The smallest region that holds the point, by its code; points on an edge belong to the region, and to the first by
   * code where several meet. Null when none does.
   */
  holding({ lon, lat }: Point): string | null {
    const { tree, codes, owners } = this.packed;
    if (tree === null) return null;
    const codeOf = (polygon: number): string => codes[owners[polygon] ?? 0] ?? '';
    const near = tree.search(lon, lat, lon, lat).sort((a, b) => compareCodes(codeOf(a), codeOf(b)));
    const found = near.find((polygon) => this.holds(polygon, lon, lat));
    return found === undefined ? null : codeOf(found);
  }

  /** Inside or on the outer ring, and not inside a hole; the edge of a hole is part of the region. */
  private holds(polygon: number, lon: number, lat: number): boolean {
    const { polygonStarts, ringStarts, corners } = this.packed;
    const first = polygonStarts[polygon] ?? 0;
    const end = polygonStarts[polygon + 1] ?? first;
    for (let ring = first; ring < end; ring += 1) {
      const side = ringHolds(corners, ringStarts[ring] ?? 0, ringStarts[ring + 1] ?? 0, lon, lat);
      if (side === 'edge') return true;
      if ((side === 'inside') !== (ring === first)) return false;
    }
    return end > first;
  }
}

/** Deeper levels have longer codes and come first. */
function compareCodes(a: string, b: string): number {
  if (a.length !== b.length) return b.length - a.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const FIRST_CORNERS = 4096;

/** Collects polygons into typed arrays that grow by doubling. */
class BorderPacker {
  private readonly codes: string[] = [];
  private readonly owners: number[] = [];
  private readonly polygonStarts: number[] = [0];
  private readonly ringStarts: number[] = [0];
  private readonly boxes: (readonly [number, number, number, number])[] = [];
  private corners = new Float64Array(FIRST_CORNERS);
  private used = 0;

  add({ code, shape }: BorderShape): void {
    const owner = this.codes.push(code) - 1;
    for (const polygon of readPolygons(shape)) {
      for (const ring of polygon) this.addRing(ring);
      this.owners.push(owner);
      this.polygonStarts.push(this.ringStarts.length - 1);
      this.boxes.push(boxOf(polygon[0] ?? new Float64Array(0)));
    }
  }

  private addRing(ring: Float64Array): void {
    if (this.used + ring.length > this.corners.length) {
      const larger = new Float64Array(Math.max(this.corners.length * 2, this.used + ring.length));
      larger.set(this.corners.subarray(0, this.used));
      this.corners = larger;
    }
    this.corners.set(ring, this.used);
    this.used += ring.length;
    this.ringStarts.push(this.used);
  }

  pack(): Packed {
    if (this.boxes.length === 0) return NOTHING;
    const tree = new Flatbush(this.boxes.length);
    for (const [minLon, minLat, maxLon, maxLat] of this.boxes) tree.add(minLon, minLat, maxLon, maxLat);
    tree.finish();
    return {
      codes: this.codes,
      owners: Uint32Array.from(this.owners),
      polygonStarts: Uint32Array.from(this.polygonStarts),
      ringStarts: Uint32Array.from(this.ringStarts),
      corners: this.corners.slice(0, this.used),
      tree,
    };
  }
}

function boxOf(ring: Float64Array): readonly [number, number, number, number] {
  let [minLon, minLat, maxLon, maxLat] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < ring.length; at += 2) {
    minLon = Math.min(minLon, ring[at] ?? NaN);
    maxLon = Math.max(maxLon, ring[at] ?? NaN);
    minLat = Math.min(minLat, ring[at + 1] ?? NaN);
    maxLat = Math.max(maxLat, ring[at + 1] ?? NaN);
  }
  return [minLon, minLat, maxLon, maxLat];
}
