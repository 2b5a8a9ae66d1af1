import type { z } from 'zod';
import type { IngestOutcome, IngestResult } from '#siaga/contracts';

/** What became of one event of a request. */
export type Outcome = z.infer<typeof IngestOutcome>;

/** Outcomes in the order of the request, counted. */
export function resultOf(events: Outcome[]): IngestResult {
  const count = (status: Outcome['status']): number =>
    events.filter((event) => event.status === status).length;
  return { accepted: count('accepted'), duplicates: count('duplicate'), refused: count('refused'), events };
}

/** 422 when there were events and none was taken; otherwise 202. */
export function httpStatusOf(result: IngestResult): 202 | 422 {
  return result.events.length > 0 && result.refused === result.events.length ? 422 : 202;
}
