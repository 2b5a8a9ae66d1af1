import type { RoadSegment } from '#siaga/mapdata';
import { buildNetwork } from './build-network.js';
import type { NetworkData } from './network-data.js';

/** Roads as a graph in typed arrays: nothing per edge but numbers. Immutable. */
export class RoadNetwork {
  readonly segmentCount: number;
  readonly nodeCount: number;
  private readonly decoder = new TextDecoder();

  /** Wraps arrays that `build` made, here or in another thread. */
  constructor(readonly data: NetworkData) {
    this.segmentCount = data.from.length;
    this.nodeCount = data.nodeLon.length;
  }

  /**
   * Builds the graph. Ends of lines that agree to the seventh decimal are one node; a line is never cut here, so
   * segments must end where they may be left. Lines of fewer than two points are refused with RangeError.
   */
  static build(segments: Iterable<RoadSegment>): RoadNetwork {
    return new RoadNetwork(buildNetwork(segments));
  }

  /** The street name of a segment, '' where it has none. */
  nameOf(segment: number): string {
    const { name, nameFirst, nameBytes } = this.data;
    const at = name[segment] as number;
    // A view on shared memory cannot be decoded, a copy can.
    return this.decoder.decode(nameBytes.slice(nameFirst[at], nameFirst[at + 1]));
  }

  /** The node that directed edge `edge` leaves. */
  tailOf(edge: number): number {
    return ((edge & 1) === 0 ? this.data.from[edge >> 1] : this.data.to[edge >> 1]) as number;
  }

  /** The node that directed edge `edge` leads to. */
  headOf(edge: number): number {
    return this.tailOf(edge ^ 1);
  }

  /** Bytes that the arrays take. */
  get byteLength(): number {
    return Object.values(this.data as unknown as Record<string, ArrayBufferView>).reduce(
      (sum, array) => sum + array.byteLength,
      0,
    );
  }
}
