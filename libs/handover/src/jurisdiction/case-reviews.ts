import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#siaga/persistence';

/** Whose a case was when it was last looked at; both null before the first look. */
export interface KnownCase {
  incidentId: string;
  centreId: string | null;
  isOwn: boolean | null;
}

/** A case that was asked for, and for when: asked for again, it has another time. */
export interface AskedCase {
  incidentId: string;
  dueAt: Date;
}

/** Open cases whose place is to be judged anew: rows, so that none is lost with a process and each is judged by one. */
@Injectable()
export class CaseReviews {
  constructor(private readonly database: Database) {}

  /** Asks for these cases. */
  async ask(tx: Tx, incidentIds: readonly string[], at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO case_review (incident_id, due_at) SELECT id, $2::timestamptz FROM unnest($1::uuid[]) AS id ORDER BY id
       ON CONFLICT (incident_id) DO UPDATE SET due_at = excluded.due_at`,
      [incidentIds, at],
    );
  }

  /** Asks for every case that was ever looked at and is not over. */
  async askAll(tx: Tx, at: Date): Promise<void> {
    await tx.query(
      `UPDATE case_review SET due_at = $1 WHERE incident_id IN (
         SELECT incident_id FROM case_review ORDER BY incident_id FOR UPDATE)`,
      [at],
    );
  }

  /** Forgets cases that are over. */
  async forget(tx: Tx, incidentIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM case_review WHERE incident_id = ANY($1::uuid[])', [incidentIds]);
  }

  /** The case that waits longest and that no other process judges, apart from some; null when none is left. Nothing is held. */
  async next(except: readonly string[]): Promise<AskedCase | null> {
    const [row] = await this.database.query<{ incident_id: string; due_at: Date }>(
      `SELECT incident_id, due_at FROM case_review WHERE due_at IS NOT NULL AND incident_id <> ALL($1::uuid[]) ORDER BY due_at LIMIT 1`,
      [except],
    );
    return row ? { incidentId: row.incident_id, dueAt: row.due_at } : null;
  }

  /** The case, its row held; null when another process is at it or was, and when it was asked for again: what was read since is old. */
  async hold(tx: Tx, { incidentId, dueAt }: AskedCase): Promise<KnownCase | null> {
    const [row] = await tx.query<{ centre_id: string | null; is_own: boolean | null }>(
      'SELECT centre_id, is_own FROM case_review WHERE incident_id = $1 AND due_at = $2 FOR UPDATE SKIP LOCKED',
      [incidentId, dueAt],
    );
    return row ? { incidentId, centreId: row.centre_id, isOwn: row.is_own } : null;
  }

  /** Keeps what was found; it is looked at again when it is asked for. */
  async keep(tx: Tx, { incidentId, centreId, isOwn }: KnownCase): Promise<void> {
    await tx.query(
      'UPDATE case_review SET centre_id = $2, is_own = $3, due_at = NULL WHERE incident_id = $1',
      [incidentId, centreId, isOwn],
    );
  }
}
