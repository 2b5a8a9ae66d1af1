import { z } from 'zod';
import { notPersonal } from '../define/personal.js';
import { Id, Instant, Point, RegionCode } from '../common/common.js';
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
  outOfServiceReason: notPersonal(z.string(), 'about the vehicle').nullable(),
  crew: z.array(CrewMember),
  position: UnitPosition.nullable(),
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

/** What of a unit an administrator changes; what is left out stays. A job that it is on hears of it. */
export const UpdateUnitInput = CreateUnitInput.pick({ regionCode: true, callSign: true, type: true })
  .extend({ capabilities: z.array(UnitCapability).max(20) })
  .partial()
  .extend({
    id: Id,
    /** The version the administrator saw; a newer one refuses the change with STALE.VERSION. */
    version: z.number().int(),
  });
export type UpdateUnitInput = z.infer<typeof UpdateUnitInput>;

export const SetServiceInput = z.object({
  id: Id,
  service: z.enum(['in_service', 'out_of_service']),
  reason: z.string().trim().max(200).optional(),
  /** Out of service although a job is held, as when the engine dies on the way: the centre is alerted at once. */
  despiteJob: z.boolean().optional(),
});
export type SetServiceInput = z.infer<typeof SetServiceInput>;

/** One position from a device. `at` is the device's clock. */
export const PositionReport = z.object({
  point: Point,
  at: Instant,
  accuracyM: z.number().nonnegative().max(100_000).optional(),
  speedMps: z.number().nonnegative().max(200).optional(),
  headingDeg: z.number().min(0).max(360).optional(),
});
export type PositionReport = z.infer<typeof PositionReport>;

/** A batch; the newest wins, all are kept as the unit's track. `sentAt` (device clock) lets the server correct the clock. */
export const ReportPositionsInput = z.object({
  id: Id,
  sentAt: Instant,
  positions: z.array(PositionReport).min(1).max(500),
});
export type ReportPositionsInput = z.infer<typeof ReportPositionsInput>;
/** The same over the socket, for the unit that the crew is signed on to. */
export const SocketPositionsInput = ReportPositionsInput.omit({ id: true }).extend({ unitId: Id });
export const ReportPositionsResult = z.object({ stored: z.number().int(), clockOffsetMs: z.number() });

export const UnitList = z.object({ units: z.array(Unit) });
export type UnitList = z.infer<typeof UnitList>;

/** A moving unit in a position frame: id, lon, lat, heading or -1, speed in m/s or -1, time in ms since the epoch. */
export const PositionTuple = z.tuple([Id, z.number(), z.number(), z.number(), z.number(), z.number()]);
export type PositionTuple = z.infer<typeof PositionTuple>;
