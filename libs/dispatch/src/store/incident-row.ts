import {
  IncidentPersonal,
  Place,
  sealPlanOf,
  type Actor,
  type ComplaintCode,
  type Incident,
  type Needs,
  type Triage,
} from '#siaga/contracts';
import type { PersonalDataCipher } from '#siaga/kernel';

/** A row of `incident` without its geometry. */
export interface IncidentRow {
  id: string;
  version: number;
  number: string;
  region_code: string;
  status: Incident['status'];
  complaint: ComplaintCode;
  triage: Triage | null;
  needs: Needs;
  patient_count: number;
  place: Place;
  personal_sealed: string;
  call_ids: string[];
  call_offered_at: Date | null;
  call_answered_at: Date | null;
  opened_at: Date;
  opened_by: Actor;
  closed_at: Date | null;
  outcome: Incident['outcome'];
  closing_note_sealed: string | null;
}

export const INCIDENT_COLUMNS = `id, version, number, region_code, status, complaint, triage, needs, patient_count, place, personal_sealed,
  call_ids, call_offered_at, call_answered_at, opened_at, opened_by, closed_at, outcome, closing_note_sealed`;

/** The public view of an incident row, personal parts opened. */
export function toIncident(row: IncidentRow, cipher: PersonalDataCipher): Incident {
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    regionCode: row.region_code,
    status: row.status,
    complaint: row.complaint,
    triage: row.triage,
    needs: row.needs,
    patientCount: row.patient_count,
    place: openPlace(row.place, cipher),
    personal: openPersonal(row.personal_sealed, cipher),
    callIds: row.call_ids,
    callOfferedAt: row.call_offered_at?.toISOString() ?? null,
    callAnsweredAt: row.call_answered_at?.toISOString() ?? null,
    openedAt: row.opened_at.toISOString(),
    openedBy: row.opened_by,
    closedAt: row.closed_at?.toISOString() ?? null,
    outcome: row.outcome,
    closingNote: row.closing_note_sealed === null ? null : String(cipher.open(row.closing_note_sealed)),
  };
}

const PLACE_PLAN = sealPlanOf(Place);

/** A place as JSON, its words sealed. */
export function sealPlace(place: Place, cipher: PersonalDataCipher): string {
  return JSON.stringify(cipher.sealView(place, PLACE_PLAN));
}

/** A stored place, its words readable: sealed ones, and those in clear from before they were. */
export function openPlace(stored: Place, cipher: PersonalDataCipher): Place {
  return cipher.openView(stored) as Place;
}

/** What is stored of the people in an incident, readable. */
export function openPersonal(sealed: string, cipher: PersonalDataCipher): IncidentPersonal {
  return IncidentPersonal.parse(cipher.open(sealed));
}
