import type { MapFeature } from '../map-feature.js';
import type { RoadTraits } from '../osm/road-class.js';
import { findJunctions } from './find-junctions.js';
import { joinTouching } from './join-touching.js';
import { degreesOf, e7, lengthM } from './line-geometry.js';
import { LineSet } from './line-set.js';
import { roadFeaturesOf, speedKmhOf } from './road-pieces.js';

/** A road of a file that has no node numbers. */
export interface StoredRoad {
  readonly ref: string;
  readonly traits: RoadTraits;
  /** 0 on the ground; above it on bridges, below in tunnels. */
  readonly level: number;
}

/** Points, hash table, counts and the copy with joined ends, at their peak. */
const BYTES_PER_VERTEX = 60;

/** Keeps the roads of a file until all are there, then splits them where they meet. */
export class RoadStore {
  private readonly lines = new LineSet();
  private readonly roads: StoredRoad[] = [];

  /** `line`: lon, lat ... in degrees. */
  add(road: StoredRoad, line: readonly number[]): void {
    this.lines.add(line.map(e7));
    this.roads.push(road);
  }

  /** What splitting takes at its peak, bytes; names come on top. */
  get bytes(): number {
    return (this.lines.coords.length / 2) * BYTES_PER_VERTEX;
  }

  /** All roads, split; `traitsOf` has the last word on each. */
  *features(traitsOf: (road: StoredRoad) => RoadTraits): Generator<MapFeature> {
    const levels = this.roads.map((road) => road.level);
    const lines = joinTouching(this.lines, levels);
    const splits = findJunctions(lines, levels);
    for (const [index, road] of this.roads.entries()) {
      const traits = traitsOf(road);
      const [first, end] = [lines.startOf(index), lines.endOf(index)];
      const speedKmh = speedKmhOf(traits, lengthM(degreesOf(lines.slice(first, end))));
      let start = first;
      let given = 0;
      for (let vertex = first + 1; vertex < end; vertex++) {
        if (vertex < end - 1 && splits[vertex] === 0) continue;
        const line = degreesOf(lines.slice(start, vertex + 1));
        const stretch = { line, blockedAtStart: 0, blockedAtEnd: 0 };
        const features = roadFeaturesOf(road.ref, traits, stretch, speedKmh);
        given += features.length;
        yield* features;
        start = vertex;
      }
      if (given === 0)
        yield { kind: 'problem', where: road.ref, reason: 'it has no length and was left out' };
    }
  }
}
