import KDBush from 'kdbush';
import { around, distance } from 'geokdbush';
import type { Point } from '#siaga/contracts';

const KM = 1_000;
/** Points that moved since the last build are scanned one by one; past this many, or the root of all, the index is built anew. */
const MOST_SCANNED = 64;
/** As many as a ranking of ten looks at: the search begins anew for the next ring. */
const FIRST_RING = 24;

export interface Near<T> {
  item: T;
  point: Point;
  distanceM: number;
}

interface Entry<T> {
  item: T;
  point: Point;
}

/** Great-circle distance in metres on the mean-radius sphere (6,371 km), the one measure used for ranking. */
export function straightDistanceM(a: Point, b: Point): number {
  return distance(a.lon, a.lat, b.lon, b.lat) * KM;
}

/**
 * Things with a point, handed out nearest first and exactly, also while they move: a k-d tree for what stands still
 * since the last build, a plain scan for the few that moved.
 */
export class NearestIndex<T> {
  private readonly entries = new Map<string, Entry<T>>();
  private readonly moved = new Map<string, Entry<T>>();
  private built: { tree: KDBush; entries: Entry<T>[] } | null = null;
  private readonly outdated = new Set<Entry<T>>();

  get size(): number {
    return this.entries.size;
  }

  /** Adds a thing or moves it. */
  set(id: string, point: Point, item: T): void {
    this.retire(id);
    const entry = { item, point };
    this.entries.set(id, entry);
    this.moved.set(id, entry);
    if (this.moved.size > Math.max(MOST_SCANNED, Math.sqrt(this.entries.size))) this.built = null;
  }

  delete(id: string): void {
    this.retire(id);
    this.entries.delete(id);
    this.moved.delete(id);
  }

  /** Everything, nearest first, lazily: asking for few costs little. */
  *nearestFirst(origin: Point): Generator<Near<T>> {
    const { tree, entries } = this.build();
    const moved = [...this.moved.values()].map((entry) => near(entry, origin)).sort(byDistance);
    let next = 0;
    let handedOut = 0;
    for (let ring = FIRST_RING; handedOut < entries.length; ring *= 4) {
      const ids = around(tree, origin.lon, origin.lat, ring);
      for (const id of ids.slice(handedOut)) {
        const entry = entries[id];
        if (!entry || this.outdated.has(entry)) continue;
        const standing = near(entry, origin);
        for (let mover = moved[next]; mover && mover.distanceM < standing.distanceM; mover = moved[next]) {
          next += 1;
          yield mover;
        }
        yield standing;
      }
      handedOut = ids.length;
    }
    yield* moved.slice(next);
  }

  private retire(id: string): void {
    const old = this.entries.get(id);
    if (old && !this.moved.has(id)) this.outdated.add(old);
  }

  private build(): { tree: KDBush; entries: Entry<T>[] } {
    if (this.built) return this.built;
    const entries = [...this.entries.values()];
    const tree = new KDBush(entries.length);
    for (const { point } of entries) tree.add(point.lon, point.lat);
    tree.finish();
    this.moved.clear();
    this.outdated.clear();
    this.built = { tree, entries };
    return this.built;
  }
}

function near<T>(entry: Entry<T>, origin: Point): Near<T> {
  return { item: entry.item, point: entry.point, distanceM: straightDistanceM(origin, entry.point) };
}

function byDistance<T>(a: Near<T>, b: Near<T>): number {
  return a.distanceM - b.distanceM;
}
