import { Injectable } from '@nestjs/common';
import type { KeepingDay } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import type { KeepingAsked } from './left-behind.query.js';

interface DayRow {
  day: string;
  runs: number;
  completed: number;
  erased: number;
  last_at: Date;
}

interface CountsRow {
  kept: number;
  erased: number;
  overdue: number;
  next_at: Date | null;
}

const MOST_SHOWN = 60;

/** Named queries of `monitoring_keeping_day`, and of what is kept of closed cases. */
@Injectable()
export class KeepingDayRepository {
  constructor(private readonly database: Database) {}

  /** Notes that the job looked, and what it did; any number of processes add to one day. */
  async note(
    day: string,
    { completed, erased }: { completed: number; erased: number },
    at: Date,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO monitoring_keeping_day (day, runs, completed, erased, last_at) VALUES ($1, 1, $2, $3, $4)
       ON CONFLICT (day) DO UPDATE SET runs = monitoring_keeping_day.runs + 1, completed = monitoring_keeping_day.completed + excluded.completed,
         erased = monitoring_keeping_day.erased + excluded.erased, last_at = greatest(monitoring_keeping_day.last_at, excluded.last_at)`,
      [day, completed, erased, at],
    );
  }

  /** The newest days, the newest first. */
  async newest(tx: Pick<Tx, 'query'>): Promise<KeepingDay[]> {
    const rows = await tx.query<DayRow>(
      'SELECT day::text AS day, runs, completed, erased, last_at FROM monitoring_keeping_day ORDER BY day DESC LIMIT $1',
      [MOST_SHOWN],
    );
    return rows.map(({ last_at: lastAt, ...row }) => ({ ...row, lastAt: lastAt.toISOString() }));
  }

  /** Closed cases of a region: still kept, erased, past their time by more than the job may be late; and when the next one's time is over. */
  async counts(
    tx: Pick<Tx, 'query'>,
    { regionCode, now }: KeepingAsked,
  ): Promise<{ kept: number; erased: number; overdue: number; nextAt: Date | null }> {
    const [row] = await tx.query<CountsRow>(
      `SELECT count(*) FILTER (WHERE c.erased_at IS NULL)::int AS kept, count(c.erased_at)::int AS erased,
         count(*) FILTER (WHERE c.erased_at IS NULL AND ends.at < $1::timestamptz - interval '15 minutes')::int AS overdue,
         min(ends.at) FILTER (WHERE c.erased_at IS NULL) AS next_at
       FROM monitored_case c JOIN monitoring_program p ON p.id = c.program_id AND p.version = c.program_version
         CROSS JOIN LATERAL (SELECT c.closed_at + make_interval(days => (p.rules->>'keptDays')::int) AS at) AS ends
       WHERE c.closed_at IS NOT NULL AND (c.region_code = $2 OR c.region_code LIKE $3)`,
      [now, regionCode, regionCode === 'ID' ? '%' : `${regionCode}.%`],
    );
    if (row === undefined) throw new Error('a sum has one row');
    const { next_at: nextAt, ...counts } = row;
    return { ...counts, nextAt };
  }
}
