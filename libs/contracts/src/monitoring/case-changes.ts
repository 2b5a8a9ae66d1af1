import { z } from 'zod';
import { Id, RegionCode } from '../common/common.js';
import { personal } from '../define/personal.js';
import { Activation, AskWish, MonitoredCase } from './cases.js';
import { MonitoredKind } from './programs.js';
import { FollowUpDate } from './reports.js';

/** Somebody is followed up as something else from now on: a contact became a case, a suspicion was dropped. */
export const ReclassifyCaseInput = z.object({
  id: Id,
  /** The version that was seen. */
  version: z.number().int(),
  kind: MonitoredKind,
  /** Another day 1, when the period begins anew with it; null keeps the period. */
  dayOne: FollowUpDate.nullable().default(null),
});
export type ReclassifyCaseInput = z.output<typeof ReclassifyCaseInput>;

/** Another of the house reports for all of it too: whoever did is ill, away or dead. */
export const SetReporterInput = z.object({ id: Id, version: z.number().int() });
export type SetReporterInput = z.output<typeof SetReporterInput>;

/** By which way the person is asked each day. */
export const SetAskWishInput = z.object({ id: Id, ...AskWish.shape });
export type SetAskWishInput = z.output<typeof SetAskWishInput>;

/** Two records of one person: what was told in the second stands in the first from then on. */
export const MergeCasesInput = z.object({
  id: Id,
  version: z.number().int(),
  duplicateId: Id,
  duplicateVersion: z.number().int(),
});
export type MergeCasesInput = z.output<typeof MergeCasesInput>;

export const MergedCase = z.object({
  case: MonitoredCase,
  /** A new way to the page when the person used that of the second record; null when theirs is good still. */
  activation: Activation.nullable(),
});
export type MergedCase = z.infer<typeof MergedCase>;

/** A person of an area by a NIK, a telephone number, or words of name and address. */
export const FindCasesInput = z.object({
  regionCode: RegionCode,
  words: personal(z.string().trim().min(2).max(60)),
});
export type FindCasesInput = z.output<typeof FindCasesInput>;

/** The likeliest first; of an area with too many people only a NIK finds somebody. */
export const FoundCases = z.object({ cases: z.array(MonitoredCase), isTooWide: z.boolean() });
export type FoundCases = z.infer<typeof FoundCases>;
