import type { RoadNetwork } from '../network/road-network.js';
import { NO_COMPONENT, stronglyConnected, type Components } from './components.js';

/** A part that is larger than this and hangs together is not looked through to its end. */
const POCKET_NODES = 1_000;

const UNKNOWN = 0;
const POCKET = 1;
const LARGE = 2;

/** Roads from which some edges were taken out: `edgeCost` is Infinity there now. */
export interface Torn {
  readonly network: RoadNetwork;
  readonly edgeCost: Float64Array;
  readonly removed: readonly number[];
}

/**
 * The strongly connected components after edges were taken out, made of those before: equal to working out all anew, at the
 * cost of a look around the removed edges. Small parts that lost every edge to the rest (pockets) are worked out by themselves. Of
 * what is left of a component, an old way from a to b that a removed edge lay on left the first such edge's tail and came back
 * by the last one's head; so it still hangs together if the ends of its removed edges reach one another. Where they do not, all is
 * worked out anew.
 */
export function componentsWithout(before: Components, torn: Torn): Components {
  const { network, edgeCost } = torn;
  const ends = endsOf(before, torn);
  if (ends.size === 0) return before;
  const kind = new Uint8Array(network.nodeCount);
  const pockets: number[] = [];
  const large = new Map<number, number[]>();
  for (const node of ends) {
    if (kind[node] === UNKNOWN) pockets.push(...lookAround(node, torn, kind));
    if (kind[node] === POCKET) continue;
    const component = before.of[node] as number;
    const group = large.get(component);
    if (group) group.push(node);
    else large.set(component, [node]);
  }
  for (const group of large.values())
    if (!reachesAll(group, torn, 0) || !reachesAll(group, torn, 1))
      return stronglyConnected(network, edgeCost);
  return pockets.length === 0 ? before : withPockets(before, pockets, torn);
}

/** Ends of removed edges inside a component; one between two components held nothing together. */
function endsOf({ of }: Components, { network, removed }: Torn): Set<number> {
  const ends = new Set<number>();
  for (const edge of removed) {
    const [tail, head] = [network.tailOf(edge), network.headOf(edge)];
    if (tail !== head && of[tail] === of[head]) ends.add(tail).add(head);
  }
  return ends;
}

/** Marks what hangs together with the node, whatever the direction: the nodes of a pocket, which it gives, or of something large. */
function lookAround(start: number, { network, edgeCost }: Torn, kind: Uint8Array): number[] {
  const { outFirst, outEdges, outHeads } = network.data;
  const seen = new Set([start]);
  let isLarge = false;
  for (const node of seen) {
    for (let at = outFirst[node] as number; at < (outFirst[node + 1] as number); at += 1) {
      const edge = outEdges[at] as number;
      if (edgeCost[edge] !== Infinity || edgeCost[edge ^ 1] !== Infinity) seen.add(outHeads[at] as number);
    }
    isLarge ||= kind[node] === LARGE || seen.size > POCKET_NODES;
    if (isLarge) break;
  }
  for (const node of seen) kind[node] = isLarge ? LARGE : POCKET;
  return isLarge ? [] : [...seen];
}

/** True when the first of the nodes reaches all others; with `back` 1, when they reach it. */
function reachesAll(
  [start, ...others]: readonly number[],
  { network, edgeCost }: Torn,
  back: 0 | 1,
): boolean {
  if (start === undefined || others.length === 0) return true;
  const { outFirst, outEdges, outHeads } = network.data;
  const missing = new Set(others);
  const isSeen = new Uint8Array(network.nodeCount);
  const queue = new Int32Array(network.nodeCount);
  queue[0] = start;
  isSeen[start] = 1;
  for (let next = 0, end = 1; next < end; next += 1) {
    const node = queue[next] as number;
    for (let at = outFirst[node] as number; at < (outFirst[node + 1] as number); at += 1) {
      const head = outHeads[at] as number;
      if (isSeen[head] === 1 || edgeCost[(outEdges[at] as number) ^ back] === Infinity) continue;
      isSeen[head] = 1;
      queue[end] = head;
      end += 1;
      if (missing.delete(head) && missing.size === 0) return true;
    }
  }
  return false;
}

/** Nothing leads out of a pocket or into it, so its nodes get numbers of their own. */
function withPockets(
  before: Components,
  pockets: readonly number[],
  { network, edgeCost }: Torn,
): Components {
  const inside = stronglyConnected(network, edgeCost, pockets);
  const of = before.of.slice();
  const size = new Int32Array(before.size.length + inside.size.length);
  size.set(before.size);
  size.set(inside.size, before.size.length);
  for (const node of pockets) {
    const number = inside.of[node] as number;
    if (number === NO_COMPONENT) continue;
    const old = of[node] as number;
    size[old] = (size[old] as number) - 1;
    of[node] = before.size.length + number;
  }
  return { of, size };
}
