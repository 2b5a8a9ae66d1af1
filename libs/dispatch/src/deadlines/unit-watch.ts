import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Alert } from '#siaga/contracts';
import { Clock, ENV, newId, runInContext, SYSTEM_ACTOR, type Env } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { AlertService, type NewAlert } from '../alerts/alert.service.js';
import { UnitCandidates } from '../recommendation/unit-candidates.js';

const INTERVAL_MS = 15_000;
/** A phone that says nothing for so long has no clock to speak of. */
const SILENT_FOR_MS = 10 * 60_000;
/** That a source used an id again is news for so long, unless it does so once more. */
const NEWS_FOR_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;

const NOWHERE = { holding: null, position: null };

/** Tells the supervisor of units on a job whose position is stale, once, not each time; ends alerts that only time ends. */
@Injectable()
export class UnitWatch implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private startedAtMs = 0;
  private work: Promise<void> = Promise.resolve();
  private onFailure: (error: unknown) => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly alerts: AlertService,
    private readonly units: UnitCandidates,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** `onFailure` hears of a look that could not be taken; the next one tries again. */
  start(onFailure: (error: unknown) => void): void {
    this.onFailure = onFailure;
    this.startedAtMs = this.clock.now().getTime();
    this.timer = setInterval(() => this.enqueue(() => this.lookForSilence()), INTERVAL_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.work;
  }

  /** Looks at every unit on a job now, and at the alerts of those that were heard again or are off it. */
  async lookForSilence(): Promise<void> {
    const nowMs = this.clock.now().getTime();
    for (const { unit, position, holding } of this.units.onJob()) {
      const lastHeardMs = Math.max(position?.atMs ?? 0, holding.heardAtMs);
      const ageS = Math.round((nowMs - lastHeardMs) / 1_000);
      if (ageS <= this.env.SIAGA_STALE_POSITION_S) continue;
      const facts = { unitCallSign: unit.callSign, ageS };
      const silent = {
        kind: 'unit_silent',
        severity: 'amber',
        incidentId: holding.incidentId,
        facts,
      } as const;
      await this.raise(
        { ...silent, regionCode: unit.regionCode, unitId: unit.id },
        new Date(nowMs - DAY_MS),
        true,
      );
    }
    await this.database.transaction((tx) => this.endOver(tx, nowMs));
  }

  private async endOver(tx: Tx, nowMs: number): Promise<void> {
    const kinds = ['unit_silent', 'clock_offset', 'call_id_used_again'] as const;
    const over = (await this.alerts.live(tx, kinds)).filter((alert) => this.isOver(alert, nowMs));
    await this.alerts.endAll(
      tx,
      over.map(({ id }) => id),
    );
  }

  /** On the same job, and not heard since the alert. What was known when this process started was not heard by it. */
  private isStillSilent({ unitId, incidentId, raisedAt }: Alert): boolean {
    const { holding, position } = (unitId !== null && this.units.get(unitId)) || NOWHERE;
    if (!holding || holding.status === 'offered' || holding.incidentId !== incidentId) return false;
    const jobHeardMs = holding.heardAtMs > this.startedAtMs ? holding.heardAtMs : 0;
    return Math.max(position?.atMs ?? 0, jobHeardMs) <= Date.parse(raisedAt);
  }

  private isOver(alert: Alert, nowMs: number): boolean {
    if (alert.kind === 'unit_silent') return !this.isStillSilent(alert);
    const raisedAtMs = Date.parse(alert.raisedAt);
    if (alert.kind === 'call_id_used_again') return nowMs - raisedAtMs > NEWS_FOR_MS;
    // While it is heard, whoever hears it says whether it is right: ClockWatch.
    const { position } = (alert.unitId !== null && this.units.get(alert.unitId)) || NOWHERE;
    return nowMs - Math.max(position?.atMs ?? 0, raisedAtMs, this.startedAtMs) > SILENT_FOR_MS;
  }

  private async raise(alert: NewAlert, since: Date, isAgain = false): Promise<void> {
    await this.database.transaction((tx) => this.alerts.raiseOnce(tx, alert, since, isAgain));
  }

  private enqueue(step: () => Promise<void>): void {
    this.work = this.work
      .then(() => runInContext({ correlationId: newId(), actor: SYSTEM_ACTOR }, step))
      .catch((error: unknown) => this.onFailure(error));
  }
}
