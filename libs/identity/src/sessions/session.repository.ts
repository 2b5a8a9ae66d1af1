import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#siaga/persistence';

export interface SessionRow {
  id: string;
  accountId: string;
  expiresAt: Date;
}

/** Server-side sessions; only a digest of the token is stored. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  async insert(
    session: SessionRow & { tokenHash: Buffer; createdAt: Date; address: string; agent: string },
  ): Promise<void> {
    await this.database.query(
      'INSERT INTO session (id, token_hash, account_id, created_at, expires_at, address, agent) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [
        session.id,
        session.tokenHash,
        session.accountId,
        session.createdAt,
        session.expiresAt,
        session.address,
        session.agent,
      ],
    );
  }

  async alive(tokenHash: Buffer, now: Date): Promise<SessionRow | null> {
    const [row] = await this.database.query<{ id: string; account_id: string; expires_at: Date }>(
      'SELECT id, account_id, expires_at FROM session WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > $2',
      [tokenHash, now],
    );
    return row ? { id: row.id, accountId: row.account_id, expiresAt: row.expires_at } : null;
  }

  async revoke(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.query('UPDATE session SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [id, now]);
  }

  /** Ends all sessions of an account but `exceptId`. */
  async revokeAllOf(tx: Tx, accountId: string, now: Date, exceptId: string | null = null): Promise<void> {
    await tx.query(
      'UPDATE session SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $3',
      [accountId, now, exceptId],
    );
  }
}
