import { Injectable } from '@nestjs/common';
import type { HandoverReceipt } from '#siaga/contracts';
import { Clock, SYSTEM_ACTOR } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CentreRepository } from '../centres/centre.repository.js';
import { waitAfterMs, type Delivery } from '../domain/delivery.policy.js';
import { HandoverChanges } from '../handovers/handover-changes.js';
import { IncomingService } from '../handovers/incoming.service.js';
import { OutgoingService } from '../handovers/outgoing.service.js';
import { OutboxRepository, type Message } from './outbox.repository.js';

/** Where a message goes. */
export interface Address {
  baseUrl: string;
  secretSealed: string;
  /** Code of the own centre. */
  from: string;
  reference: string;
}

/** The screens hear of so many vain attempts of an answer; a sender that is away for hours is not told of each. */
const SHOWN_ATTEMPTS = 3;

/** What becomes of hand-overs by the way their messages went. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly outbox: OutboxRepository,
    private readonly changes: HandoverChanges,
    private readonly centres: CentreRepository,
    private readonly outgoing: OutgoingService,
    private readonly incoming: IncomingService,
    private readonly clock: Clock,
  ) {}

  claim(tx: Tx): Promise<Message | null> {
    return this.outbox.claim(tx, this.clock.now());
  }

  /** The configured address of the other centre; null when it has none any more. */
  async addressOf({ handoverId }: Message): Promise<Address | null> {
    const stored = await this.changes.repository.byId(handoverId);
    const { centreId, reference } = stored?.view ?? { centreId: null, reference: '' };
    if (!stored || centreId === null || stored.ownCentreId === null) return null;
    const other = await this.centres.byId(centreId);
    const own = await this.centres.byId(stored.ownCentreId);
    if (!own || !other?.secretSealed || other.view.baseUrl === null) return null;
    const { baseUrl } = other.view;
    return { baseUrl, secretSealed: other.secretSealed, from: own.view.code, reference };
  }

  /** Stores how an attempt ended and what follows from it. */
  async record(tx: Tx, message: Message, delivery: Delivery, receipt: HandoverReceipt | null): Promise<void> {
    const held = await this.changes.hold(tx, message.handoverId);
    const now = this.clock.now();
    if (delivery.kind === 'again') return this.again(tx, message, delivery.problem);
    if (delivery.kind === 'refused' && delivery.reason === 'wrong_secret' && message.kind !== 'case')
      return this.again(tx, message, delivery.reason);
    const outcome = delivery.kind === 'refused' ? 'refused' : 'delivered';
    const problem = delivery.kind === 'refused' ? delivery.reason : null;
    if (!(await this.outbox.finish(tx, message.id, outcome, now, problem))) return;
    if (message.kind === 'case') {
      if (delivery.kind === 'refused') return this.outgoing.fail(tx, held, delivery.reason);
      const change = { deliveredAt: now.toISOString(), sendAttempts: message.attempts };
      await this.changes.save(tx, held.stored, change, SYSTEM_ACTOR);
    } else if (message.kind === 'answer' && receipt && receipt.status !== 'offered') {
      const word = { status: receipt.status, at: now.toISOString(), by: null, reason: null };
      await this.incoming.applyWord(tx, held, word, SYSTEM_ACTOR);
    } else await this.changes.save(tx, held.stored, {}, SYSTEM_ACTOR);
  }

  private async again(tx: Tx, message: Message, problem: string): Promise<void> {
    const now = this.clock.now();
    const dueAt = new Date(now.getTime() + waitAfterMs(message.attempts));
    const isHopeless = dueAt >= message.giveUpAt;
    if (isHopeless) await this.outbox.finish(tx, message.id, 'given_up', now, problem);
    else await this.outbox.postpone(tx, message.id, dueAt, problem);
    const isShown = isHopeless || message.kind === 'case' || message.attempts <= SHOWN_ATTEMPTS;
    if (!isShown) return;
    const { stored } = await this.changes.hold(tx, message.handoverId);
    await this.changes.save(tx, stored, { sendAttempts: message.attempts }, SYSTEM_ACTOR);
  }
}
