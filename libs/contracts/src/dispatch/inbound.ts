import { z } from 'zod';
import { notPersonal, personal } from '../define/personal.js';
import { Actor, Id, Instant, RegionCode, Triage } from '../common/common.js';
import { ComplaintCode, Needs } from '../common/needs.js';
import { IncidentPersonal } from './incident.js';
import { Facts, JobNotice, JobNoticeKind, Severity } from './notice.js';

/** Patient on the way, as the hospital's desk sees it. */
export const InboundStatus = z.enum(['announced', 'acknowledged', 'arrived', 'handed_over', 'cancelled']);
export const Inbound = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  facilityId: Id,
  assignmentId: Id,
  incidentId: Id,
  incidentNumber: notPersonal(z.string(), 'a running number that people say aloud'),
  unitId: Id,
  unitCallSign: z.string(),
  status: InboundStatus,
  complaint: ComplaintCode,
  triage: Triage.nullable(),
  patientCount: notPersonal(z.number().int(), 'a count'),
  needs: Needs,
  personal: personal(IncidentPersonal),
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
  /** What changed under the job that brings the patient. */
  notices: z.array(JobNotice),
});
export type Inbound = z.infer<typeof Inbound>;

export const AlertKind = z.enum([
  'offer_unanswered',
  'offer_declined',
  'chain_exhausted',
  'inbound_unacknowledged',
  'call_refused',
  'call_id_used_again',
  'source_clock_off',
  'clock_offset',
  'unit_silent',
  'status_late',
  'handover_unanswered',
  'handover_refused',
  ...JobNoticeKind.options,
]);
export type AlertKind = z.infer<typeof AlertKind>;

export const Alert = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  kind: AlertKind,
  severity: Severity,
  incidentId: Id.nullable(),
  unitId: Id.nullable(),
  facilityId: Id.nullable(),
  /** Facts for the sentence: call sign, incident number, seconds … never personal data. */
  facts: Facts,
  raisedAt: Instant,
  acknowledgedAt: Instant.nullable(),
  acknowledgedBy: Actor.nullable(),
  /** Who is on it, so that it need not sound for others; entries from before it could be taken have none. */
  takenAt: Instant.nullable().optional(),
  takenBy: Actor.nullable().optional(),
  /** When its cause ended; nobody needs to take it any more. */
  endedAt: Instant.nullable(),
});
export type Alert = z.infer<typeof Alert>;

/** True while the cause lasts and no supervisor has put it aside. */
export function isAlertOpen({ endedAt, acknowledgedAt }: Pick<Alert, 'endedAt' | 'acknowledgedAt'>): boolean {
  return endedAt === null && acknowledgedAt === null;
}

/** True for one that nobody is on: the only kind that sounds. */
export function isAlertUntaken(alert: Pick<Alert, 'endedAt' | 'acknowledgedAt' | 'takenAt'>): boolean {
  return isAlertOpen(alert) && !alert.takenAt;
}
