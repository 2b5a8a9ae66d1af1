import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { Consent } from '../consent/consent.js';
import type { ClaimedMessage } from '../domain/sending.js';
import { OutboxRepository } from './outbox.repository.js';

const ToNumber = z.object({ to: z.string() });

/**
 * Messages that wait since versions before knew a recipient by the last nine digits: a STOP, a consent or a word by WhatsApp of today stands
 * under the whole number, and must be found for them too.
 */
@Injectable()
export class FormerRecipients {
  constructor(
    private readonly database: Database,
    private readonly repository: OutboxRepository,
    private readonly consent: Consent,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** The message as one of today. */
  async renew(message: ClaimedMessage): Promise<ClaimedMessage> {
    const { channel, recipientDigest, body } = message;
    if (recipientDigest === null || (channel !== 'sms' && channel !== 'whatsapp')) return message;
    const to = ToNumber.safeParse(body).data?.to;
    const digest = to === undefined ? null : this.cipher.numberDigest(to);
    if (to === undefined || digest === null || digest.equals(recipientDigest)) return message;
    if (this.cipher.formerNumberDigest(to)?.equals(recipientDigest) !== true) return message;
    return this.database.transaction(async (tx) => {
      await this.consent.renew(tx, [to]);
      const known = await this.repository.readdress(tx, message.id, digest);
      return { ...message, ...known, recipientDigest: digest };
    });
  }
}
