import { RoadClass } from '#siaga/contracts';

/** The network as plain typed arrays: can be posted to a worker, or shared with it (`share`). Positions, not ids, link them. */
export interface NetworkData {
  /** Degrees times 10^7. Node n is the coordinate that segments share. */
  readonly nodeLon: Int32Array;
  readonly nodeLat: Int32Array;
  /** Node at the start and at the end of each segment's line. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly lengthDm: Int32Array;
  /** Position in ROAD_CLASSES. */
  readonly roadClass: Uint8Array;
  /** Bits of ROAD_ACCESS. */
  readonly access: Uint8Array;
  /** 1 only along the line, -1 only against it, 0 both. */
  readonly oneway: Int8Array;
  /** Km/h; 0 where none is known. */
  readonly maxSpeedKmh: Uint8Array;
  /** `RoadSegment.id`. */
  readonly id: Float64Array;
  /** Points of segment s: from shapeFirst[s] to shapeFirst[s + 1], degrees times 10^7. */
  readonly shapeFirst: Uint32Array;
  readonly shapeLon: Int32Array;
  readonly shapeLat: Int32Array;
  /** Position in the names; 0 is the empty name. */
  readonly name: Uint32Array;
  /** Name i as UTF-8: bytes nameFirst[i] to nameFirst[i + 1]. */
  readonly nameFirst: Uint32Array;
  readonly nameBytes: Uint8Array;
  /** Directed edges that leave node n: outEdges[outFirst[n]] up to outFirst[n + 1]. An edge is segment * 2, + 1 against the line. */
  readonly outFirst: Uint32Array;
  readonly outEdges: Int32Array;
  /** The node that each of `outEdges` leads to. */
  readonly outHeads: Int32Array;
}

/** Classes by their number in `NetworkData.roadClass`. */
export const ROAD_CLASSES: readonly RoadClass[] = RoadClass.options;

/** Degrees are kept as whole numbers of this fraction, which is also what makes two ends one node. */
export const PER_DEGREE = 1e7;
