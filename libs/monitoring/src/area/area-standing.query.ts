import { Injectable } from '@nestjs/common';
import type { Tx } from '#siaga/persistence';
import type { FlagCount, OpenCount } from '../domain/area-standing.policy.js';
import type { AskedArea } from './asked-area.js';

/** `code` is that of a village, or what is left of it where whole regencies are told apart. */
interface Tally {
  readonly code: string;
}
type OpenTally = Tally & OpenCount;
type FlagTally = Tally & FlagCount;
/** Of people whom somebody was with. */
type ReachedTally = Tally & { readonly n: number };

/** How an area stands now: counted in the database, no case is read. */
@Injectable()
export class AreaStandingQuery {
  open(tx: Pick<Tx, 'query'>, { regionCode, below, width, today }: AskedArea): Promise<OpenTally[]> {
    return tx.query<OpenTally>(
      `SELECT left(region_code, $3) AS code, kind, count(*)::int AS open,
         count(*) FILTER (WHERE $4::date BETWEEN day_one AND ends_on)::int AS due,
         count(*) FILTER (WHERE $4::date BETWEEN day_one AND ends_on AND last_for_date >= $4::date)::int AS reported,
         count(*) FILTER (WHERE is_reporter)::int AS reporters,
         count(activated_at) FILTER (WHERE is_reporter)::int AS activated
       FROM monitored_case WHERE status = 'follow_up' AND (region_code = $1 OR region_code LIKE $2) GROUP BY 1, 2`,
      [regionCode, below, width, today],
    );
  }

  flags(tx: Pick<Tx, 'query'>, { regionCode, below, width }: AskedArea): Promise<FlagTally[]> {
    return tx.query<FlagTally>(
      `SELECT left(region_code, $3) AS code, kind, count(*)::int AS n, count(*) FILTER (WHERE taken_up_at IS NULL)::int AS untaken
       FROM monitoring_flag WHERE ended_at IS NULL AND (region_code = $1 OR region_code LIKE $2) GROUP BY 1, 2`,
      [regionCode, below, width],
    );
  }

  reached(tx: Pick<Tx, 'query'>, { regionCode, below, width }: AskedArea): Promise<ReachedTally[]> {
    return tx.query<ReachedTally>(
      `SELECT left(region_code, $3) AS code, count(*)::int AS n FROM monitored_case
       WHERE status = 'follow_up' AND (region_code = $1 OR region_code LIKE $2)
         AND id IN (SELECT case_id FROM monitoring_visit WHERE result IN ('symptomatic', 'not_symptomatic')) GROUP BY 1`,
      [regionCode, below, width],
    );
  }
}
