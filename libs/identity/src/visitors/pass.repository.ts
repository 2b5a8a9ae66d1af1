import { Injectable } from '@nestjs/common';
import type { VisitorScope, VisitSubject } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { HeldPass } from '../access/visitor.js';
import { IDLE_MS, type PassTerms } from './visit.policy.js';

export interface NewPass extends PassTerms {
  id: string;
  scope: VisitorScope;
  subject: VisitSubject;
  label: string;
  secretHash: Buffer;
  issuedAt: Date;
}

export interface PassRow {
  id: string;
  scope: VisitorScope;
  subject_kind: string;
  subject_id: string;
  label_sealed: string;
  opened_at: Date;
  ends_at: Date;
}

/** Passes, and which device holds which; of a secret only its digest is stored, a label is sealed. */
@Injectable()
export class PassRepository {
  constructor(private readonly cipher: PersonalDataCipher) {}

  async insertAll(tx: Tx, passes: readonly NewPass[]): Promise<void> {
    await tx.query(
      `INSERT INTO visitor_pass (id, scope, subject_kind, subject_id, label_sealed, secret_hash, uses_left, issued_at, redeem_until, ends_at)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::bytea[], $7::int[], $8::timestamptz[],
         $9::timestamptz[], $10::timestamptz[])`,
      [
        passes.map(({ id }) => id),
        passes.map(({ scope }) => scope),
        passes.map(({ subject }) => subject.kind),
        passes.map(({ subject }) => subject.id),
        passes.map(({ label }) => this.cipher.seal(label)),
        passes.map(({ secretHash }) => secretHash),
        passes.map(({ uses }) => uses),
        passes.map(({ issuedAt }) => issuedAt),
        passes.map(({ redeemUntil }) => redeemUntil),
        passes.map(({ endsAt }) => endsAt),
      ],
    );
  }

  /** Takes one use of the secret, or gives null: unknown, too late, used up or ended. Of two at once the last use goes to one. */
  async takeUse(tx: Tx, secretHash: Buffer, now: Date): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `UPDATE visitor_pass SET uses_left = uses_left - 1
       WHERE secret_hash = $1 AND uses_left > 0 AND redeem_until > $2 AND ends_at > $2 AND ended_at IS NULL
       RETURNING id`,
      [secretHash, now],
    );
    return row?.id ?? null;
  }

  /** The pass of the secret and the living visit in which this device opened it before. */
  async heldBy(
    tx: Tx,
    { secretHash, deviceHash }: { secretHash: Buffer; deviceHash: Buffer },
    now: Date,
  ): Promise<{ passId: string; sessionId: string } | null> {
    const [row] = await tx.query<{ pass_id: string; session_id: string }>(
      `SELECT h.pass_id, h.session_id
       FROM visitor_pass p JOIN visitor_hold h ON h.pass_id = p.id JOIN visitor_session s ON s.id = h.session_id
       WHERE p.secret_hash = $1 AND h.device_hash = $2 AND p.ends_at > $3 AND p.ended_at IS NULL
         AND s.ended_at IS NULL AND s.expires_at > $3 AND s.seen_at > $4`,
      [secretHash, deviceHash, now, new Date(now.getTime() - IDLE_MS)],
    );
    return row ? { passId: row.pass_id, sessionId: row.session_id } : null;
  }

  async hold(
    tx: Tx,
    hold: { passId: string; sessionId: string; deviceHash: Buffer; openedAt: Date },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO visitor_hold (pass_id, device_hash, session_id, opened_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (pass_id, device_hash) DO UPDATE SET session_id = EXCLUDED.session_id, opened_at = EXCLUDED.opened_at`,
      [hold.passId, hold.deviceHash, hold.sessionId, hold.openedAt],
    );
  }

  /** Ends one pass, or all of a thing; gives those that lived. */
  async end(
    tx: Tx,
    which: { passId: string } | { subject: VisitSubject },
    now: Date,
  ): Promise<{ id: string; subject: VisitSubject }[]> {
    const [id, kind, subjectId] =
      'passId' in which ? [which.passId, null, null] : [null, which.subject.kind, which.subject.id];
    const rows = await tx.query<{ id: string; subject_kind: string; subject_id: string }>(
      `UPDATE visitor_pass SET ended_at = $4
       WHERE ended_at IS NULL AND (id = $1 OR (subject_kind = $2 AND subject_id = $3))
       RETURNING id, subject_kind, subject_id`,
      [id, kind, subjectId, now],
    );
    return rows.map((row) => ({ id: row.id, subject: { kind: row.subject_kind, id: row.subject_id } }));
  }

  /** A row as the device holds it. */
  held(row: PassRow): HeldPass {
    return {
      id: row.id,
      scope: row.scope,
      subject: { kind: row.subject_kind, id: row.subject_id },
      label: this.cipher.open(row.label_sealed) as string,
      openedAt: row.opened_at,
      endsAt: row.ends_at.toISOString(),
    };
  }
}
