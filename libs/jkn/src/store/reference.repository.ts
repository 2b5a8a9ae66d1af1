import { Injectable } from '@nestjs/common';
import { PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';

/** Named queries of `jkn_reference`: which ticket a letter of referral or control was used for. */
@Injectable()
export class ReferenceRepository {
  constructor(private readonly cipher: PersonalDataCipher) {}

  /** Holds a letter until the transaction ends; gives the ticket that it was used for last. */
  async hold(tx: Tx, facilityId: string, reference: string): Promise<string | null> {
    const [row] = await tx.query<{ ticket_id: string | null }>(
      `INSERT INTO jkn_reference (facility_id, digest) VALUES ($1, $2)
       ON CONFLICT (facility_id, digest) DO UPDATE SET facility_id = excluded.facility_id RETURNING ticket_id`,
      [facilityId, this.digest(reference)],
    );
    return row?.ticket_id ?? null;
  }

  async use(tx: Tx, facilityId: string, reference: string, ticketId: string): Promise<void> {
    await tx.query('UPDATE jkn_reference SET ticket_id = $3 WHERE facility_id = $1 AND digest = $2', [
      facilityId,
      this.digest(reference),
      ticketId,
    ]);
  }

  private digest(reference: string): Buffer {
    return this.cipher.textDigest(`jkn reference ${reference.toUpperCase()}`);
  }
}
