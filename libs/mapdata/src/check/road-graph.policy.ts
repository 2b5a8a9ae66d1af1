import { ROAD_ACCESS } from '#siaga/contracts';
import type { RoadSegment } from '../domain/map-records.js';

type Spot = readonly [lon: number, lat: number];

/** Roads that hang together and with nothing else. */
export interface Island {
  readonly lengthM: number;
  readonly roads: number;
  /** A point of it. */
  readonly at: Spot;
}

/** A oneway that one cannot leave at its end, or not reach at its beginning. */
export interface DeadEndOneway {
  readonly ref: string;
  readonly name: string | null;
  readonly at: Spot;
  readonly why: 'no_way_out' | 'no_way_in';
}

const NOT_BY_BOAT = ROAD_ACCESS.car | ROAD_ACCESS.motorcycle;

/** How the roads that a car or motorcycle may take hang together; ends meet when they share the point to the seventh decimal. */
export class RoadGraph {
  private readonly nodes = new Map<string, number>();
  private readonly spots: Spot[] = [];
  private readonly parents: number[] = [];
  private readonly waysOut: number[] = [];
  private readonly waysIn: number[] = [];
  private readonly lengths: number[] = [];
  private readonly froms: number[] = [];
  private readonly oneways: { ref: string; name: string | null; from: number; to: number }[] = [];

  /** Takes a road; water and roads that only boats may take are passed over. */
  add({ ref, name, line, lengthM, access, oneway, roadClass }: RoadSegment): void {
    if ((access & NOT_BY_BOAT) === 0 || roadClass === 'waterway') return;
    const first = this.node(line[0] ?? NaN, line[1] ?? NaN);
    const last = this.node(line.at(-2) ?? NaN, line.at(-1) ?? NaN);
    this.parents[this.root(first)] = this.root(last);
    this.lengths.push(lengthM);
    this.froms.push(first);
    const [from, to] = oneway === -1 ? [last, first] : [first, last];
    this.lead(from, to);
    if (oneway === 0) this.lead(to, from);
    else if (from !== to) this.oneways.push({ ref, name, from, to });
  }

  /** Components, longest first. */
  components(): Island[] {
    const byRoot = new Map<number, { lengthM: number; roads: number; at: Spot }>();
    this.froms.forEach((from, road) => {
      const root = this.root(from);
      const known = byRoot.get(root) ?? { lengthM: 0, roads: 0, at: this.spots[from] ?? [NaN, NaN] };
      known.lengthM += this.lengths[road] ?? 0;
      known.roads += 1;
      byRoot.set(root, known);
    });
    return [...byRoot.values()].sort((a, b) => b.lengthM - a.lengthM);
  }

  /** Oneways into an end without a way out, and from a beginning without a way in. */
  deadEnds(): DeadEndOneway[] {
    return this.oneways.flatMap(({ ref, name, from, to }): DeadEndOneway[] => [
      ...(this.waysOut[to] === 0
        ? [{ ref, name, at: this.spots[to] ?? [NaN, NaN], why: 'no_way_out' as const }]
        : []),
      ...(this.waysIn[from] === 0
        ? [{ ref, name, at: this.spots[from] ?? [NaN, NaN], why: 'no_way_in' as const }]
        : []),
    ]);
  }

  private lead(from: number, to: number): void {
    this.waysOut[from] = (this.waysOut[from] ?? 0) + 1;
    this.waysIn[to] = (this.waysIn[to] ?? 0) + 1;
  }

  private node(lon: number, lat: number): number {
    const key = `${lon.toFixed(7)},${lat.toFixed(7)}`;
    const known = this.nodes.get(key);
    if (known !== undefined) return known;
    const node = this.spots.push([lon, lat]) - 1;
    this.nodes.set(key, node);
    this.parents.push(node);
    this.waysOut.push(0);
    this.waysIn.push(0);
    return node;
  }

  private root(node: number): number {
    let at = node;
    for (let parent = this.parents[at] ?? at; parent !== at; parent = this.parents[at] ?? at) {
      this.parents[at] = this.parents[parent] ?? parent;
      at = parent;
    }
    return at;
  }
}
