import { Injectable } from '@nestjs/common';
import type { FollowUpStatus } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import type { AreaCourse, DayCount, EdgeCount, KindCount } from '../domain/area-days.policy.js';
import type { AskedArea } from './asked-area.js';

interface Tally {
  readonly code: string;
}
type KindTally = Tally & KindCount;
type DayTally = Tally & DayCount;
type EdgeTally = Tally & EdgeCount;
type ClosedTally = KindTally & DayTally & { readonly status: FollowUpStatus };

/** Days of an area, both among them. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const IN_AREA = '(region_code = $1 OR region_code LIKE $2)';
const BEGINS = '$5::date::timestamp AT TIME ZONE $4';
const ENDS = '($6::date + 1)::timestamp AT TIME ZONE $4';

/** The course of an area: counted in the database, each from an index of its own. */
@Injectable()
export class AreaCourseQuery {
  async of(
    tx: Pick<Tx, 'query'>,
    { regionCode, below, width, timeZone }: AskedArea,
    { from, to }: Span,
  ): Promise<AreaCourse> {
    const asked = [regionCode, below, width, timeZone, from, to];
    return {
      openAtEnd: await this.openAtEnd(tx, asked),
      entered: await this.entered(tx, asked),
      began: await this.began(tx, [regionCode, below, width, from, to]),
      closed: await this.closed(tx, asked),
      due: await this.due(tx, asked),
      reported: await this.reported(tx, [regionCode, below, width, from, to]),
      signs: await this.signs(tx, [regionCode, below, width, from, to]),
      silent: await this.silent(tx, asked),
    };
  }

  private openAtEnd(tx: Pick<Tx, 'query'>, asked: readonly unknown[]): Promise<KindTally[]> {
    return tx.query<KindTally>(
      `SELECT left(region_code, $3) AS code, kind, count(*)::int AS n FROM (
         SELECT region_code, kind, opened_at FROM monitored_case WHERE status = 'follow_up' AND ${IN_AREA}
         UNION ALL SELECT region_code, kind, opened_at FROM monitored_case WHERE closed_at >= ${ENDS} AND ${IN_AREA}) AS one
       WHERE opened_at < ${ENDS} AND $5::date <= $6::date GROUP BY 1, 2`,
      [...asked],
    );
  }

  private entered(tx: Pick<Tx, 'query'>, asked: readonly unknown[]): Promise<(KindTally & DayTally)[]> {
    return tx.query<KindTally & DayTally>(
      `SELECT left(region_code, $3) AS code, (opened_at AT TIME ZONE $4)::date::text AS date, kind, count(*)::int AS n
       FROM monitored_case WHERE opened_at >= ${BEGINS} AND opened_at < ${ENDS} AND ${IN_AREA} GROUP BY 1, 2, 3`,
      [...asked],
    );
  }

  private began(tx: Pick<Tx, 'query'>, asked: readonly unknown[]): Promise<(KindTally & DayTally)[]> {
    return tx.query<KindTally & DayTally>(
      `SELECT left(region_code, $3) AS code, day_one::text AS date, kind, count(*)::int AS n
       FROM monitored_case WHERE day_one BETWEEN $4::date AND $5::date AND ${IN_AREA} GROUP BY 1, 2, 3`,
      [...asked],
    );
  }

  private closed(tx: Pick<Tx, 'query'>, asked: readonly unknown[]): Promise<ClosedTally[]> {
    return tx.query<ClosedTally>(
      `SELECT left(region_code, $3) AS code, (closed_at AT TIME ZONE $4)::date::text AS date, kind, status, count(*)::int AS n
       FROM monitored_case WHERE closed_at >= ${BEGINS} AND closed_at < ${ENDS} AND ${IN_AREA} GROUP BY 1, 2, 3, 4`,
      [...asked],
    );
  }

  /** Whose report was due: from day 1, or from when they were entered, to the last day, or the one before they were closed. */
  private due(tx: Pick<Tx, 'query'>, asked: readonly unknown[]): Promise<EdgeTally[]> {
    return tx.query<EdgeTally>(
      `SELECT code, first::text AS first, last::text AS last, count(*)::int AS n FROM (
         SELECT left(region_code, $3) AS code, greatest(day_one, (opened_at AT TIME ZONE $4)::date, $5::date) AS first,
           least(ends_on, $6::date) AS last
         FROM monitored_case WHERE status = 'follow_up' AND ${IN_AREA}
         UNION ALL SELECT left(region_code, $3), greatest(day_one, (opened_at AT TIME ZONE $4)::date, $5::date),
           least(ends_on, (closed_at AT TIME ZONE $4)::date - 1, $6::date)
         FROM monitored_case WHERE closed_at >= ${BEGINS} AND ${IN_AREA}) AS stay
       WHERE first <= last GROUP BY GROUPING SETS ((code, first), (code, last))`,
      [...asked],
    );
  }

  private reported(tx: Pick<Tx, 'query'>, asked: readonly unknown[]): Promise<DayTally[]> {
    return tx.query<DayTally>(
      `SELECT left(region_code, $3) AS code, for_date::text AS date, count(*)::int AS n
       FROM monitoring_report WHERE revision = 1 AND for_date BETWEEN $4::date AND $5::date AND ${IN_AREA} GROUP BY 1, 2`,
      [...asked],
    );
  }

  /** Signs that were told stay told, whatever the correction says. */
  private signs(tx: Pick<Tx, 'query'>, asked: readonly unknown[]): Promise<DayTally[]> {
    return tx.query<DayTally>(
      `SELECT left(region_code, $3) AS code, for_date::text AS date, count(DISTINCT case_id)::int AS n
       FROM monitoring_report WHERE weight IN ('symptomatic', 'urgent') AND for_date BETWEEN $4::date AND $5::date AND ${IN_AREA}
       GROUP BY 1, 2`,
      [...asked],
    );
  }

  private silent(tx: Pick<Tx, 'query'>, asked: readonly unknown[]): Promise<EdgeTally[]> {
    return tx.query<EdgeTally>(
      `SELECT code, first::text AS first, last::text AS last, count(*)::int AS n FROM (
         SELECT left(region_code, $3) AS code, greatest((raised_at AT TIME ZONE $4)::date, $5::date) AS first,
           least((ended_at AT TIME ZONE $4)::date - 1, $6::date) AS last
         FROM monitoring_flag WHERE kind = 'silent' AND (ended_at IS NULL OR ended_at >= ${BEGINS}) AND ${IN_AREA}) AS stay
       WHERE first <= last GROUP BY GROUPING SETS ((code, first), (code, last))`,
      [...asked],
    );
  }
}
