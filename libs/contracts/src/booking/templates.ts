import { z } from 'zod';
import { Id, Instant } from '../common/common.js';
import { notPersonal } from '../define/personal.js';
import { ClinicRules, ClusterRhythm } from './clinics.js';

/** Who comes to a session of a clinic and how long it takes: what a template is tried on. */
export const ClinicCrowd = z.object({
  /** Sessions of the last weeks that it was learned from; 0 where there are too few and the usual of a puskesmas is assumed. */
  sessions: z.number().int(),
  booked: notPersonal(z.number().int(), 'a count'),
  walkIns: notPersonal(z.number().int(), 'a count'),
  /** Of one service: its mean, and its spread over its mean. */
  meanMin: z.number(),
  variation: z.number(),
  /** Share of those who booked and did not come. */
  noShow: z.number(),
  /** The doctor begins up to so late. */
  latestMin: z.number(),
  /** Patients come up to so long before their window. */
  earlyMin: z.number(),
});
export type ClinicCrowd = z.infer<typeof ClinicCrowd>;

/** Minutes at the site, from the door to the end of the service; null where nobody of the group comes. */
const Stay = z.object({ meanMin: z.number(), p90Min: z.number() }).nullable();

/** What patients and doctor would feel of a template. */
export const TemplateFigures = z.object({
  booked: Stay,
  walkIn: Stay,
  /** The doctor waits for patients so long a session. */
  idleMin: z.number(),
  /** So long after its end a session goes on. */
  overrunMin: z.number(),
});
export type TemplateFigures = z.infer<typeof TemplateFigures>;

/** Rhythms of a session, the best of each size of window, with the best of all first in `best`. */
export const FoundTemplates = z.object({
  foundAt: Instant,
  /** Length of the session that they are for. */
  lengthMin: z.number().int(),
  crowd: ClinicCrowd,
  opening: TemplateFigures,
  curve: z.array(z.object({ rhythm: ClusterRhythm, figures: TemplateFigures })),
  best: z.object({ rhythm: ClusterRhythm, figures: TemplateFigures }).nullable(),
});
export type FoundTemplates = z.infer<typeof FoundTemplates>;

export const TryTemplateInput = z.object({
  /** The clinic. */
  id: Id,
  lengthMinutes: z.coerce.number().int().min(15).max(1_440),
  minutes: z.coerce.number().pipe(ClusterRhythm.shape.minutes),
  places: z.coerce.number().pipe(ClusterRhythm.shape.places),
  walkIns: z.coerce.number().pipe(ClusterRhythm.shape.walkIns).default(0),
  firstExtra: z.coerce.number().pipe(ClusterRhythm.shape.firstExtra).default(0),
  walkInAfter: z.coerce.number().pipe(ClinicRules.shape.walkInAfter),
});
export type TryTemplateInput = z.output<typeof TryTemplateInput>;

/** What a template would do to a clinic's own crowd, from days that were run through the real rules. */
export const TemplateTrial = z.object({
  crowd: ClinicCrowd,
  /** Fewer than who books now when the windows do not hold them all. */
  places: z.number().int(),
  asked: TemplateFigures,
  /** The same people, all at opening. */
  opening: TemplateFigures,
  /** What the nightly search found for this clinic; null before its first night. */
  found: FoundTemplates.nullable(),
});
export type TemplateTrial = z.infer<typeof TemplateTrial>;
