import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Alert, Unit } from '#siaga/contracts';
import { PositionStore } from '#siaga/fleet';
import { Clock, ENV, newId, runInContext, SYSTEM_ACTOR, type Env } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { AlertService, type NewAlert } from '../alerts/alert.service.js';
import { UnitCandidates } from '../recommendation/unit-candidates.js';

const INTERVAL_MS = 15_000;
/** Below this the corrected times are good enough; above, somebody should set the phone's clock. */
const WORTH_TELLING_MS = 60_000;
/** A phone whose clock was not heard wrong for this long is right again. */
const RIGHT_AFTER_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const NOWHERE = { holding: null, position: null };

/** Tells the supervisor of units on a job whose position is stale, and of phones whose clock is wrong; once, not each time. */
@Injectable()
export class UnitWatch implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private startedAtMs = 0;
  /** When each phone's clock was last heard to be wrong. */
  private readonly wrongAtMs = new Map<string, number>();
  private work: Promise<void> = Promise.resolve();
  private onFailure: (error: unknown) => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly alerts: AlertService,
    private readonly units: UnitCandidates,
    private readonly positions: PositionStore,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** `onFailure` hears of a look that could not be taken; the next one tries again. */
  start(onFailure: (error: unknown) => void): void {
    this.onFailure = onFailure;
    this.startedAtMs = this.clock.now().getTime();
    this.positions.onWrongClock((unit, offsetMs) => this.hearClock(unit, offsetMs));
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
    const over = (await this.alerts.live(tx, ['unit_silent', 'clock_offset'])).filter((alert) =>
      alert.kind === 'unit_silent' ? !this.isStillSilent(alert) : this.isClockRight(alert, nowMs),
    );
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

  private isClockRight({ unitId, raisedAt }: Alert, nowMs: number): boolean {
    const wrongAtMs = Math.max(this.wrongAtMs.get(unitId ?? '') ?? 0, Date.parse(raisedAt), this.startedAtMs);
    return nowMs - wrongAtMs > RIGHT_AFTER_MS;
  }

  private hearClock(unit: Unit, offsetMs: number): void {
    if (Math.abs(offsetMs) < WORTH_TELLING_MS) return;
    this.wrongAtMs.set(unit.id, this.clock.now().getTime());
    const facts = { unitCallSign: unit.callSign, offsetS: Math.round(offsetMs / 1_000) };
    const alert: NewAlert = {
      regionCode: unit.regionCode,
      kind: 'clock_offset',
      severity: 'amber',
      unitId: unit.id,
      facts,
    };
    this.enqueue(() => this.raise(alert, new Date(this.clock.now().getTime() - HOUR_MS)));
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
