import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '#siaga/kernel';
import { isPassing } from '#siaga/persistence';
import type { Receipt } from '../outbox/receipt.repository.js';
import { InboundService, type Written } from './inbound.service.js';

/** Takes what one post of a provider holds, each part by itself. */
@Injectable()
export class InboundBatch {
  constructor(
    private readonly inbound: InboundService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Tries every message and report, whatever befalls the others. One that can never be stored is told to the log and left: the provider would
   * send it for ever, and the others with it. Throws what will pass, once all were tried: sent again, those that were taken change nothing.
   */
  async take(messages: readonly Written[], receipts: readonly Receipt[]): Promise<void> {
    const passing: unknown[] = [];
    const attempt = async (work: () => Promise<unknown>): Promise<void> => {
      try {
        await work();
      } catch (error) {
        if (isPassing(error)) passing.push(error);
        else this.logger.error({ err: error }, 'a part of what a provider sent cannot be taken and is left');
      }
    };
    for (const message of messages) await attempt(() => this.inbound.hear(message));
    for (const receipt of receipts) await attempt(() => this.inbound.noteReceipt(receipt));
    if (passing.length > 0) throw passing[0];
  }
}
