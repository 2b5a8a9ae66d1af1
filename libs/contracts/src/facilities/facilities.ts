import { z } from 'zod';
import { notPersonal } from '../define/personal.js';
import { Actor, Id, Instant, Point, RegionCode } from '../common/common.js';
import { PlaceSource } from '../geo/geo.js';
import { FacilityCapability } from '../common/needs.js';

export const FacilityKind = z.enum(['hospital', 'puskesmas', 'clinic', 'ambulance_post']);
export type FacilityKind = z.infer<typeof FacilityKind>;

/** What the importer found doubtful about a row; shown, never silently used. */
export const FacilityFlag = z.enum([
  'point_outside_district',
  'point_outside_regency',
  'point_shared',
  'point_coarse',
  'placed_by_address',
  'no_point',
  'possible_duplicate',
  'district_unknown',
]);
export type FacilityFlag = z.infer<typeof FacilityFlag>;

export const BedKind = z.enum(['er', 'icu', 'picu', 'nicu', 'ward', 'delivery', 'isolation']);
export type BedKind = z.infer<typeof BedKind>;

export const BedCapacity = z.object({
  kind: BedKind,
  total: z.number().int().min(0).max(5_000),
  available: z.number().int().min(0).max(5_000),
  updatedAt: Instant,
});
export type BedCapacity = z.infer<typeof BedCapacity>;

/** A facility takes no (or not this kind of) patients for a stated reason until a stated time. */
export const Diversion = z.object({
  /** A DiversionReason, or words of who set it. */
  reason: notPersonal(z.string(), 'about the facility'),
  /** Null: until somebody lifts it. An expired one no longer counts. */
  expiresAt: Instant.nullable(),
  setAt: Instant,
  setBy: Actor,
});
export type Diversion = z.infer<typeof Diversion>;

/** Opening span on one weekday, local time `HH:MM`; 0 is Sunday. */
export const OpenSpan = z.object({
  weekday: z.number().int().min(0).max(6),
  opens: z.string().regex(/^\d{2}:\d{2}$/),
  closes: z.string().regex(/^\d{2}:\d{2}$/),
});

export const Facility = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  districtCode: RegionCode.nullable(),
  name: notPersonal(z.string(), 'the name of a facility'),
  kind: FacilityKind,
  /** Kemenkes facility code, for example P1571070201. */
  kemkesCode: z.string().nullable(),
  address: notPersonal(z.string(), 'of a public facility'),
  phone: notPersonal(z.string(), 'of a public facility').nullable(),
  point: Point.nullable(),
  accuracyM: z.number().nullable(),
  pointSource: PlaceSource.nullable(),
  flags: z.array(FacilityFlag),
  isAlwaysOpen: z.boolean(),
  openHours: z.array(OpenSpan),
  /** Emergency room level by Permenkes 47/2018: 0 none, 1 to 4. */
  erLevel: z.number().int().min(0).max(4),
  capabilities: z.array(FacilityCapability),
  beds: z.array(BedCapacity),
  diversion: Diversion.nullable(),
});
export type Facility = z.infer<typeof Facility>;

/** A report of what was counted. The newest count is the true one and only the kinds named change, so that it needs no version. */
export const SetBedsInput = z.object({
  id: Id,
  beds: z
    .array(
      z.object({
        kind: BedKind,
        total: z.number().int().min(0).max(5_000),
        available: z.number().int().min(0).max(5_000),
      }),
    )
    .min(1)
    .max(10),
});
export type SetBedsInput = z.infer<typeof SetBedsInput>;

export const SetDiversionInput = z.object({
  id: Id,
  /** The version of the facility the person saw; a newer one refuses the change with STALE.VERSION. */
  version: z.number().int(),
  /** Null lifts the diversion. */
  diversion: z
    .object({ reason: z.string().trim().min(3).max(200), expiresAt: Instant.nullable() })
    .nullable(),
});
export type SetDiversionInput = z.infer<typeof SetDiversionInput>;

export const SetCapabilityInput = z.object({
  id: Id,
  /** The version of the facility the person saw; a newer one refuses the change with STALE.VERSION. */
  version: z.number().int(),
  erLevel: z.number().int().min(0).max(4),
  capabilities: z.array(FacilityCapability).max(20),
  isAlwaysOpen: z.boolean(),
  openHours: z.array(OpenSpan).max(21),
});
export type SetCapabilityInput = z.infer<typeof SetCapabilityInput>;

/** The supervisor or an admin sets a facility's true point. */
export const SetFacilityPointInput = z.object({
  id: Id,
  /** The version of the facility the person saw; a newer one refuses the change with STALE.VERSION. */
  version: z.number().int(),
  point: Point,
  accuracyM: z.number().positive().max(10_000),
});
export type SetFacilityPointInput = z.infer<typeof SetFacilityPointInput>;

export const FacilityQuery = z.object({
  regionCode: RegionCode.optional(),
  kind: FacilityKind.optional(),
  flag: FacilityFlag.optional(),
  limit: z.coerce.number().int().min(1).max(5_000).default(500),
});
export const FacilityList = z.object({ facilities: z.array(Facility) });
export type FacilityList = z.infer<typeof FacilityList>;
