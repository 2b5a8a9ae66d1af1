import { z } from 'zod';
import { Id, Instant } from '../common/common.js';
import { personal } from '../define/personal.js';
import { AnswerWeight } from './programs.js';

/** A day of the calendar, as yyyy-mm-dd. */
export const FollowUpDate = z.iso.date();

/** Answers by the key of the question: yes or no, degrees Celsius, words. A question may be left out. */
export const Answers = personal(
  z
    .record(
      z.string().max(40),
      z.union([z.boolean(), z.number().min(30).max(45), z.string().trim().max(500)]),
    )
    .refine((all) => Object.keys(all).length <= 60, { error: 'Too many answers' }),
);
export type Answers = z.infer<typeof Answers>;

/** By which way a report came. */
export const ReportSource = z.enum(['portal', 'officer', 'message']);
export type ReportSource = z.infer<typeof ReportSource>;

/** What a person said of one day. A correction is a new one with the next revision; none goes. */
export const DailyReport = z.object({
  id: Id,
  caseId: Id,
  forDate: FollowUpDate,
  /** Day of the period, 1 for the first. */
  day: z.number().int(),
  revision: z.number().int(),
  source: ReportSource,
  weight: AnswerWeight,
  /** The questions whose answers weigh the most. */
  signs: personal(z.array(z.string())),
  answers: Answers,
  reportedAt: Instant,
});
export type DailyReport = z.infer<typeof DailyReport>;

/** What is reported: for which day of the person's own calendar, and the answers. */
const reportFields = { forDate: FollowUpDate, answers: Answers };

/** By an officer who has the person on the telephone or before them. */
export const ReportForInput = z.object({ id: Id, ...reportFields });
export type ReportForInput = z.output<typeof ReportForInput>;

/** By the person, for themselves or for somebody of the household. */
export const SendReportInput = z.object({ id: Id, caseId: Id, ...reportFields });
export type SendReportInput = z.output<typeof SendReportInput>;
