import type { Metric } from '../metric/metric.js';

/** Arcs as columns; an arc stands at both of its ends, with both directions in one entry. */
export interface ArcColumns {
  /** The node at the other end. */
  head: Int32Array;
  /** Cost to the other end and from it, Infinity where there is no way. */
  toCost: Float64Array;
  fromCost: Float64Array;
  /** Where those costs come from: a directed edge (edge >= 0), or ~node for the way over a node taken out earlier. */
  toVia: Int32Array;
  fromVia: Int32Array;
}

const SPARE = 2;

function makeColumns(length: number): ArcColumns {
  return {
    head: new Int32Array(length),
    toCost: new Float64Array(length),
    fromCost: new Float64Array(length),
    toVia: new Int32Array(length),
    fromVia: new Int32Array(length),
  };
}

/** Copies `count` arcs between columns. */
export function copyArcs(
  source: ArcColumns,
  at: number,
  count: number,
  target: ArcColumns,
  to: number,
): void {
  for (const key of ['head', 'toCost', 'fromCost', 'toVia', 'fromVia'] as const)
    target[key].set(source[key].subarray(at, at + count), to);
}

/**
 * What is left of the network while nodes are taken out of it: for each node a slice of arcs in common columns. Parallel
 * edges are one arc (the cheapest), loops are none.
 */
export class RemainingGraph {
  readonly nodeCount: number;
  readonly first: Uint32Array;
  readonly count: Int32Array;
  columns: ArcColumns;
  private readonly room: Int32Array;
  private end: number;

  constructor(metric: Metric) {
    const { network, edgeCost } = metric;
    const { outFirst, outEdges, outHeads } = network.data;
    this.nodeCount = network.nodeCount;
    this.first = new Uint32Array(this.nodeCount);
    this.count = new Int32Array(this.nodeCount);
    this.room = new Int32Array(this.nodeCount);
    this.end = 0;
    for (let node = 0; node < this.nodeCount; node += 1) {
      this.first[node] = this.end;
      this.room[node] = (outFirst[node + 1] as number) - (outFirst[node] as number) + SPARE;
      this.end += this.room[node] as number;
    }
    this.columns = makeColumns(Math.ceil(this.end * 1.5) + 64);
    for (let node = 0; node < this.nodeCount; node += 1) {
      for (let at = outFirst[node] as number; at < (outFirst[node + 1] as number); at += 1) {
        const [edge, head] = [outEdges[at] as number, outHeads[at] as number];
        if (head === node) continue;
        this.offerTo(node, head, edgeCost[edge] as number, edge);
        this.offerFrom(node, head, edgeCost[edge ^ 1] as number, edge ^ 1);
      }
    }
  }

  /** Position of the arc between two nodes in the slice of the first, or -1. */
  find(node: number, head: number): number {
    const { head: heads } = this.columns;
    const first = this.first[node] as number;
    const end = first + (this.count[node] as number);
    for (let at = first; at < end; at += 1) if (heads[at] === head) return at;
    return -1;
  }

  /** A shortcut from `tail` to `head`, entered at both ends where it is better than what is there. */
  addShortcut(tail: number, head: number, cost: number, middle: number): void {
    this.offerTo(tail, head, cost, ~middle);
    this.offerFrom(head, tail, cost, ~middle);
  }

  /** Takes the node out of its neighbours' slices; its own slice stays readable. */
  detach(node: number): void {
    const { columns } = this;
    const first = this.first[node] as number;
    for (let at = first; at < first + (this.count[node] as number); at += 1) {
      const neighbour = columns.head[at] as number;
      const hole = this.find(neighbour, node);
      const last = (this.first[neighbour] as number) + (this.count[neighbour] as number) - 1;
      columns.head[hole] = columns.head[last] as number;
      columns.toCost[hole] = columns.toCost[last] as number;
      columns.fromCost[hole] = columns.fromCost[last] as number;
      columns.toVia[hole] = columns.toVia[last] as number;
      columns.fromVia[hole] = columns.fromVia[last] as number;
      this.count[neighbour] = (this.count[neighbour] as number) - 1;
    }
  }

  private offerTo(node: number, head: number, cost: number, via: number): void {
    if (cost === Infinity) return;
    const at = this.arcBetween(node, head);
    if (cost >= (this.columns.toCost[at] as number)) return;
    this.columns.toCost[at] = cost;
    this.columns.toVia[at] = via;
  }

  private offerFrom(node: number, head: number, cost: number, via: number): void {
    if (cost === Infinity) return;
    const at = this.arcBetween(node, head);
    if (cost >= (this.columns.fromCost[at] as number)) return;
    this.columns.fromCost[at] = cost;
    this.columns.fromVia[at] = via;
  }

  /** Finds the arc, or makes an empty one. */
  private arcBetween(node: number, head: number): number {
    const known = this.find(node, head);
    if (known >= 0) return known;
    if (this.count[node] === this.room[node]) this.moveToMoreRoom(node);
    const at = (this.first[node] as number) + (this.count[node] as number);
    this.count[node] = (this.count[node] as number) + 1;
    this.columns.head[at] = head;
    this.columns.toCost[at] = Infinity;
    this.columns.fromCost[at] = Infinity;
    return at;
  }

  private moveToMoreRoom(node: number): void {
    const room = (this.room[node] as number) * 2;
    if (this.end + room > this.columns.head.length) {
      const grown = makeColumns(Math.ceil((this.end + room) * 1.4));
      copyArcs(this.columns, 0, this.end, grown, 0);
      this.columns = grown;
    }
    copyArcs(this.columns, this.first[node] as number, this.count[node] as number, this.columns, this.end);
    this.first[node] = this.end;
    this.room[node] = room;
    this.end += room;
  }
}
