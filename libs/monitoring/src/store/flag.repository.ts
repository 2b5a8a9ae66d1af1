import { Injectable } from '@nestjs/common';
import type { CaseFlag, FlagKind } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import type { StoredCase } from './stored-case.js';

interface FlagRow {
  id: string;
  case_id: string;
  kind: FlagKind;
  raised_at: Date;
  due_at: Date | null;
  rounds: number;
  officer_id: string | null;
  taken_up_at: Date | null;
}

/** A flag with the case that bears it; how its officer is called is known to the accounts. */
export interface StoredFlag extends Omit<CaseFlag, 'officer'> {
  readonly caseId: string;
}

const COLUMNS = 'id, case_id, kind, raised_at, due_at, rounds, officer_id, taken_up_at';

/** Named queries of `monitoring_flag`. */
@Injectable()
export class FlagRepository {
  constructor(private readonly database: Database) {}

  /** Raises one unless one of the kind stands already; of one that was taken up the time runs anew. True when it is news. */
  async raise(
    tx: Tx,
    { id: caseId, regionCode }: Pick<StoredCase, 'id' | 'regionCode'>,
    {
      kind,
      at,
      dueAt,
      officerId,
    }: { kind: FlagKind; at: Date; dueAt: Date | null; officerId: string | null },
  ): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO monitoring_flag AS f (id, case_id, region_code, kind, raised_at, due_at, rounds, officer_id) VALUES ($1, $2, $3, $4, $5, $6, 0, $7)
       ON CONFLICT (case_id, kind) WHERE ended_at IS NULL
       DO UPDATE SET taken_up_at = NULL, due_at = excluded.due_at, raised_at = excluded.raised_at, rounds = 0 WHERE f.taken_up_at IS NOT NULL
       RETURNING id`,
      [newId(), caseId, regionCode, kind, at, dueAt, officerId],
    );
    return rows.length > 0;
  }

  /** Those that stand, of the cases: by case, the oldest first. */
  async standing(
    caseIds: readonly string[],
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<StoredFlag[]> {
    const rows = await reader.query<FlagRow>(
      `SELECT ${COLUMNS} FROM monitoring_flag WHERE case_id = ANY($1::uuid[]) AND ended_at IS NULL ORDER BY case_id, raised_at, id`,
      [caseIds],
    );
    return rows.map(toFlag);
  }

  /** All of a case that ever stood, the oldest first. */
  async all(caseId: string): Promise<{ kind: FlagKind; raisedAt: string; endedAt: string | null }[]> {
    const rows = await this.database.query<{ kind: FlagKind; raised_at: Date; ended_at: Date | null }>(
      'SELECT kind, raised_at, ended_at FROM monitoring_flag WHERE case_id = $1 ORDER BY raised_at, id',
      [caseId],
    );
    return rows.map(({ kind, raised_at: raisedAt, ended_at: endedAt }) => ({
      ...{ kind, raisedAt: raisedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null },
    }));
  }

  /** Takes one up; false when it is over or another has it. */
  async takeUp(tx: Tx, caseId: string, id: string, officerId: string, at: Date): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE monitoring_flag SET taken_up_at = $4, officer_id = $3, due_at = NULL
       WHERE id = $2 AND case_id = $1 AND ended_at IS NULL AND taken_up_at IS NULL RETURNING id`,
      [caseId, id, officerId, at],
    );
    return rows.length > 0;
  }

  /** Ends those of some kinds, of them those that stood at `raisedBy`; gives how many. */
  async end(
    tx: Tx,
    caseId: string,
    kinds: readonly FlagKind[],
    at: Date,
    raisedBy: Date | null = null,
  ): Promise<number> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE monitoring_flag SET ended_at = $3, due_at = NULL
       WHERE case_id = $1 AND kind = ANY($2::text[]) AND ended_at IS NULL AND ($4::timestamptz IS NULL OR raised_at <= $4) RETURNING id`,
      [caseId, kinds, at, raisedBy],
    );
    return rows.length;
  }

  /** Those whose time ran out, held; another process passes them by. */
  async due(tx: Tx, now: Date, batch: number): Promise<StoredFlag[]> {
    const rows = await tx.query<FlagRow>(
      `SELECT ${COLUMNS} FROM monitoring_flag WHERE due_at <= $1 AND ended_at IS NULL AND taken_up_at IS NULL
       ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, batch],
    );
    return rows.map(toFlag);
  }

  /** Those that stand and one officer was asked about or took up, with where they are; held. */
  async ofOfficer(tx: Tx, officerId: string): Promise<(StoredFlag & { readonly regionCode: string })[]> {
    const rows = await tx.query<FlagRow & { region_code: string }>(
      `SELECT ${COLUMNS}, region_code FROM monitoring_flag WHERE officer_id = $1 AND ended_at IS NULL ORDER BY id FOR UPDATE`,
      [officerId],
    );
    return rows.map((row) => ({ ...toFlag(row), regionCode: row.region_code }));
  }

  /** Stands open again for somebody else, as if it were raised now. */
  async openAgain(
    tx: Tx,
    id: string,
    { officerId, dueAt }: { officerId: string | null; dueAt: Date | null },
    at: Date,
  ): Promise<void> {
    await tx.query(
      `UPDATE monitoring_flag SET taken_up_at = NULL, officer_id = $2, due_at = $3, raised_at = $4, rounds = 0
       WHERE id = $1 AND ended_at IS NULL`,
      [id, officerId, dueAt, at],
    );
  }

  /** Asks the next officer, until another moment. */
  async askNext(tx: Tx, id: string, officerId: string | null, dueAt: Date): Promise<void> {
    await tx.query(
      'UPDATE monitoring_flag SET rounds = rounds + 1, officer_id = $2, due_at = $3 WHERE id = $1',
      [id, officerId, dueAt],
    );
  }
}

function toFlag(row: FlagRow): StoredFlag {
  return {
    ...{ id: row.id, caseId: row.case_id, kind: row.kind, rounds: row.rounds, officerId: row.officer_id },
    raisedAt: row.raised_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    takenUpAt: row.taken_up_at?.toISOString() ?? null,
  };
}
