import { Injectable } from '@nestjs/common';
import { SourceAlerts } from '#siaga/dispatch';
import { Database } from '#siaga/persistence';
import { behindMs, clockErrorS, isDoubtful, type Delivery, type Lag } from '../domain/said-time.policy.js';
import type { Arrival } from '../intake/arrival.js';
import type { CallSource } from './source-authenticator.js';

const MOST_LAGS = 6;
/** Steps that lie apart by more and come together were kept. */
const TOGETHER_MS = 5_000;
/** Said once in this time of each source, however often it sends. */
const QUIET_MS = 10 * 60_000;
/** So many right times one after the other say that the clock was set; and now and then that it still is, for another process may have told. */
const RIGHT_AGAIN = 3;
const LOOK_EVERY = 100;

/** What this process knows of the clocks of telephone systems, and tells the supervisor when one is wrong. */
@Injectable()
export class SourceClocks {
  private readonly lags = new Map<string, Lag[]>();
  private readonly toldMs = new Map<string, number>();
  private readonly rightInARow = new Map<string, number>();
  /** Sources of which one event was too old to be true. */
  private readonly doubted = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly alerts: SourceAlerts,
  ) {}

  /** Looks at the events of one request together; gives how they came. To be asked before they are taken. */
  hear(source: CallSource, arrivals: readonly Arrival[]): Omit<Delivery, 'isRecord'> {
    const live = arrivals.filter(({ event }) => event.isRecord !== true);
    const saidMs = live.map(({ event }) => Date.parse(event.at));
    const isBuffered = live.length > 1 && Math.max(...saidMs) - Math.min(...saidMs) > TOGETHER_MS;
    const receivedAt = live[0]?.receivedAt;
    const lags = this.lags.get(source.name) ?? [];
    if (receivedAt && !isBuffered)
      lags.push({ receivedAt, lagMs: receivedAt.getTime() - Math.max(...saidMs) });
    this.lags.set(source.name, lags.slice(-MOST_LAGS));
    return { isBuffered, behindMs: behindMs(lags) };
  }

  /** Tells the supervisor of the region when a time had to be moved, and by how much the clock is off. */
  async tell(source: CallSource, arrivals: readonly Arrival[]): Promise<void> {
    await this.endWhenRight(source, arrivals);
    for (const { event, receivedAt, delivery } of arrivals) {
      const nowMs = receivedAt.getTime();
      if (!delivery || nowMs - (this.toldMs.get(source.name) ?? -Infinity) < QUIET_MS) continue;
      const said = { type: event.type, at: new Date(event.at), receivedAt };
      const aheadS = clockErrorS(said, delivery);
      if (aheadS === null) continue;
      if (isDoubtful(said, delivery) && !this.doubted.has(source.name)) {
        this.doubted.add(source.name);
        continue;
      }
      const facts = { source: source.name, aheadS };
      await this.database.transaction((tx) =>
        this.alerts.raiseOnce(
          tx,
          { regionCode: source.regionCode, kind: 'source_clock_off', severity: 'amber', facts },
          new Date(nowMs - QUIET_MS),
          true,
        ),
      );
      this.toldMs.set(source.name, nowMs);
    }
  }

  /** A record of the past says nothing of a clock, nor does an event that is kept from an outage. */
  private async endWhenRight({ name }: CallSource, arrivals: readonly Arrival[]): Promise<void> {
    for (const { event, receivedAt, delivery } of arrivals) {
      if (!delivery || delivery.isRecord || delivery.isBuffered) continue;
      const said = { type: event.type, at: new Date(event.at), receivedAt };
      const isWrong = clockErrorS(said, delivery) !== null;
      const count = isWrong ? 0 : (this.rightInARow.get(name) ?? 0) + 1;
      this.rightInARow.set(name, count);
      if (count % LOOK_EVERY !== RIGHT_AGAIN) continue;
      this.toldMs.delete(name);
      await this.database.transaction((tx) => this.alerts.end(tx, 'source_clock_off', name));
    }
  }
}
