import { Injectable } from '@nestjs/common';
import type { FollowUpStatus, MonitoredKind } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';

interface DueRow {
  id: string;
  program_id: string;
  kind: MonitoredKind;
  household_id: string;
  region_code: string;
  status: FollowUpStatus;
  ends_on: string;
}

/** A case that upkeep has something to do about, held; nothing of whose it is. */
export interface DueCase {
  readonly id: string;
  readonly programId: string;
  readonly kind: MonitoredKind;
  readonly householdId: string;
  readonly regionCode: string;
  readonly status: FollowUpStatus;
  readonly endsOn: string;
}

const COLUMNS =
  'c.id, c.program_id, c.kind, c.household_id, c.region_code, c.status, c.ends_on::text AS ends_on';
const PROGRAM = 'monitoring_program p ON p.id = c.program_id AND p.version = c.program_version';

/** Ends and erases cases. What another process holds is left to it. */
@Injectable()
export class KeepingRepository {
  /** Open cases whose last day is before a date; none that a program closes by a visit, or of which signs were told that nobody has looked at. */
  async over(tx: Tx, before: string, batch: number): Promise<DueCase[]> {
    const rows = await tx.query<DueRow>(
      `SELECT ${COLUMNS} FROM monitored_case c JOIN ${PROGRAM}
       WHERE c.status = 'follow_up' AND c.ends_on < $1 AND NOT (p.rules->>'needsClosingVisit')::boolean
         AND NOT EXISTS (SELECT 1 FROM monitoring_flag f
           WHERE f.case_id = c.id AND f.ended_at IS NULL AND f.kind IN ('urgent', 'symptomatic'))
       ORDER BY c.ends_on, c.id LIMIT $2 FOR UPDATE OF c SKIP LOCKED`,
      [before, batch],
    );
    return rows.map(toDue);
  }

  async complete(tx: Tx, id: string, at: Date): Promise<number> {
    await tx.query(
      'UPDATE monitoring_flag SET ended_at = $2, due_at = NULL WHERE case_id = $1 AND ended_at IS NULL',
      [id, at],
    );
    return versionOf(
      await tx.query<{ version: number }>(
        `UPDATE monitored_case SET version = version + 1, status = 'completed', closed_at = $2, silent_at = NULL WHERE id = $1 RETURNING version`,
        [id, at],
      ),
    );
  }

  /** Closed cases whose program keeps them no longer. */
  async toErase(tx: Tx, now: Date, batch: number): Promise<DueCase[]> {
    const rows = await tx.query<DueRow>(
      `SELECT ${COLUMNS} FROM monitored_case c JOIN ${PROGRAM}
       WHERE c.closed_at IS NOT NULL AND c.erased_at IS NULL
         AND c.closed_at < $1::timestamptz - make_interval(days => (p.rules->>'keptDays')::int)
       ORDER BY c.closed_at, c.id LIMIT $2 FOR UPDATE OF c SKIP LOCKED`,
      [now, batch],
    );
    return rows.map(toDue);
  }

  /** Forgets places that a program keeps no longer; gives how many. */
  async forgetPlaces(tx: Tx, now: Date, batch: number): Promise<number> {
    const rows = await tx.query<{ id: string }>(
      `DELETE FROM monitoring_trail WHERE id IN (
         SELECT t.id FROM monitoring_trail t JOIN monitored_case c ON c.id = t.case_id JOIN ${PROGRAM}
         WHERE t.at < $1::timestamptz - interval '1 day'
           AND t.at < $1::timestamptz - make_interval(days => coalesce((p.rules->'movement'->>'trailDays')::int, 0))
         ORDER BY t.at LIMIT $2 FOR UPDATE OF t SKIP LOCKED) RETURNING id`,
      [now, batch],
    );
    return rows.length;
  }

  /**
   * Destroys the key of a case with all that was sealed by it, and the ways to its page. What is left says how many were followed up, where and how
   * it ended, and of nobody who it was.
   */
  async erase(tx: Tx, id: string, at: Date): Promise<number> {
    await tx.query('DELETE FROM monitoring_access WHERE case_id = $1', [id]);
    await tx.query('DELETE FROM monitoring_ask WHERE case_id = $1', [id]);
    await tx.query('DELETE FROM monitoring_trail WHERE case_id = $1', [id]);
    await tx.query('DELETE FROM monitoring_movement WHERE case_id = $1', [id]);
    // The number is the clinic's record and is kept as its numbers are: whose follow-up it was is known no more.
    await tx.query('DELETE FROM monitoring_referral WHERE case_id = $1', [id]);
    await tx.query(`UPDATE monitoring_report SET signs_sealed = '', answers_sealed = '' WHERE case_id = $1`, [
      id,
    ]);
    await tx.query('UPDATE monitoring_visit SET note_sealed = NULL WHERE case_id = $1', [id]);
    await tx.query('UPDATE entry_traveller SET details_sealed = NULL, nik_digest = NULL WHERE case_id = $1', [
      id,
    ]);
    return versionOf(
      await tx.query<{ version: number }>(
        `UPDATE monitored_case SET version = version + 1, erased_at = $2, key_sealed = NULL, person_sealed = NULL, place_sealed = NULL,
           nik_digest = NULL, row_digest = NULL WHERE id = $1 RETURNING version`,
        [id, at],
      ),
    );
  }
}

function versionOf([row]: { version: number }[]): number {
  if (row === undefined) throw new Error('a held case has a row');
  return row.version;
}

function toDue(row: DueRow): DueCase {
  return {
    ...{ id: row.id, programId: row.program_id, kind: row.kind, status: row.status },
    ...{ householdId: row.household_id, regionCode: row.region_code, endsOn: row.ends_on },
  };
}
