import { Injectable } from '@nestjs/common';
import type { Tx } from '#siaga/persistence';

interface ClaimRow {
  entry_id: string;
  shift_id: string;
  serial: number;
  shown_at: Date;
  claim_digest: Buffer;
  claimed_at: Date;
  is_late: boolean;
  opened_at: Date | null;
}

/** The telephone that claimed a traveller's code; the entry may not have come yet. */
export interface StoredClaim {
  readonly entryId: string;
  readonly shiftId: string;
  readonly serial: number;
  readonly shownAt: Date;
  readonly digest: Buffer;
  readonly claimedAt: Date;
  readonly isLate: boolean;
  readonly openedAt: Date | null;
}

const COLUMNS = 'entry_id, shift_id, serial, shown_at, claim_digest, claimed_at, is_late, opened_at';

/** Named queries of `entry_claim`: one for each traveller, that of the newest showing. */
@Injectable()
export class ClaimRepository {
  /**
   * Takes a code for a telephone: of many at once one does, and the claim of an older showing gives way (`isShownAfter`). False when there is one
   * that does not.
   */
  async take(tx: Tx, claim: Omit<StoredClaim, 'openedAt'>): Promise<boolean> {
    const rows = await tx.query<{ entry_id: string }>(
      `INSERT INTO entry_claim AS c (entry_id, shift_id, serial, shown_at, claim_digest, claimed_at, is_late)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (entry_id) DO UPDATE SET shift_id = excluded.shift_id, serial = excluded.serial, shown_at = excluded.shown_at,
         claim_digest = excluded.claim_digest, claimed_at = excluded.claimed_at, is_late = excluded.is_late, opened_at = NULL
       WHERE CASE WHEN c.shift_id = excluded.shift_id THEN c.serial < excluded.serial ELSE c.shown_at < excluded.shown_at END
       RETURNING entry_id`,
      [
        ...[claim.entryId, claim.shiftId, claim.serial, claim.shownAt],
        ...[claim.digest, claim.claimedAt, claim.isLate],
      ],
    );
    return rows.length > 0;
  }

  /** The claim of a traveller, held. */
  async lock(tx: Tx, entryId: string): Promise<StoredClaim | null> {
    const [row] = await tx.query<ClaimRow>(
      `SELECT ${COLUMNS} FROM entry_claim WHERE entry_id = $1 FOR UPDATE`,
      [entryId],
    );
    if (row === undefined) return null;
    return {
      ...{ entryId: row.entry_id, shiftId: row.shift_id, serial: row.serial, shownAt: row.shown_at },
      ...{ digest: row.claim_digest, claimedAt: row.claimed_at },
      ...{ isLate: row.is_late, openedAt: row.opened_at },
    };
  }

  async opened(tx: Tx, entryId: string, at: Date): Promise<void> {
    await tx.query('UPDATE entry_claim SET opened_at = $2 WHERE entry_id = $1 AND opened_at IS NULL', [
      entryId,
      at,
    ]);
  }

  async remove(tx: Tx, entryId: string): Promise<void> {
    await tx.query('DELETE FROM entry_claim WHERE entry_id = $1', [entryId]);
  }

  /** Gives how many of before a moment went. */
  async forget(tx: Tx, before: Date): Promise<number> {
    const rows = await tx.query<{ entry_id: string }>(
      'DELETE FROM entry_claim WHERE claimed_at < $1 RETURNING entry_id',
      [before],
    );
    return rows.length;
  }
}
