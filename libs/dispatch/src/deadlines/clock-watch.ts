import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Unit } from '#siaga/contracts';
import { PositionStore } from '#siaga/fleet';
import {
  Clock,
  FillsMemory,
  LOGGER,
  newId,
  runInContext,
  SYSTEM_ACTOR,
  type Logger,
  type MemoryPart,
} from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { AlertService } from '../alerts/alert.service.js';

/** Below this the corrected times are good enough; above, somebody should set the phone's clock. */
const WORTH_TELLING_MS = 60_000;
/** How often the database is asked about a phone whose clock stays as it is. */
const AGAIN_MS = { wrong: 60_000, right: 5 * 60_000 } as const;

/**
 * Tells the supervisor of phones whose clock is wrong, and that it is right again. It listens in every process, since a phone's batches come to
 * any of them; what is told of already stands in the database.
 */
@FillsMemory({ after: [PositionStore] })
@Injectable()
export class ClockWatch implements MemoryPart, BeforeApplicationShutdown {
  private readonly heard = new Map<string, { state: keyof typeof AGAIN_MS; atMs: number }>();
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly alerts: AlertService,
    private readonly positions: PositionStore,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.positions.onClock((unit, offsetMs) => this.hear(unit, offsetMs));
  }

  /** Resolves when all that was heard is told. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.work;
  }

  private hear(unit: Unit, offsetMs: number): void {
    const state = Math.abs(offsetMs) >= WORTH_TELLING_MS ? 'wrong' : 'right';
    const nowMs = this.clock.now().getTime();
    const before = this.heard.get(unit.id);
    if (before?.state === state && nowMs - before.atMs < AGAIN_MS[state]) return;
    this.heard.set(unit.id, { state, atMs: nowMs });
    this.enqueue((tx) => (state === 'wrong' ? this.raise(tx, unit, offsetMs) : this.end(tx, unit)));
  }

  private async raise(tx: Tx, { id, regionCode, callSign }: Unit, offsetMs: number): Promise<void> {
    const facts = { unitCallSign: callSign, offsetS: Math.round(offsetMs / 1_000) };
    const alert = { regionCode, kind: 'clock_offset', severity: 'amber', unitId: id, facts } as const;
    // One that lasts is not told again; one that has ended may come back.
    await this.alerts.raiseOnce(tx, alert, new Date(0), true);
  }

  private async end(tx: Tx, { id }: Unit): Promise<void> {
    const lasting = (await this.alerts.live(tx, ['clock_offset'])).filter(({ unitId }) => unitId === id);
    await this.alerts.endAll(
      tx,
      lasting.map((alert) => alert.id),
    );
  }

  private enqueue(step: (tx: Tx) => Promise<void>): void {
    const context = { correlationId: newId(), actor: SYSTEM_ACTOR };
    this.work = this.work
      .then(() => runInContext(context, () => this.database.transaction(step)))
      // The next batch asks again.
      .catch((error: unknown) => this.logger.error({ err: error }, "a phone's clock could not be told of"));
  }
}
