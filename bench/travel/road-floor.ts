import { ROAD_ACCESS } from '#siaga/contracts';
import type { RoadSegment } from '#siaga/mapdata';
import { KMH } from './town.js';

const KMH_PER_MPS = 3.6;

interface Edge {
  readonly to: string;
  readonly seconds: number;
}

/** The same roads once more, as plain lists by the text of their points: Dijkstra with nothing of ours in it. */
export class RoadFloor {
  private readonly edges = new Map<string, Edge[]>();

  constructor(roads: Iterable<RoadSegment>) {
    for (const road of roads) this.add(road);
  }

  private add({ line, lengthM, roadClass, maxSpeedKmh, oneway, access }: RoadSegment): void {
    const tableKmh = KMH[roadClass];
    if (tableKmh === undefined || (access & ROAD_ACCESS.car) === 0) return;
    const kmh = Math.min(tableKmh, maxSpeedKmh ?? Infinity);
    const [from, to] = [keyOf(line, 0), keyOf(line, line.length - 2)];
    const seconds = (lengthM * KMH_PER_MPS) / kmh;
    if (oneway >= 0) this.edgesOf(from).push({ to, seconds });
    if (oneway <= 0) this.edgesOf(to).push({ to: from, seconds });
  }

  private edgesOf(node: string): Edge[] {
    const known = this.edges.get(node);
    if (known !== undefined) return known;
    const edges: Edge[] = [];
    this.edges.set(node, edges);
    return edges;
  }

  /** Seconds to every point that can be reached from one: those of a second at a time, and again where a shorter way turns up. */
  secondsFrom(start: string): Map<string, number> {
    const seconds = new Map([[start, 0]]);
    const buckets: string[][] = [[start]];
    for (let second = 0; second < buckets.length; second += 1) {
      for (const node of buckets[second] ?? []) {
        const known = seconds.get(node) ?? Infinity;
        if (Math.floor(known) !== second) continue;
        for (const edge of this.edges.get(node) ?? []) {
          const found = known + edge.seconds;
          if (found >= (seconds.get(edge.to) ?? Infinity)) continue;
          seconds.set(edge.to, found);
          (buckets[Math.floor(found)] ??= []).push(edge.to);
        }
      }
    }
    return seconds;
  }
}

/** The text of a point of a line, by which the ends of lines are the same. */
export function keyOf(line: RoadSegment['line'], at: number): string {
  return `${(line[at] ?? NaN).toFixed(7)},${(line[at + 1] ?? NaN).toFixed(7)}`;
}
