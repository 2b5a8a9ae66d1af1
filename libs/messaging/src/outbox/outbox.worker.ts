import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { RunsInBackground, Ticker } from '#siaga/kernel';
import type { Carrier } from './carrier.js';
import { Carriers } from './carriers.js';
import { OutboxBell } from './outbox-bell.js';
import { Pump, PumpTools } from './pump.js';
import { ReceiptRepository } from './receipt.repository.js';

const LOOK_MS = 500;
const SWEEP_MS = 2_000;

/** Sends what the outbox holds. Claimed row by row, so that any number of workers can run, and one that dies loses nothing. */
@RunsInBackground()
@Injectable()
export class OutboxWorker implements BeforeApplicationShutdown {
  private readonly looking: Ticker;
  private readonly sweeping: Ticker;
  private readonly pumps = new Map<Carrier, Pump>();

  constructor(
    private readonly tools: PumpTools,
    private readonly carriers: Carriers,
    private readonly bell: OutboxBell,
    private readonly receipts: ReceiptRepository,
  ) {
    const onFailure = (error: unknown): void =>
      tools.logger.error({ err: error }, 'the outbox cannot be read');
    this.looking = new Ticker(LOOK_MS, () => this.look(), onFailure);
    this.sweeping = new Ticker(SWEEP_MS, () => this.sweep(), onFailure);
  }

  /** To be started in processes that do background work; ends with the application. */
  start(): void {
    this.bell.onRing(() => this.looking.now());
    this.looking.start();
    this.sweeping.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.bell.onRing(() => undefined);
    await Promise.all([this.looking.stop(), this.sweeping.stop()]);
    await Promise.all([...this.pumps.values()].map((pump) => pump.stop()));
  }

  /** Sends everything that is due, one attempt each, and waits for it; gives how many attempts there were. */
  async sendDue(): Promise<number> {
    await this.sweep();
    let attempts = 0;
    for (const carrier of this.carriers.all())
      for (const pump = this.pumpOf(carrier); await pump.sendOne();) attempts += 1;
    return attempts;
  }

  /** Ends what is too late, frees lanes that nobody freed, and gives early receipts to their messages. */
  async sweep(): Promise<void> {
    const { repository, clock } = this.tools;
    const acting = this.carriers.all().flatMap((carrier) => (carrier.record ? [carrier.channel] : []));
    for (let ended = 1; ended > 0;) ended = await repository.expire(clock.now(), acting);
    if ((await repository.unparkAll()) > 0) this.looking.now();
    await this.receipts.match();
  }

  private async look(): Promise<void> {
    const able = this.carriers.all().filter((carrier) => this.pumpOf(carrier).hasHands);
    const channels = able.map(({ channel }) => channel);
    const due = new Set(await this.tools.repository.dueChannels(channels, this.tools.clock.now()));
    for (const carrier of able) if (due.has(carrier.channel)) this.pumpOf(carrier).wake();
  }

  private pumpOf(carrier: Carrier): Pump {
    const known = this.pumps.get(carrier);
    if (known) return known;
    const pump = new Pump(carrier, this.tools);
    this.pumps.set(carrier, pump);
    return pump;
  }
}
