import { z } from 'zod';
import { notPersonal, personal } from '../define/personal.js';
import { Actor, Id, Instant, Point, RegionCode, Triage } from '../common/common.js';
import { Place } from '../geo/geo.js';
import { ComplaintCode, Needs, UnitCapability } from '../common/needs.js';
import { DeclineReason } from '../common/reasons.js';
import { Route } from '../roads/roads.js';
import { IncidentPersonal, WhenInput } from './incident.js';
import { JobNotice } from './notice.js';

/** The unit's way through a job. `offered` waits for an answer; the last five end it. */
export const AssignmentStatus = z.enum([
  'offered',
  'accepted',
  'en_route',
  'on_scene',
  'at_patient',
  'left_scene',
  'at_destination',
  'handed_over',
  'available',
  'declined',
  'expired',
  'withdrawn',
  'cancelled',
]);
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;

/** From a status, the ones that may follow. A crew may skip a step it forgot to tap, never go back. */
export const ASSIGNMENT_STEPS: Record<AssignmentStatus, readonly AssignmentStatus[]> = {
  offered: ['accepted', 'declined', 'expired', 'withdrawn'],
  accepted: ['en_route', 'on_scene', 'available', 'cancelled'],
  en_route: ['on_scene', 'available', 'cancelled'],
  on_scene: ['at_patient', 'left_scene', 'available', 'cancelled'],
  at_patient: ['left_scene', 'available', 'cancelled'],
  left_scene: ['at_destination', 'available'],
  at_destination: ['handed_over', 'available'],
  handed_over: ['available'],
  available: [],
  declined: [],
  expired: [],
  withdrawn: [],
  cancelled: [],
};

/** Statuses that hold the unit. */
export const ACTIVE_ASSIGNMENT_STATUSES: readonly AssignmentStatus[] = [
  'offered',
  'accepted',
  'en_route',
  'on_scene',
  'at_patient',
  'left_scene',
  'at_destination',
  'handed_over',
];

/** NEMSIS v3.5 eTimes used on an assignment, by their column names. */
export const StampName = z.enum([
  'unit_notified',
  'dispatch_acknowledged',
  'unit_en_route',
  'unit_on_scene',
  'arrived_at_patient',
  'unit_left_scene',
  'patient_at_destination',
  'transfer_of_care',
  'unit_back_in_service',
  'unit_canceled',
]);
export type StampName = z.infer<typeof StampName>;

/** The stamp a status sets. */
export const STATUS_STAMP: Partial<Record<AssignmentStatus, StampName>> = {
  offered: 'unit_notified',
  accepted: 'dispatch_acknowledged',
  en_route: 'unit_en_route',
  on_scene: 'unit_on_scene',
  at_patient: 'arrived_at_patient',
  left_scene: 'unit_left_scene',
  at_destination: 'patient_at_destination',
  handed_over: 'transfer_of_care',
  available: 'unit_back_in_service',
  cancelled: 'unit_canceled',
};

/** How a time came to be. */
export const StampSource = z.enum(['tap', 'geofence', 'operator', 'import', 'system']);
export type StampSource = z.infer<typeof StampSource>;

/** One time; a correction is a new stamp that supersedes the old one, which stays. */
export const Stamp = z.object({
  id: Id,
  name: StampName,
  at: Instant,
  /** What the device's own clock said, when a device set it. */
  deviceAt: Instant.nullable(),
  receivedAt: Instant,
  source: StampSource,
  by: Actor,
  supersedesId: Id.nullable(),
  note: personal(z.string()).nullable(),
});
export type Stamp = z.infer<typeof Stamp>;

/** What the crew needs to know of the incident. */
export const Job = z.object({
  incidentNumber: notPersonal(z.string(), 'a running number that people say aloud'),
  complaint: ComplaintCode,
  triage: Triage.nullable(),
  needs: Needs,
  patientCount: notPersonal(z.number().int(), 'a count'),
  place: Place,
  personal: personal(IncidentPersonal),
});
export type Job = z.infer<typeof Job>;

export const Destination = z.object({
  facilityId: Id,
  name: notPersonal(z.string(), 'the name of a facility'),
  point: Point.nullable(),
  chosenAt: Instant,
  /** What spoke against it and was known when it was chosen all the same: notice kinds, `facility_lacks:icu` for a capability. */
  known: z.array(z.string()).optional(),
  /** Why it was chosen although it diverts; missing where nothing of the kind was asked. */
  reason: personal(z.string()).optional(),
});
export type Destination = z.infer<typeof Destination>;

export const Assignment = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  incidentId: Id,
  unitId: Id,
  unitCallSign: z.string(),
  status: AssignmentStatus,
  offeredAt: Instant,
  offeredBy: Actor,
  /** When an unanswered offer goes to the next; null once answered. */
  dueAt: Instant.nullable(),
  /** When the crew's phone said it rang. */
  deliveredAt: Instant.nullable(),
  respondedAt: Instant.nullable(),
  reason: personal(z.string()).nullable(),
  note: personal(z.string()).nullable(),
  /** 1 for the first unit offered, 2 for the next after a silence or refusal … */
  chainPosition: z.number().int(),
  /** Travel estimate at the time of the offer. */
  travelS: z.number().nullable(),
  distanceM: z.number().nullable(),
  /** Needs that the unit did not meet when it was sent all the same. */
  lacks: z.array(UnitCapability),
  /** Where the unit belonged when it was sent; null for jobs from before this was kept. */
  unitRegionCode: RegionCode.nullable(),
  destination: Destination.nullable(),
  /** What changed under the running job. */
  notices: z.array(JobNotice),
  stamps: z.array(Stamp),
  releasedAt: Instant.nullable(),
  job: Job,
});
export type Assignment = z.infer<typeof Assignment>;

export const OfferInput = WhenInput.pick({ importedAt: true }).extend({
  id: Id,
  unitIds: z.array(Id).min(1).max(10),
  /** Seconds to answer; by triage when left out. */
  timeoutS: z.number().int().min(5).max(600).optional(),
  /** Offer to the next best unit after silence or refusal. */
  autoNext: z.boolean().default(true),
  destinationFacilityId: Id.optional(),
});
export type OfferInput = z.input<typeof OfferInput>;

export const AcceptInput = WhenInput.extend({ id: Id });
export type AcceptInput = z.infer<typeof AcceptInput>;
export const DeclineInput = WhenInput.extend({
  id: Id,
  reason: DeclineReason,
  note: z.string().trim().max(300).optional(),
});
export type DeclineInput = z.infer<typeof DeclineInput>;

export const AdvanceStatus = z.enum([
  'en_route',
  'on_scene',
  'at_patient',
  'left_scene',
  'at_destination',
  'handed_over',
  'available',
]);
export type AdvanceStatus = z.infer<typeof AdvanceStatus>;
export const AdvanceInput = WhenInput.extend({ id: Id, status: AdvanceStatus });
export type AdvanceInput = z.infer<typeof AdvanceInput>;

export const CorrectStampInput = z.object({
  id: Id,
  name: StampName,
  at: Instant,
  note: z.string().trim().min(3).max(300),
});
export type CorrectStampInput = z.infer<typeof CorrectStampInput>;

export const CancelAssignmentInput = WhenInput.pick({ importedAt: true }).extend({
  id: Id,
  reason: z.string().trim().min(3).max(300),
});
export type CancelAssignmentInput = z.infer<typeof CancelAssignmentInput>;

/** Cancels the one and offers to the other in one transaction. */
export const ReassignInput = z.object({ id: Id, unitId: Id, reason: z.string().trim().min(3).max(300) });
export type ReassignInput = z.infer<typeof ReassignInput>;

export const SetDestinationInput = z.object({
  id: Id,
  facilityId: Id,
  overrideReason: z.string().trim().max(300).optional(),
});
export type SetDestinationInput = z.infer<typeof SetDestinationInput>;

/** Where a unit on its way is going. */
export const EtaTarget = z.enum(['scene', 'destination']);
export type EtaTarget = z.infer<typeof EtaTarget>;

/** When a unit on its way will be there, as estimated at `at` from its position and how its drive has gone so far. */
export const Eta = z.object({
  assignmentId: Id,
  unitId: Id,
  regionCode: RegionCode,
  towards: EtaTarget,
  at: Instant,
  etaAt: Instant,
  remainingS: z.number(),
  remainingM: z.number(),
  /** Guessed from the straight line, where no road reaches or none is known. */
  isEstimate: z.boolean(),
});
export type Eta = z.infer<typeof Eta>;

/** The way a unit drives now, and when it will be there; no route when it is not on its way or has no position. */
export const AssignmentRoute = z.object({
  towards: EtaTarget.nullable(),
  route: Route.nullable(),
  eta: Eta.nullable(),
});
export type AssignmentRoute = z.infer<typeof AssignmentRoute>;
