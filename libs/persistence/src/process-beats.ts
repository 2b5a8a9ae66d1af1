import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  ENV,
  LOGGER,
  newId,
  Observed,
  Ticker,
  type Env,
  type HealthState,
  type Logger,
  type ObservedPart,
} from '#siaga/kernel';
import { Database } from './database.js';
import { PROCESS_LOCKS } from './one-at-a-time.js';

const BEAT_MS = 2_000;
/** A worker that comes up beside the others may need so many times the silence that is borne. */
const GRACE = 2;
/** Where nobody stands in, a worker is missed after this time. */
const MISSED_AFTER_S = 10;
/** One row a process that ever ran; those that ended without a word go. */
const KEPT = '1 day';

const BEAT = `
  WITH own AS (
    INSERT INTO process_beat (id, role, does_work, started_at, beat_at) VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET beat_at = clock_timestamp(), does_work = excluded.does_work
  ), gone AS (
    DELETE FROM process_beat WHERE beat_at < clock_timestamp() - interval '${KEPT}'
  )
  SELECT count(*) FILTER (WHERE role <> 'web')::int AS workers, count(*)::int AS working
  FROM process_beat WHERE does_work AND id <> $1 AND beat_at > clock_timestamp() - make_interval(secs => $4)`;
const STAND_IN = `
  UPDATE process_beat SET does_work = true WHERE id = $1 AND NOT EXISTS (
    SELECT FROM process_beat WHERE does_work AND beat_at > clock_timestamp() - make_interval(secs => $2)) RETURNING id`;

/** `up`: a worker does it; `stand_in`: a web process does it, for no worker is heard of; `away`: nobody does. */
export type BackgroundState = 'up' | 'stand_in' | 'away';

/**
 * Who does the work that no request asks for: clocks of offers, messages. Every process tells the database twice in four seconds
 * that it lives, by the database's own clock; a `web` process that has heard of no worker for `SIAGA_STAND_IN_S` seconds does the work
 * itself from then on, one of them. All of that work may be done by several at once, so that a worker that was only frozen may go on.
 */
@Observed()
@Injectable()
export class ProcessBeats implements ObservedPart, BeforeApplicationShutdown {
  private readonly id = newId();
  private readonly ticker: Ticker;
  private startedAtMs = Infinity;
  private doesWork = false;
  private current: BackgroundState = 'up';
  private startWork: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    @Inject(ENV) private readonly env: Env,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.ticker = new Ticker(
      BEAT_MS,
      () => this.beat(),
      (error) => logger.warn({ err: error }, 'this process could not say that it lives'),
    );
  }

  get state(): BackgroundState {
    return this.current;
  }

  /** Begins to tell and to look. `startWork` starts the background work of this process: now, or when it has to stand in. */
  start(startWork: () => void): void {
    this.startedAtMs = performance.now();
    this.startWork = startWork;
    if (this.env.SIAGA_ROLE !== 'web') this.work();
    this.ticker.start();
    this.ticker.now();
  }

  /** A process that ends says so: the others need not wait for its silence. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
    await this.database
      .query('DELETE FROM process_beat WHERE id = $1', [this.id])
      .catch((error: unknown) => this.logger.warn({ err: error }, 'this process could not say that it ends'));
  }

  healthChecks(): Readonly<Record<string, () => HealthState>> {
    return { background: () => healthOf(this.current) };
  }

  private work(): void {
    this.doesWork = true;
    this.startWork();
  }

  private async beat(): Promise<void> {
    const { SIAGA_ROLE: role, SIAGA_STAND_IN_S: silentS } = this.env;
    const missedAfterS = silentS || MISSED_AFTER_S;
    const [others] = await this.database.query<{ workers: number; working: number }>(BEAT, [
      this.id,
      role,
      this.doesWork,
      missedAfterS,
    ]);
    const isNew = performance.now() - this.startedAtMs < GRACE * missedAfterS * 1_000;
    if (role !== 'web' || (others?.workers ?? 0) > 0) this.become('up');
    else if (this.doesWork || (others?.working ?? 0) > 0) this.become('stand_in');
    else if (!isNew) {
      this.become('away');
      if (silentS > 0) await this.standIn(silentS);
    }
  }

  private async standIn(silentS: number): Promise<void> {
    const isOurs = await this.database.transaction(async (tx) => {
      // So that one does.
      await tx.query('SELECT pg_advisory_xact_lock($1)', [PROCESS_LOCKS.standIn]);
      return (await tx.query(STAND_IN, [this.id, silentS])).length > 0;
    });
    this.become('stand_in');
    if (!isOurs) return;
    this.logger.error({ silentS }, 'no worker is heard of: this process does its work as well');
    this.work();
  }

  private become(state: BackgroundState): void {
    if (state !== this.current) this.logger.warn({ state }, 'background work');
    this.current = state;
  }
}

function healthOf(state: BackgroundState): HealthState {
  if (state === 'up') return { ok: true };
  if (state === 'stand_in')
    return {
      ok: false,
      detail: 'no worker is heard of; a web process does its work: start the worker again',
    };
  return {
    ok: false,
    detail: 'no process does background work: offers do not run out, messages are not sent',
  };
}
