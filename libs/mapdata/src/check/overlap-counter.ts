import type { RoadSegment } from '../domain/map-records.js';

/** Roads that two sources both have. */
export interface SourceOverlap {
  readonly sources: readonly [string, string];
  readonly roads: number;
  readonly km: number;
}

/** Four decimals are 11 m: drawn twice from one picture, a road's ends lie about as close. */
const DECIMALS = 4;

/** Finds roads with the same ends in two sources. */
export class OverlapCounter {
  private readonly owners = new Map<string, string>();
  private readonly pairs = new Map<string, { sources: [string, string]; roads: number; lengthM: number }>();

  add(source: string, { line, lengthM }: RoadSegment): void {
    const ends = [
      `${line[0]?.toFixed(DECIMALS)},${line[1]?.toFixed(DECIMALS)}`,
      `${line.at(-2)?.toFixed(DECIMALS)},${line.at(-1)?.toFixed(DECIMALS)}`,
    ];
    const key = ends.sort().join(' ');
    const owner = this.owners.get(key);
    if (owner === undefined) this.owners.set(key, source);
    else if (owner !== source) this.count(owner, source, lengthM);
  }

  list(): SourceOverlap[] {
    return [...this.pairs.values()].map(({ sources, roads, lengthM }) => ({
      sources,
      roads,
      km: Math.round(lengthM / 100) / 10,
    }));
  }

  private count(a: string, b: string, lengthM: number): void {
    const key = JSON.stringify([a, b]);
    const pair = this.pairs.get(key) ?? { sources: [a, b], roads: 0, lengthM: 0 };
    pair.roads += 1;
    pair.lengthM += lengthM;
    this.pairs.set(key, pair);
  }
}
