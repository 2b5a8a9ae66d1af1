import { UNREACHABLE } from '../search/cost.js';
import { costFromSpot, costToSpot, costWithinSegment } from '../search/partial-cost.js';
import type { Spot } from '../search/spot.js';
import { Buckets } from './buckets.js';
import type { Hierarchy } from './hierarchy.js';
import { Sweep } from './sweep.js';
import { UpwardSearch } from './upward-search.js';

/** Whether drives begin at the pins or end there. */
export type PinRole = 'origin' | 'destination';

/** Time for an arc in a search with a heap, and for a pin's two ends in a sweep, in arcs of a sweep (measured). */
const SEARCH_ARC = 6;
const SWEEP_PIN = 4;
const BOTH = [0, 1] as const;
const NO_SEGMENT = -1;

/** What is known of the slots by themselves, in columns; two ends for each, one for each direction of its segment. */
class SlotColumns {
  segment = new Int32Array(64);
  hasMoved = new Uint8Array(64);
  position = new Int32Array(128);
  cost = new Float64Array(128);

  reserve(slots: number): void {
    const length = this.segment.length;
    if (slots <= length) return;
    const { segment, hasMoved, position, cost } = this;
    this.segment = new Int32Array(length * 2);
    this.hasMoved = new Uint8Array(length * 2);
    this.position = new Int32Array(length * 4);
    this.cost = new Float64Array(length * 4);
    this.segment.set(segment);
    this.hasMoved.set(hasMoved);
    this.position.set(position);
    this.cost.set(cost);
  }
}

/**
 * Standing questions: how far is each pin from the spot asked about (`origin`), or the spot from each pin (`destination`)?
 * What can be known of a pin alone is kept in buckets until it moves; a query is then one small search and a look into the
 * buckets that it meets. Pins that moved are entered by the next query, or passed over for one sweep of the whole network
 * where that is less work; both are exact. Costs are packed (cost.ts) and on the road only. For one thread.
 */
export class PinnedSearch {
  private readonly slots = new Map<string, number>();
  private readonly freeSlots: number[] = [];
  private readonly spots: (Spot | null)[] = [];
  private readonly columns = new SlotColumns();
  /** Slots whose spot is newer than their buckets. */
  private movedCount = 0;
  private readonly buckets: Buckets;
  private readonly pinSearch: UpwardSearch;
  private readonly querySearch: UpwardSearch;
  private readonly sweep: Sweep;
  private answers = new Float64Array(64);
  /** Mean arcs that a pin's search looks at. */
  private arcsPerPin = 500;
  private how: 'buckets' | 'sweep' = 'buckets';

  constructor(
    readonly hierarchy: Hierarchy,
    readonly role: PinRole,
  ) {
    this.buckets = new Buckets(hierarchy.network.nodeCount);
    const [ofPins, ofQuery] =
      role === 'origin' ? (['away', 'towards'] as const) : (['towards', 'away'] as const);
    this.pinSearch = new UpwardSearch(hierarchy, ofPins);
    this.querySearch = new UpwardSearch(hierarchy, ofQuery);
    this.sweep = new Sweep(hierarchy, ofQuery);
  }

  get size(): number {
    return this.slots.size;
  }

  /** How the last query was answered. */
  get lastMethod(): 'buckets' | 'sweep' {
    return this.how;
  }

  /** Pins that moved and are not entered yet. */
  get waiting(): number {
    return this.movedCount;
  }

  /** Adds a pin, or moves it. */
  pin(id: string, spot: Spot): void {
    let slot = this.slots.get(id);
    if (slot === undefined) {
      slot = this.freeSlots.pop() ?? this.spots.length;
      this.slots.set(id, slot);
      this.columns.reserve(slot + 1);
    }
    this.spots[slot] = spot;
    this.columns.segment[slot] = spot.segment;
    this.setEnds(slot, spot);
    this.markMoved(slot, 1);
  }

  /** Takes a pin away; false when there is none of this name. */
  unpin(id: string): boolean {
    const slot = this.slots.get(id);
    if (slot === undefined) return false;
    this.buckets.clear(slot);
    this.markMoved(slot, 0);
    this.columns.segment[slot] = NO_SEGMENT;
    this.spots[slot] = null;
    this.slots.delete(id);
    this.freeSlots.push(slot);
    return true;
  }

  /** Enters up to `most` of the pins that moved, ahead of the next query; gives how many are left. For idle moments. */
  settle(most = Infinity): number {
    const { hasMoved } = this.columns;
    let left = most;
    for (let slot = 0; slot < this.spots.length && left > 0 && this.movedCount > 0; slot += 1) {
      if (hasMoved[slot] === 0) continue;
      left -= 1;
      this.enter(slot);
    }
    return this.movedCount;
  }

  /** Answers for all pins; `costOf` reads them. */
  query(spot: Spot): void {
    this.searchFrom(spot);
    const entering = this.movedCount * this.arcsPerPin * SEARCH_ARC;
    const sweeping = this.sweep.arcCount + this.spots.length * SWEEP_PIN;
    this.how = entering + this.bucketEntries() <= sweeping ? 'buckets' : 'sweep';
    if (this.how === 'buckets') {
      this.settle();
      this.scanBuckets();
    } else this.sweepAll();
    const { segment } = this.columns;
    for (let slot = 0; slot < this.spots.length; slot += 1)
      if (segment[slot] === spot.segment) this.answerWithin(slot, spot);
  }

  /** Cost of the last query for a pin; Infinity where no way leads. Throws RangeError for a name that is not pinned. */
  costOf(id: string): number {
    const slot = this.slots.get(id);
    if (slot === undefined) throw new RangeError(`Nothing is pinned as ${id}`);
    return this.answers[slot] as number;
  }

  private searchFrom(spot: Spot): void {
    const { positionOf } = this.hierarchy.data;
    const { metric, network } = this.hierarchy;
    const search = this.querySearch;
    search.start();
    for (const back of BOTH) {
      const edge = spot.segment * 2 + back;
      if (this.role === 'origin')
        search.seed(positionOf[network.tailOf(edge)] as number, costToSpot(metric, spot, back));
      else search.seed(positionOf[network.headOf(edge)] as number, costFromSpot(metric, spot, back));
    }
    search.run();
  }

  /** Entries in the buckets that the search met. */
  private bucketEntries(): number {
    const { nodes, nodeCount } = this.querySearch;
    const { count } = this.buckets;
    let sum = 0;
    for (let i = 0; i < nodeCount; i += 1) sum += count[nodes[i] as number] as number;
    return sum;
  }

  private scanBuckets(): void {
    const answers = this.emptyAnswers();
    const { nodes, nodeCount, cost: costs } = this.querySearch;
    const { first, count, pin, cost } = this.buckets;
    for (let i = 0; i < nodeCount; i += 1) {
      const node = nodes[i] as number;
      const here = costs[node] as number;
      const start = first[node] as number;
      const end = start + (count[node] as number);
      for (let at = start; at < end; at += 1) {
        const through = here + (cost[at] as number);
        const slot = pin[at] as number;
        if (through < (answers[slot] as number)) answers[slot] = through;
      }
    }
  }

  private sweepAll(): void {
    const answers = this.emptyAnswers();
    this.sweep.run(this.querySearch);
    const { cost } = this.sweep;
    const { position, cost: endCost } = this.columns;
    for (let slot = 0; slot < this.spots.length; slot += 1) {
      const a = (endCost[slot * 2] as number) + (cost[position[slot * 2] as number] as number);
      const b = (endCost[slot * 2 + 1] as number) + (cost[position[slot * 2 + 1] as number] as number);
      answers[slot] = a < b ? a : b;
    }
  }

  private emptyAnswers(): Float64Array {
    if (this.answers.length < this.spots.length) this.answers = new Float64Array(this.spots.length * 2);
    return this.answers.fill(UNREACHABLE, 0, this.spots.length);
  }

  /** A pin on the very segment that is asked about need not leave it. */
  private answerWithin(slot: number, spot: Spot): void {
    const pin = this.spots[slot];
    if (!pin) return;
    const { metric } = this.hierarchy;
    const within =
      this.role === 'origin' ? costWithinSegment(metric, pin, spot) : costWithinSegment(metric, spot, pin);
    if (within < (this.answers[slot] as number)) this.answers[slot] = within;
  }

  private enter(slot: number): void {
    const search = this.pinSearch;
    const { position, cost } = this.columns;
    search.start();
    for (const end of [slot * 2, slot * 2 + 1]) search.seed(position[end] as number, cost[end] as number);
    search.run();
    this.arcsPerPin += (search.arcCount - this.arcsPerPin) / 16;
    this.buckets.clear(slot);
    this.buckets.fill(slot, search.nodes, search.nodeCount, search.cost);
    this.markMoved(slot, 0);
  }

  private markMoved(slot: number, flag: 0 | 1): void {
    const { hasMoved } = this.columns;
    this.movedCount += flag - (hasMoved[slot] as number);
    hasMoved[slot] = flag;
  }

  /** Where a drive leaves the pin's segment (or comes to it), and the cost between there and the pin. */
  private setEnds(slot: number, spot: Spot): void {
    const { metric, network, data } = this.hierarchy;
    for (const back of BOTH) {
      const edge = spot.segment * 2 + back;
      const node = this.role === 'origin' ? network.headOf(edge) : network.tailOf(edge);
      this.columns.position[slot * 2 + back] = data.positionOf[node] as number;
      this.columns.cost[slot * 2 + back] =
        this.role === 'origin' ? costFromSpot(metric, spot, back) : costToSpot(metric, spot, back);
    }
  }
}
