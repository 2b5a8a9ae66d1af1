import { Injectable } from '@nestjs/common';
import type { Actor, Assignment, AssignmentStatus, Destination, Stamp, StampName } from '#siaga/contracts';
import { AppError, newId, PersonalDataCipher } from '#siaga/kernel';
import type { Audience } from '#siaga/journal';
import { Database, setsOf, valuesOf, type Tx } from '#siaga/persistence';
import type { When } from '../domain/when.policy.js';
import {
  afterStep,
  ASSIGNMENT,
  ASSIGNMENT_SELECT,
  toAssignment,
  type AssignmentRow,
  type OfferRules,
  type StatusChange,
} from './assignment-row.js';

/** An assignment held until the transaction ends. */
export type LockedAssignment = Assignment & { rules?: OfferRules };

const CHOSEN = ['destination', 'destination_reason_sealed'] as const;
const NOTICED = ['notices'] as const;
const STEPPED = [
  'version',
  'status',
  'due_at',
  'notices',
  'released_at',
  'responded_at',
  'reason_sealed',
  'note_sealed',
] as const;
/** A reason in clear, from before it was sealed, is sealed with the rest. The stamp's values come first, since it may be missing. */
const STEP_SQL = `
  WITH changed AS (
    UPDATE assignment SET reason = NULL, ${setsOf(ASSIGNMENT, STEPPED, 9)} WHERE id = $1 RETURNING id)
  INSERT INTO assignment_stamp (id, assignment_id, name, at, device_at, received_at, source, by)
  SELECT $2::uuid, changed.id, $3, $4::timestamptz, $5::timestamptz, $6::timestamptz, $7, $8::jsonb FROM changed WHERE $2::uuid IS NOT NULL`;

/** What the ranking keeps of a job that holds its unit. */
export interface HoldingRow {
  id: string;
  unitId: string;
  incidentId: string;
  status: AssignmentStatus;
  destination: Destination | null;
  lon: number;
  lat: number;
}

/** Assignments and their stamps as they are stored. */
@Injectable()
export class AssignmentRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async byId(id: string, db: Pick<Tx, 'query'> = this.database): Promise<Assignment | null> {
    const [row] = await db.query<AssignmentRow>(`${ASSIGNMENT_SELECT} WHERE a.id = $1`, [id]);
    return row ? toAssignment(row, this.cipher) : null;
  }

  /**
   * Locks the assignment's incident, then the assignment: always in this order, so that commands cannot deadlock. While the first is
   * waited for, the assignment may move to the incident that this one is merged into: then that is locked too.
   */
  async lock(tx: Tx, id: string): Promise<(Assignment & { rules: OfferRules }) | null> {
    for (;;) {
      const [held] = await tx.query<{ id: string }>(
        'SELECT id FROM incident WHERE id = (SELECT incident_id FROM assignment WHERE id = $1) FOR NO KEY UPDATE',
        [id],
      );
      const [now] = await tx.query<{ incident_id: string }>(
        'SELECT incident_id FROM assignment WHERE id = $1',
        [id],
      );
      if (!held || held.id === now?.incident_id) break;
    }
    const [row] = await tx.query<AssignmentRow>(`${ASSIGNMENT_SELECT} WHERE a.id = $1 FOR UPDATE OF a`, [id]);
    return row
      ? { ...toAssignment(row, this.cipher), rules: { autoNext: row.auto_next, timeoutS: row.timeout_s } }
      : null;
  }

  /** Moves every assignment of an incident to another; both are locked. Gives those that hold no unit any more. */
  async move(tx: Tx, fromId: string, into: { id: string; regionCode: string }): Promise<string[]> {
    const rows = await tx.query<{ id: string; released_at: Date | null }>(
      `UPDATE assignment SET incident_id = $2, region_code = $3,
         version = CASE WHEN released_at IS NULL THEN version ELSE version + 1 END
       WHERE incident_id = $1 RETURNING id, released_at`,
      [fromId, into.id, into.regionCode],
    );
    return rows.filter((row) => row.released_at !== null).map((row) => row.id);
  }

  /** Assignments of an incident that still hold their unit, locked. */
  async lockActiveOf(tx: Tx, incidentId: string): Promise<Assignment[]> {
    const rows = await tx.query<AssignmentRow>(
      `${ASSIGNMENT_SELECT} WHERE a.incident_id = $1 AND a.released_at IS NULL ORDER BY a.offered_at FOR UPDATE OF a`,
      [incidentId],
    );
    return rows.map((row) => toAssignment(row, this.cipher));
  }

  /** Every assignment that an incident ever had. */
  async ofIncident(tx: Tx, incidentId: string): Promise<Assignment[]> {
    const rows = await tx.query<AssignmentRow>(
      `${ASSIGNMENT_SELECT} WHERE a.incident_id = $1 ORDER BY a.offered_at`,
      [incidentId],
    );
    return rows.map((row) => toAssignment(row, this.cipher));
  }

  /** Units that were offered this incident and answered no, or not at all. */
  async refusalsOf(incidentId: string, db: Pick<Tx, 'query'> = this.database): Promise<Map<string, string>> {
    const rows = await db.query<{ unit_id: string; status: string }>(
      "SELECT unit_id, status FROM assignment WHERE incident_id = $1 AND status IN ('declined', 'expired')",
      [incidentId],
    );
    return new Map(rows.map((row) => [row.unit_id, row.status]));
  }

  /** An offer whose time is up, its incident locked; those that another transaction works on are passed over. */
  async claimDue(tx: Tx, now: Date): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `SELECT a.id FROM assignment a JOIN incident i ON i.id = a.incident_id WHERE a.due_at <= $1 AND a.status = 'offered'
       ORDER BY a.due_at LIMIT 1 FOR NO KEY UPDATE OF i SKIP LOCKED`,
      [now],
    );
    return row?.id ?? null;
  }

  /** Sets the status of the locked assignment and adds the stamp that goes with it, in one statement. Gives it as it is then. */
  async step(
    tx: Tx,
    locked: LockedAssignment,
    change: StatusChange,
    stamp: Stamp | null,
  ): Promise<Assignment> {
    const { rules: _rules, ...assignment } = locked;
    const after = afterStep(assignment, change, stamp);
    await tx.query(STEP_SQL, [
      after.id,
      stamp?.id ?? null,
      stamp?.name ?? null,
      stamp?.at ?? null,
      stamp?.deviceAt ?? null,
      stamp?.receivedAt ?? null,
      stamp?.source ?? null,
      stamp && JSON.stringify(stamp.by),
      ...valuesOf(ASSIGNMENT, STEPPED, { ...after, cipher: this.cipher }),
    ]);
    return after;
  }

  async setDestination(tx: Tx, id: string, destination: Destination): Promise<void> {
    await tx.query(
      `UPDATE assignment SET version = version + 1, ${setsOf(ASSIGNMENT, CHOSEN, 2)} WHERE id = $1`,
      [id, ...valuesOf(ASSIGNMENT, CHOSEN, { destination, cipher: this.cipher })],
    );
  }

  async setNotices(tx: Tx, id: string, notices: Assignment['notices']): Promise<void> {
    await tx.query(
      `UPDATE assignment SET version = version + 1, ${setsOf(ASSIGNMENT, NOTICED, 2)} WHERE id = $1`,
      [id, ...valuesOf(ASSIGNMENT, NOTICED, { notices })],
    );
  }

  async setDelivered(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query('UPDATE assignment SET version = version + 1, delivered_at = $2 WHERE id = $1', [id, at]);
  }

  /** A new version without another change: its job facts changed. */
  async touch(tx: Tx, id: string): Promise<void> {
    await tx.query('UPDATE assignment SET version = version + 1 WHERE id = $1', [id]);
  }

  async addStamp(
    tx: Tx,
    assignmentId: string,
    stamp: { name: StampName; when: When; by: Actor; supersedesId?: string; note?: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO assignment_stamp (id, assignment_id, name, at, device_at, received_at, source, by, supersedes_id, note_sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        newId(),
        assignmentId,
        stamp.name,
        stamp.when.at,
        stamp.when.deviceAt,
        stamp.when.receivedAt,
        stamp.when.source,
        JSON.stringify(stamp.by),
        stamp.supersedesId ?? null,
        stamp.note === undefined ? null : this.cipher.seal(stamp.note),
      ],
    );
  }

  /** The assignment as it is now, inside `tx`. */
  async view(tx: Tx, id: string): Promise<Assignment> {
    const assignment = await this.byId(id, tx);
    if (!assignment) throw new AppError('RESOURCE.NOT_FOUND');
    return assignment;
  }

  /** Assignments of living incidents that the audience may see, oldest first. */
  async alive(tx: Tx, audience: Audience): Promise<Assignment[]> {
    const rows = await tx.query<AssignmentRow>(
      `${ASSIGNMENT_SELECT}
       WHERE (a.incident_id IN (SELECT id FROM incident_live) OR a.released_at IS NULL)
         AND ('ID' = ANY($1) OR a.region_code = ANY($1) OR a.region_code LIKE ANY($2) OR (a.unit_id = ANY($3) AND a.released_at IS NULL))
       ORDER BY a.offered_at`,
      [audience.regionCodes, audience.regionCodes.map((code) => `${code}.%`), audience.unitIds],
    );
    return rows.map((row) => toAssignment(row, this.cipher));
  }

  /** Every assignment that holds its unit, for the ranking mirror. */
  async holding(): Promise<HoldingRow[]> {
    return this.database.query<HoldingRow>(
      `SELECT a.id, a.unit_id AS "unitId", a.incident_id AS "incidentId", a.status, a.destination, ST_X(i.geom) AS lon, ST_Y(i.geom) AS lat
       FROM assignment a JOIN incident i ON i.id = a.incident_id WHERE a.released_at IS NULL`,
    );
  }
}
