import { Injectable } from '@nestjs/common';
import { AppError, Clock, PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { toE164 } from '../domain/phone-number.policy.js';
import { addressDigest } from './address-digest.js';
import { consentStopped } from './consent.texts.js';

/** What is agreed for: a telephone number, or an e-mail address. */
export type Contact = string | { address: string };

/** The words that somebody agreed to, as they were shown: their key and version. */
export interface Words {
  key: string;
  version: number;
}

/**
 * Who wants messages. What is `wanted` goes only to who agreed, and not to who said STOP afterwards. Both hold for the number on every
 * channel: whoever writes STOP to an SMS does not expect the same by WhatsApp. Push is agreed to on the phone itself.
 */
@Injectable()
export class Consent {
  constructor(
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
  ) {}

  /** The person agreed to these words; `source` says where. Ends an earlier STOP. Throws INPUT.INVALID for a number that is none. */
  async agree(tx: Tx, contact: Contact, words: Words, source: string): Promise<void> {
    const digest = this.digestOf(contact);
    if (digest === null || (typeof contact === 'string' && toE164(contact) === null))
      throw new AppError('INPUT.INVALID', {
        fields: [{ path: 'number', message: 'Expected a telephone number' }],
      });
    await this.store(tx, digest, words, source);
  }

  /** Nothing but what is required or an emergency goes there from now on. `source` says who told us. */
  async stop(tx: Tx, contact: Contact, source: string): Promise<void> {
    const digest = this.digestOf(contact);
    if (digest === null) return;
    await tx.query(
      `INSERT INTO message_consent (recipient_digest, is_stopped, source, changed_at) VALUES ($1, true, $2, $3)
       ON CONFLICT (recipient_digest) DO UPDATE SET is_stopped = true, source = $2, changed_at = $3`,
      [digest, source, this.clock.now()],
    );
  }

  /** Messages go to the number again: asked for by the person, with the word that the answer to STOP names. */
  async start(tx: Tx, number: string, source: string): Promise<void> {
    const digest = this.digestOf(number);
    if (digest !== null) await this.store(tx, digest, consentStopped, source);
  }

  /**
   * Takes over what versions before kept of the numbers by their last nine digits, unless something newer is known of one. A STOP holds for
   * every number that it may have meant; the old row stays for the others.
   */
  async renew(tx: Pick<Tx, 'query'>, numbers: readonly string[]): Promise<void> {
    const known = numbers.flatMap((number) => {
      const [digest, former] = [this.cipher.numberDigest(number), this.cipher.formerNumberDigest(number)];
      return digest === null || former === null ? [] : [{ digest, former }];
    });
    if (known.length === 0) return;
    await tx.query(
      `INSERT INTO message_consent (recipient_digest, is_stopped, source, changed_at, agreed_at, agreed_source, agreed_words, agreed_version)
       SELECT asked.digest, is_stopped, source, changed_at, agreed_at, agreed_source, agreed_words, agreed_version
       FROM unnest($1::bytea[], $2::bytea[]) AS asked (digest, former) JOIN message_consent ON recipient_digest = asked.former
       ORDER BY asked.digest
       ON CONFLICT (recipient_digest) DO NOTHING`,
      [known.map(({ digest }) => digest), known.map(({ former }) => former)],
    );
  }

  private async store(tx: Tx, digest: Buffer, { key, version }: Words, source: string): Promise<void> {
    await tx.query(
      `INSERT INTO message_consent (recipient_digest, is_stopped, source, changed_at, agreed_at, agreed_source, agreed_words, agreed_version)
       VALUES ($1, false, $2, $3, $3, $2, $4, $5)
       ON CONFLICT (recipient_digest) DO UPDATE SET is_stopped = false, source = $2, changed_at = $3,
         agreed_at = $3, agreed_source = $2, agreed_words = $4, agreed_version = $5`,
      [digest, source, this.clock.now(), key, version],
    );
  }

  private digestOf(contact: Contact): Buffer | null {
    return typeof contact === 'string'
      ? this.cipher.numberDigest(contact)
      : addressDigest(this.cipher, contact.address);
  }
}
