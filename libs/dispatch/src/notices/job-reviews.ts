import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#siaga/persistence';

const MOVING = ['accepted', 'en_route', 'left_scene'];

/** What became other, by which the jobs that rest on it are found. */
export interface ChangedThings {
  facilityIds: readonly string[];
  unitIds: readonly string[];
  incidentIds: readonly string[];
  assignmentIds: readonly string[];
  /** A road was closed or opened. */
  hasRoads: boolean;
}

const ASK =
  'ON CONFLICT (assignment_id) DO UPDATE SET asked_at = least(job_review.asked_at, excluded.asked_at)';

/** Jobs that are to be looked at anew: rows, so that none is lost with a process and each is looked at by one. */
@Injectable()
export class JobReviews {
  constructor(private readonly database: Database) {}

  /** Asks for every job that rests on what changed. In the order of ids, so that two who ask do not wait for each other. */
  async ask(tx: Tx, changed: ChangedThings, at: Date): Promise<void> {
    const { facilityIds, unitIds, incidentIds, assignmentIds, hasRoads } = changed;
    await tx.query(
      `INSERT INTO job_review (assignment_id, asked_at)
       SELECT id, $1::timestamptz FROM assignment
       WHERE id = ANY($2::uuid[]) OR (released_at IS NULL AND (destination->>'facilityId' = ANY($3::text[]) OR unit_id = ANY($4::uuid[])
         OR incident_id = ANY($5::uuid[]) OR ($6::boolean AND status = ANY($7::text[]))))
       ORDER BY id ${ASK}`,
      [at, assignmentIds, facilityIds, unitIds, incidentIds, hasRoads, MOVING],
    );
  }

  /** Asks for the jobs on which time alone acts: a diversion ends, a puskesmas closes, a closed road is passed. */
  async askByTime(at: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO job_review (assignment_id, asked_at)
       SELECT id, $1::timestamptz FROM assignment WHERE released_at IS NULL AND (destination IS NOT NULL OR notices <> '[]')
       ORDER BY id ${ASK}`,
      [at],
    );
  }

  /** The job that waits longest, apart from some, and that no other process looks at, its row held; null when none is left. */
  async claim(tx: Tx, except: readonly string[]): Promise<string | null> {
    const [row] = await tx.query<{ assignment_id: string }>(
      `SELECT assignment_id FROM job_review WHERE assignment_id <> ALL($1::uuid[])
       ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [except],
    );
    return row?.assignment_id ?? null;
  }

  async done(tx: Tx, assignmentId: string): Promise<void> {
    await tx.query('DELETE FROM job_review WHERE assignment_id = $1', [assignmentId]);
  }
}
