import type { RoadNetwork } from '../network/road-network.js';

/** Which nodes can all reach one another. */
export interface Components {
  /** Number of each node's component. */
  readonly of: Int32Array;
  /** Nodes in each component. */
  readonly size: Int32Array;
}

const UNSEEN = -1;

/** Number of a node that was not asked about. */
export const NO_COMPONENT = UNSEEN;

/**
 * The strongly connected components of the usable edges: Tarjan's algorithm with a stack of its own, so that depth does not
 * matter. With `roots` only of what they reach.
 */
export function stronglyConnected(
  network: RoadNetwork,
  edgeCost: Float64Array,
  roots: Iterable<number> = allNodes(network),
): Components {
  const { outFirst } = network.data;
  const nodeCount = network.nodeCount;
  const walk: Walk = {
    of: new Int32Array(nodeCount).fill(UNSEEN),
    sizes: [],
    low: new Int32Array(nodeCount),
    order: new Int32Array(nodeCount).fill(UNSEEN),
    next: outFirst.slice(0, nodeCount),
    path: new Int32Array(nodeCount),
    open: new Int32Array(nodeCount),
    openCount: 0,
    seen: 0,
  };
  for (const root of roots) if (walk.order[root] === UNSEEN) walkFrom(root, network, edgeCost, walk);
  return { of: walk.of, size: Int32Array.from(walk.sizes) };
}

function* allNodes({ nodeCount }: RoadNetwork): Generator<number> {
  for (let node = 0; node < nodeCount; node += 1) yield node;
}

interface Walk {
  of: Int32Array;
  sizes: number[];
  /** Earliest node that each one is known to reach. */
  low: Int32Array;
  order: Int32Array;
  /** Where each node goes on with its edges. */
  next: Uint32Array;
  path: Int32Array;
  open: Int32Array;
  openCount: number;
  seen: number;
}

function walkFrom(root: number, network: RoadNetwork, edgeCost: Float64Array, walk: Walk): void {
  const { path, low } = walk;
  let depth = 0;
  path[0] = root;
  visit(root, walk);
  while (depth >= 0) {
    const node = path[depth] as number;
    const child = nextUnseen(node, network, edgeCost, walk);
    if (child !== UNSEEN) {
      depth += 1;
      path[depth] = child;
      visit(child, walk);
      continue;
    }
    if (low[node] === walk.order[node]) close(node, walk);
    depth -= 1;
    const parent = path[depth];
    if (depth >= 0 && parent !== undefined)
      low[parent] = Math.min(low[parent] as number, low[node] as number);
  }
}

function visit(node: number, walk: Walk): void {
  walk.order[node] = walk.seen;
  walk.low[node] = walk.seen;
  walk.seen += 1;
  walk.open[walk.openCount] = node;
  walk.openCount += 1;
}

/** The next node over an usable edge that was not seen yet; takes notice of those that were. */
function nextUnseen(node: number, network: RoadNetwork, edgeCost: Float64Array, walk: Walk): number {
  const { outFirst, outEdges, outHeads } = network.data;
  const end = outFirst[node + 1] as number;
  for (let at = walk.next[node] as number; at < end; at += 1) {
    const edge = outEdges[at] as number;
    if (edgeCost[edge] === Infinity) continue;
    const head = outHeads[at] as number;
    if (walk.order[head] === UNSEEN) {
      walk.next[node] = at + 1;
      return head;
    }
    if (walk.of[head] === UNSEEN)
      walk.low[node] = Math.min(walk.low[node] as number, walk.order[head] as number);
  }
  walk.next[node] = end;
  return UNSEEN;
}

/** All open nodes down to this one make a component. */
function close(node: number, walk: Walk): void {
  const number = walk.sizes.length;
  const before = walk.openCount;
  for (;;) {
    walk.openCount -= 1;
    const member = walk.open[walk.openCount] as number;
    walk.of[member] = number;
    if (member === node) break;
  }
  walk.sizes.push(before - walk.openCount);
}
