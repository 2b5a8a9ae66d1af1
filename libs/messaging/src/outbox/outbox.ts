import { Injectable } from '@nestjs/common';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { NewMessage } from './message.js';
import { OutboxBell } from './outbox-bell.js';
import { OutboxRepository } from './outbox.repository.js';

/**
 * Where messages are put, in the transaction of what they tell: they go out when it commits, at least once, and only then. Most
 * modules use `Messenger`, which knows people, texts and channels.
 */
@Injectable()
export class Outbox {
  constructor(
    private readonly repository: OutboxRepository,
    private readonly bell: OutboxBell,
    private readonly clock: Clock,
  ) {}

  /** The new message's id; null when one with the same `onceKey` was put there before. */
  async add(tx: Tx, message: NewMessage): Promise<string | null> {
    const id = await this.repository.add(tx, message, this.clock.now());
    tx.afterCommit(() => this.bell.ring());
    return id;
  }

  /** Many at once, in their order; one with a `onceKey` that was used before is left out. */
  async addAll(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
    await this.repository.addAll(tx, messages, this.clock.now());
    tx.afterCommit(() => this.bell.ring());
  }

  /** Takes back what tells of `subjectId` and has not gone out; of these kinds only, when given. Gives how many. */
  cancel(tx: Tx, subjectId: string, kinds: readonly string[] | null = null): Promise<number> {
    return this.repository.cancel(tx, subjectId, this.clock.now(), kinds);
  }

  /** Takes back what has not gone out and forgets what was said of `subjectId`, to whom, and which number answers to it: nobody can be told from the rows. */
  async forget(tx: Tx, subjectId: string): Promise<void> {
    await this.cancel(tx, subjectId);
    await this.repository.forgetAbout(tx, subjectId);
  }

  /** How many messages about `subjectId` have not gone out. */
  countUnsent(tx: Tx, subjectId: string): Promise<number> {
    return this.repository.countUnsent(tx, subjectId);
  }

  /** True when a message of the kind about `subjectId` arrived, or may have arrived. */
  mayHaveArrived(tx: Tx, subjectId: string, kind: string): Promise<boolean> {
    return this.repository.mayHaveArrived(tx, subjectId, kind);
  }
}
