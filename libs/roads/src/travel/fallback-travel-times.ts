import type { OnApplicationShutdown } from '@nestjs/common';
import { distanceM, type Point, type Route, type TravelMethod } from '#siaga/contracts';
import { CircuitBreaker, type Clock, type Logger } from '#siaga/kernel';
import { MAX_ROUTER_SNAP_M, type Router, type RouterAsk, type RouterTime } from '../adapters/router.js';
import { OFF_ROAD_KMH } from '../graph/index.js';
import type { RoadConditions } from '../network/road-conditions.js';
import { sirenFactorOf } from '../speeds/siren.policy.js';
import { mayTouchClosure } from './closure-reach.js';
import { FIXED_S } from './travel-constants.js';
import { MODE_OF, type Stop, type TravelOptions, type TravelTime, type TravelTimes } from './travel-times.js';

/** No road vehicle is believed to be faster, siren apart (144 km/h): the bound of ranking must hold for every answer. */
const TOP_MPS = 40;
const ROUNDING_S = 0.5;
const MIDDAY = 12;
const SECONDS_PER_M_OFF_ROAD = 3.6 / OFF_ROAD_KMH;

/** What the chain needs to know. */
export interface FallbackParts {
  readonly router: Router;
  /** Answers what the router cannot: our own roads, which fall back to the straight line by themselves. */
  readonly next: TravelTimes;
  readonly conditions: RoadConditions;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timeoutMs: number;
}

/**
 * Asks the configured router first and our own roads for whatever it does not answer: everything when it is slow, broken or
 * resting, single stops when it knows no way for them, and, for a router that knows nothing of closures, all ways that could touch
 * one (see closure-reach.ts).
 */
export class FallbackTravelTimes implements TravelTimes, OnApplicationShutdown {
  readonly method: TravelMethod;
  /** Why the router was last passed over; null when it answered since. */
  fallbackReason: string | null = null;
  /** Questions that the router should have answered and did not. */
  fallbackCount = 0;
  private readonly breaker: CircuitBreaker;

  constructor(private readonly parts: FallbackParts) {
    this.method = parts.router.method;
    this.breaker = new CircuitBreaker(() => parts.clock.now().getTime());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parts.router.close?.();
  }

  topSpeedMps(options: TravelOptions): number {
    return Math.max(this.parts.next.topSpeedMps(options), TOP_MPS * this.sirenOf(options));
  }

  leastSeconds(straightM: number, options: TravelOptions): number {
    const { next } = this.parts;
    const byNextS = next.leastSeconds?.(straightM, options) ?? straightM / next.topSpeedMps(options);
    return Math.min(byNextS, FIXED_S - ROUNDING_S + straightM / (TOP_MPS * this.sirenOf(options)));
  }

  async toPoint(origins: readonly Stop[], destination: Point, options: TravelOptions): Promise<TravelTime[]> {
    const cells = await this.ask(options, (ask) => this.parts.router.toPoint(origins, destination, ask));
    const ends = origins.map((origin) => ({ from: origin, to: destination }));
    return this.fill(cells, ends, options, (left) =>
      this.parts.next.toPoint(
        left.map((index) => origins[index] ?? destination),
        destination,
        options,
      ),
    );
  }

  async fromPoint(
    origin: Point,
    destinations: readonly Stop[],
    options: TravelOptions,
  ): Promise<TravelTime[]> {
    const cells = await this.ask(options, (ask) => this.parts.router.fromPoint(origin, destinations, ask));
    const ends = destinations.map((destination) => ({ from: origin, to: destination }));
    return this.fill(cells, ends, options, (left) =>
      this.parts.next.fromPoint(
        origin,
        left.map((index) => destinations[index] ?? origin),
        options,
      ),
    );
  }

  async route(from: Point, to: Point, options: TravelOptions): Promise<Route> {
    if (options.ignoring) return this.parts.next.route(from, to, options);
    const way = await this.ask(options, (ask) => this.parts.router.route(from, to, ask));
    const time = way && this.timeOf(way, { from, to }, options);
    if (!way || !time) return this.parts.next.route(from, to, options);
    const siren = this.sirenOf(options);
    return {
      ...time,
      isEstimate: false,
      line: [[from.lon, from.lat], ...way.line, [to.lon, to.lat]],
      steps: way.steps.map((step) => ({
        ...step,
        distanceM: Math.round(step.distanceM),
        seconds: Math.round(step.seconds / siren),
      })),
    };
  }

  /** The router's answer; null when it has none to give. */
  private async ask<T>(options: TravelOptions, work: (ask: RouterAsk) => Promise<T>): Promise<T | null> {
    const mode = MODE_OF[options.vehicle];
    if (!this.parts.router.serves(mode)) return null;
    if (!this.breaker.tryEnter()) {
      this.fallbackCount += 1;
      return null;
    }
    const signal = AbortSignal.timeout(this.parts.timeoutMs);
    try {
      const hour = options.localHour ?? MIDDAY;
      const answer = await work({ mode, hour, siren: this.sirenOf(options), signal });
      this.noteSuccess();
      return answer;
    } catch (error) {
      this.noteFailure(error);
      return null;
    }
  }

  private noteSuccess(): void {
    this.breaker.succeed();
    if (this.fallbackReason !== null) this.parts.logger.info(`${this.method} answers again`);
    this.fallbackReason = null;
  }

  private noteFailure(error: unknown): void {
    const reason = `${this.method} ${error instanceof Error ? error.message : String(error)}`;
    this.breaker.fail();
    this.fallbackCount += 1;
    if (reason !== this.fallbackReason)
      this.parts.logger.warn({ err: error }, 'travel times come from our own roads');
    this.fallbackReason = reason;
  }

  /** Takes what is good and asks the next for all the others together. */
  private async fill(
    cells: readonly (RouterTime | null)[] | null,
    ends: readonly { from: Point; to: Point }[],
    options: TravelOptions,
    askNext: (left: readonly number[]) => Promise<TravelTime[]>,
  ): Promise<TravelTime[]> {
    const times = ends.map((each, index) => {
      const cell = cells?.[index] ?? null;
      return cell && this.timeOf(cell, each, options);
    });
    const left = times.flatMap((time, index) => (time === null ? [index] : []));
    const others = left.length === 0 ? [] : await askNext(left);
    left.forEach((index, at) => (times[index] = others[at] ?? null));
    return times.filter((time) => time !== null);
  }

  private timeOf(
    cell: RouterTime,
    ends: { from: Point; to: Point },
    options: TravelOptions,
  ): TravelTime | null {
    const { router, conditions } = this.parts;
    const mode = MODE_OF[options.vehicle];
    // Not every router tells how far its roads are from the two ends; none goes farther than this.
    const whole = { ...ends, lengthM: cell.distanceM + 2 * MAX_ROUTER_SNAP_M };
    if (!router.knowsClosures && mayTouchClosure(whole, mode, conditions.activeClosures())) return null;
    const siren = this.sirenOf(options);
    const drivenS = Math.max(cell.seconds, distanceM(ends.from, ends.to) / TOP_MPS) / siren;
    return {
      seconds: Math.round(FIXED_S + drivenS + cell.offRoadM * SECONDS_PER_M_OFF_ROAD),
      distanceM: Math.round(cell.distanceM + cell.offRoadM),
      method: this.method,
    };
  }

  private sirenOf({ isUrgent, vehicle }: TravelOptions): number {
    return isUrgent === true ? sirenFactorOf(MODE_OF[vehicle], this.parts.conditions.speeds) : 1;
  }
}
