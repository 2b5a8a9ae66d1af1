import { Injectable } from '@nestjs/common';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { nextAttemptAt } from '../domain/retry.policy.js';
import type { ClaimedMessage } from '../domain/sending.js';
import { MessageCounters } from './message-counters.js';
import type { Ending, Result } from './message.js';
import { OutboxRepository } from './outbox.repository.js';

/** What an attempt means for its message. */
@Injectable()
export class Endings {
  constructor(
    private readonly repository: OutboxRepository,
    private readonly counters: MessageCounters,
    private readonly clock: Clock,
  ) {}

  /** Ended or to be tried again, by how the attempt went. */
  of(carrier: { longestWaitMs: number }, message: ClaimedMessage, result: Result): Ending {
    switch (result.kind) {
      case 'sent':
        return { message, outcome: 'sent', problem: null, sending: result };
      case 'refused':
        return { message, outcome: 'refused', problem: result.problem, sending: result };
      case 'expired':
        return { message, outcome: 'expired', problem: null };
      case 'again': {
        const { problem, afterMs } = result;
        const waits = { longestMs: carrier.longestWaitMs, afterMs };
        const dueAt = nextAttemptAt(message, this.clock.now(), waits);
        if (dueAt === null) return { message, outcome: 'expired', problem };
        return { message, outcome: null, dueAt, problem, isAttempt: true };
      }
    }
  }

  /** Stores endings, and counts them when that is committed; gives the ids of the messages that were still this worker's to end. */
  async settle(
    tx: Pick<Tx, 'query'> & Partial<Pick<Tx, 'afterCommit'>>,
    provider: string,
    endings: readonly Ending[],
  ): Promise<Set<string>> {
    const mine = await this.repository.settle(tx, provider, endings, this.clock.now());
    const count = (): void => {
      for (const ending of endings) if (mine.has(ending.message.id)) this.counters.note(ending);
    };
    if (tx.afterCommit) tx.afterCommit(count);
    else count();
    return mine;
  }
}
