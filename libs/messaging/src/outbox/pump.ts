import { CircuitBreaker, type Clock, type Logger } from '#siaga/kernel';
import type { Database } from '#siaga/persistence';
import { endOfQuiet, type QuietHours } from '../domain/quiet-hours.policy.js';
import type { ClaimedMessage } from '../domain/sending.js';
import type { Carrier } from './carrier.js';
import type { Endings } from './endings.js';
import type { Ending, Result } from './message.js';
import type { FormerRecipients } from './former-recipients.js';
import type { OutboxRepository } from './outbox.repository.js';
import type { RateRepository } from './rate.repository.js';
import { Settler } from './settler.js';

/** What every pump works with. */
export abstract class PumpTools {
  abstract readonly database: Database;
  abstract readonly repository: OutboxRepository;
  abstract readonly formerRecipients: FormerRecipients;
  abstract readonly rates: RateRepository;
  abstract readonly endings: Endings;
  abstract readonly clock: Clock;
  abstract readonly logger: Logger;
  abstract readonly quietHours: QuietHours | null;
  abstract readonly timeZone: string;
}

/** Moves the messages of one carrier: claims as many as it has hands for, sends, stores how it went. */
export class Pump {
  private readonly sending = new Set<Promise<void>>();
  private readonly breaker: CircuitBreaker;
  private readonly settler: Settler;
  private filling: Promise<void> | null = null;
  private isAsked = false;
  private isStopped = false;
  private isFailing = false;

  constructor(
    readonly carrier: Carrier,
    private readonly tools: PumpTools,
  ) {
    this.breaker = new CircuitBreaker(() => tools.clock.now().getTime());
    this.settler = new Settler((endings) => tools.endings.settle(tools.database, carrier.provider, endings));
  }

  /** True when it could take a message now. */
  get hasHands(): boolean {
    return !this.isStopped && this.sending.size < this.carrier.mostAtOnce;
  }

  /** Takes what is due, now or when the look that runs has ended. */
  wake(): void {
    if (this.isStopped) return;
    this.isAsked = true;
    this.filling ??= this.fill().finally(() => {
      this.filling = null;
    });
  }

  /** Takes nothing more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.filling;
    await Promise.all(this.sending);
  }

  /** One attempt for a message that is due, and waits for it; false when there is none. */
  async sendOne(): Promise<boolean> {
    const [message] = await this.claim(1);
    if (message) await this.handle(message);
    return message !== undefined;
  }

  private async fill(): Promise<void> {
    while (this.isAsked && this.hasHands) {
      this.isAsked = false;
      try {
        for (const message of await this.claim(this.carrier.mostAtOnce - this.sending.size))
          this.begin(message);
        this.isFailing = false;
      } catch (error) {
        this.fail(error);
      }
    }
  }

  private begin(message: ClaimedMessage): void {
    const work: Promise<void> = this.handle(message)
      .catch((error: unknown) => this.fail(error))
      .finally(() => {
        this.sending.delete(work);
        this.wake();
      });
    this.sending.add(work);
  }

  /** What may go now: as many as there are hands and tokens, and one only while it is tried whether the provider is back. */
  private async claim(hands: number): Promise<ClaimedMessage[]> {
    const { carrier, tools } = this;
    const wasOpen = this.breaker.isOpen;
    if (carrier.hasOneProvider && !this.breaker.tryEnter()) return [];
    const wanted = wasOpen ? 1 : hands;
    const now = tools.clock.now();
    const isCounted = carrier.hasOneProvider || carrier.ratePerS !== null;
    const most = isCounted ? await tools.rates.take(carrier.provider, carrier.ratePerS, wanted, now) : wanted;
    const claimed = most > 0 ? await tools.repository.claim(carrier.channel, most, now) : [];
    if (isCounted && claimed.length < most)
      await tools.rates.giveBack(carrier.provider, most - claimed.length);
    if (wasOpen && claimed.length === 0) this.breaker.fail();
    return claimed;
  }

  private async handle(claimed: ClaimedMessage): Promise<void> {
    const message = await this.tools.formerRecipients.renew(claimed);
    const now = this.tools.clock.now();
    // A process that was frozen meanwhile: somebody else has it.
    if (now >= message.leasedUntil) return;
    const unsent = this.unsent(message, now);
    if (unsent !== null) {
      this.heard(null);
      return this.settler.settle(unsent);
    }
    const isLate = message.expiresAt <= now;
    const result: Result = isLate ? { kind: 'expired' } : await this.attempt(message);
    await this.store(message, result);
  }

  /** What ends or waits without an attempt. */
  private unsent(message: ClaimedMessage, now: Date): Ending | null {
    const { need } = message;
    if (need === 'wanted' && message.isStopped) return { message, outcome: 'stopped', problem: null };
    if (need === 'wanted' && !message.hasAgreed)
      return { message, outcome: 'stopped', problem: 'has not agreed' };
    if (need === 'emergency' || need === 'asked' || !this.carrier.wakesPeople || message.expiresAt <= now)
      return null;
    const zone = message.timeZone ?? this.tools.timeZone;
    const dueAt = endOfQuiet(now, this.tools.quietHours, zone);
    if (dueAt <= now) return null;
    return { message, outcome: null, dueAt, problem: null, isAttempt: false };
  }

  private async attempt(message: ClaimedMessage): Promise<Result> {
    let result: Result;
    try {
      result = await this.carrier.send(message);
    } catch (error) {
      this.tools.logger.error({ err: error, messageId: message.id }, 'a carrier failed');
      result = { kind: 'again', problem: error instanceof Error ? error.name : 'unknown' };
    }
    this.heard(result);
    if (result.kind === 'again' && result.afterMs !== undefined && this.carrier.hasOneProvider)
      await this.tools.rates.pause(
        this.carrier.provider,
        new Date(this.tools.clock.now().getTime() + result.afterMs),
      );
    return result;
  }

  private heard(result: Result | null): void {
    if (!this.carrier.hasOneProvider) return;
    if (result?.kind === 'again' && result.isProviderAway) this.breaker.fail();
    else this.breaker.succeed();
  }

  private async store(message: ClaimedMessage, result: Result): Promise<void> {
    const { carrier, tools } = this;
    if (!carrier.record) return this.settler.settle(tools.endings.of(carrier, message, result));
    await tools.database.transaction(async (tx) => carrier.record?.(tx, message, result, tools.endings));
  }

  private fail(error: unknown): void {
    // The rows are due again when their lease ends, so the next look handles them.
    if (!this.isFailing)
      this.tools.logger.error({ err: error, channel: this.carrier.channel }, 'messages cannot be handled');
    this.isFailing = true;
  }
}
