import {
  IncidentPersonal,
  Place,
  Reopening,
  sealPlanOf,
  type Actor,
  type ComplaintCode,
  type Incident,
  type IncidentRef,
  type Needs,
  type Triage,
} from '#siaga/contracts';
import type { PersonalDataCipher } from '#siaga/kernel';
import { columnNames, type StoredColumns } from '#siaga/persistence';

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
  elsewhere: Incident['elsewhere'];
  merged_into: IncidentRef | null;
  split_from: IncidentRef | null;
  reopening: Reopening | null;
}

const PLACE_PLAN = sealPlanOf(Place);
const REOPENING_PLAN = sealPlanOf(Reopening);

/** What is stored of an incident, and what seals the people in it. */
type Stored = Incident & { cipher: PersonalDataCipher };

/** The columns of `incident`: what is selected, inserted and changed follows from here. */
export const INCIDENT = {
  id: { type: 'uuid', of: ({ id }: Stored) => id },
  version: { type: 'integer', of: ({ version }: Stored) => version },
  number: { type: 'text', of: ({ number }: Stored) => number },
  region_code: { type: 'text', of: ({ regionCode }: Stored) => regionCode },
  status: { type: 'text', of: ({ status }: Stored) => status },
  complaint: { type: 'text', of: ({ complaint }: Stored) => complaint },
  triage: { type: 'text', of: ({ triage }: Stored) => triage },
  needs: { type: 'jsonb', of: ({ needs }: Stored) => JSON.stringify(needs) },
  patient_count: { type: 'integer', of: ({ patientCount }: Stored) => patientCount },
  geom: {
    type: 'float8[]',
    of: ({ place }: Stored) => [place.point.lon, place.point.lat],
    from: (point: string) => `ST_SetSRID(ST_MakePoint((${point})[1], (${point})[2]), 4326)`,
  },
  place: { type: 'jsonb', of: ({ place, cipher }: Stored) => sealPlace(place, cipher) },
  personal_sealed: { type: 'text', of: ({ personal, cipher }: Stored) => cipher.seal(personal) },
  call_ids: { type: 'uuid[]', of: ({ callIds }: Stored) => callIds },
  call_offered_at: { type: 'timestamptz', of: ({ callOfferedAt }: Stored) => callOfferedAt },
  call_answered_at: { type: 'timestamptz', of: ({ callAnsweredAt }: Stored) => callAnsweredAt },
  opened_at: { type: 'timestamptz', of: ({ openedAt }: Stored) => openedAt },
  opened_by: { type: 'jsonb', of: ({ openedBy }: Stored) => JSON.stringify(openedBy) },
  closed_at: { type: 'timestamptz', of: ({ closedAt }: Stored) => closedAt },
  outcome: { type: 'text', of: ({ outcome }: Stored) => outcome },
  closing_note_sealed: {
    type: 'text',
    of: ({ closingNote, cipher }: Stored) => (closingNote === null ? null : cipher.seal(closingNote)),
  },
  elsewhere: { type: 'jsonb', of: ({ elsewhere }: Stored) => elsewhere && JSON.stringify(elsewhere) },
  merged_into: { type: 'jsonb', of: ({ mergedInto }: Stored) => mergedInto && JSON.stringify(mergedInto) },
  split_from: { type: 'jsonb', of: ({ splitFrom }: Stored) => splitFrom && JSON.stringify(splitFrom) },
  reopening: {
    type: 'jsonb',
    of: ({ reopening, cipher }: Stored) =>
      reopening && JSON.stringify(cipher.sealView(reopening, REOPENING_PLAN)),
  },
} satisfies StoredColumns<keyof IncidentRow | 'geom'>;

/** Columns of an `IncidentRow`. */
export const INCIDENT_COLUMNS = columnNames(INCIDENT, ['geom']).join(', ');

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
    elsewhere: row.elsewhere,
    ...(row.merged_into && { mergedInto: row.merged_into }),
    ...(row.split_from && { splitFrom: row.split_from }),
    ...(row.reopening && { reopening: cipher.openView(row.reopening) as Reopening }),
  };
}

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
