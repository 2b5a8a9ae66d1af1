import { Injectable } from '@nestjs/common';
import { Clock, PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';

/**
 * Who said that no more messages are wanted. It holds for the number on every channel: whoever writes STOP to an SMS does not
 * expect the same by WhatsApp.
 */
@Injectable()
export class Consent {
  constructor(
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
  ) {}

  /** Nothing but what is required or an emergency goes to the number from now on. `source` says who told us. */
  async stop(tx: Tx, number: string, source: string): Promise<void> {
    await this.set(tx, number, true, source);
  }

  /** Messages go to the number again. */
  async start(tx: Tx, number: string, source: string): Promise<void> {
    await this.set(tx, number, false, source);
  }

  private async set(tx: Tx, number: string, isStopped: boolean, source: string): Promise<void> {
    const digest = this.cipher.numberDigest(number);
    if (digest === null) return;
    await tx.query(
      `INSERT INTO message_consent (recipient_digest, is_stopped, source, changed_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (recipient_digest) DO UPDATE SET is_stopped = $2, source = $3, changed_at = $4`,
      [digest, isStopped, source, this.clock.now()],
    );
  }
}
