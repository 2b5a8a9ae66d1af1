import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Eta } from '#siaga/contracts';
import { PositionStore, type LivePosition } from '#siaga/fleet';
import { Clock, FillsMemory, LOGGER, type Logger } from '#siaga/kernel';
import { TravelEstimator } from '../recommendation/travel-estimator.js';
import { driverOf, UnitCandidates } from '../recommendation/unit-candidates.js';
import { MovingJobs, type MovingJob } from './moving-jobs.js';
import { correctedRemainingS } from './progress.policy.js';

const S = 1_000;
/** A unit's arrival is estimated anew at most this often: phones report every second or two. */
const LEAST_INTERVAL_MS = 4_000;
const LOOK_INTERVAL_MS = 500;

type Listener = (etas: readonly Eta[]) => void;

/** When units on their way will be there: estimated anew as they move, corrected by how their drive has gone so far. */
@FillsMemory({ after: [UnitCandidates] })
@Injectable()
export class EtaTracker implements BeforeApplicationShutdown {
  private readonly newest = new Map<string, Eta>();
  private readonly listeners = new Set<Listener>();
  /** Units that moved since their last estimate. */
  private readonly waiting = new Set<string>();
  /** Units whose estimate is known to be old, however new it is. */
  private readonly overdue = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private stop: () => void = () => undefined;

  constructor(
    private readonly jobs: MovingJobs,
    private readonly units: UnitCandidates,
    private readonly travel: TravelEstimator,
    private readonly positions: PositionStore,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Loads the jobs and follows their units. Call once, after the unit candidates have started. */
  async start(): Promise<void> {
    await this.jobs.start();
    this.stop = this.positions.onBatch((moved) => this.hear(moved));
    this.jobs.onRoadsChanged(() => this.estimateAnew());
    this.timer = setInterval(() => this.look(), LOOK_INTERVAL_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop();
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** Calls `listener` with every estimate that was made anew; gives a function that ends it. It must not throw. */
  onEtas(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The newest estimate of an assignment's current drive; null when its unit is not on its way or has not reported. */
  etaOf(assignment: { id: string; unitId: string }): Eta | null {
    const job = this.jobs.get(assignment.unitId);
    const eta = this.newest.get(assignment.unitId);
    return job?.assignmentId === assignment.id && eta !== undefined && isOf(eta, job) ? eta : null;
  }

  /** A road was closed or opened: every arrival may be another, also of a unit that stands at a light. */
  private estimateAnew(): void {
    for (const unitId of this.jobs.unitIds()) {
      this.waiting.add(unitId);
      this.overdue.add(unitId);
    }
  }

  private hear(moved: readonly LivePosition[]): void {
    for (const { unitId } of moved) {
      if (this.jobs.get(unitId)) this.waiting.add(unitId);
      else this.newest.delete(unitId);
    }
  }

  /** Estimates for those that moved and are due. One round at a time: a slow router makes estimates rarer, never a queue. */
  private look(): void {
    if (this.running !== null) return;
    const due = [...this.waiting].filter((unitId) => this.isDue(unitId));
    if (due.length === 0) return;
    for (const unitId of due) this.waiting.delete(unitId);
    this.running = this.estimateAll(due).finally(() => {
      this.running = null;
    });
  }

  private isDue(unitId: string): boolean {
    const job = this.jobs.get(unitId);
    const known = this.newest.get(unitId);
    if (job === null || known === undefined || !isOf(known, job) || this.overdue.delete(unitId)) return true;
    return this.clock.now().getTime() - Date.parse(known.at) >= LEAST_INTERVAL_MS;
  }

  private async estimateAll(unitIds: readonly string[]): Promise<void> {
    const etas: Eta[] = [];
    for (const unitId of unitIds) {
      const eta = await this.estimate(unitId);
      if (eta) etas.push(eta);
    }
    if (etas.length > 0) for (const listener of this.listeners) listener(etas);
  }

  private async estimate(unitId: string): Promise<Eta | null> {
    const job = this.jobs.get(unitId);
    const candidate = this.units.get(unitId);
    const driver = candidate && driverOf(candidate);
    if (!job || !driver) return null;
    const now = this.clock.now();
    try {
      const [time] = await this.travel.toPoint([driver], job.to, now);
      if (!time) return null;
      const point = { atMs: now.getTime(), remainingS: time.seconds };
      if (job.hasSetOff) job.start ??= point;
      const remainingS = Math.round(job.start ? correctedRemainingS(job.start, point) : time.seconds);
      const isEstimate = time.method === 'straight_line_estimate';
      const eta = etaOf(job, now, { remainingS, remainingM: time.distanceM, isEstimate });
      this.newest.set(unitId, eta);
      return eta;
    } catch (error) {
      // The next position tries again; until then the last estimate stands with its age.
      this.logger.warn({ err: error, unitId }, 'an arrival could not be estimated');
      return null;
    }
  }
}

function isOf(eta: Eta, job: MovingJob): boolean {
  return eta.assignmentId === job.assignmentId && eta.towards === job.towards;
}

function etaOf(
  { assignmentId, unitId, regionCode, towards }: MovingJob,
  now: Date,
  way: Pick<Eta, 'remainingS' | 'remainingM' | 'isEstimate'>,
): Eta {
  const etaAt = new Date(now.getTime() + way.remainingS * S).toISOString();
  return { assignmentId, unitId, regionCode, towards, at: now.toISOString(), etaAt, ...way };
}
