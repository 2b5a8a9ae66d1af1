import { Injectable } from '@nestjs/common';
import { Database } from '#siaga/persistence';
import { area, IN_AREA } from './case-area.js';
import { CaseCipher } from './case-cipher.js';
import { CASE_COLUMNS, toCases, type CaseRow, type StoredCase } from './stored-case.js';

/** How a day's work stands in an area. */
export interface WorkCounts {
  readonly open: number;
  readonly reported: number;
  readonly silent: number;
  readonly symptomatic: number;
  readonly urgent: number;
}

/** What the officers of an area have to do today. */
@Injectable()
export class OfficerWorkQuery {
  constructor(
    private readonly database: Database,
    private readonly keys: CaseCipher,
  ) {}

  /** The most pressing open cases of an area: signs that nobody took up, then other signs, silence, risk; people of one house together. */
  async pressing(regionCode: string, most: number): Promise<StoredCase[]> {
    const rows = await this.database.query<CaseRow>(
      `WITH flagged AS (
         SELECT case_id, max(CASE kind WHEN 'urgent' THEN 16 WHEN 'symptomatic' THEN 8 WHEN 'silent' THEN 4 WHEN 'breach' THEN 2 ELSE 1 END
           + CASE WHEN taken_up_at IS NULL THEN 16 ELSE 0 END) AS weight
         FROM monitoring_flag WHERE ended_at IS NULL AND (region_code = $1 OR region_code LIKE $2) GROUP BY case_id),
       houses AS (
         SELECT c.household_id, max(coalesce(f.weight, 0) * 100 + c.risk) AS house FROM monitored_case c LEFT JOIN flagged f ON f.case_id = c.id
         WHERE c.status = 'follow_up' AND ${IN_AREA} GROUP BY c.household_id ORDER BY house DESC, c.household_id LIMIT $3)
       SELECT ${CASE_COLUMNS} FROM houses h JOIN monitored_case c ON c.household_id = h.household_id LEFT JOIN flagged f ON f.case_id = c.id
       WHERE c.status = 'follow_up' AND ${IN_AREA}
       ORDER BY h.house DESC, c.household_id, coalesce(f.weight, 0) DESC, c.risk DESC, c.id LIMIT $3`,
      [...area(regionCode), most],
    );
    return toCases(this.keys, rows);
  }

  /** Of the open cases of an area: how many there are, reported for `today`, and bear a flag of a kind. */
  async counts(regionCode: string, today: string): Promise<WorkCounts> {
    const [row] = await this.database.query<WorkCounts>(
      `SELECT count(*)::int AS open, count(*) FILTER (WHERE c.last_for_date >= $3::date)::int AS reported,
         count(*) FILTER (WHERE 'silent' = ANY(f.kinds))::int AS silent,
         count(*) FILTER (WHERE 'symptomatic' = ANY(f.kinds))::int AS symptomatic,
         count(*) FILTER (WHERE 'urgent' = ANY(f.kinds))::int AS urgent
       FROM monitored_case c LEFT JOIN (
         SELECT case_id, array_agg(kind) AS kinds FROM monitoring_flag
         WHERE ended_at IS NULL AND (region_code = $1 OR region_code LIKE $2) GROUP BY case_id) f ON f.case_id = c.id
       WHERE c.status = 'follow_up' AND ${IN_AREA}`,
      [...area(regionCode), today],
    );
    if (row === undefined) throw new Error('a sum has one row');
    return row;
  }
}
