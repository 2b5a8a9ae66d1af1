import { Injectable } from '@nestjs/common';
import { Clock, Outgoing } from '#siaga/kernel';
import type { ClaimedMessage, Sending } from '../domain/sending.js';
import type { Carrier } from '../outbox/carrier.js';
import { WebhookBody } from '../providers/bodies.js';
import { askSigned, heard, untakenBy } from '../providers/http.js';
import { untaken } from '../providers/untaken.js';
import { WebhookRepository } from './webhook.repository.js';

/** The same for every attempt, also when somebody sends it again: a receiver that has it leaves the second out. */
export const DELIVERY_HEADER = 'x-siaga-delivery';

/** Tells other systems of changes, signed like the events of a telephone system. */
@Injectable()
export class WebhookCarrier implements Carrier {
  readonly channel = 'webhook';
  readonly provider = 'webhook';
  readonly mostAtOnce = 12;
  readonly ratePerS = null;
  readonly hasOneProvider = false;
  readonly wakesPeople = false;
  readonly longestWaitMs = 600_000;

  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly outgoing: Outgoing,
    private readonly clock: Clock,
  ) {}

  async send(message: ClaimedMessage): Promise<Sending> {
    const { webhookId, event } = WebhookBody.parse(message.body);
    const address = await this.webhooks.addressOf(webhookId);
    if (address === null) return untaken('for good', 'the webhook is gone');
    const answer = await askSigned({
      url: address.url,
      headers: { [DELIVERY_HEADER]: message.idempotencyKey },
      secret: address.secret,
      body: event,
      at: this.clock.now(),
      outgoing: this.outgoing,
    });
    return heard(answer, (answered) => {
      const { isOk, status, afterMs } = answered;
      if (isOk) return { kind: 'sent', cost: 0 };
      // 410 says that nobody wants them any more; everything else may be put right before the message expires.
      return status === 410 ? untakenBy(answered) : untaken('later', `HTTP ${status}`, afterMs);
    });
  }
}
