import { PlaceStore, type NamedPlace } from '../entries/entry-store.js';
import { runAtOnce } from '#siaga/kernel';

const MOST_RECENT = 256;

/**
 * Named places that come and go. Recent changes sit in a small store that is rebuilt at once; when it has grown it is
 * merged into the large one, so that one edited hospital does not rebuild the index of ten thousand.
 */
export class PlaceSegments {
  private readonly settled = new Map<string, NamedPlace>();
  private readonly recent = new Map<string, NamedPlace>();
  private large = runAtOnce(PlaceStore.build([]));
  private small = runAtOnce(PlaceStore.build([]));
  private readonly stale = new Set<string>();

  /** Adds places; one with a known id replaces the old. */
  add(places: readonly NamedPlace[]): void {
    for (const place of places) {
      this.recent.set(place.id, place);
      if (this.settled.has(place.id)) this.stale.add(place.id);
    }
    this.settle();
  }

  /** Takes places out; unknown ids are passed over. */
  remove(ids: readonly string[]): void {
    let isRecentChanged = false;
    for (const id of ids) {
      isRecentChanged = this.recent.delete(id) || isRecentChanged;
      if (this.settled.has(id)) this.stale.add(id);
    }
    if (isRecentChanged || this.stale.size > MOST_RECENT) this.settle();
  }

  private settle(): void {
    if (this.recent.size > MOST_RECENT || this.stale.size > MOST_RECENT) {
      for (const id of this.stale) this.settled.delete(id);
      this.stale.clear();
      for (const [id, place] of this.recent) this.settled.set(id, place);
      this.recent.clear();
      this.large = runAtOnce(PlaceStore.build([...this.settled.values()]));
    }
    this.small = runAtOnce(PlaceStore.build([...this.recent.values()]));
  }

  /** The stores to search; an entry of the large store may be out of date, see `isCurrent`. */
  get stores(): readonly PlaceStore[] {
    return [this.large, this.small];
  }

  /** False for an entry of the large store that was replaced or removed. */
  isCurrent(store: unknown, id: string): boolean {
    return store !== this.large || !this.stale.has(id);
  }

  get size(): number {
    return this.settled.size - this.stale.size + this.recent.size;
  }
}
