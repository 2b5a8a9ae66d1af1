import type { Channel, ClaimedMessage, Sending } from '../domain/sending.js';
import { smsParts } from '../domain/sms-parts.policy.js';
import type { Carrier } from '../outbox/carrier.js';
import { SmsBody } from '../providers/bodies.js';

export const DEMO_PROVIDER = 'demo';

/** Takes the messages of a channel for the screen "Kotak pesan demo": they are shown from the outbox, nothing leaves the machine. */
export class DemoCarrier implements Carrier {
  readonly provider = DEMO_PROVIDER;
  readonly mostAtOnce = 8;
  readonly ratePerS = null;
  readonly hasOneProvider = false;
  /** Somebody who looks at the demo at night wants to see it. */
  readonly wakesPeople = false;
  readonly longestWaitMs = 30_000;

  constructor(readonly channel: Channel) {}

  send({ body }: ClaimedMessage): Promise<Sending> {
    const sms = this.channel === 'sms' ? SmsBody.safeParse(body).data : undefined;
    return Promise.resolve({ kind: 'sent', parts: sms ? smsParts(sms.text) : 1, cost: 0 });
  }
}
