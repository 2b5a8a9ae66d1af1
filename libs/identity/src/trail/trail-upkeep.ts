import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  LOGGER,
  Observed,
  RunsInBackground,
  TimedWork,
  type HealthState,
  type Logger,
  type ObservedPart,
} from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { SecurityTrail } from './security-trail.js';
import { TrailRepository } from './trail.repository.js';

const MINUTE_MS = 60_000;
const BATCH = 5_000;

/** Looks each minute whether the end of the trail was cut off, and forgets what was kept for as long as its table says. */
@Observed()
@RunsInBackground()
@Injectable()
export class TrailUpkeep extends TimedWork implements ObservedPart {
  private isWhole = true;

  constructor(
    private readonly database: Database,
    private readonly repository: TrailRepository,
    private readonly trail: SecurityTrail,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super(MINUTE_MS, logger, 'upkeep of the security trail failed');
  }

  override start(): void {
    super.start();
    this.now();
  }

  protected turn(): Promise<void> {
    return this.tidy();
  }

  healthChecks(): Readonly<Record<string, () => HealthState>> {
    const detail = 'the end of the security trail was cut off or changed: npm run journal -- verify';
    return { trail_seal: () => (this.isWhole ? { ok: true } : { ok: false, detail }) };
  }

  /** Looks and forgets, a batch at a time; each batch leaves a line that says so. */
  async tidy(): Promise<void> {
    const isWhole = await this.repository.isWhole();
    if (!isWhole && this.isWhole) this.logger.error('the end of the security trail was cut off or changed');
    this.isWhole = isWhole;
    // What is broken is evidence.
    if (!isWhole) return;
    for (let rows = BATCH; rows === BATCH;) rows = await this.database.transaction((tx) => this.forget(tx));
  }

  private async forget(tx: Parameters<TrailRepository['forgetOld']>[0]): Promise<number> {
    const lines = await this.repository.forgetOld(tx, this.clock.now(), BATCH);
    if (lines > 0) await this.trail.recordIn(tx, { act: 'forgotten', by: null, detail: { lines } });
    return lines;
  }
}
