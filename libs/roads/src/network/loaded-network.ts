import type { Closure, RoadClass, SpeedTable, TimeBand, TravelMode } from '#siaga/contracts';
import { ACCESS } from '#siaga/mapdata';
import { closedBits, Metric, RoadNetwork, SegmentIndex, share } from '../graph/index.js';
import type { LoadedData } from '../preparation/messages.js';
import { MetricSearch } from './metric-search.js';

/** Searches kept: three modes in this band and the next, and the ones before the last closure, which may be lifted again. */
const MOST_SEARCHES = 8;

const ON_ROADS = ACCESS.car | ACCESS.motorcycle;
const CLOSED_TO: Readonly<Record<Closure['kind'], number>> = {
  closed: ON_ROADS | ACCESS.boat,
  flooded: ON_ROADS,
};

/** What a search is wanted for. */
export interface Wanted {
  readonly mode: TravelMode;
  readonly band: TimeBand;
}

/** One loaded map and the searches on it. A question for other speeds or closures than before gets a new search at once. */
export class LoadedNetwork {
  readonly network: RoadNetwork;
  readonly modes: readonly TravelMode[];
  private readonly index: SegmentIndex;
  /** By everything a metric is made of, in the order of their last use. */
  private readonly searches = new Map<string, MetricSearch>();
  private closed: { closures: readonly Closure[]; bits: Uint8Array; keys: Map<TravelMode, string> } | null =
    null;

  constructor(
    readonly version: string,
    readonly loadedAt: Date,
    data: LoadedData,
  ) {
    this.network = new RoadNetwork(data.network);
    this.index = new SegmentIndex(this.network, data.index);
    const used = data.network.access.reduce((bits, each) => bits | each, 0);
    this.modes = (Object.keys(ACCESS) as TravelMode[]).filter((mode) => (used & ACCESS[mode]) !== 0);
  }

  /** The search for a mode and band under these speeds and closures. */
  searchFor(wanted: Wanted, table: SpeedTable, closures: readonly Closure[]): MetricSearch {
    const speeds = speedsOf(table, wanted);
    const closed = this.closedBy(closures);
    const key = JSON.stringify([wanted.mode, [...speeds], closed.keys.get(wanted.mode)]);
    const search = this.searches.get(key) ?? this.make(wanted, speeds, closed.bits);
    this.searches.delete(key);
    this.searches.set(key, search);
    for (const oldest of this.searches.keys()) {
      if (this.searches.size <= MOST_SEARCHES) break;
      this.searches.delete(oldest);
    }
    return search;
  }

  private make({ mode }: Wanted, speeds: ReadonlyMap<RoadClass, number>, closed: Uint8Array): MetricSearch {
    const metric = Metric.build(this.network, {
      mode,
      kmh: (roadClass) => speeds.get(roadClass) ?? null,
      closed,
    });
    return new MetricSearch(new Metric(this.network, share(metric.data)), this.index);
  }

  /** Which segments are closed to which modes, worked out once for each set of closures. */
  private closedBy(closures: readonly Closure[]): {
    bits: Uint8Array;
    keys: ReadonlyMap<TravelMode, string>;
  } {
    if (this.closed?.closures === closures) return this.closed;
    const bits = closedBits(
      this.index,
      closures.map(({ ring, kind }) => ({ ring, bits: CLOSED_TO[kind] })),
    );
    const keys = new Map(this.modes.map((mode) => [mode, closedKey(bits, ACCESS[mode])]));
    this.closed = { closures, bits, keys };
    return this.closed;
  }
}

/** A closure that touches no road of a mode changes nothing for it: same key, same search. */
function closedKey(bits: Uint8Array, mode: number): string {
  const closed: number[] = [];
  bits.forEach((each, segment) => {
    if ((each & mode) !== 0) closed.push(segment);
  });
  return closed.join();
}

function speedsOf(table: SpeedTable, { mode, band }: Wanted): Map<RoadClass, number> {
  return new Map(
    table.rows
      .filter((row) => row.mode === mode && row.band === band)
      .map((row) => [row.roadClass, row.kmh] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}
