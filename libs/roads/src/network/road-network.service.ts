import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, FillsMemory, LOGGER, type Logger } from '#siaga/kernel';
import { MapChangedError, MapDataService } from '#siaga/mapdata';
import { PreparationThread } from '../preparation/preparation-thread.js';
import { HierarchyKeeper } from './hierarchy-keeper.js';
import { LoadedNetwork, type Wanted } from './loaded-network.js';
import type { MetricSearch } from './metric-search.js';
import { RoadConditions } from './road-conditions.js';

const RETRY_MS = 2_000;
/** A map that was replaced while it was read is complete already; only the word of it may be on its way. */
const RETRY_CHANGED_MS = 100;

/** The imported roads as a network in memory: loaded in the background, and again when a map changes, without a pause between. */
@FillsMemory({ after: [MapDataService] })
@Injectable()
export class RoadNetworkService implements OnApplicationShutdown {
  private network: LoadedNetwork | null = null;
  private loading: Promise<void> | null = null;
  private isWanted = false;
  private retry: NodeJS.Timeout | null = null;
  private isStopped = false;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly maps: MapDataService,
    private readonly conditions: RoadConditions,
    private readonly thread: PreparationThread,
    private readonly keeper: HierarchyKeeper,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Follows speeds, closures and maps from now on; the first network comes in the background. The journal's feed must run. */
  async start(): Promise<void> {
    await this.conditions.start();
    this.keeper.start();
    this.maps.start();
    this.maps.onChange(() => this.reload());
    this.reload();
  }

  /** The network in use; null while none is loaded, or none is imported. */
  get loaded(): LoadedNetwork | null {
    return this.network;
  }

  /** True while a newer network or metric is on its way; answers are exact meanwhile. */
  get isPreparing(): boolean {
    return this.loading !== null || this.keeper.isPreparing;
  }

  /** The search for a mode and band under the speeds and closures of this moment, without those ignored; null without a network. */
  searchFor(wanted: Wanted, ignoring: readonly string[] = []): MetricSearch | null {
    const { speeds } = this.conditions;
    const active = this.conditions.activeClosures();
    if (ignoring.length === 0) return this.network?.searchFor(wanted, speeds, active) ?? null;
    const supposed = active.filter(({ id }) => !ignoring.includes(id));
    return this.network?.searchSupposing(wanted, speeds, supposed) ?? null;
  }

  /** Calls `listener` when another network is in use. It must not throw. */
  onSwap(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Resolves when the imports of this moment are loaded and prepared; for tests and benches. */
  async settled(): Promise<void> {
    while (this.loading !== null) await this.loading;
    await this.keeper.settled();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    if (this.retry) clearTimeout(this.retry);
    await this.thread.stop();
    await this.loading;
  }

  private reload(): void {
    this.isWanted = true;
    if (this.isStopped) return;
    this.loading ??= this.loadWanted().finally(() => {
      this.loading = null;
    });
  }

  private async loadWanted(): Promise<void> {
    while (this.isWanted && this.isRunning()) {
      this.isWanted = false;
      try {
        await this.load();
      } catch (error) {
        if (!this.isRunning()) return;
        this.loadLater(error);
        return;
      }
    }
  }

  /** The network before stays in use: an answer on yesterday's map beats a straight line. */
  private loadLater(error: unknown): void {
    const hasChanged = error instanceof MapChangedError;
    if (hasChanged) this.logger.info('a map was replaced while its roads were read; reading again');
    else this.logger.warn({ err: error }, 'roads could not be loaded; trying again');
    if (this.retry) clearTimeout(this.retry);
    this.retry = setTimeout(() => this.reload(), hasChanged ? RETRY_CHANGED_MS : RETRY_MS);
  }

  private async load(): Promise<void> {
    const version = await this.maps.version();
    if (version === this.network?.version) return;
    const isEmpty = (await this.maps.sources()).length === 0;
    const network = isEmpty ? null : await this.build(version);
    if (!this.isRunning()) return;
    this.network = network;
    if (network !== null) this.keeper.keep(network);
    this.logger.info({ segments: network?.network.segmentCount ?? 0 }, 'roads loaded');
    for (const listener of this.listeners) listener();
  }

  /** Null for maps without a road. */
  private async build(version: string): Promise<LoadedNetwork | null> {
    const data = await this.thread.load(this.maps.roadSegments());
    // Its memory is only needed while it builds.
    await this.thread.stop();
    return data.network.from.length === 0 ? null : new LoadedNetwork(version, this.clock.now(), data);
  }

  private isRunning(): boolean {
    return !this.isStopped;
  }
}
