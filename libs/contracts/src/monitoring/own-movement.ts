import { z } from 'zod';
import { Id, Instant, Point } from '../common/common.js';
import { personal } from '../define/personal.js';
import { MovementRules } from './movement.js';

/** What the program asks of the person's location, and what they said to it. */
export const OwnMovement = z.object({
  ...MovementRules.shape,
  /** False until an officer has put the house on the map: nothing is asked before. */
  hasHome: z.boolean(),
  consentedAt: Instant.nullable(),
  /** Until when an officer let them go out. */
  leaveUntil: Instant.nullable(),
});
export type OwnMovement = z.infer<typeof OwnMovement>;

/** Gives consent, or takes it back with all that was kept by it. */
export const ConsentMovementInput = z.object({ id: Id, isGiven: z.boolean() });
export type ConsentMovementInput = z.output<typeof ConsentMovementInput>;

/** A fix of the person's telephone. How old it is says when it was: a telephone's clock is used for ages alone. */
export const SentFix = personal(
  z.object({
    ...Point.shape,
    accuracyM: z.number().nonnegative().max(1_000_000),
    ageS: z.number().min(-1_000_000_000).max(1_000_000_000),
  }),
);
export type SentFix = z.infer<typeof SentFix>;

/** The latest few, in any order: those that waited for a line with how old they are now. */
export const SendFixesInput = z.object({ id: Id, fixes: z.array(SentFix).min(1).max(12) });
export type SendFixesInput = z.output<typeof SendFixesInput>;

/** What became of them. */
export const TakenFixes = z.object({
  taken: z.number().int(),
  /** How many said nothing, by why. */
  ignored: z.record(z.string(), z.number().int()),
  /** Where the newest that was taken is by the fence; null when none was. */
  kind: z.enum(['home', 'edge', 'away', 'excused']).nullable(),
  /** Not before so many seconds are more of them taken. */
  againInS: z.number().int(),
});
export type TakenFixes = z.infer<typeof TakenFixes>;
