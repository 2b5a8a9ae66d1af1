import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#siaga/persistence';

/** A one-time code as it is kept: nobody reads it here. */
export interface StoredCode {
  /** Of what it is for: the same thing has one code at a time. */
  readonly id: string;
  readonly phoneDigest: Buffer;
  readonly codeDigest: Buffer;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

/** Named queries of `booking_code` and `booking_try`. */
@Injectable()
export class CodeRepository {
  constructor(private readonly database: Database) {}

  /** Takes the place of the one before. */
  async put(tx: Tx, { id, phoneDigest, codeDigest, sentAt, expiresAt }: StoredCode): Promise<void> {
    await tx.query(
      `INSERT INTO booking_code (id, phone_digest, code_digest, sent_at, expires_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET phone_digest = excluded.phone_digest, code_digest = excluded.code_digest,
         sent_at = excluded.sent_at, expires_at = excluded.expires_at, tries = 0, proven_at = NULL`,
      [id, phoneDigest, codeDigest, sentAt, expiresAt],
    );
  }

  /** Counts a try, then gives what it is compared with; null when it is too old or was tried too often. Of tries at once each counts. */
  async takeTry(
    id: string,
    mostTries: number,
    now: Date,
  ): Promise<{ phoneDigest: Buffer; codeDigest: Buffer; triesLeft: number } | null> {
    const [row] = await this.database.query<{ phone_digest: Buffer; code_digest: Buffer; tries: number }>(
      `UPDATE booking_code SET tries = tries + 1 WHERE id = $1 AND tries < $2 AND expires_at > $3
       RETURNING phone_digest, code_digest, tries`,
      [id, mostTries, now],
    );
    return row === undefined
      ? null
      : { phoneDigest: row.phone_digest, codeDigest: row.code_digest, triesLeft: mostTries - row.tries };
  }

  /** It was right: takes the try back, and lets the same form be sent again until `expiresAt`. */
  async prove(id: string, now: Date, expiresAt: Date): Promise<void> {
    await this.database.query(
      `UPDATE booking_code SET tries = tries - 1, proven_at = coalesce(proven_at, $2), expires_at = CASE WHEN proven_at IS NULL THEN $3 ELSE expires_at END
       WHERE id = $1`,
      [id, now, expiresAt],
    );
  }

  /** Counts one more of a kind; gives how many there were since `since`, which begins anew once it is older than `beginsAnew`. */
  async count(key: Buffer, now: Date, beginsAnew: Date): Promise<{ tries: number; since: Date }> {
    const [row] = await this.database.query<{ tries: number; since: Date }>(
      `INSERT INTO booking_try AS t (key, tries, since) VALUES ($1, 1, $2)
       ON CONFLICT (key) DO UPDATE SET
         tries = CASE WHEN t.since <= $3 THEN 1 ELSE t.tries + 1 END,
         since = CASE WHEN t.since <= $3 THEN $2 ELSE t.since END
       RETURNING tries, since`,
      [key, now, beginsAnew],
    );
    if (row === undefined) throw new Error('a count gives its row');
    return row;
  }

  /** Deletes what ended before. */
  async forget(before: Date): Promise<void> {
    await this.database.query('DELETE FROM booking_code WHERE expires_at < $1', [before]);
    await this.database.query('DELETE FROM booking_try WHERE since < $1', [before]);
  }
}
