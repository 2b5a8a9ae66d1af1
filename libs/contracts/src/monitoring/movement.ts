import { z } from 'zod';
import { Id, Instant, Point } from '../common/common.js';
import { personal } from '../define/personal.js';

/** What a program asks of where people are, of those who consent: whether they stay near their house, and nothing finer. */
export const MovementRules = z.object({
  /** So far from the house is the isolation area, metres. */
  radiusM: z.number().int().min(50).max(20_000),
  /** The side of the square by which a place outside of it is kept, metres. */
  gridM: z.number().int().min(100).max(5_000),
  /** Days after which a place is forgotten. */
  trailDays: z.number().int().min(1).max(30),
});
export type MovementRules = z.infer<typeof MovementRules>;

/** Where somebody was by the fence: in the area, at its edge as far as the telephone can tell, out of it, or out of it with a reason. */
export const TrailKind = z.enum(['home', 'edge', 'away', 'excused']);
export type TrailKind = z.infer<typeof TrailKind>;

/** A place of a trail: the middle of a square, and none for who was in the area. */
export const TrailPlace = z.object({
  at: Instant,
  kind: TrailKind,
  place: personal(Point.clone()).nullable(),
});
export type TrailPlace = z.infer<typeof TrailPlace>;

/** Where somebody was who consented, as coarsely and for as long as their program keeps it. */
export const CaseTrail = z.object({
  /** Null for who did not consent, or took it back. */
  consentedAt: Instant.nullable(),
  /** Until when an officer let them go out. */
  leaveUntil: Instant.nullable(),
  /** Since when they are out of the area without a reason. */
  awaySince: Instant.nullable(),
  /** When they last came back. */
  returnedAt: Instant.nullable(),
  lastFixAt: Instant.nullable(),
  /** So many fixes said nothing: too rough, too old, impossible. */
  ignored: z.number().int(),
  home: personal(Point.clone()).nullable(),
  /** The newest first. */
  places: z.array(TrailPlace),
});
export type CaseTrail = z.infer<typeof CaseTrail>;

/** Lets somebody go out until a moment; null ends it. */
export const PermitLeaveInput = z.object({ id: Id, until: Instant.nullable() });
export type PermitLeaveInput = z.output<typeof PermitLeaveInput>;
/** As it stands now. */
export const PermittedLeave = z.object({ id: Id, until: Instant.nullable() });
export type PermittedLeave = z.infer<typeof PermittedLeave>;
