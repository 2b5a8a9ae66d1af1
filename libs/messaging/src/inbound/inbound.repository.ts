import { Injectable } from '@nestjs/common';
import { maskNumber, newId, PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import type { Channel } from '../domain/sending.js';

/** What somebody wrote to us. */
export interface InboundMessage {
  channel: Channel;
  /** The provider's id. It comes twice when its report was lost; a gateway that counts anew gives it to another message. */
  providerId: string;
  from: string;
  text: string;
  /** Other things than text, as they came: a place, a picture's id. */
  content: unknown;
  at: Date;
}

const SESSION_HOURS = 24;

/** Messages that came in. */
@Injectable()
export class InboundRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Keeps it; false when it was there already. */
  async insert(tx: Tx, message: InboundMessage, digest: Buffer, now: Date): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO message_inbound (id, channel, provider_id, sender_digest, sender_label, body_sealed, at, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT message_inbound_once_uq DO NOTHING RETURNING id`,
      [
        newId(),
        message.channel,
        this.digestOf(message).toString('hex'),
        digest,
        maskNumber(message.from),
        this.cipher.seal({ from: message.from, text: message.text, content: message.content }),
        // A provider's clock may be wrong, and its time no time; a conversation is not open for longer by that.
        message.at.getTime() >= 0 && message.at <= now ? message.at : now,
        now,
      ],
    );
    return rows.length > 0;
  }

  /**
   * What is the same message (ADR 0028): an id within its sender and its words, for the 30 days that it is kept. A digest, since the ids of
   * WhatsApp hold the number they came from.
   */
  private digestOf({ providerId, from, text, content }: InboundMessage): Buffer {
    return this.cipher.textDigest(JSON.stringify([providerId, from, text, content ?? null]));
  }

  /** True when the person wrote on this channel in the last 24 hours. */
  async hasWritten(digest: Buffer, channel: Channel, now: Date): Promise<boolean> {
    const since = new Date(now.getTime() - SESSION_HOURS * 3_600_000);
    const rows = await this.database.query(
      'SELECT 1 FROM message_inbound WHERE sender_digest = $1 AND channel = $2 AND at > $3 LIMIT 1',
      [digest, channel, since],
    );
    return rows.length > 0;
  }
}
