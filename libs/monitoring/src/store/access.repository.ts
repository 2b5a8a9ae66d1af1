import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#siaga/persistence';

/** How a person's own page is opened: by a code once, then by the code and a secret of the person's own. */
export interface StoredAccess {
  readonly caseId: string;
  readonly pinDigest: Buffer | null;
  readonly expiresAt: Date;
}

interface AccessRow {
  case_id: string;
  pin_digest: Buffer | null;
  expires_at: Date;
}

/** Named queries of `monitoring_access`. */
@Injectable()
export class AccessRepository {
  constructor(private readonly database: Database) {}

  /** Gives a case a new code; the one before, and the secret that went with it, open nothing any more. */
  async put(tx: Tx, caseId: string, codeDigest: Buffer, expiresAt: Date): Promise<void> {
    await tx.query(
      `INSERT INTO monitoring_access (case_id, code_digest, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT (case_id) DO UPDATE SET code_digest = excluded.code_digest, pin_digest = NULL, expires_at = excluded.expires_at`,
      [caseId, codeDigest, expiresAt],
    );
  }

  /** Codes of cases that have none yet. */
  async putAll(
    tx: Tx,
    codes: readonly { caseId: string; codeDigest: Buffer }[],
    expiresAt: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO monitoring_access (case_id, code_digest, expires_at)
       SELECT case_id, code_digest, $3 FROM unnest($1::uuid[], $2::bytea[]) AS fresh (case_id, code_digest)`,
      [codes.map(({ caseId }) => caseId), codes.map(({ codeDigest }) => codeDigest), expiresAt],
    );
  }

  /** Whose code it is; null for nobody's. */
  async byCode(codeDigest: Buffer): Promise<StoredAccess | null> {
    const [row] = await this.database.query<AccessRow>(
      'SELECT case_id, pin_digest, expires_at FROM monitoring_access WHERE code_digest = $1',
      [codeDigest],
    );
    return row === undefined
      ? null
      : { caseId: row.case_id, pinDigest: row.pin_digest, expiresAt: row.expires_at };
  }

  /** Uses the code up: of two who use it at once one does. */
  async activate(tx: Tx, codeDigest: Buffer, pinDigest: Buffer, now: Date): Promise<boolean> {
    const rows = await tx.query<{ case_id: string }>(
      `UPDATE monitoring_access SET pin_digest = $2 WHERE code_digest = $1 AND pin_digest IS NULL AND expires_at > $3 RETURNING case_id`,
      [codeDigest, pinDigest, now],
    );
    return rows.length > 0;
  }

  async remove(tx: Tx, caseId: string): Promise<void> {
    await tx.query('DELETE FROM monitoring_access WHERE case_id = $1', [caseId]);
  }
}
