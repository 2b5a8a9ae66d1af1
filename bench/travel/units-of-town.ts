import { performance } from 'node:perf_hooks';
import { HierarchySearch, OnePassSearch, PinnedSearch, secondsOf } from '#siaga/roads';
import { check } from '../harness/check.js';
import { compare, figure, median, quantile, type Goal, type Measured } from '../harness/result.js';
import type { PgRoutingTable } from './pgrouting-table.js';
import { seeded } from './seeded.js';
import { randomCrossing, type Crossing, type Town } from './town.js';

const WARM_UP = 30;
const STANDING = 100;
const MOVING = 12;
const ONE_MOVED = 40;
const ONE_PASS = 6;
const PGROUTING = 3;
/** What the issue promises beside pgRouting. */
const GOAL_STANDING: Goal = { atMost: 0.001 };
const GOAL_MOVING: Goal = { atMost: 0.01 };

type Times = Record<'standing' | 'moving' | 'oneMoved' | 'onePass' | 'pgRouting', number[]>;

/** One incident to many units, each way of asking in turn and each answer checked. */
export class UnitsOfTown {
  private readonly random = seeded(7);
  private readonly pinned: PinnedSearch;
  private readonly onePass: OnePassSearch;
  private readonly unpinned: HierarchySearch;
  private units: Crossing[];
  private readonly rounds: Times[] = [];

  constructor(
    private readonly town: Town,
    private readonly count: number,
    private readonly pgRouting: PgRoutingTable,
  ) {
    this.pinned = new PinnedSearch(town.hierarchy, 'origin');
    this.onePass = new OnePassSearch(town.metric);
    this.unpinned = new HierarchySearch(town.hierarchy);
    this.units = Array.from({ length: count }, () => this.crossing());
  }

  async measure(rounds: number): Promise<Measured[]> {
    // The first round warms the code and the caches.
    for (let round = 0; round <= rounds; round += 1) {
      const times: Times = { standing: [], moving: [], oneMoved: [], onePass: [], pgRouting: [] };
      await this.askPgRouting(times);
      this.askMoving(times);
      this.askStanding(times);
      this.askOneMoved(times);
      if (round > 0) this.rounds.push(times);
    }
    return this.results();
  }

  /** All units report from elsewhere, then the incident is asked about: both are in the time. */
  private askMoving(times: Times): void {
    for (let n = 0; n < MOVING; n += 1) {
      const units = Array.from({ length: this.count }, () => this.crossing());
      const incident = this.crossing();
      time(times.moving, () => {
        units.forEach((unit, i) => this.pinned.pin(nameOf(i), unit.spot));
        this.pinned.query(incident.spot);
      });
      this.units = units;
      this.checkAnswers(incident);
    }
  }

  private askStanding(times: Times): void {
    this.units.forEach((unit, i) => this.pinned.pin(nameOf(i), unit.spot));
    this.pinned.settle();
    for (let n = 0; n < WARM_UP; n += 1) this.pinned.query(this.crossing().spot);
    for (let n = 0; n < STANDING; n += 1) {
      const incident = this.crossing();
      time(times.standing, () => this.pinned.query(incident.spot));
      if (n >= ONE_PASS) continue;
      const spots = this.units.map((unit) => unit.spot);
      time(times.onePass, () => this.onePass.toPoint(spots, incident.spot));
      this.checkAnswers(incident);
    }
  }

  /** One unit reports a new position: it is looked up on the roads and pinned; then the incident is asked about. */
  private askOneMoved(times: Times): void {
    for (let n = 0; n < ONE_MOVED; n += 1) {
      const [moved, incident, index] = [this.crossing(), this.crossing(), n % this.count];
      time(times.oneMoved, () => {
        const spot = this.town.snapper.snap(moved.point, 'origin');
        check(spot !== null, 'a crossing lies on a road');
        this.pinned.pin(nameOf(index), spot);
        this.pinned.query(incident.spot);
      });
      this.units[index] = moved;
    }
    this.checkAnswers(this.crossing());
  }

  private async askPgRouting(times: Times): Promise<void> {
    this.units.forEach((unit, i) => this.pinned.pin(nameOf(i), unit.spot));
    const nodes = this.units.map((unit) => unit.node);
    for (let n = 0; n < PGROUTING; n += 1) {
      const incident = this.crossing();
      const startedAtMs = performance.now();
      const costs = await this.pgRouting.toPoint(nodes, incident.node);
      times.pgRouting.push(performance.now() - startedAtMs);
      this.pinned.query(incident.spot);
      this.units.forEach((unit, i) => {
        const ms = Math.round(secondsOf(this.pinned.costOf(nameOf(i))) * 1_000);
        const theirs = unit.node === incident.node ? 0 : (costs.get(unit.node) ?? Infinity);
        check(ms === theirs, `pgRouting says ${theirs} ms for unit ${i}, ours ${ms}`);
      });
    }
  }

  /** Time and metres of every unit, against one pass of Dijkstra and against the search without pins. */
  private checkAnswers(incident: Crossing): void {
    this.pinned.query(incident.spot);
    const spots = this.units.map((unit) => unit.spot);
    const others = [this.onePass.toPoint(spots, incident.spot), this.unpinned.toPoint(spots, incident.spot)];
    spots.forEach((_, i) => {
      const cost = this.pinned.costOf(nameOf(i));
      for (const other of others) check(cost === other[i], `unit ${i}: ${cost} is ${String(other[i])}`);
    });
  }

  private results(): Measured[] {
    const all = (kind: keyof Times): number[] => this.rounds.flatMap((round) => round[kind]);
    const name = (metric: string) => ({
      bench: 'travel',
      case: `${this.town.name}, ${this.count} units`,
      metric,
    });
    const pair = (metric: string, ours: keyof Times, reference: keyof Times, goal?: Goal): Measured =>
      compare(
        name(metric),
        this.rounds.map((round) => ({ ours: median(round[ours]), reference: median(round[reference]) })),
        goal,
      );
    return [
      pair('standing / pgRouting, p50 ms', 'standing', 'pgRouting', GOAL_STANDING),
      pair('all moving / pgRouting, p50 ms', 'moving', 'pgRouting', GOAL_MOVING),
      pair('standing / one pass, p50 ms', 'standing', 'onePass'),
      pair('one moved / all moving, p50 ms', 'oneMoved', 'moving'),
      figure(name('standing, p99 ms'), quantile(all('standing'), 0.99)),
      figure(name('all moving, p99 ms'), quantile(all('moving'), 0.99)),
      figure(name('one moved, p99 ms'), quantile(all('oneMoved'), 0.99)),
    ];
  }

  private crossing(): Crossing {
    return randomCrossing(this.town, this.random);
  }
}

function nameOf(index: number): string {
  return `unit:${index}`;
}

function time(times: number[], work: () => void): void {
  const startedAtMs = performance.now();
  work();
  times.push(performance.now() - startedAtMs);
}
