import { Injectable } from '@nestjs/common';
import type { Tx } from '#siaga/persistence';

/** What somebody answered, from a number as it is dialled from anywhere. */
export interface Reply {
  readonly channel: 'sms' | 'whatsapp';
  readonly number: string;
  readonly text: string;
}

/** Takes an answer in the transaction that keeps it; false when it is not for this module. When it throws, the answer is not kept and comes again. */
export type ReplyTaker = (tx: Tx, reply: Reply) => Promise<boolean>;

/** Lets modules take what people answer to their messages: the first that takes it has it. */
@Injectable()
export class Replies {
  private readonly takers: ReplyTaker[] = [];

  /** Adds one for as long as the process runs. */
  register(taker: ReplyTaker): void {
    this.takers.push(taker);
  }

  async take(tx: Tx, reply: Reply): Promise<void> {
    for (const taker of this.takers) if (await taker(tx, reply)) return;
  }
}
