import type { HierarchyData } from './hierarchy.js';

/** The directed edges of the fastest way over a chain of positions that a search went through. */
export function unpackChain(data: HierarchyData, chain: readonly number[]): number[] {
  const edges: number[] = [];
  for (let i = 1; i < chain.length; i += 1)
    unpackArc(data, chain[i - 1] as number, chain[i] as number, edges);
  return edges;
}

/** Opens shortcuts from left to right with a stack of its own: they nest as deep as the hierarchy. */
function unpackArc(data: HierarchyData, tail: number, head: number, edges: number[]): void {
  const open = [[tail, head] as const];
  for (let arc = open.pop(); arc; arc = open.pop()) {
    const [from, to] = arc;
    const via = viaOf(data, from, to);
    if (via >= 0) edges.push(via);
    else open.push([~via, to], [from, ~via]);
  }
}

/** An arc stands at its lower end, the one of the larger position. */
function viaOf(data: HierarchyData, from: number, to: number): number {
  const [lower, higher] = from > to ? [from, to] : [to, from];
  for (let at = data.first[lower] as number; at < (data.first[lower + 1] as number); at += 1)
    if (data.head[at] === higher) return (from > to ? data.upVia[at] : data.downVia[at]) as number;
  throw new RangeError(`No arc between positions ${from} and ${to}`);
}
