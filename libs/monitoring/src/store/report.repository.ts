import { Injectable } from '@nestjs/common';
import type { Answers, AnswerWeight, DailyReport, ReportSource } from '#siaga/contracts';
import { Database, type NamedQuery, type Tx } from '#siaga/persistence';
import { dayNumber } from '../domain/follow-up-days.policy.js';
import type { StoredCase } from './stored-case.js';

interface ReportRow {
  id: string;
  for_date: string;
  revision: number;
  source: ReportSource;
  weight: AnswerWeight;
  signs_sealed: string;
  answers_sealed: string;
  reported_at: Date;
}

/** What is written of a report. */
export interface NewReport {
  readonly id: string;
  readonly forDate: string;
  readonly source: ReportSource;
  readonly weight: AnswerWeight;
  readonly signs: readonly string[];
  readonly answers: Answers;
  readonly reportedAt: Date;
}

const ADD: NamedQuery = {
  name: 'monitoring-report-add',
  text: `INSERT INTO monitoring_report (id, case_id, for_date, revision, source, weight, signs_sealed, answers_sealed, reported_at, region_code)
    VALUES ($1, $2, $3, (SELECT coalesce(max(revision), 0) + 1 FROM monitoring_report WHERE case_id = $2 AND for_date = $3), $4, $5, $6, $7, $8, $9)
    RETURNING revision`,
};

type OfCase = Pick<StoredCase, 'id' | 'cipher' | 'dayOne' | 'regionCode'>;

/** Named queries of `monitoring_report`. */
@Injectable()
export class ReportRepository {
  constructor(private readonly database: Database) {}

  /** Adds it as the next revision of its day; the case is held. Gives the revision. */
  async add(tx: Tx, { id: caseId, cipher, regionCode }: OfCase, report: NewReport): Promise<number> {
    const [row] = await tx.query<{ revision: number }>(ADD, [
      ...[report.id, caseId, report.forDate, report.source, report.weight],
      ...[cipher.seal(report.signs), cipher.seal(report.answers), report.reportedAt, regionCode],
    ]);
    if (row === undefined) throw new Error('an insert gives its row');
    return row.revision;
  }

  /** Whether anything that weighs was told of a case after a moment. */
  async hasWeightSince(tx: Tx, { id }: Pick<OfCase, 'id'>, at: Date): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      "SELECT id FROM monitoring_report WHERE case_id = $1 AND reported_at > $2 AND weight <> 'none' LIMIT 1",
      [id, at],
    );
    return rows.length > 0;
  }

  /** All reports of a case, the oldest day first, the newest revision of a day last. */
  async all({ id, cipher, dayOne }: Pick<OfCase, 'id' | 'cipher' | 'dayOne'>): Promise<DailyReport[]> {
    const rows = await this.database.query<ReportRow>(
      `SELECT id, for_date::text AS for_date, revision, source, weight, signs_sealed, answers_sealed, reported_at
       FROM monitoring_report WHERE case_id = $1 ORDER BY for_date, revision`,
      [id],
    );
    return rows.map((row) => ({
      ...{ id: row.id, caseId: id, forDate: row.for_date, day: dayNumber(dayOne, row.for_date) },
      ...{ revision: row.revision, source: row.source, weight: row.weight },
      signs: cipher.open(row.signs_sealed) as string[],
      answers: cipher.open(row.answers_sealed) as Answers,
      reportedAt: row.reported_at.toISOString(),
    }));
  }
}
