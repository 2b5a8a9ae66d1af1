import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { TravelMode } from '#siaga/contracts';
import { Clock, ENV, LOGGER, type Env, type Logger } from '#siaga/kernel';
import { Hierarchy } from '../graph/index.js';
import { PreparationThread, ThreadLostError } from '../preparation/preparation-thread.js';
import { bandOfHour, localHours } from '../speeds/time-band.policy.js';
import type { LoadedNetwork, Wanted } from './loaded-network.js';
import type { MetricSearch } from './metric-search.js';
import { RoadConditions } from './road-conditions.js';

/** The band that begins within this time is prepared ahead. */
const AHEAD_MS = 30 * 60_000;
/** How often the clock is looked at for a new band. */
const LOOK_MS = 60_000;
/** Rest after a preparation that failed. */
const RETRY_MS = 2_000;

interface Work {
  readonly wanted: Wanted;
  readonly search: MetricSearch;
}

/**
 * Keeps the searches that are asked now prepared: each mode of the map at this hour first, then at the next band's. Works one by
 * one in a second thread; a change of speeds or closures stops what became useless.
 */
@Injectable()
export class HierarchyKeeper implements OnApplicationShutdown {
  private network: LoadedNetwork | null = null;
  /** An order of contraction is good for all metrics of a network and mode. */
  private readonly orders = new Map<TravelMode, Int32Array>();
  private current: Work | null = null;
  private working: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private retry: NodeJS.Timeout | null = null;
  private isStopped = false;
  private readonly hourOf: (at: Date) => number;

  constructor(
    private readonly thread: PreparationThread,
    private readonly conditions: RoadConditions,
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.hourOf = localHours(env.SIAGA_TIME_ZONE);
  }

  /** True while something is prepared that questions of this hour would use. */
  get isPreparing(): boolean {
    return this.working !== null;
  }

  /** Follows the clock and the conditions. */
  start(): void {
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.timer.unref();
    this.conditions.onChange(() => this.look());
  }

  /** Works for this network from now on. */
  keep(network: LoadedNetwork): void {
    this.network = network;
    this.orders.clear();
    this.look();
  }

  /** Resolves when everything wanted now is prepared; for tests and benches that measure the prepared state. */
  async settled(): Promise<void> {
    while (this.working !== null) await this.working;
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearInterval(this.timer);
    if (this.retry) clearTimeout(this.retry);
    await this.thread.stop();
    await this.working;
  }

  private look(): void {
    if (this.isStopped) return;
    if (this.current !== null && !this.isWanted(this.current)) {
      // The work goes on with the next thing wanted.
      void this.thread.stop();
      return;
    }
    this.working ??= this.work().finally(() => {
      this.working = null;
    });
  }

  /** What is asked at this hour and the next band's, in the order in which it is needed. Units drive with siren; others may wait. */
  private wanted(): Wanted[] {
    const nowMs = this.clock.now().getTime();
    const bands = new Set([nowMs, nowMs + AHEAD_MS].map((atMs) => bandOfHour(this.hourOf(new Date(atMs)))));
    return [...bands].flatMap((band) =>
      (this.network?.modes ?? []).map((mode) => ({ mode, band, isUrgent: true })),
    );
  }

  private isWanted({ wanted, search }: Work): boolean {
    const isOfNow = this.wanted().some(({ mode, band }) => mode === wanted.mode && band === wanted.band);
    return isOfNow && this.searchFor(wanted) === search;
  }

  private searchFor(wanted: Wanted): MetricSearch | null {
    const { speeds } = this.conditions;
    return this.network?.searchFor(wanted, speeds, this.conditions.activeClosures()) ?? null;
  }

  /** The first thing wanted that is not prepared; later ones are not even looked at, since a new metric costs a moment. */
  private next(): Work | null {
    if (this.isStopped) return null;
    for (const wanted of this.wanted()) {
      const search = this.searchFor(wanted);
      if (search !== null && !search.isPrepared) return { wanted, search };
    }
    return null;
  }

  private async work(): Promise<void> {
    for (let next = this.next(); next !== null; next = this.next()) {
      this.current = next;
      try {
        await this.prepare(next);
      } catch (error) {
        if (this.isStopped) return;
        if (!this.isWanted(next)) continue;
        // Answers stay exact meanwhile, only slower.
        this.logger.warn(
          { err: error, isLost: error instanceof ThreadLostError },
          'roads are prepared again',
        );
        this.retry = setTimeout(() => this.look(), RETRY_MS);
        return;
      } finally {
        this.current = null;
      }
    }
  }

  private async prepare({ wanted: { mode }, search }: Work): Promise<void> {
    const { network } = this;
    const { metric } = search;
    const order = this.orders.get(mode) ?? null;
    const data = await this.thread.prepare(metric.network.data, metric.data, order);
    const hierarchy = new Hierarchy(metric, data);
    if (this.network === network) this.orders.set(mode, hierarchy.order);
    search.install(hierarchy);
  }
}
