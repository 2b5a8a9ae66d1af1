import Flatbush from 'flatbush';
import { M_PER_DEGREE, type Point, RADIANS } from '#siaga/contracts';
import { PER_DEGREE } from '../network/network-data.js';
import type { RoadNetwork } from '../network/road-network.js';

/** Boxes of flatbush are rounded to single floats: this much too wide or narrow, in degrees times 10^7 (about 1.4 m). */
const ROUNDING = 128;

/** A packed R-tree over the boxes of all segments. Immutable; `buffer` can be posted or shared. */
export class SegmentIndex {
  private readonly tree: Flatbush | null;

  constructor(
    readonly network: RoadNetwork,
    readonly buffer: ArrayBufferLike | null,
  ) {
    this.tree = buffer === null ? null : Flatbush.from(buffer);
  }

  static build(network: RoadNetwork): SegmentIndex {
    const { shapeFirst, shapeLon, shapeLat } = network.data;
    if (network.segmentCount === 0) return new SegmentIndex(network, null);
    const tree = new Flatbush(network.segmentCount, 16, Float32Array);
    for (let segment = 0; segment < network.segmentCount; segment += 1) {
      const [first, end] = [shapeFirst[segment] as number, shapeFirst[segment + 1] as number];
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = first; i < end; i += 1) {
        west = Math.min(west, shapeLon[i] as number);
        east = Math.max(east, shapeLon[i] as number);
        south = Math.min(south, shapeLat[i] as number);
        north = Math.max(north, shapeLat[i] as number);
      }
      tree.add(west, south, east, north);
    }
    tree.finish();
    return new SegmentIndex(network, tree.data);
  }

  /** Segments whose boxes reach within `radiusM` of the point, and a few more; those that `accept` takes. */
  near(point: Point, radiusM: number, accept: (segment: number) => boolean): number[] {
    const latSpan = (radiusM / M_PER_DEGREE) * PER_DEGREE + ROUNDING;
    const lonSpan = latSpan / Math.max(0.01, Math.cos(point.lat * RADIANS));
    const [x, y] = [point.lon * PER_DEGREE, point.lat * PER_DEGREE];
    return this.tree?.search(x - lonSpan, y - latSpan, x + lonSpan, y + latSpan, accept) ?? [];
  }

  /** Segments whose boxes touch the box given in degrees, and a few more. */
  within(west: number, south: number, east: number, north: number): number[] {
    return (
      this.tree?.search(
        west * PER_DEGREE - ROUNDING,
        south * PER_DEGREE - ROUNDING,
        east * PER_DEGREE + ROUNDING,
        north * PER_DEGREE + ROUNDING,
      ) ?? []
    );
  }
}
