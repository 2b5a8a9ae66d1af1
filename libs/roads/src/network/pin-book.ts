import type { Spot, PinnedSearch } from '../graph/index.js';
import type { Stop } from '../travel/travel-times.js';

/** More pins than this are not kept: the one that was not asked for longest goes first. */
const MOST_PINS = 50_000;
/** A pin nobody asked for so long is dropped. */
const UNUSED_MS = 30 * 60_000;

interface Pin {
  lon: number;
  lat: number;
  /** Null where no road is near. */
  spot: Spot | null;
  usedAtMs: number;
  isPinned: boolean;
}

/** Remembers where stops with a name lie on the roads, so that only the one that moved is looked up (and pinned) again. */
export class PinBook {
  /** In the order of their last use. */
  private readonly pins = new Map<string, Pin>();
  private search: PinnedSearch | null = null;

  constructor(
    private readonly snap: (stop: Stop) => Spot | null,
    private readonly nowMs: () => number = Date.now,
  ) {}

  get size(): number {
    return this.pins.size;
  }

  /** From now on pins are pinned in this search as well, each when it is next asked for. */
  attach(search: PinnedSearch): void {
    this.search = search;
    for (const pin of this.pins.values()) pin.isPinned = false;
  }

  /** The spot of a named stop, pinned where it can be; null where no road is near. */
  spotOf(key: string, stop: Stop): Spot | null {
    const pin = this.current(key, stop);
    if (pin.spot !== null && !pin.isPinned && this.search !== null) {
      this.search.pin(key, pin.spot);
      pin.isPinned = true;
    }
    return pin.spot;
  }

  private current(key: string, stop: Stop): Pin {
    const nowMs = this.nowMs();
    const known = this.pins.get(key);
    this.pins.delete(key);
    const hasMoved = known?.lon !== stop.lon || known.lat !== stop.lat;
    const pin: Pin = hasMoved
      ? { lon: stop.lon, lat: stop.lat, spot: this.snap(stop), usedAtMs: nowMs, isPinned: false }
      : known;
    pin.usedAtMs = nowMs;
    this.pins.set(key, pin);
    if (hasMoved && known?.isPinned === true && pin.spot === null) this.search?.unpin(key);
    this.dropUnused(nowMs);
    return pin;
  }

  private dropUnused(nowMs: number): void {
    for (const [key, pin] of this.pins) {
      if (this.pins.size <= MOST_PINS && nowMs - pin.usedAtMs < UNUSED_MS) return;
      this.pins.delete(key);
      if (pin.isPinned) this.search?.unpin(key);
    }
  }
}
