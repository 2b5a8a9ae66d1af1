import { z } from 'zod';
import { notPersonal } from '../define/personal.js';
import { FieldProblem, Id, Instant, Point, RegionCode } from '../common/common.js';
import { FixDoubt } from '../common/fix-doubt.js';
import { eachAlone } from '../define/batch.js';
import { UnitCapability, UnitType } from '../common/needs.js';

/** Whether a unit can be given work. What it does with a job is the assignment's status. */
export const UnitService = z.enum(['off_shift', 'in_service', 'out_of_service']);
export type UnitService = z.infer<typeof UnitService>;

export const UnitPosition = z.object({
  unitId: Id,
  point: Point,
  accuracyM: z.number().nonnegative().nullable(),
  speedMps: z.number().nonnegative().nullable(),
  headingDeg: z.number().min(0).max(360).nullable(),
  /** When the device says it was there, corrected to the server's clock. */
  at: Instant,
  receivedAt: Instant,
});
export type UnitPosition = z.infer<typeof UnitPosition>;

/** A position that was kept and is not believed. */
export const DoubtedPosition = z.object({
  doubt: FixDoubt,
  point: Point,
  accuracyM: z.number().nonnegative().nullable(),
  at: Instant,
});
export type DoubtedPosition = z.infer<typeof DoubtedPosition>;

export const CrewMember = z.object({
  accountId: Id,
  name: notPersonal(z.string(), 'staff on duty'),
  signedOnAt: Instant,
});

export const Unit = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  callSign: z.string(),
  type: UnitType,
  /** Listed capabilities plus those the type has by itself. */
  capabilities: z.array(UnitCapability),
  homePost: z
    .object({ facilityId: Id.nullable(), name: notPersonal(z.string(), 'the name of a post'), point: Point })
    .nullable(),
  service: UnitService,
  /** A RestReason, or words of who took it out. */
  outOfServiceReason: notPersonal(z.string(), 'about the vehicle').nullable(),
  crew: z.array(CrewMember),
  /** The newest that is believed. */
  position: UnitPosition.nullable(),
  /** A newer report that is not believed, and why; left out when there is none. The unit is ranked by `position`. */
  doubted: DoubtedPosition.optional(),
  /** What it was called before, oldest first; left out when it never had another name. */
  formerCallSigns: z.array(z.string()).optional(),
  /** Since when it is no more of the fleet; left out while it is. Its jobs and its track stay. */
  retiredAt: Instant.optional(),
});
export type Unit = z.infer<typeof Unit>;

export const CreateUnitInput = z.object({
  regionCode: RegionCode,
  callSign: z.string().trim().min(1).max(30),
  type: UnitType,
  capabilities: z.array(UnitCapability).max(20).default([]),
  homeFacilityId: Id.optional(),
  homePost: z.object({ name: z.string().trim().min(1).max(120), point: Point }).optional(),
});
export type CreateUnitInput = z.input<typeof CreateUnitInput>;

/**
 * What of a unit an administrator changes; what is left out stays. A job that it is on hears of it. Of the post both parts are given
 * together: what is null or left out beside the other is no more.
 */
export const UpdateUnitInput = CreateUnitInput.pick({ regionCode: true, callSign: true, type: true })
  .extend({ capabilities: z.array(UnitCapability).max(20) })
  .partial()
  .extend({
    homeFacilityId: Id.nullable().optional(),
    homePost: CreateUnitInput.shape.homePost.unwrap().nullable().optional(),
    /** True takes it out of the fleet and ends its shifts, false brings it back. */
    isRetired: z.boolean().optional(),
  })
  .extend({
    id: Id,
    /** The version the administrator saw; a newer one refuses the change with STALE.VERSION. */
    version: z.number().int(),
  });
export type UpdateUnitInput = z.infer<typeof UpdateUnitInput>;

export const SetServiceInput = z.object({
  id: Id,
  service: z.enum(['in_service', 'out_of_service']),
  /** A RestReason, or words. */
  reason: z.string().trim().max(200).optional(),
  /** Out of service although a job is held, as when the engine dies on the way: the centre is alerted at once. */
  despiteJob: z.boolean().optional(),
});
export type SetServiceInput = z.infer<typeof SetServiceInput>;

/** What a device says beside where and when: what cannot be read of it is left out, and the position stays. */
const described = (number: z.ZodNumber) => number.optional().catch(undefined);

/** One position from a device. `at` is the device's clock. */
export const PositionReport = z.object({
  point: Point,
  at: Instant,
  accuracyM: described(z.number().nonnegative()),
  speedMps: described(z.number().nonnegative().max(200)),
  headingDeg: described(z.number().min(0).max(360)),
});
export type PositionReport = z.infer<typeof PositionReport>;

/** Most positions in one sending. */
const MAX_POSITIONS = 500;

/**
 * A batch of PositionReport, each judged alone; the newest believed one wins, all are kept as the unit's track. `sentAt` (device clock)
 * lets the server correct the clock.
 */
export const ReportPositionsInput = z.object({
  id: Id,
  sentAt: Instant,
  positions: eachAlone<PositionReport>(1, MAX_POSITIONS),
});
export type ReportPositionsInput = z.infer<typeof ReportPositionsInput>;
/** The same over the socket, for the unit that the crew is signed on to. */
export const SocketPositionsInput = ReportPositionsInput.omit({ id: true }).extend({ unitId: Id });
/** An answer is the receipt of every position that it does not name as refused: a device deletes those, and sets the refused ones aside. */
export const ReportPositionsResult = z.object({
  stored: z.number().int(),
  clockOffsetMs: z.number(),
  /** By place in the batch; sending them again changes nothing. */
  refused: z.array(z.object({ index: z.number().int(), fields: z.array(FieldProblem) })).optional(),
  /** Stored, and not believed. */
  doubted: z.array(z.object({ index: z.number().int(), doubt: FixDoubt })).optional(),
});
export type ReportPositionsResult = z.infer<typeof ReportPositionsResult>;

/** Units of the fleet, or those that were taken out of it. */
export const UnitListInput = z.object({ which: z.enum(['fleet', 'retired']).default('fleet') });
export const UnitList = z.object({ units: z.array(Unit) });
export type UnitList = z.infer<typeof UnitList>;

/**
 * A moving unit in a position frame: id, lon, lat, heading or -1, speed in m/s or -1, time in ms since the epoch, and when what it reported
 * since is not believed, why.
 */
export const PositionTuple = z.tuple([
  Id,
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  FixDoubt.optional(),
]);
export type PositionTuple = z.infer<typeof PositionTuple>;
