import { z } from 'zod';
import { Actor, Id, Instant, Point, RegionCode, Triage } from './common.js';
import { Place } from './geo.js';
import { ComplaintCode, Needs } from './needs.js';
import { Route } from './roads.js';

/** What is known of one patient; encrypted at rest. */
export const Patient = z.object({
  name: z.string().trim().max(120).nullable().default(null),
  sex: z.enum(['male', 'female']).nullable().default(null),
  ageYears: z.number().min(0).max(130).nullable().default(null),
  condition: z.string().trim().max(500).nullable().default(null),
});
export type Patient = z.infer<typeof Patient>;

export const IncidentPersonal = z.object({
  patients: z.array(Patient).max(200).default([]),
  notes: z.string().max(4_000).nullable().default(null),
  callbackNumber: z.string().trim().max(40).nullable().default(null),
});
export type IncidentPersonal = z.infer<typeof IncidentPersonal>;

export const IncidentStatus = z.enum(['open', 'closed', 'cancelled']);
export const IncidentOutcome = z.enum([
  'transported',
  'treated_on_scene',
  'refused_care',
  'no_patient',
  'dead_on_scene',
  'handed_to_other_agency',
  'false_report',
  'other',
]);
export type IncidentOutcome = z.infer<typeof IncidentOutcome>;

export const Incident = z.object({
  id: Id,
  version: z.number().int(),
  /** Number people say aloud, unique: region, day, running number. */
  number: z.string(),
  regionCode: RegionCode,
  status: IncidentStatus,
  complaint: ComplaintCode,
  triage: Triage.nullable(),
  needs: Needs,
  patientCount: z.number().int().min(0).max(10_000),
  place: Place,
  personal: IncidentPersonal,
  callIds: z.array(Id),
  /** eTimes.01 of the first call; the clock operators are measured by. */
  callOfferedAt: Instant.nullable(),
  callAnsweredAt: Instant.nullable(),
  openedAt: Instant,
  openedBy: Actor,
  closedAt: Instant.nullable(),
  outcome: IncidentOutcome.nullable(),
  closingNote: z.string().nullable(),
});
export type Incident = z.infer<typeof Incident>;

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
  note: z.string().nullable(),
});
export type Stamp = z.infer<typeof Stamp>;

export const DeclineReason = z.enum([
  'vehicle_fault',
  'crew_incomplete',
  'on_other_task',
  'too_far',
  'road_blocked',
  'unsafe',
  'other',
]);
export type DeclineReason = z.infer<typeof DeclineReason>;

/** What the crew needs to know of the incident. */
export const Job = z.object({
  incidentNumber: z.string(),
  complaint: ComplaintCode,
  triage: Triage.nullable(),
  needs: Needs,
  patientCount: z.number().int(),
  place: Place,
  personal: IncidentPersonal,
});
export type Job = z.infer<typeof Job>;

export const Destination = z.object({
  facilityId: Id,
  name: z.string(),
  point: Point.nullable(),
  chosenAt: Instant,
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
  reason: z.string().nullable(),
  note: z.string().nullable(),
  /** 1 for the first unit offered, 2 for the next after a silence or refusal … */
  chainPosition: z.number().int(),
  /** Travel estimate at the time of the offer. */
  travelS: z.number().nullable(),
  distanceM: z.number().nullable(),
  destination: Destination.nullable(),
  stamps: z.array(Stamp),
  releasedAt: Instant.nullable(),
  job: Job,
});
export type Assignment = z.infer<typeof Assignment>;

/** Times may be given only by import (`history.import`) or with a device clock; otherwise the server's clock holds. */
export const WhenInput = z.object({
  /** Device clock at the tap, with `sentAt` at the sending, so that an offline tap keeps its true time and a wrong clock is corrected. */
  deviceAt: Instant.optional(),
  sentAt: Instant.optional(),
  /** Historical time; needs `history.import`. */
  importedAt: Instant.optional(),
});
export type WhenInput = z.infer<typeof WhenInput>;

export const OpenIncidentInput = WhenInput.pick({ importedAt: true }).extend({
  regionCode: RegionCode,
  callId: Id.optional(),
  complaint: ComplaintCode,
  triage: Triage.nullable().default(null),
  needs: Needs.default({ unit: [], facility: [] }),
  patientCount: z.number().int().min(0).max(10_000).default(1),
  place: Place,
  personal: IncidentPersonal.default({ patients: [], notes: null, callbackNumber: null }),
});
export type OpenIncidentInput = z.input<typeof OpenIncidentInput>;

export const UpdateIncidentInput = z.object({
  id: Id,
  /** The version the operator saw; a newer one refuses the change with STALE.VERSION. */
  version: z.number().int(),
  complaint: ComplaintCode.optional(),
  triage: Triage.nullable().optional(),
  needs: Needs.optional(),
  patientCount: z.number().int().min(0).max(10_000).optional(),
  place: Place.optional(),
  personal: IncidentPersonal.optional(),
});
export type UpdateIncidentInput = z.input<typeof UpdateIncidentInput>;

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

export const CloseIncidentInput = WhenInput.pick({ importedAt: true }).extend({
  id: Id,
  outcome: IncidentOutcome,
  note: z.string().trim().max(2_000).optional(),
});
export type CloseIncidentInput = z.infer<typeof CloseIncidentInput>;
export const CancelIncidentInput = z.object({ id: Id, reason: z.string().trim().min(3).max(300) });
export type CancelIncidentInput = z.infer<typeof CancelIncidentInput>;

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

/** Patient on the way, as the hospital's desk sees it. */
export const InboundStatus = z.enum(['announced', 'acknowledged', 'arrived', 'handed_over', 'cancelled']);
export const Inbound = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  facilityId: Id,
  assignmentId: Id,
  incidentId: Id,
  incidentNumber: z.string(),
  unitId: Id,
  unitCallSign: z.string(),
  status: InboundStatus,
  complaint: ComplaintCode,
  triage: Triage.nullable(),
  patientCount: z.number().int(),
  needs: Needs,
  personal: IncidentPersonal,
  /** Estimated arrival; null until the unit leaves or when it cannot be estimated. */
  etaAt: Instant.nullable(),
  isEtaEstimate: z.boolean(),
  announcedAt: Instant,
  /** The desk must answer by then, or the supervisor is alerted. */
  ackDueAt: Instant.nullable(),
  acknowledgedAt: Instant.nullable(),
  acknowledgedBy: Actor.nullable(),
  arrivedAt: Instant.nullable(),
  handedOverAt: Instant.nullable(),
});
export type Inbound = z.infer<typeof Inbound>;

export const AlertKind = z.enum([
  'offer_unanswered',
  'offer_declined',
  'chain_exhausted',
  'inbound_unacknowledged',
  'call_refused',
  'clock_offset',
  'unit_silent',
  'handover_unanswered',
  'handover_refused',
]);
export type AlertKind = z.infer<typeof AlertKind>;

export const Alert = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  kind: AlertKind,
  severity: z.enum(['amber', 'red']),
  incidentId: Id.nullable(),
  unitId: Id.nullable(),
  facilityId: Id.nullable(),
  /** Facts for the sentence: call sign, incident number, seconds … never personal data. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  raisedAt: Instant,
  acknowledgedAt: Instant.nullable(),
  acknowledgedBy: Actor.nullable(),
});
export type Alert = z.infer<typeof Alert>;

/** One line of an incident's story, from the journal. */
export const TimelineEntry = z.object({
  seq: z.number().int(),
  at: Instant,
  actor: Actor,
  type: z.string(),
  entity: z.string(),
  entityId: Id,
  summary: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export const Timeline = z.object({ entries: z.array(TimelineEntry) });
export type Timeline = z.infer<typeof Timeline>;
