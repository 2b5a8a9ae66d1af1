import { z } from 'zod';
import { personal } from '../define/personal.js';
import { Actor, Id, Instant, Point, RegionCode } from '../common/common.js';

/** Where a learned landmark stands: a supervisor decides whether it is one. */
export const LearnedPlaceStatus = z.enum(['proposed', 'approved', 'rejected']);
export type LearnedPlaceStatus = z.infer<typeof LearnedPlaceStatus>;

/** A name for a place and where a crew truly arrived for it. Found by the search once a supervisor has approved it. */
export const LearnedPlace = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  status: LearnedPlaceStatus,
  /** What the place was called on the card, or the name that the supervisor gave it. */
  name: personal(z.string()),
  /** Where the unit stood when its crew said that it had arrived. */
  point: Point,
  radiusM: z.number(),
  /** Where the card had it, and how far that was from the arrival, metres. */
  assumedPoint: Point,
  distanceM: z.number(),
  incidentId: Id,
  assignmentId: Id,
  proposedAt: Instant,
  decidedAt: Instant.nullable(),
  decidedBy: Actor.nullable(),
});
export type LearnedPlace = z.infer<typeof LearnedPlace>;

/** Proposals that wait, and the newest that were decided. */
export const LearnedPlaceList = z.object({ places: z.array(LearnedPlace) });
export type LearnedPlaceList = z.infer<typeof LearnedPlaceList>;

export const DecideLearnedPlaceInput = z.object({
  id: Id,
  /** The version the supervisor saw; a newer one refuses the decision with STALE.VERSION. */
  version: z.number().int(),
  decision: z.enum(['approve', 'reject']),
  /** The name to be found by, without persons' names; as proposed when left out. */
  name: z.string().trim().min(3).max(120).optional(),
});
export type DecideLearnedPlaceInput = z.infer<typeof DecideLearnedPlaceInput>;
