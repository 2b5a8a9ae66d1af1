import {
  type Closure,
  ROAD_ACCESS,
  type RoadClass,
  type SpeedTable,
  type TimeBand,
  type TravelMode,
} from '#siaga/contracts';
import { closedSegments, Metric, ROAD_CLASSES, RoadNetwork, SegmentIndex, share } from '../graph/index.js';
import type { LoadedData } from '../preparation/messages.js';
import { sirenFactorOf } from '../speeds/siren.policy.js';
import { MetricSearch } from './metric-search.js';
import { RecentlyUsed } from './recently-used.js';

/** Searches kept: three modes in this band and the next, and the ones before the last closure, which may be lifted again. */
const MOST_SEARCHES = 8;
/** Searches kept under closures that are only supposed: one where all new ones are open, and some where one is. */
const MOST_SUPPOSED = 4;
/** Metrics of open roads kept: what every set of closures is taken from. */
const MOST_OPEN = 8;

const ON_ROADS = ROAD_ACCESS.car | ROAD_ACCESS.motorcycle;
const CLOSED_TO: Readonly<Record<Closure['kind'], number>> = {
  closed: ON_ROADS | ROAD_ACCESS.boat,
  flooded: ON_ROADS,
};
const FERRY = ROAD_CLASSES.indexOf('ferry');

/** What a search is wanted for. */
export interface Wanted {
  readonly mode: TravelMode;
  readonly band: TimeBand;
  /** Lights and siren: matters where a crossing, which no siren shortens, is part of the network. */
  readonly isUrgent: boolean;
}

/** One loaded map and the searches on it. A question for other speeds or closures than before gets a new search at once. */
export class LoadedNetwork {
  readonly network: RoadNetwork;
  readonly modes: readonly TravelMode[];
  private readonly index: SegmentIndex;
  /** ROAD_ACCESS bits of the modes that may go by ferry. */
  private readonly ferries: number;
  /** By everything a metric is made of. */
  private readonly searches = new RecentlyUsed<MetricSearch>(MOST_SEARCHES);
  private readonly supposed = new RecentlyUsed<MetricSearch>(MOST_SUPPOSED);
  private readonly open = new RecentlyUsed<Metric>(MOST_OPEN);
  /** What was asked before under the same conditions: a ranking asks several times in a row. */
  private keys: { table: SpeedTable; closures: readonly Closure[]; of: Map<string, string> } | null = null;
  private closed: { closures: readonly Closure[]; segments: Map<TravelMode, number[]> } | null = null;

  constructor(
    readonly version: string,
    readonly loadedAt: Date,
    data: LoadedData,
  ) {
    this.network = new RoadNetwork(data.network);
    this.index = new SegmentIndex(this.network, data.index);
    const { access, roadClass } = data.network;
    const used = access.reduce((bits, each) => bits | each, 0);
    this.modes = (Object.keys(ROAD_ACCESS) as TravelMode[]).filter(
      (mode) => (used & ROAD_ACCESS[mode]) !== 0,
    );
    this.ferries = access.reduce(
      (bits, each, segment) => bits | (roadClass[segment] === FERRY ? each : 0),
      0,
    );
  }

  /** The search for a mode and band under these speeds and closures. */
  searchFor(wanted: Wanted, table: SpeedTable, closures: readonly Closure[]): MetricSearch {
    if (this.keys?.table !== table || this.keys.closures !== closures)
      this.keys = { table, closures, of: new Map() };
    const name = `${wanted.mode} ${wanted.band} ${wanted.isUrgent}`;
    const key = this.keys.of.get(name) ?? this.keyOf(wanted, table, closures);
    this.keys.of.set(name, key);
    return this.searches.take(key, () => this.make(wanted, table, closures));
  }

  /** The same under closures that are not those of this moment: kept apart, so that they push out none that every ranking asks. */
  searchSupposing(wanted: Wanted, table: SpeedTable, closures: readonly Closure[]): MetricSearch {
    return this.supposed.take(this.keyOf(wanted, table, closures), () => this.make(wanted, table, closures));
  }

  private keyOf(wanted: Wanted, table: SpeedTable, closures: readonly Closure[]): string {
    const closed = this.closedBy(closures).get(wanted.mode) ?? [];
    return `${this.openKeyOf(wanted, table)} ${closed.join()}`;
  }

  private openKeyOf(wanted: Wanted, table: SpeedTable): string {
    return JSON.stringify([wanted.mode, this.waterFactorOf(wanted, table), ...speedsOf(table, wanted)]);
  }

  /** Closures are taken from the open roads, which stay the same when one is drawn or lifted: that takes milliseconds. */
  private make(wanted: Wanted, table: SpeedTable, closures: readonly Closure[]): MetricSearch {
    const open = this.open.take(this.openKeyOf(wanted, table), () => this.makeOpen(wanted, table));
    const closed = this.closedBy(closures).get(wanted.mode) ?? [];
    const metric = closed.length === 0 ? open : open.without(closed);
    return new MetricSearch(new Metric(this.network, share(metric.data)), this.index);
  }

  private makeOpen(wanted: Wanted, table: SpeedTable): Metric {
    const speeds = speedsOf(table, wanted);
    const metric = Metric.build(this.network, {
      mode: wanted.mode,
      kmh: (roadClass) => speeds.get(roadClass) ?? null,
      waterFactor: this.waterFactorOf(wanted, table),
    });
    return new Metric(this.network, share(metric.data));
  }

  /** Without ferries one metric serves drives with siren and without; boats have no siren. */
  private waterFactorOf({ mode, isUrgent }: Wanted, table: SpeedTable): number {
    const hasCrossings = mode !== 'boat' && (this.ferries & ROAD_ACCESS[mode]) !== 0;
    return hasCrossings && isUrgent ? sirenFactorOf(mode, table) : 1;
  }

  /**
   * Which segments are closed to which modes, in order, worked out once for each set of closures. A closure that touches no
   * road of a mode changes nothing for it: same key, same search.
   */
  private closedBy(closures: readonly Closure[]): ReadonlyMap<TravelMode, number[]> {
    if (this.closed?.closures === closures) return this.closed.segments;
    const bits = closedSegments(
      this.index,
      closures.map(({ ring, kind }) => ({ ring, bits: CLOSED_TO[kind] })),
    );
    const { access } = this.network.data;
    const inOrder = [...bits].sort(([a], [b]) => a - b);
    const closedTo = (mode: TravelMode): number[] =>
      inOrder
        .filter(([segment, kept]) => (kept & (access[segment] as number) & ROAD_ACCESS[mode]) !== 0)
        .map(([segment]) => segment);
    const segments = new Map(this.modes.map((mode) => [mode, closedTo(mode)]));
    this.closed = { closures, segments };
    return segments;
  }
}

function speedsOf(table: SpeedTable, { mode, band }: Wanted): Map<RoadClass, number> {
  return new Map(
    table.rows
      .filter((row) => row.mode === mode && row.band === band)
      .map((row) => [row.roadClass, row.kmh] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}
