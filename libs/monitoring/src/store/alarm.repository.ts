import { Injectable } from '@nestjs/common';
import type { Call, CaseAlarm } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';

interface AlarmRow {
  id: string;
  case_id: string;
  call_id: string;
  pressed_at: Date;
  taken_back_at: Date | null;
  answered_at: Date | null;
  incident_id: string | null;
  disposition: Call['disposition'];
  ended_at: Date | null;
}

/** An alarm with the case whose button it was. */
export interface StoredAlarm extends Omit<CaseAlarm, 'help'> {
  readonly caseId: string;
}

const COLUMNS =
  'id, case_id, call_id, pressed_at, taken_back_at, answered_at, incident_id, disposition, ended_at';

/** Named queries of `monitoring_alarm`. */
@Injectable()
export class AlarmRepository {
  constructor(private readonly database: Database) {}

  /** The one of a case that is not over. */
  async live(tx: Tx, caseId: string): Promise<StoredAlarm | null> {
    const [row] = await tx.query<AlarmRow>(
      `SELECT ${COLUMNS} FROM monitoring_alarm WHERE case_id = $1 AND ended_at IS NULL`,
      [caseId],
    );
    return row === undefined ? null : toAlarm(row);
  }

  async insert(
    tx: Tx,
    { id, caseId, callId }: Pick<StoredAlarm, 'id' | 'caseId' | 'callId'>,
    at: Date,
  ): Promise<void> {
    await tx.query(
      'INSERT INTO monitoring_alarm (id, case_id, call_id, pressed_at) VALUES ($1, $2, $3, $4)',
      [...[id, caseId, callId, at]],
    );
  }

  async lock(tx: Tx, id: string): Promise<StoredAlarm | null> {
    const [row] = await tx.query<AlarmRow>(
      `SELECT ${COLUMNS} FROM monitoring_alarm WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row === undefined ? null : toAlarm(row);
  }

  /** Without holding it: its case is held first. */
  async byId(tx: Tx, id: string): Promise<StoredAlarm | null> {
    const [row] = await tx.query<AlarmRow>(`SELECT ${COLUMNS} FROM monitoring_alarm WHERE id = $1`, [id]);
    return row === undefined ? null : toAlarm(row);
  }

  async takeBack(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query('UPDATE monitoring_alarm SET taken_back_at = $2 WHERE id = $1', [id, at]);
  }

  /** Notes how its call stands; gives the case, or null when nothing is news. */
  async follow(tx: Tx, call: Call, at: Date): Promise<string | null> {
    const isOver = call.disposition !== null || call.incidentId !== null || call.state === 'abandoned';
    const [row] = await tx.query<{ case_id: string }>(
      `UPDATE monitoring_alarm SET answered_at = $2, incident_id = $3, disposition = $4,
         ended_at = CASE WHEN $5 THEN coalesce(ended_at, $6) END
       WHERE call_id = $1 AND (answered_at IS DISTINCT FROM $2::timestamptz OR incident_id IS DISTINCT FROM $3::uuid
         OR disposition IS DISTINCT FROM $4::text OR (ended_at IS NOT NULL) <> $5::boolean)
       RETURNING case_id`,
      [call.id, call.answeredAt, call.incidentId, call.disposition, isOver, at],
    );
    return row?.case_id ?? null;
  }

  /** Whose call became one of these incidents. */
  async casesOf(tx: Tx, incidentIds: readonly string[]): Promise<string[]> {
    if (incidentIds.length === 0) return [];
    const rows = await tx.query<{ case_id: string }>(
      'SELECT DISTINCT case_id FROM monitoring_alarm WHERE incident_id = ANY($1::uuid[]) ORDER BY case_id',
      [incidentIds],
    );
    return rows.map((row) => row.case_id);
  }

  /** All of some cases, the newest first. */
  async of(caseIds: readonly string[], reader: Pick<Tx, 'query'> = this.database): Promise<StoredAlarm[]> {
    const rows = await reader.query<AlarmRow>(
      `SELECT ${COLUMNS} FROM monitoring_alarm WHERE case_id = ANY($1::uuid[]) ORDER BY pressed_at DESC, id`,
      [caseIds],
    );
    return rows.map(toAlarm);
  }
}

function toAlarm(row: AlarmRow): StoredAlarm {
  return {
    ...{ id: row.id, caseId: row.case_id, callId: row.call_id, incidentId: row.incident_id },
    pressedAt: row.pressed_at.toISOString(),
    takenBackAt: row.taken_back_at?.toISOString() ?? null,
    answeredAt: row.answered_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    disposition: row.disposition,
  };
}
