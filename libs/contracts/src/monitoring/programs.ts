import { z } from 'zod';
import { Id, RegionCode } from '../common/common.js';
import { notPersonal } from '../define/personal.js';
import { MovementRules } from './movement.js';

const NOT_A_PERSON = 'a disease, not a person';

/** The same words in both languages; Indonesian is what people read. */
export const Wording = z.object({
  id: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(200),
});
export type Wording = z.infer<typeof Wording>;

/** As what somebody is followed up: a traveller (OPJ), without signs (OTG), with mild ones (ODP), a patient at home (PDP), a contact. */
export const MonitoredKind = z.enum(['traveller', 'otg', 'odp', 'pdp', 'contact']);
export type MonitoredKind = z.infer<typeof MonitoredKind>;

/** What an answer means, from nothing to a person who needs help at once. */
export const AnswerWeight = z.enum(['none', 'need', 'breach', 'symptomatic', 'urgent']);
export type AnswerWeight = z.infer<typeof AnswerWeight>;

const QuestionKey = z.string().regex(/^[a-z][a-z_]{1,39}$/, {
  error: 'Give a key of small letters and underscores, such as sore_throat',
});
/** Under which head of the form a question stands. */
export const QuestionGroup = z.enum(['symptoms', 'isolation', 'needs']);
export type QuestionGroup = z.infer<typeof QuestionGroup>;

/** A question of the daily form. Of a yes or no, `weighs` is what the answer `when` means; of a temperature, what each limit means. */
export const Question = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('yes_no'),
    key: QuestionKey,
    group: QuestionGroup,
    wording: Wording,
    when: z.boolean(),
    weighs: AnswerWeight,
  }),
  z.object({
    kind: z.literal('temperature'),
    key: QuestionKey,
    group: QuestionGroup,
    wording: Wording,
    /** Degrees Celsius from which on it is a sign, and from which on it is urgent. */
    symptomaticFrom: z.number().min(36).max(42),
    urgentFrom: z.number().min(36).max(43),
  }),
  z.object({
    kind: z.literal('words'),
    key: QuestionKey,
    group: QuestionGroup,
    wording: Wording,
    /** What it means that anything was written. */
    weighs: AnswerWeight,
  }),
]);
export type Question = z.infer<typeof Question>;

/** How a disease is followed up. */
export const ProgramRules = z.object({
  /** Days from day 1 on, day 1 among them. */
  periodDays: z.number().int().min(1).max(60),
  /** From this hour of the person's own day on a report is asked for. */
  asksFromHour: z.number().int().min(0).max(23),
  /** Somebody who said nothing for so long after that hour is silent. */
  silentAfterHours: z.number().int().min(1).max(96),
  /** So long a named officer has to take up somebody with signs, before the next one is asked. */
  takenUpMinutes: z.number().int().min(5).max(1_440),
  /** Signs this near the end extend the period by as many days; 0 never does. */
  extendsDays: z.number().int().min(0).max(30),
  /** Whether it ends by a visit and not by itself. */
  needsClosingVisit: z.boolean(),
  /** Days after the end for which it is known who it was. */
  keptDays: z.number().int().min(1).max(365),
  /** What a crew wears that is sent there; shown in a call. */
  protection: notPersonal(z.string().trim().max(200), 'what a crew wears'),
  /** Whether people are asked for their location; null never asks. */
  movement: MovementRules.nullable().default(null),
});
export type ProgramRules = z.infer<typeof ProgramRules>;

const programFields = {
  name: notPersonal(Wording, NOT_A_PERSON),
  kinds: z.array(MonitoredKind).min(1).max(MonitoredKind.options.length),
  rules: ProgramRules,
  questions: z
    .array(Question)
    .min(1)
    .max(40)
    .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, {
      error: 'Each question needs a key of its own',
    }),
  isActive: z.boolean(),
};

/** A program of a health office: a disease, and how its people are followed up in a region. Its versions stay with the cases. */
export const MonitoringProgram = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  ...programFields,
});
export type MonitoringProgram = z.infer<typeof MonitoringProgram>;

export const ProgramsInput = z.object({});
/** All that the caller's regions use, by name: their own and those of the regions above. */
export const ProgramList = z.object({ programs: z.array(MonitoringProgram) });
export type ProgramList = z.infer<typeof ProgramList>;

export const SetProgramInput = z.object({
  /** Of the program that is changed; null adds one. */
  programId: Id.nullable().default(null),
  /** The version that was seen; null where there was none. */
  version: z.number().int().nullable().default(null),
  regionCode: RegionCode,
  ...programFields,
});
export type SetProgramInput = z.output<typeof SetProgramInput>;
