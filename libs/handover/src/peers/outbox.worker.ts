import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { api, buildRequest, HandoverReceipt } from '#siaga/contracts';
import { LOGGER, PersonalDataCipher, Ticker, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { judgeAttempt, type Attempt } from '../domain/delivery.policy.js';
import { Deliveries, type Address } from './deliveries.js';
import { OutboxBell } from './outbox-bell.js';
import type { Message } from './outbox.repository.js';
import { PeerClient } from './peer-client.js';

const INTERVAL_MS = 500;
/** A centre that is down keeps a sender busy for its time limit; the others must not wait for it. */
const MOST_AT_ONCE = 6;

/** Sends what the outbox holds. Claimed row by row, so that any number of workers can run, and one that dies loses nothing. */
@Injectable()
export class OutboxWorker implements BeforeApplicationShutdown {
  private readonly ticker = new Ticker(
    INTERVAL_MS,
    () => this.fill(),
    (error) => this.fail(error),
  );
  private readonly sending = new Set<Promise<void>>();
  private isFailing = false;

  constructor(
    private readonly database: Database,
    private readonly deliveries: Deliveries,
    private readonly client: PeerClient,
    private readonly bell: OutboxBell,
    private readonly cipher: PersonalDataCipher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.bell.onRing(() => this.ticker.now());
    this.ticker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.bell.onRing(() => undefined);
    await this.ticker.stop();
    await Promise.all(this.sending);
  }

  /** Sends everything that is due, one attempt each, and waits for it; gives how many attempts there were. */
  async sendDue(): Promise<number> {
    let attempts = 0;
    for (let message = await this.claim(); message; message = await this.claim()) {
      await this.send(message);
      attempts += 1;
    }
    return attempts;
  }

  private async fill(): Promise<void> {
    while (this.sending.size < MOST_AT_ONCE) {
      const message = await this.claim();
      if (!message) break;
      const work: Promise<void> = this.send(message)
        .catch((error: unknown) => this.fail(error))
        .finally(() => {
          this.sending.delete(work);
          this.ticker.now();
        });
      this.sending.add(work);
    }
    this.isFailing = false;
  }

  private claim(): Promise<Message | null> {
    return this.database.transaction((tx) => this.deliveries.claim(tx));
  }

  /** The request is made between two transactions, never inside one. */
  private async send(message: Message): Promise<void> {
    const address = await this.deliveries.addressOf(message);
    const attempt = await this.attempt(message, address);
    const isReceipt = (value: unknown): boolean => HandoverReceipt.safeParse(value).success;
    const delivery = judgeAttempt(attempt, isReceipt);
    const receipt = attempt.kind === 'answered' ? HandoverReceipt.safeParse(attempt.receipt).data : undefined;
    await this.database.transaction((tx) => this.deliveries.record(tx, message, delivery, receipt ?? null));
  }

  private attempt(message: Message, address: Address | null): Promise<Attempt> {
    if (address === null) return Promise.resolve({ kind: 'unanswered', problem: 'no address' });
    const route = { case: api.receiveHandover, answer: api.answerHandover, state: api.handoverState }[
      message.kind
    ];
    const { url } = buildRequest(route, { id: address.reference });
    const secret = String(this.cipher.open(address.secretSealed));
    return this.client.post({
      url: `${address.baseUrl}${url}`,
      from: address.from,
      secret,
      body: message.body,
    });
  }

  private fail(error: unknown): void {
    // The rows are due again when their lease ends, so the next look handles them.
    if (!this.isFailing) this.logger.error({ err: error }, 'messages to other centres cannot be handled');
    this.isFailing = true;
  }
}
