import { Injectable } from '@nestjs/common';
import type { Actor, CaseVisit } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import type { StoredCase } from './case.repository.js';

interface VisitRow {
  id: string;
  at: Date;
  way: CaseVisit['way'];
  result: CaseVisit['result'];
  note_sealed: string | null;
  officer: string;
}

type OfCase = Pick<StoredCase, 'id' | 'cipher'>;

/** Named queries of `monitoring_visit`. */
@Injectable()
export class VisitRepository {
  constructor(private readonly database: Database) {}

  async add(tx: Tx, { cipher }: OfCase, visit: CaseVisit, officer: Actor): Promise<void> {
    await tx.query(
      'INSERT INTO monitoring_visit (id, case_id, at, way, result, note_sealed, officer_id, officer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        ...[visit.id, visit.caseId, visit.at, visit.way, visit.result],
        ...[visit.note === null ? null : cipher.seal(visit.note), officer.id, officer.name],
      ],
    );
  }

  /** Those of a case, the oldest first. */
  async all({ id, cipher }: OfCase): Promise<CaseVisit[]> {
    const rows = await this.database.query<VisitRow>(
      'SELECT id, at, way, result, note_sealed, officer FROM monitoring_visit WHERE case_id = $1 ORDER BY at, id',
      [id],
    );
    return rows.map(({ note_sealed: note, at, ...visit }) => ({
      ...visit,
      caseId: id,
      at: at.toISOString(),
      note: note === null ? null : String(cipher.open(note)),
    }));
  }
}
