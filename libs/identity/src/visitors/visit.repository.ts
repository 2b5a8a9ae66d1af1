import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#siaga/persistence';
import type { HeldPass } from '../access/visitor.js';
import { PassRepository, type PassRow } from './pass.repository.js';
import { IDLE_MS, type ShownToken } from './visit.policy.js';

/** A living visit, as the secret that was shown finds it. */
export interface StoredVisit extends ShownToken {
  id: string;
  seenAt: Date;
  expiresAt: Date;
  passes: HeldPass[];
}

interface VisitRow extends PassRow {
  session_id: string;
  is_current: boolean;
  is_renewal_seen: boolean;
  renewed_at: Date;
  seen_at: Date;
  expires_at: Date;
}

/** Visits: the sessions of devices without an account. Tables of their own; no row of them ever opens what staff may. */
@Injectable()
export class VisitRepository {
  constructor(
    private readonly database: Database,
    private readonly passes: PassRepository,
  ) {}

  async insert(tx: Tx, visit: { id: string; tokenHash: Buffer; now: Date; expiresAt: Date }): Promise<void> {
    await tx.query(
      `INSERT INTO visitor_session (id, token_hash, created_at, renewed_at, seen_at, expires_at) VALUES ($1, $2, $3, $3, $3, $4)`,
      [visit.id, visit.tokenHash, visit.now, visit.expiresAt],
    );
  }

  /** The visit of a secret with the passes that still open something; null when it ended, or nothing is left of it. */
  async alive(tokenHash: Buffer, now: Date): Promise<StoredVisit | null> {
    const rows = await this.database.query<VisitRow>(
      `SELECT s.id AS session_id, s.token_hash = $1 AS is_current, s.is_renewal_seen, s.renewed_at, s.seen_at, s.expires_at,
         p.id, p.scope, p.subject_kind, p.subject_id, p.label_sealed, h.opened_at, p.ends_at
       FROM visitor_session s JOIN visitor_hold h ON h.session_id = s.id JOIN visitor_pass p ON p.id = h.pass_id
       WHERE (s.token_hash = $1 OR s.previous_hash = $1) AND s.ended_at IS NULL AND s.expires_at > $2 AND s.seen_at > $3
         AND p.ended_at IS NULL AND p.ends_at > $2
       ORDER BY h.opened_at, p.id`,
      [tokenHash, now, new Date(now.getTime() - IDLE_MS)],
    );
    const [first] = rows;
    if (!first) return null;
    return {
      id: first.session_id,
      isCurrent: first.is_current,
      isRenewalSeen: first.is_renewal_seen,
      renewedAt: first.renewed_at,
      seenAt: first.seen_at,
      expiresAt: first.expires_at,
      passes: rows.map((row) => this.passes.held(row)),
    };
  }

  /** Of these visits, the passes that each still opens; a visit that ended, or has nothing left, is not among them. */
  async openPasses(ids: readonly string[], now: Date): Promise<Map<string, string[]>> {
    const rows = await this.database.query<{ session_id: string; pass_ids: string[] }>(
      `SELECT h.session_id, array_agg(p.id::text) AS pass_ids
       FROM visitor_session s JOIN visitor_hold h ON h.session_id = s.id JOIN visitor_pass p ON p.id = h.pass_id
       WHERE s.id = ANY($1::uuid[]) AND s.ended_at IS NULL AND s.expires_at > $2 AND p.ended_at IS NULL AND p.ends_at > $2
       GROUP BY h.session_id`,
      [ids, now],
    );
    return new Map(rows.map((row) => [row.session_id, row.pass_ids]));
  }

  /** Visits whose devices are connected are in use. */
  async noteConnected(ids: readonly string[], now: Date, seenBefore: Date): Promise<void> {
    await this.database.query(
      'UPDATE visitor_session SET seen_at = $2 WHERE id = ANY($1::uuid[]) AND seen_at < $3',
      [ids, now, seenBefore],
    );
  }

  async noteSeen(id: string, now: Date): Promise<void> {
    await this.database.query('UPDATE visitor_session SET seen_at = $2 WHERE id = $1 AND seen_at < $2', [
      id,
      now,
    ]);
  }

  async noteRenewalSeen(id: string): Promise<void> {
    await this.database.query('UPDATE visitor_session SET is_renewal_seen = true WHERE id = $1', [id]);
  }

  /** Puts a new secret in the place of the shown one, which stays valid until the new one is. False when somebody else did. */
  async renew(shownHash: Buffer, newHash: Buffer, renewedBefore: Date, now: Date): Promise<boolean> {
    const renewed = await this.database.query(
      `UPDATE visitor_session SET previous_hash = $1, token_hash = $2, is_renewal_seen = false, renewed_at = $4
       WHERE (token_hash = $1 OR (previous_hash = $1 AND NOT is_renewal_seen)) AND ended_at IS NULL AND renewed_at < $3
       RETURNING id`,
      [shownHash, newHash, renewedBefore, now],
    );
    return renewed.length > 0;
  }

  /** Counts a change of a living visit; gives its version, or null when it ended. */
  async change(tx: Tx, id: string, now: Date): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(
      `UPDATE visitor_session SET version = version + 1, seen_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING version`,
      [id, now],
    );
    return row?.version ?? null;
  }

  /** A new secret for a device that lost its own, which counts as a change. */
  async replaceToken(tx: Tx, id: string, newHash: Buffer, now: Date): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(
      `UPDATE visitor_session SET version = version + 1, seen_at = $3,
         previous_hash = token_hash, token_hash = $2, is_renewal_seen = false, renewed_at = $3
       WHERE id = $1 AND ended_at IS NULL RETURNING version`,
      [id, newHash, now],
    );
    return row?.version ?? null;
  }

  /** Ends a living visit; gives its version, or null when it had ended. */
  async end(tx: Tx, id: string, now: Date): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(
      `UPDATE visitor_session SET version = version + 1, ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING version`,
      [id, now],
    );
    return row?.version ?? null;
  }

  /** Deletes at most `limit` visits and `limit` passes that ended before; their holds go with them. Gives how many. */
  async forget(before: Date, idleBefore: Date, limit: number): Promise<number> {
    const visits = await this.database.query(
      `DELETE FROM visitor_session WHERE id IN (
         SELECT id FROM visitor_session WHERE least(ended_at, expires_at) < $1 OR seen_at < $2 LIMIT $3)
       RETURNING id`,
      [before, idleBefore, limit],
    );
    const passes = await this.database.query(
      `DELETE FROM visitor_pass WHERE id IN (
         SELECT id FROM visitor_pass WHERE least(ended_at, ends_at) < $1 LIMIT $2)
       RETURNING id`,
      [before, limit],
    );
    return visits.length + passes.length;
  }
}
