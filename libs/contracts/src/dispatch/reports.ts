import { z } from 'zod';
import { Instant, RegionCode } from '../common/common.js';

const DAY_MS = 86_400_000;

/**
 * Intervals of the response-time report. answer: first ring to answer; processing: answer to first unit notified;
 * turnout (chute): unit notified to en route; travel: en route to on scene; total: first ring to first unit on scene.
 * handover: a case offered to another centre until it took it or the case came back; that time is not part of processing.
 * Definitions: NEMSIS Data Managers Council; NFPA 1225 for answer and processing.
 */
export const IntervalName = z.enum([
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
]);
export type IntervalName = z.infer<typeof IntervalName>;

export const IntervalFigures = z.object({
  name: IntervalName,
  count: z.number().int(),
  /** Rows left out because the later stamp lies before the earlier one; never clamped to zero. */
  anomalies: z.number().int(),
  p50S: z.number().nullable(),
  p90S: z.number().nullable(),
  meanS: z.number().nullable(),
  thresholdS: z.number().nullable(),
  withinPct: z.number().nullable(),
});
export type IntervalFigures = z.infer<typeof IntervalFigures>;
export const ResponseTimeReport = z.object({
  from: Instant,
  to: Instant,
  regionCode: RegionCode,
  intervals: z.array(IntervalFigures),
});
export type ResponseTimeReport = z.infer<typeof ResponseTimeReport>;

export const ResponseTimeQuery = z.object({ from: Instant, to: Instant, regionCode: RegionCode });

/** The longest period of a series: a year and its day. With `SERIES_HOURS_UP_TO_MS` it bounds the number of buckets. */
export const MOST_SERIES_MS = 366 * DAY_MS;
/** Up to two days a bucket is an hour, beyond it a day. */
export const SERIES_HOURS_UP_TO_MS = 2 * DAY_MS;
/** Both ends of the period may cut a bucket; the clock of a zone may be set back by one. */
const MOST_BUCKETS = 366 + 2;

/** What is counted of a bucket, and of the whole period. */
export const SeriesFigures = z.object({
  /** Calls that began to ring. */
  calls: z.number().int(),
  /** Incidents whose call, or who themselves, began. */
  incidents: z.number().int(),
  /** Those of them with a response time: interval `total` of the response-time report. */
  responses: z.number().int(),
  p50S: z.number().nullable(),
  p90S: z.number().nullable(),
});
export type SeriesFigures = z.infer<typeof SeriesFigures>;

/** An hour or a day by the clock of the centre; the first and the last end where the period does. */
export const SeriesBucket = SeriesFigures.extend({ from: Instant, to: Instant });
export type SeriesBucket = z.infer<typeof SeriesBucket>;

export const ReportSeriesQuery = ResponseTimeQuery.refine(
  ({ from, to }) => Date.parse(from) < Date.parse(to),
  {
    path: ['to'],
    error: 'Expected an instant after `from`',
  },
).refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= MOST_SERIES_MS, {
  path: ['from'],
  error: 'Expected a period of 366 days at most',
});
export const ReportSeries = z.object({
  from: Instant,
  to: Instant,
  regionCode: RegionCode,
  bucket: z.enum(['hour', 'day']),
  totals: SeriesFigures,
  /** Without a gap, oldest first. */
  buckets: z.array(SeriesBucket).max(MOST_BUCKETS),
});
export type ReportSeries = z.infer<typeof ReportSeries>;
