import { z } from 'zod';
import { Id, Instant } from '../common/common.js';

/**
 * What of the things a running job rests on is no longer as it was when the crew was sent: its hospital, its unit and crew, its
 * road, the centre that answers for its place.
 */
export const JobNoticeKind = z.enum([
  'facility_diverted',
  'facility_closed',
  'facility_lacks',
  'facility_full',
  'facility_moved',
  'unit_out_of_service',
  'unit_renamed',
  'unit_transferred',
  'unit_lacks',
  'crew_gone',
  'road_closed',
  'case_elsewhere',
]);
export type JobNoticeKind = z.infer<typeof JobNoticeKind>;

export const Severity = z.enum(['amber', 'red']);
export type Severity = z.infer<typeof Severity>;

/** Facts for a sentence: call sign, hospital, seconds …; never personal data. */
export const Facts = z.record(z.string(), z.union([z.string(), z.number()]));
export type Facts = z.infer<typeof Facts>;

/** One thing that changed under a running job; it is gone when its cause is. Everybody of the case sees it, each told what to do. */
export const JobNotice = z.object({
  kind: JobNoticeKind,
  severity: Severity,
  since: Instant,
  /** The facility, unit, closed area or centre that changed. */
  subjectId: Id,
  facts: Facts,
});
export type JobNotice = z.infer<typeof JobNotice>;
