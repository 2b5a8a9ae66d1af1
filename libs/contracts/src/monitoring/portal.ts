import { z } from 'zod';
import { Id, Instant, Point } from '../common/common.js';
import { personal } from '../define/personal.js';
import { HelpStep } from '../dispatch/help.js';
import { Secret } from '../identity/visits.js';
import { AskWish, FollowUpStatus } from './cases.js';
import { EmergencyNumber } from './emergency-numbers.js';
import { OwnMovement } from './own-movement.js';
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

/**
 * The code that the entry officer's phone showed, of which this phone is the one that claims it: `claim` is made by it, so that what was sent
 * twice is one claim.
 */
export const PairInput = z.object({
  code: z.string().trim().min(1).max(200),
  claim: Secret,
  pin: Pin,
  /** How long this phone has kept the code since it scanned it, for want of a line. */
  heldS: z.number().int().min(0).max(2_000_000_000).default(0),
});
export type PairInput = z.output<typeof PairInput>;

/** `waiting`: the entry has not come from the officer's phone yet; the same is asked again after some seconds. */
export const PairedOwnCase = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), againInS: z.number().int() }),
  z.object({
    state: z.literal('open'),
    secret: Secret,
    /** Opens the page on another telephone, with the six digits. */
    code: personal(z.string()),
  }),
]);
export type PairedOwnCase = z.infer<typeof PairedOwnCase>;

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
  /** How they are asked each day; null for who cannot be, without a number or reported for by another. */
  asks: AskWish.nullable(),
});
export type OwnPerson = z.infer<typeof OwnPerson>;

/** By which way somebody of the household is asked each day, as they wish it themselves. */
export const SetOwnAskWishInput = z.object({ id: Id, caseId: Id, ...AskWish.shape });
export type SetOwnAskWishInput = z.output<typeof SetOwnAskWishInput>;

/** Whether help was called, as the person sees it. */
export const OwnAlarm = z.object({
  id: Id,
  pressedAt: Instant,
  /** Until when it can be taken back as a mistake. */
  mistakeUntil: Instant,
  isTakenBack: z.boolean(),
  isAnswered: z.boolean(),
  /** How far help has come; null until an incident was made of the call. */
  help: HelpStep.nullable(),
  isOver: z.boolean(),
});
export type OwnAlarm = z.infer<typeof OwnAlarm>;

/** Help for a person of the household, with where the telephone is, when it knows. */
export const PressPanicInput = z.object({
  id: Id,
  caseId: Id,
  position: personal(
    z.object({
      ...Point.shape,
      accuracyM: z.number().nonnegative().max(100_000),
      ageS: z.number().nonnegative().max(86_400),
    }),
  )
    .nullable()
    .default(null),
});
export type PressPanicInput = z.output<typeof PressPanicInput>;
export const TakeBackPanicInput = z.object({ id: Id, alarmId: Id });
export type TakeBackPanicInput = z.output<typeof TakeBackPanicInput>;

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
  /** The newest of the household that is not over, or was until a moment ago. */
  alarm: OwnAlarm.nullable(),
  /** What to dial in an emergency where the person lives; the first one first. */
  emergencyNumbers: z.array(EmergencyNumber).min(1),
  /** Null where the program asks for no location, or the follow-up is over. */
  movement: OwnMovement.nullable(),
});
export type OwnCase = z.infer<typeof OwnCase>;
