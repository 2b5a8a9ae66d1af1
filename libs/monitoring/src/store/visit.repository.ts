import { Injectable } from '@nestjs/common';
import type { Actor, CaseVisit } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import type { StoredCase } from './stored-case.js';

interface VisitRow {
  id: string;
  at: Date;
  way: CaseVisit['way'];
  result: CaseVisit['result'];
  note_sealed: string | null;
  officer: string;
}

type OfCase = Pick<StoredCase, 'id' | 'cipher'>;

const COLUMNS = 'id, at, way, result, note_sealed, officer';

/** Named queries of `monitoring_visit`. */
@Injectable()
export class VisitRepository {
  constructor(private readonly database: Database) {}

  /** False when there is one with its id already. */
  async add(
    tx: Tx,
    { cipher }: OfCase,
    visit: CaseVisit,
    { officer, notedAt }: { officer: Actor; notedAt: Date },
  ): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO monitoring_visit (id, case_id, at, way, result, note_sealed, officer_id, officer, noted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        ...[visit.id, visit.caseId, visit.at, visit.way, visit.result],
        ...[visit.note === null ? null : cipher.seal(visit.note), officer.id, officer.name],
        notedAt,
      ],
    );
    return rows.length > 0;
  }

  /** An officer's own of a held case; null where there is none. */
  async own(
    tx: Tx,
    { id: caseId, cipher }: OfCase,
    id: string,
    officerId: string,
  ): Promise<CaseVisit | null> {
    const [row] = await tx.query<VisitRow>(
      `SELECT ${COLUMNS} FROM monitoring_visit WHERE id = $1 AND case_id = $2 AND officer_id = $3`,
      [id, caseId, officerId],
    );
    return row === undefined ? null : toVisit(row, { id: caseId, cipher });
  }

  /** Of a held case: what other officers noted after a moment, whenever they were there; the oldest first. */
  async ofOthers(tx: Tx, ofCase: OfCase, officerId: string, after: Date): Promise<CaseVisit[]> {
    const rows = await tx.query<VisitRow>(
      `SELECT ${COLUMNS} FROM monitoring_visit WHERE case_id = $1 AND officer_id <> $2 AND noted_at > $3 ORDER BY at, id`,
      [ofCase.id, officerId, after],
    );
    return rows.map((row) => toVisit(row, ofCase));
  }

  /** Those of a case, the oldest first. */
  async all(ofCase: OfCase): Promise<CaseVisit[]> {
    const rows = await this.database.query<VisitRow>(
      `SELECT ${COLUMNS} FROM monitoring_visit WHERE case_id = $1 ORDER BY at, id`,
      [ofCase.id],
    );
    return rows.map((row) => toVisit(row, ofCase));
  }
}

function toVisit({ note_sealed: note, at, ...visit }: VisitRow, { id, cipher }: OfCase): CaseVisit {
  return {
    ...visit,
    caseId: id,
    at: at.toISOString(),
    note: note === null ? null : String(cipher.open(note)),
  };
}
