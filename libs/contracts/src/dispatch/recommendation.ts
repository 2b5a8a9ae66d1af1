import { z } from 'zod';
import { notPersonal } from '../define/personal.js';
import { Id, Instant, Point, RegionCode, Triage } from '../common/common.js';
import { FixDoubt } from '../common/fix-doubt.js';
import { Place, TravelMethod } from '../geo/geo.js';
import { Needs, UnitCapability, UnitType } from '../common/needs.js';

/** Why a unit stands where it stands; the screen turns the code and its numbers into words. */
export const UnitReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('fastest') }),
  z.object({ code: z.literal('slower_by'), seconds: z.number() }),
  z.object({ code: z.literal('at_post'), post: z.string() }),
  z.object({ code: z.literal('position_age'), seconds: z.number() }),
  z.object({ code: z.literal('stale_position'), seconds: z.number() }),
  z.object({ code: z.literal('assumed_at_post'), post: z.string() }),
  /** What it reported since is not believed; it is ranked from where it was believed to be. */
  z.object({ code: z.literal('doubted_position'), doubt: FixDoubt }),
  z.object({ code: z.literal('cannot_carry') }),
  z.object({ code: z.literal('lacks'), missing: z.array(UnitCapability) }),
  z.object({ code: z.literal('sooner_by'), seconds: z.number() }),
]);
export type UnitReason = z.infer<typeof UnitReason>;

export const RankedUnit = z.object({
  unitId: Id,
  callSign: z.string(),
  type: UnitType,
  travelS: z.number(),
  distanceM: z.number(),
  /** Guessed from the straight line, where no road reaches or none is known. */
  isEstimate: z.boolean(),
  isStale: z.boolean(),
  reasons: z.array(UnitReason),
});
export type RankedUnit = z.infer<typeof RankedUnit>;

/** A unit that could go now although it does not meet the need. */
export const LesserUnit = RankedUnit.extend({
  /** What of the need it does not meet. */
  lacks: z.array(UnitCapability),
});
export type LesserUnit = z.infer<typeof LesserUnit>;

/** What of its job still lies before a unit, as it was reckoned until it is free. */
export const FreeStage = z.enum(['to_scene', 'at_scene', 'to_facility', 'at_facility', 'ready']);
export type FreeStage = z.infer<typeof FreeStage>;

/** A unit that meets the need and has a job: when it could be there. Never more than an estimate. */
export const NextFree = z.object({
  unitId: Id,
  callSign: z.string(),
  type: UnitType,
  /** Until its job is over, and until it would then be at the place. */
  freeInS: z.number(),
  arriveInS: z.number(),
  /** What the time is made of, in order. */
  stages: z.array(z.object({ stage: FreeStage, seconds: z.number() })),
});
export type NextFree = z.infer<typeof NextFree>;

export const UnitLeftOutReason = z.enum([
  'on_job',
  'offer_pending',
  'off_shift',
  'out_of_service',
  'no_position',
  'lacks_capability',
  'refused_this_incident',
  'wrong_access',
]);
export type UnitLeftOutReason = z.infer<typeof UnitLeftOutReason>;

export const UnitLeftOut = z.object({
  unitId: Id,
  callSign: z.string(),
  reason: UnitLeftOutReason,
  /** Incident that holds it, capabilities it lacks, or how it answered. */
  details: z.object({
    incidentId: Id.optional(),
    missing: z.array(z.string()).optional(),
    answer: z.string().optional(),
  }),
});
export type UnitLeftOut = z.infer<typeof UnitLeftOut>;

export const FacilityReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('fastest') }),
  z.object({ code: z.literal('slower_by'), seconds: z.number() }),
  z.object({ code: z.literal('has_all_needs') }),
  z.object({
    code: z.literal('beds'),
    kind: z.string(),
    available: z.number(),
    total: z.number(),
    ageS: z.number(),
  }),
  z.object({ code: z.literal('capacity_unknown') }),
  z.object({ code: z.literal('point_flagged') }),
]);
export type FacilityReason = z.infer<typeof FacilityReason>;

export const RankedFacility = z.object({
  facilityId: Id,
  name: notPersonal(z.string(), 'the name of a facility'),
  kind: z.string(),
  travelS: z.number(),
  distanceM: z.number(),
  /** Guessed from the straight line, where no road reaches or none is known. */
  isEstimate: z.boolean(),
  reasons: z.array(FacilityReason),
});
export type RankedFacility = z.infer<typeof RankedFacility>;

export const FacilityLeftOutReason = z.enum([
  'on_diversion',
  'full',
  'lacks_capability',
  'closed_now',
  'no_point',
]);
export const FacilityLeftOut = z.object({
  facilityId: Id,
  name: notPersonal(z.string(), 'the name of a facility'),
  reason: FacilityLeftOutReason,
  details: z.object({
    missing: z.array(z.string()).optional(),
    text: z.string().optional(),
    until: Instant.nullable().optional(),
  }),
});
export type FacilityLeftOut = z.infer<typeof FacilityLeftOut>;

export const RecommendInput = z.object({
  point: Point,
  needs: Needs.default({ unit: [], facility: [] }),
  triage: Triage.nullable().default(null),
  regionCode: RegionCode,
  /** Units that refused or stayed silent on this incident are left out with that reason. */
  incidentId: Id.optional(),
  unitLimit: z.number().int().min(1).max(50).default(8),
  facilityLimit: z.number().int().min(1).max(50).default(6),
});
export type RecommendInput = z.input<typeof RecommendInput>;

export const Recommendation = z.object({
  at: Instant,
  method: TravelMethod,
  /** Nothing in the answer is more than an estimate. */
  isEstimate: z.boolean(),
  units: z.array(RankedUnit),
  /**
   * Where no fitting unit is free: what could go now, fastest first. For a red patient also beside a fitting one that is farther: who
   * could be there well before it, as a first responder.
   */
  lesser: z.array(LesserUnit),
  /** Where no fitting unit is free: the fitting ones that could be there soonest. */
  nextFree: z.array(NextFree),
  unitsLeftOut: z.array(UnitLeftOut),
  facilities: z.array(RankedFacility),
  facilitiesLeftOut: z.array(FacilityLeftOut),
});
export type Recommendation = z.infer<typeof Recommendation>;

/** The short first answer that travels with a call: best units and facilities for its place as it arrived. */
export const RecommendationSummary = z.object({
  at: Instant,
  method: TravelMethod,
  place: Place,
  units: z.array(
    RankedUnit.pick({
      unitId: true,
      callSign: true,
      type: true,
      travelS: true,
      distanceM: true,
      isEstimate: true,
      isStale: true,
    }),
  ),
  facilities: z.array(
    RankedFacility.pick({
      facilityId: true,
      name: true,
      kind: true,
      travelS: true,
      distanceM: true,
      isEstimate: true,
    }),
  ),
});
export type RecommendationSummary = z.infer<typeof RecommendationSummary>;
