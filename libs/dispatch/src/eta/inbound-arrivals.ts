import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Eta } from '#siaga/contracts';
import { LOGGER, newId, runInContext, SYSTEM_ACTOR, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { InboundService } from '../inbounds/inbound.service.js';
import { EtaTracker } from './eta-tracker.js';

/** A hospital is told anew when the arrival moves by at least this much: a desk cannot act on seconds. */
const WORTH_TELLING_MS = 60_000;

/** Keeps the arrival times that hospitals see in step with the drive. Runs where the deadlines run, not in every process. */
@Injectable()
export class InboundArrivals implements BeforeApplicationShutdown {
  /** By unit, what its hospital was last told. */
  private readonly told = new Map<string, { assignmentId: string; etaMs: number }>();
  private work: Promise<void> = Promise.resolve();
  private stop: () => void = () => undefined;

  constructor(
    private readonly etas: EtaTracker,
    private readonly inbounds: InboundService,
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.stop = this.etas.onEtas((etas) => {
      for (const eta of etas) if (this.isWorthTelling(eta)) this.enqueue(eta);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop();
    await this.work;
  }

  private isWorthTelling({ towards, unitId, assignmentId, etaAt }: Eta): boolean {
    if (towards !== 'destination') return false;
    const told = this.told.get(unitId);
    return (
      told?.assignmentId !== assignmentId || Math.abs(told.etaMs - Date.parse(etaAt)) >= WORTH_TELLING_MS
    );
  }

  private enqueue({ unitId, assignmentId, etaAt, isEstimate }: Eta): void {
    this.told.set(unitId, { assignmentId, etaMs: Date.parse(etaAt) });
    const arrival = { etaAt, isEtaEstimate: isEstimate };
    const tell = (): Promise<void> =>
      this.database.transaction((tx) => this.inbounds.expect(tx, assignmentId, arrival, SYSTEM_ACTOR));
    this.work = this.work
      .then(() => runInContext({ correlationId: newId(), actor: SYSTEM_ACTOR }, tell))
      .catch((error: unknown) => {
        // The next estimate tells it again.
        this.told.delete(unitId);
        this.logger.warn({ err: error, assignmentId }, 'a hospital could not be told of a new arrival time');
      });
  }
}
