import {
  HandoverFacts,
  HandoverPersonal,
  sealPlanOf,
  type CentrePhone,
  type Handover,
  type HandoverMethod,
  type HandoverStatus,
} from '#siaga/contracts';
import type { PersonalDataCipher } from '#siaga/kernel';

/** A row of `handover`. */
export interface HandoverRow {
  id: string;
  version: number;
  region_code: string;
  direction: Handover['direction'];
  reference: string;
  call_id: string | null;
  incident_id: string | null;
  centre_id: string | null;
  own_centre_id: string | null;
  centre_name: string;
  phones: CentrePhone[];
  script: string;
  method: HandoverMethod;
  status: HandoverStatus;
  facts: HandoverFacts;
  personal_sealed: string;
  offered_at: Date;
  offered_by: string;
  ack_due_at: Date | null;
  ended_at: Date | null;
  answered_by: string | null;
  /** In clear, from before it was sealed. */
  reason: string | null;
  reason_sealed: string | null;
  late_taken_at: Date | null;
  late_taken_by: string | null;
  handled_at: Date | null;
  delivered_at: Date | null;
  unsent: number;
  send_attempts: number;
}

export const HANDOVER_COLUMNS = `id, version, region_code, direction, reference, call_id, incident_id, centre_id, own_centre_id, centre_name,
  phones, script, method, status, facts, personal_sealed, offered_at, offered_by, ack_due_at, ended_at, answered_by, reason, reason_sealed,
  late_taken_at, late_taken_by, handled_at, delivered_at, unsent, send_attempts`;

/** A hand-over with what its public view does not show. */
export interface StoredHandover {
  view: Handover;
  /** The centre on this side; null for one by telephone from an installation that named none. */
  ownCentreId: string | null;
}

const FACTS_PLAN = sealPlanOf(HandoverFacts);

/** The facts of a case as JSON, the words of its place sealed. */
export function sealFacts(facts: HandoverFacts, cipher: PersonalDataCipher): string {
  return JSON.stringify(cipher.sealView(facts, FACTS_PLAN));
}

/** Why it did not go through, a code or somebody's words, sealed; null without a reason. */
export function sealReason(reason: string | null, cipher: PersonalDataCipher): string | null {
  return reason === null ? null : cipher.seal(reason);
}

/** The row with its sealed parts opened. */
export function toStoredHandover(row: HandoverRow, cipher: PersonalDataCipher): StoredHandover {
  const view: Handover = {
    id: row.id,
    version: row.version,
    regionCode: row.region_code,
    direction: row.direction,
    reference: row.reference,
    callId: row.call_id,
    incidentId: row.incident_id,
    centreId: row.centre_id,
    centreName: row.centre_name,
    phones: row.phones,
    script: row.script,
    method: row.method,
    status: row.status,
    facts: cipher.openView(row.facts) as HandoverFacts,
    personal: HandoverPersonal.parse(cipher.open(row.personal_sealed)),
    offeredAt: row.offered_at.toISOString(),
    offeredBy: row.offered_by,
    ackDueAt: row.ack_due_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    answeredBy: row.answered_by,
    reason: row.reason_sealed === null ? row.reason : String(cipher.open(row.reason_sealed)),
    lateTakenAt: row.late_taken_at?.toISOString() ?? null,
    lateTakenBy: row.late_taken_by,
    handledAt: row.handled_at?.toISOString() ?? null,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    isUnsent: row.unsent > 0,
    sendAttempts: row.send_attempts,
  };
  return { view, ownCentreId: row.own_centre_id };
}
