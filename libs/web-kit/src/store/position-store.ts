import { type FixDoubt, type Point, type PositionFrame, type Unit } from '#siaga/contracts';

/** Where a unit was last seen. */
export interface LivePosition {
  point: Point;
  /** Degrees from north; null when unknown. */
  headingDeg: number | null;
  /** Server time of the position in milliseconds since the epoch. */
  atMs: number;
  /** Why what the unit reported since is not believed; left out when there is nothing. */
  doubt?: FixDoubt;
}

type Listener = (changed: ReadonlySet<string>) => void;

const MIN_FLUSH_MS = 16;
const MAX_FLUSH_MS = 1_000;
/** A flush may take at most this share of the time: the wait grows with the measured cost of the last flush. */
const COST_FACTOR = 10;

export interface FlushClock {
  nowMs: () => number;
  /** Calls back before the next frame, but not sooner than the wait. */
  schedule: (run: () => void, waitMs: number) => void;
}

const browserClock: FlushClock = {
  nowMs: () => performance.now(),
  schedule: (run, waitMs) => {
    // A hidden page gets no animation frames; the timer keeps its map current for when it is looked at.
    setTimeout(() => {
      if (typeof requestAnimationFrame === 'function' && !document.hidden) requestAnimationFrame(run);
      else run();
    }, waitMs);
  },
};

/** Live positions, outside React's state: many a second, drawn imperatively, coalesced per unit. */
export class PositionStore {
  private readonly positions = new Map<string, LivePosition>();
  private readonly listeners = new Set<Listener>();
  private changed = new Set<string>();
  private isScheduled = false;
  private waitMs = MIN_FLUSH_MS;

  constructor(private readonly clock: FlushClock = browserClock) {}

  get(unitId: string): LivePosition | undefined {
    return this.positions.get(unitId);
  }

  /** Takes a frame; an older position than the known one is dropped. */
  takeFrame(frame: PositionFrame): void {
    for (const [id, lon, lat, heading, , atMs, doubt] of frame.units) {
      const headingDeg = heading < 0 ? null : heading;
      this.put(id, { point: { lon, lat }, headingDeg, atMs, ...(doubt && { doubt }) });
    }
  }

  /** Takes the positions that units carry in a snapshot or a change. */
  takeUnits(units: Iterable<Unit>): void {
    for (const { id, position, doubted } of units) {
      if (position)
        this.put(id, {
          point: position.point,
          headingDeg: position.headingDeg,
          atMs: Date.parse(position.at),
          ...(doubted && { doubt: doubted.doubt }),
        });
    }
  }

  /** Hears of changed units, many at a time. Gives the function that stops it. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  clear(): void {
    this.positions.clear();
    this.changed.clear();
  }

  private put(id: string, position: LivePosition): void {
    const known = this.positions.get(id);
    const isOlder = known !== undefined && known.atMs >= position.atMs;
    if (isOlder && (known.atMs !== position.atMs || known.doubt === position.doubt)) return;
    this.positions.set(id, position);
    this.changed.add(id);
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.clock.schedule(() => this.flush(), this.waitMs);
  }

  private flush(): void {
    this.isScheduled = false;
    const changed = this.changed;
    this.changed = new Set();
    const startMs = this.clock.nowMs();
    for (const listener of this.listeners) listener(changed);
    const costMs = this.clock.nowMs() - startMs;
    this.waitMs = Math.min(MAX_FLUSH_MS, Math.max(MIN_FLUSH_MS, costMs * COST_FACTOR));
  }
}

/** The positions of a front end. */
export const positions = new PositionStore();
