import { z } from 'zod';
import { Instant, RegionCode } from '../common/common.js';

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
