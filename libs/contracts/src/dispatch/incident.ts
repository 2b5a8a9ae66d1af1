import { z } from 'zod';
import { notPersonal, personal } from '../define/personal.js';
import { Actor, Id, Instant, RegionCode, Triage } from '../common/common.js';
import { Place } from '../geo/geo.js';
import { ComplaintCode, Needs } from '../common/needs.js';
import { IncidentStatus } from './incident-status.js';

/** Times may be given only by import (`history.import`) or with a device clock; otherwise the server's clock holds. */
export const WhenInput = z.object({
  /** Device clock at the tap, with `sentAt` at the sending, so that an offline tap keeps its true time and a wrong clock is corrected. */
  deviceAt: Instant.optional(),
  sentAt: Instant.optional(),
  /** Historical time; needs `history.import`. */
  importedAt: Instant.optional(),
});
export type WhenInput = z.infer<typeof WhenInput>;

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

/** Whose case an open incident became when a border or a centre changed, and since when. */
export const Elsewhere = z.object({
  centreId: Id.nullable(),
  centre: notPersonal(z.string(), 'the name of a centre or of its area'),
  since: Instant,
});
export type Elsewhere = z.infer<typeof Elsewhere>;

/** Another incident, by the number that people say. */
export const IncidentRef = z.object({
  id: Id,
  number: notPersonal(z.string(), 'a running number that people say aloud'),
});
export type IncidentRef = z.infer<typeof IncidentRef>;

/** That an incident which was over goes on, and why. */
export const Reopening = z.object({ at: Instant, by: Actor, reason: personal(z.string()) });
export type Reopening = z.infer<typeof Reopening>;

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
  patientCount: notPersonal(z.number().int().min(0).max(10_000), 'a count'),
  place: Place,
  personal: personal(IncidentPersonal),
  callIds: z.array(Id),
  /** eTimes.01 of the first call; the clock operators are measured by. */
  callOfferedAt: Instant.nullable(),
  callAnsweredAt: Instant.nullable(),
  openedAt: Instant,
  openedBy: Actor,
  closedAt: Instant.nullable(),
  outcome: IncidentOutcome.nullable(),
  closingNote: personal(z.string()).nullable(),
  /** Another centre answers for its place since a border or a centre changed; null while it is ours. */
  elsewhere: Elsewhere.nullable(),
  /** The incident that goes on in its stead; left out unless it is `merged`. */
  mergedInto: IncidentRef.optional(),
  /** The incident whose call it was opened with; left out unless it was split off. */
  splitFrom: IncidentRef.optional(),
  /** The last time it was opened again; left out when it never was. */
  reopening: Reopening.optional(),
});
export type Incident = z.infer<typeof Incident>;

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

export const CloseIncidentInput = WhenInput.pick({ importedAt: true }).extend({
  id: Id,
  outcome: IncidentOutcome,
  note: z.string().trim().max(2_000).optional(),
});
export type CloseIncidentInput = z.infer<typeof CloseIncidentInput>;
export const CancelIncidentInput = z.object({ id: Id, reason: z.string().trim().min(3).max(300) });
export type CancelIncidentInput = z.infer<typeof CancelIncidentInput>;

/** Two incidents are one event: this one ends, and `intoId` goes on with its calls and units. */
export const MergeIncidentInput = z.object({ id: Id, intoId: Id });
export type MergeIncidentInput = z.infer<typeof MergeIncidentInput>;

/** A call of an incident is another event. What is left out is as in the incident that it is taken from; its place is the call's own. */
export const SplitCallInput = z.object({
  /** The call. */
  id: Id,
  complaint: ComplaintCode.optional(),
  triage: Triage.nullable().optional(),
  patientCount: z.number().int().min(0).max(10_000).default(1),
});
export type SplitCallInput = z.input<typeof SplitCallInput>;

export const ReopenIncidentInput = z.object({ id: Id, reason: z.string().trim().min(3).max(300) });
export type ReopenIncidentInput = z.infer<typeof ReopenIncidentInput>;

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
export const Timeline = z.object({
  entries: z.array(TimelineEntry),
  /** Changes that cannot be read any more, and of which the story therefore does not tell. */
  leftOut: z.number().int(),
});
export type Timeline = z.infer<typeof Timeline>;
