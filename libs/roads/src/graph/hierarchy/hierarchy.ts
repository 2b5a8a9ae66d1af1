import type { Metric } from '../metric/metric.js';
import type { RoadNetwork } from '../network/road-network.js';
import { Contraction, type TakenOut } from './contraction.js';

/**
 * The prepared network: its nodes by falling rank (0 is the most important) and the arcs of each to higher ones, edges and
 * shortcuts alike. Plain typed arrays: can be posted, or shared.
 */
export interface HierarchyData {
  /** Network nodes, least important first; what `order` of a later preparation takes. */
  readonly order: Int32Array;
  /** Rank position of each network node. */
  readonly positionOf: Int32Array;
  /** Arcs of position p: from first[p] to first[p + 1]. */
  readonly first: Uint32Array;
  /** The higher end, a smaller position. */
  readonly head: Int32Array;
  /** Packed cost up to the head, and from it down here. */
  readonly upCost: Float64Array;
  readonly downCost: Float64Array;
  /** A directed edge, or ~position of the node that the shortcut leads over. */
  readonly upVia: Int32Array;
  readonly downVia: Int32Array;
}

export interface PrepareOptions {
  /** Order of an earlier hierarchy on the same network: skips choosing one. Best while the metrics are alike. */
  readonly order?: Int32Array;
}

/** A contraction hierarchy for one metric. Immutable; searches on it keep their own memory. */
export class Hierarchy {
  readonly network: RoadNetwork;

  constructor(
    readonly metric: Metric,
    readonly data: HierarchyData,
  ) {
    this.network = metric.network;
  }

  get order(): Int32Array {
    return this.data.order;
  }

  /** Bytes that the arrays take. */
  get byteLength(): number {
    return Object.values(this.data as unknown as Record<string, ArrayBufferView>).reduce(
      (sum, array) => sum + array.byteLength,
      0,
    );
  }

  /** Prepares in one go: 0.1 s for a city, many seconds for a province; use `steps` or a worker where that would block. */
  static prepare(metric: Metric, options: PrepareOptions = {}): Hierarchy {
    const steps = Hierarchy.steps(metric, options);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }

  /** Prepares in slices of some milliseconds; yields the share of nodes done. Throws RangeError for the order of another network. */
  static *steps(metric: Metric, options: PrepareOptions = {}): Generator<number, Hierarchy> {
    const contraction = new Contraction(metric);
    const takenOut = yield* options.order ? contraction.inOrder(options.order) : contraction.byImportance();
    return new Hierarchy(metric, byFallingRank(takenOut));
  }
}

/** Turns the arcs around so that the most important nodes, which every search visits, lie together at the start. */
function byFallingRank(taken: TakenOut): HierarchyData {
  const nodeCount = taken.order.length;
  const positionOf = new Int32Array(nodeCount);
  taken.order.forEach((node, rank) => (positionOf[node] = nodeCount - 1 - rank));
  const arcCount = taken.head.length;
  const data: HierarchyData = {
    order: taken.order,
    positionOf,
    first: new Uint32Array(nodeCount + 1),
    head: new Int32Array(arcCount),
    upCost: new Float64Array(arcCount),
    downCost: new Float64Array(arcCount),
    upVia: new Int32Array(arcCount),
    downVia: new Int32Array(arcCount),
  };
  const viaOf = (via: number): number => (via >= 0 ? via : ~(positionOf[~via] as number));
  let at = 0;
  for (let position = 0; position < nodeCount; position += 1) {
    const rank = nodeCount - 1 - position;
    for (let arc = taken.first[rank] as number; arc < (taken.first[rank + 1] as number); arc += 1, at += 1) {
      data.head[at] = positionOf[taken.head[arc] as number] as number;
      data.upCost[at] = taken.toCost[arc] as number;
      data.downCost[at] = taken.fromCost[arc] as number;
      data.upVia[at] = viaOf(taken.toVia[arc] as number);
      data.downVia[at] = viaOf(taken.fromVia[arc] as number);
    }
    data.first[position + 1] = at;
  }
  return data;
}
