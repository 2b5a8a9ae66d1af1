import type { Point } from '#siaga/contracts';
import {
  HierarchySearch,
  OnePassSearch,
  PinnedSearch,
  Snapper,
  UNREACHABLE,
  type Hierarchy,
  type Metric,
  type SegmentIndex,
  type Spot,
  type TravelSearch,
  type Way,
} from '../graph/index.js';
import type { Stop } from '../travel/travel-times.js';
import { IdleSettler } from './idle-settler.js';
import { PinBook } from './pin-book.js';

/** A way's cost (packed, see graph/search/cost.ts) and where it begins and ends on the roads. */
export interface Leg {
  readonly cost: number;
  readonly from: Spot;
  readonly to: Spot;
}

/**
 * Answers on one metric: exactly at once by one pass, faster when its hierarchy is prepared. Each question is answered as a
 * whole by one of the two, so that no answer mixes an old metric with a new one.
 */
export class MetricSearch {
  private readonly snapper: Snapper;
  private search: TravelSearch;
  private pinned: { origin: PinnedSearch; destination: PinnedSearch } | null = null;
  private idle: IdleSettler | null = null;
  private readonly books: { readonly origin: PinBook; readonly destination: PinBook };

  constructor(
    readonly metric: Metric,
    index: SegmentIndex,
  ) {
    this.snapper = new Snapper(index, metric);
    this.search = new OnePassSearch(metric);
    this.books = {
      origin: new PinBook((stop) => this.snapper.snap(stop, 'origin')),
      destination: new PinBook((stop) => this.snapper.snap(stop, 'destination')),
    };
  }

  get isPrepared(): boolean {
    return this.pinned !== null;
  }

  /** Stops whose place on the roads is remembered. */
  get pinCount(): number {
    return this.books.origin.size + this.books.destination.size;
  }

  /** True when the next question finds every pin entered where it is; only the ones that move until then are entered by it. */
  get isSettled(): boolean {
    return this.idle?.isSettled ?? false;
  }

  /** From the next question on, answers come from this hierarchy of the same metric. */
  install(hierarchy: Hierarchy): void {
    this.search = new HierarchySearch(hierarchy);
    this.pinned = {
      origin: new PinnedSearch(hierarchy, 'origin'),
      destination: new PinnedSearch(hierarchy, 'destination'),
    };
    this.idle = new IdleSettler([this.pinned.origin, this.pinned.destination]);
    this.books.origin.attach(this.pinned.origin);
    this.books.destination.attach(this.pinned.destination);
  }

  /** From each origin to the point; null where either end is off the roads or no way leads. */
  toPoint(origins: readonly Stop[], point: Point): (Leg | null)[] {
    return this.legs('origin', origins, point);
  }

  /** From the point to each destination. */
  fromPoint(point: Point, destinations: readonly Stop[]): (Leg | null)[] {
    return this.legs('destination', destinations, point);
  }

  /** The fastest way; null where there is none. */
  route(from: Point, to: Point): { way: Way; from: Spot; to: Spot } | null {
    const start = this.snapper.snap(from, 'origin');
    const end = this.snapper.snap(to, 'destination');
    const way = start && end && this.search.route(start, end);
    return way && { way, from: start, to: end };
  }

  /** The spot on the roads nearest to a point; null when there is none near. */
  snap(point: Point, role: 'origin' | 'destination'): Spot | null {
    return this.snapper.snap(point, role);
  }

  private legs(role: 'origin' | 'destination', stops: readonly Stop[], point: Point): (Leg | null)[] {
    const spot = this.snapper.snap(point, role === 'origin' ? 'destination' : 'origin');
    if (spot === null) return stops.map(() => null);
    const spots = stops.map((stop) =>
      stop.pin === undefined ? this.snapper.snap(stop, role) : this.books[role].spotOf(stop.pin, stop),
    );
    const costs = this.costs(role, stops, spots, spot);
    return spots.map((each, index) => {
      const cost = costs[index] ?? UNREACHABLE;
      if (each === null || cost === UNREACHABLE) return null;
      return role === 'origin' ? { cost, from: each, to: spot } : { cost, from: spot, to: each };
    });
  }

  private costs(
    role: 'origin' | 'destination',
    stops: readonly Stop[],
    spots: readonly (Spot | null)[],
    spot: Spot,
  ): number[] {
    const costs = stops.map(() => UNREACHABLE);
    const pinned = this.pinned?.[role] ?? null;
    if (pinned !== null && stops.some((stop) => stop.pin !== undefined)) {
      pinned.query(spot);
      this.idle?.wake();
    }
    const loose: number[] = [];
    spots.forEach((each, index) => {
      const pin = stops[index]?.pin;
      if (each === null) return;
      if (pinned !== null && pin !== undefined) costs[index] = pinned.costOf(pin);
      else loose.push(index);
    });
    const looseSpots = loose.map((index) => spots[index] as Spot);
    if (loose.length === 0) return costs;
    const found =
      role === 'origin' ? this.search.toPoint(looseSpots, spot) : this.search.fromPoint(spot, looseSpots);
    loose.forEach((index, at) => (costs[index] = found[at] ?? UNREACHABLE));
    return costs;
  }
}
