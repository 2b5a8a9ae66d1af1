import type {
  Actor,
  Assignment,
  AssignmentStatus,
  Destination,
  Incident,
  Job,
  Stamp,
} from '#siaga/contracts';
import type { PersonalDataCipher } from '#siaga/kernel';
import type { IncidentRow } from './incident-row.js';
import { openPersonal, openPlace } from './incident-row.js';

/** A stamp whose note is sealed, or in clear from before it was. */
type StampRow = Stamp & { noteSealed: string | null };

/** A row of `assignment` with its stamps and the job facts of its incident. */
export interface AssignmentRow {
  id: string;
  version: number;
  region_code: string;
  incident_id: string;
  unit_id: string;
  unit_call_sign: string;
  status: AssignmentStatus;
  offered_at: Date;
  offered_by: Actor;
  due_at: Date | null;
  delivered_at: Date | null;
  responded_at: Date | null;
  /** In clear, from before it was sealed. */
  reason: string | null;
  reason_sealed: string | null;
  note_sealed: string | null;
  chain_position: number;
  auto_next: boolean;
  timeout_s: number;
  travel_s: number | null;
  distance_m: number | null;
  destination: Destination | null;
  released_at: Date | null;
  stamps: StampRow[];
  incident: Pick<
    IncidentRow,
    'number' | 'complaint' | 'triage' | 'needs' | 'patient_count' | 'place' | 'personal_sealed'
  >;
}

export const ASSIGNMENT_SELECT = `
  SELECT a.id, a.version, a.region_code, a.incident_id, a.unit_id, a.unit_call_sign, a.status, a.offered_at, a.offered_by, a.due_at,
    a.delivered_at, a.responded_at, a.reason, a.reason_sealed, a.note_sealed, a.chain_position, a.auto_next, a.timeout_s, a.travel_s, a.distance_m,
    a.destination, a.released_at,
    jsonb_build_object('number', i.number, 'complaint', i.complaint, 'triage', i.triage, 'needs', i.needs,
      'patient_count', i.patient_count, 'place', i.place, 'personal_sealed', i.personal_sealed) AS incident,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'at', s.at, 'deviceAt', s.device_at, 'receivedAt', s.received_at,
        'source', s.source, 'by', s.by, 'supersedesId', s.supersedes_id, 'note', s.note, 'noteSealed', s.note_sealed) ORDER BY s.received_at, s.id)
      FROM assignment_stamp s WHERE s.assignment_id = a.id), '[]') AS stamps
  FROM assignment a JOIN incident i ON i.id = a.incident_id`;

/** The public view of an assignment row, personal parts opened. */
export function toAssignment(row: AssignmentRow, cipher: PersonalDataCipher): Assignment {
  return {
    id: row.id,
    version: row.version,
    regionCode: row.region_code,
    incidentId: row.incident_id,
    unitId: row.unit_id,
    unitCallSign: row.unit_call_sign,
    status: row.status,
    offeredAt: row.offered_at.toISOString(),
    offeredBy: row.offered_by,
    dueAt: row.due_at?.toISOString() ?? null,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    respondedAt: row.responded_at?.toISOString() ?? null,
    reason: row.reason_sealed === null ? row.reason : String(cipher.open(row.reason_sealed)),
    note: row.note_sealed === null ? null : String(cipher.open(row.note_sealed)),
    chainPosition: row.chain_position,
    travelS: row.travel_s,
    distanceM: row.distance_m,
    destination: row.destination,
    stamps: row.stamps.map(({ noteSealed, ...stamp }) => ({
      ...stamp,
      at: utc(stamp.at),
      receivedAt: utc(stamp.receivedAt),
      deviceAt: stamp.deviceAt && utc(stamp.deviceAt),
      note: noteSealed === null ? stamp.note : String(cipher.open(noteSealed)),
    })),
    releasedAt: row.released_at?.toISOString() ?? null,
    job: {
      incidentNumber: row.incident.number,
      complaint: row.incident.complaint,
      triage: row.incident.triage,
      needs: row.incident.needs,
      patientCount: row.incident.patient_count,
      place: openPlace(row.incident.place, cipher),
      personal: openPersonal(row.incident.personal_sealed, cipher),
    },
  };
}

/** A step to a status, and what it says beside. */
export interface StatusChange {
  status: AssignmentStatus;
  at: Date;
  isReleased: boolean;
  isResponse: boolean;
  reason?: string | null;
  note?: string | null;
}

/** The assignment one step later. */
export function afterStep(assignment: Assignment, change: StatusChange, stamp: Stamp | null): Assignment {
  const at = change.at.toISOString();
  return {
    ...assignment,
    version: assignment.version + 1,
    status: change.status,
    dueAt: null,
    releasedAt: change.isReleased ? at : null,
    respondedAt: change.isResponse ? at : assignment.respondedAt,
    reason: change.reason ?? assignment.reason,
    note: change.note ?? assignment.note,
    stamps: stamp ? [...assignment.stamps, stamp] : assignment.stamps,
  };
}

/** What a crew is told of an incident. */
export function jobOf(incident: Incident): Job {
  return {
    incidentNumber: incident.number,
    complaint: incident.complaint,
    triage: incident.triage,
    needs: incident.needs,
    patientCount: incident.patientCount,
    place: incident.place,
    personal: incident.personal,
  };
}

/** JSON made by PostgreSQL writes the session's offset; the API answers in UTC. */
function utc(instant: string): string {
  return new Date(instant).toISOString();
}
