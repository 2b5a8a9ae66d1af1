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
import { columnNames, type StoredColumns } from '#siaga/persistence';
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
  lacks: Assignment['lacks'];
  unit_region_code: string | null;
  destination: Destination | null;
  destination_reason_sealed: string | null;
  notices: Assignment['notices'];
  released_at: Date | null;
  stamps: StampRow[];
  incident: Pick<
    IncidentRow,
    'number' | 'complaint' | 'triage' | 'needs' | 'patient_count' | 'place' | 'personal_sealed'
  >;
}

/** What the chain of offers needs to know beyond the public view. */
export interface OfferRules {
  autoNext: boolean;
  timeoutS: number;
}

/** An assignment with what seals its words. */
type Sealing = Assignment & { cipher: PersonalDataCipher };

/** The columns of `assignment` that are written: what is selected, inserted and changed follows from here. */
export const ASSIGNMENT = {
  id: { type: 'uuid', of: ({ id }: Assignment) => id },
  version: { type: 'integer', of: ({ version }: Assignment) => version },
  region_code: { type: 'text', of: ({ regionCode }: Assignment) => regionCode },
  incident_id: { type: 'uuid', of: ({ incidentId }: Assignment) => incidentId },
  unit_id: { type: 'uuid', of: ({ unitId }: Assignment) => unitId },
  unit_call_sign: { type: 'text', of: ({ unitCallSign }: Assignment) => unitCallSign },
  status: { type: 'text', of: ({ status }: Assignment) => status },
  offered_at: { type: 'timestamptz', of: ({ offeredAt }: Assignment) => offeredAt },
  offered_by: { type: 'jsonb', of: ({ offeredBy }: Assignment) => JSON.stringify(offeredBy) },
  due_at: { type: 'timestamptz', of: ({ dueAt }: Assignment) => dueAt },
  delivered_at: { type: 'timestamptz', of: ({ deliveredAt }: Assignment) => deliveredAt },
  responded_at: { type: 'timestamptz', of: ({ respondedAt }: Assignment) => respondedAt },
  reason_sealed: {
    type: 'text',
    of: ({ reason, cipher }: Sealing) => (reason === null ? null : cipher.seal(reason)),
  },
  note_sealed: {
    type: 'text',
    of: ({ note, cipher }: Sealing) => (note === null ? null : cipher.seal(note)),
  },
  chain_position: { type: 'integer', of: ({ chainPosition }: Assignment) => chainPosition },
  auto_next: { type: 'boolean', of: ({ autoNext }: OfferRules) => autoNext },
  timeout_s: { type: 'integer', of: ({ timeoutS }: OfferRules) => timeoutS },
  travel_s: { type: 'real', of: ({ travelS }: Assignment) => travelS },
  distance_m: { type: 'real', of: ({ distanceM }: Assignment) => distanceM },
  lacks: { type: 'text[]', of: ({ lacks }: Assignment) => lacks },
  unit_region_code: { type: 'text', of: ({ unitRegionCode }: Assignment) => unitRegionCode },
  destination: {
    type: 'jsonb',
    of: ({ destination }: Pick<Assignment, 'destination'>) =>
      destination && JSON.stringify({ ...destination, reason: undefined }),
  },
  destination_reason_sealed: {
    type: 'text',
    of: ({ destination, cipher }: Pick<Sealing, 'destination' | 'cipher'>) =>
      destination?.reason === undefined ? null : cipher.seal(destination.reason),
  },
  notices: {
    type: 'jsonb',
    of: ({ notices }: Pick<Assignment, 'notices'>) => JSON.stringify(notices),
  },
  released_at: { type: 'timestamptz', of: ({ releasedAt }: Assignment) => releasedAt },
} satisfies StoredColumns<Exclude<keyof AssignmentRow, 'reason' | 'stamps' | 'incident'>>;

const COLUMNS = columnNames(ASSIGNMENT)
  .map((name) => `a.${name}`)
  .join(', ');

export const ASSIGNMENT_SELECT = `
  SELECT ${COLUMNS}, a.reason,
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
    lacks: row.lacks,
    unitRegionCode: row.unit_region_code,
    destination: destinationOf(row, cipher),
    notices: row.notices,
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
    notices: change.isReleased ? [] : assignment.notices,
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

function destinationOf(
  { destination, destination_reason_sealed: sealed }: AssignmentRow,
  cipher: PersonalDataCipher,
): Destination | null {
  if (destination === null || sealed === null) return destination;
  return { ...destination, reason: String(cipher.open(sealed)) };
}
