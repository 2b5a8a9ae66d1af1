import { Inject, Injectable } from '@nestjs/common';
import type { ReportSeries, SeriesFigures } from '#siaga/contracts';
import { AppError, ENV, type Env } from '#siaga/kernel';
import { Database, isCancelled, type Tx } from '#siaga/persistence';
import { bucketsOf } from './buckets.policy.js';
import { CallTimes, type CallCount } from './call-times.js';
import { COUNT_AND_PERCENTILES, RESPONSE_CASES, RESPONSE_ENDS, SECONDS } from './report-cases.statement.js';

interface IncidentRow {
  /** Number of the bucket, from 1; null for the whole period. */
  bucket: number | null;
  incidents: number;
  count: number;
  p50: number | null;
  p90: number | null;
}

const SQL = `
  WITH ${RESPONSE_CASES},
  responses AS (
    SELECT width_bucket(came, $5::timestamptz[]) AS bucket, ${SECONDS} AS seconds
    FROM (SELECT came, ${RESPONSE_ENDS} FROM incidents) AS ends)
  SELECT bucket, count(*)::integer AS incidents, ${COUNT_AND_PERCENTILES}
  FROM responses GROUP BY GROUPING SETS ((bucket), ())`;

/** A screen waits; the database has calls to take. */
const LONGEST_MS = 5_000;

/** Calls, incidents and response times of a period, hour by hour or day by day, as the response-time report defines them. */
@Injectable()
export class ReportSeriesQuery {
  private readonly timeZone: string;

  constructor(
    private readonly database: Database,
    private readonly calls: CallTimes,
    @Inject(ENV) env: Env,
  ) {
    this.timeZone = env.SIAGA_TIME_ZONE;
  }

  /** Throws REPORT.TOO_LONG when the database needs longer than a screen should wait. */
  async series(query: { from: string; to: string; regionCode: string }): Promise<ReportSeries> {
    const to = new Date(query.to);
    const { bucket, startsMs } = bucketsOf(Date.parse(query.from), to.getTime(), this.timeZone);
    const starts = startsMs.map((ms) => new Date(ms));
    const [incidents, calls] = await this.read(query, starts);
    const figures = (at: number | null): SeriesFigures =>
      figuresOf(
        incidents.find((row) => row.bucket === at),
        calls.find((row) => row.bucket === at),
      );
    return {
      ...query,
      bucket,
      totals: figures(null),
      buckets: starts.map((start, index) => ({
        from: start.toISOString(),
        to: (starts[index + 1] ?? to).toISOString(),
        ...figures(index + 1),
      })),
    };
  }

  /** Both from one state of the database, so that what is added up agrees. */
  private async read(
    { from, to, regionCode }: { from: string; to: string; regionCode: string },
    starts: readonly Date[],
  ): Promise<[IncidentRow[], CallCount[]]> {
    const work = async (tx: Tx): Promise<[IncidentRow[], CallCount[]]> => {
      const incidents = await tx.query<IncidentRow>(SQL, [from, to, regionCode, `${regionCode}.%`, starts]);
      return [incidents, await this.calls.countCalls(tx, { starts, to: new Date(to), regionCode })];
    };
    try {
      return await this.database.readWithin(LONGEST_MS, work);
    } catch (error) {
      if (isCancelled(error)) throw new AppError('REPORT.TOO_LONG', { cause: error });
      throw error;
    }
  }
}

function figuresOf(row: IncidentRow | undefined, calls: CallCount | undefined): SeriesFigures {
  return {
    calls: calls?.calls ?? 0,
    incidents: row?.incidents ?? 0,
    responses: row?.count ?? 0,
    p50S: row?.p50 ?? null,
    p90S: row?.p90 ?? null,
  };
}
