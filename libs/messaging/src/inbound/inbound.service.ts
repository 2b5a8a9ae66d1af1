import { Injectable } from '@nestjs/common';
import { Clock, PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { Consent } from '../consent/consent.js';
import { consentStarted, consentStopped } from '../consent/consent.texts.js';
import { toE164 } from '../domain/phone-number.policy.js';
import { consentWordIn } from '../domain/stop-words.policy.js';
import { Messenger } from '../messenger.js';
import type { Receipt } from '../outbox/receipt.repository.js';
import { InboundRepositories } from './inbound-repositories.js';
import type { InboundMessage } from './inbound.repository.js';
import { Replies } from './replies.js';

/** What somebody wrote, on a channel that people write on. */
export type Written = InboundMessage & { channel: 'sms' | 'whatsapp' };

/** What comes in: answers of people, with stop words, and reports of providers. */
@Injectable()
export class InboundService {
  constructor(
    private readonly repositories: InboundRepositories,
    private readonly consent: Consent,
    private readonly messenger: Messenger,
    private readonly replies: Replies,
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
  ) {}

  /** Keeps an answer and heeds what it asks for; one that comes twice counts once. */
  async hear(message: Written): Promise<void> {
    const number = toE164(message.from);
    const digest = number === null ? null : this.cipher.numberDigest(number);
    if (number === null || digest === null) return;
    await this.database.transaction(async (tx) => {
      const isNew = await this.repositories.inbound.insert(
        tx,
        { ...message, from: number },
        digest,
        this.clock.now(),
      );
      if (isNew) await this.heed(tx, message.channel, number, message.text);
    });
  }

  /** Stores a report; false when it is of no message that is known by its id so far. */
  noteReceipt(receipt: Receipt): Promise<boolean> {
    return this.database.transaction((tx) => this.repositories.receipts.note(tx, receipt, this.clock.now()));
  }

  private async heed(tx: Tx, channel: 'sms' | 'whatsapp', number: string, text: string): Promise<void> {
    const word = consentWordIn(text);
    if (word === null) return this.replies.take(tx, { channel, number, text });
    if (word === 'stop') await this.consent.stop(tx, number, channel);
    else await this.consent.start(tx, number, channel);
    await this.messenger.tell(tx, word === 'stop' ? consentStopped : consentStarted, {
      to: { channel, number, language: 'id' },
      variables: {},
      regionCode: 'ID',
    });
  }
}
