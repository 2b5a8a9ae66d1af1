import { z } from 'zod';
import { Id, Instant } from '../common/common.js';
import { personal } from '../define/personal.js';
import { Secret } from '../identity/visits.js';
import { FollowUpStatus } from './cases.js';
import { MonitoringProgram } from './programs.js';
import { DailyReport, FollowUpDate } from './reports.js';

/** The code that an officer gave, however it was typed. */
const ActivationCode = z.string().trim().min(6).max(20);
/** The person's own secret, without which the code opens nothing a second time. */
const Pin = z.string().regex(/^\d{6}$/, { error: 'Give six digits' });

/** Opens one's own page the first time: the code is used up, the digits are the person's own from then on. */
export const ActivateCaseInput = z.object({ code: ActivationCode, pin: Pin });
export type ActivateCaseInput = z.output<typeof ActivateCaseInput>;

/** Opens it again on another telephone. */
export const ReturnToCaseInput = ActivateCaseInput;
export type ReturnToCaseInput = z.output<typeof ReturnToCaseInput>;

/** The secret of a pass that this browser redeems at once. */
export const OpenedOwnCase = z.object({ secret: Secret });
export type OpenedOwnCase = z.infer<typeof OpenedOwnCase>;

/** One person of the household, as the one who reports sees them. */
export const OwnPerson = z.object({
  caseId: Id,
  name: personal(z.string()),
  status: FollowUpStatus,
  day: z.number().int(),
  dayOne: FollowUpDate,
  endsOn: FollowUpDate,
  /** Of each day that was reported, the newest; the oldest day first. */
  reports: z.array(DailyReport),
});
export type OwnPerson = z.infer<typeof OwnPerson>;

/** One's own page: who reports for whom, the form, and which day it is for them. */
export const OwnCase = z.object({
  id: Id,
  program: MonitoringProgram,
  people: z.array(OwnPerson),
  /** Today by the person's own calendar, and the first day that may still be reported. */
  today: FollowUpDate,
  earliest: FollowUpDate,
  /** From when on today's report is asked for. */
  asksFrom: Instant,
});
export type OwnCase = z.infer<typeof OwnCase>;
