import { Injectable } from '@nestjs/common';
import type { IntervalName, ResponseTimeReport } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import { Database, isCancelled, type Tx } from '#siaga/persistence';
import { AwayTimes } from './away-times.js';
import { CASES, COUNT_AND_PERCENTILES, RESPONSE_ENDS, SECONDS } from './report-cases.statement.js';

/** What nobody waits for is given up: the person is told to ask for less. */
const LONGEST_MS = 5_000;

interface IntervalRow {
  name: IntervalName;
  count: number;
  anomalies: string;
  p50: number | null;
  p90: number | null;
  mean: number | null;
  within: string;
}

/** Seconds within which nine of ten should lie: NFPA 1225 (answer, processing), NFPA 1710 (turnout, travel). Others have none. */
export const RESPONSE_TARGET_S: Partial<Record<IntervalName, number>> = {
  answer: 10,
  processing: 60,
  turnout: 60,
  travel: 240,
  // The default of SIAGA_HANDOVER_ACK_S: longer than this, the case comes back.
  handover: 60,
};

/**
 * Every interval of the NEMSIS Data Managers Council with its two ends. Call intervals count once an incident, unit
 * intervals once an assignment.
 */
const SQL = `
  WITH ${CASES},
  elsewhere AS (
    SELECT * FROM jsonb_to_recordset($7::jsonb) AS away ("callId" uuid, "regionCode" text, "offeredAt" timestamptz, "endedAt" timestamptz)),
  -- How long another centre had the case between its answer and the first unit: that time is not this centre's processing.
  away AS (
    SELECT i.id, coalesce(sum(least(e."endedAt", i.first_notified) - e."offeredAt"), interval '0') AS with_others
    FROM incidents i LEFT JOIN elsewhere e ON e."callId" = ANY(i.call_ids)
      AND e."offeredAt" >= i.answered AND e."offeredAt" < i.first_notified
    GROUP BY i.id),
  spans AS (
    SELECT name, ${SECONDS} AS seconds FROM (
      SELECT 'answer' AS name, offered AS earlier, answered AS later FROM incidents
      UNION ALL SELECT 'processing', answered + with_others, first_notified FROM incidents JOIN away USING (id)
      UNION ALL SELECT 'total', ${RESPONSE_ENDS} FROM incidents
      UNION ALL SELECT 'turnout', notified, en_route FROM stamps
      UNION ALL SELECT 'travel', en_route, on_scene FROM stamps
      UNION ALL SELECT 'scene', on_scene, coalesce(left_scene, back) FROM stamps
      UNION ALL SELECT 'transport', left_scene, at_destination FROM stamps
      UNION ALL SELECT 'wall', at_destination, care FROM stamps
      UNION ALL SELECT 'task', notified, back FROM stamps
      UNION ALL SELECT 'handover', "offeredAt", "endedAt" FROM elsewhere
        WHERE "offeredAt" < $2 AND ("regionCode" = $3 OR "regionCode" LIKE $4 OR $3 = 'ID')) AS ends
    WHERE earlier IS NOT NULL AND later IS NOT NULL)
  SELECT names.name, ${COUNT_AND_PERCENTILES}, count(*) FILTER (WHERE seconds < 0) AS anomalies,
    avg(seconds) FILTER (WHERE seconds >= 0) AS mean,
    count(*) FILTER (WHERE seconds >= 0 AND seconds <= names.threshold) AS within
  FROM unnest($5::text[], $6::float8[]) AS names (name, threshold) LEFT JOIN spans ON spans.name = names.name
  GROUP BY names.name`;

const NAMES: readonly IntervalName[] = [
  'answer',
  'processing',
  'turnout',
  'travel',
  'total',
  'scene',
  'transport',
  'wall',
  'task',
  'handover',
];

/** The response-time report: P50, P90, mean and share within the standard, for incidents whose call came in the span. */
@Injectable()
export class ResponseTimesQuery {
  /** A test that holds what is read need not wait as long as a person would. */
  longestMs = LONGEST_MS;

  constructor(
    private readonly database: Database,
    private readonly away: AwayTimes,
  ) {}

  async report(query: { from: string; to: string; regionCode: string }): Promise<ResponseTimeReport> {
    const thresholds = NAMES.map((name) => RESPONSE_TARGET_S[name] ?? null);
    const away = JSON.stringify(await this.away.endedSince(query.from));
    const { from, to, regionCode } = query;
    const rows = await this.within((tx) =>
      tx.query<IntervalRow>(SQL, [from, to, regionCode, `${regionCode}.%`, NAMES, thresholds, away]),
    );
    const byName = new Map(rows.map((row) => [row.name, row]));
    return { ...query, intervals: NAMES.map((name) => figures(name, byName.get(name))) };
  }

  private async within(read: (tx: Tx) => Promise<IntervalRow[]>): Promise<IntervalRow[]> {
    try {
      return await this.database.readWithin(this.longestMs, read);
    } catch (error) {
      if (isCancelled(error)) throw new AppError('REPORT.TOO_LONG', { cause: error });
      throw error;
    }
  }
}

function figures(name: IntervalName, row: IntervalRow | undefined): ResponseTimeReport['intervals'][number] {
  const count = row?.count ?? 0;
  const thresholdS = RESPONSE_TARGET_S[name] ?? null;
  return {
    name,
    count,
    anomalies: Number(row?.anomalies ?? 0),
    p50S: row?.p50 ?? null,
    p90S: row?.p90 ?? null,
    meanS: row?.mean ?? null,
    thresholdS,
    withinPct: thresholdS === null || count === 0 ? null : (100 * Number(row?.within ?? 0)) / count,
  };
}
