import { Injectable } from '@nestjs/common';
import type { ClinicRules, SessionQuota } from '#siaga/contracts';
import { Database } from '#siaga/persistence';

/** A session as another system asks for it: by BPJS's codes, with the names that stand on the door. */
export interface CodedSession {
  readonly id: string;
  readonly clinicId: string;
  readonly clinicName: string;
  readonly clinicCode: string | null;
  /** Who comes. */
  readonly doctorName: string;
  readonly doctorCode: number | null;
  /** Whom the week names; the same one, but where somebody fills in. */
  readonly planned: { readonly doctorName: string; readonly doctorCode: number | null };
  readonly regionCode: string;
  readonly serviceDate: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: 'open' | 'closed' | 'called_off';
  readonly rules: ClinicRules;
  readonly quota: SessionQuota;
}

interface CodedSessionRow {
  id: string;
  clinic_id: string;
  clinic_name: string;
  clinic_code: string | null;
  doctor_name: string;
  doctor_code: number | null;
  planned_name: string;
  planned_code: number | null;
  region_code: string;
  service_date: string;
  starts_at: Date;
  ends_at: Date;
  state: CodedSession['state'];
  rules: ClinicRules;
  quota: SessionQuota;
}

/** How a queue stands: everybody in it, who is still to be called, and whose number was called last. */
export interface QueueFigures {
  readonly total: number;
  readonly left: number;
  readonly called: string | null;
}

const CODED = `SELECT s.id, s.clinic_id, c.name AS clinic_name, c.bpjs_code AS clinic_code, d.name AS doctor_name, d.bpjs_code AS doctor_code, p.name AS planned_name,
   p.bpjs_code AS planned_code, s.region_code, s.service_date::text AS service_date, s.starts_at, s.ends_at, s.state, c.rules, s.quota
   FROM booking_session s JOIN clinic c ON c.id = s.clinic_id JOIN doctor d ON d.id = s.doctor_id
   JOIN doctor p ON p.id = s.planned_doctor_id`;

/** What another system asks of clinics and queues, by codes. */
@Injectable()
export class ClinicDayQuery {
  constructor(private readonly database: Database) {}

  /** The clinics in use that have this code at a facility, by letter. */
  clinics(facilityId: string, code: string): Promise<{ id: string; name: string }[]> {
    return this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM clinic WHERE facility_id = $1 AND bpjs_code = $2 AND is_active ORDER BY letter',
      [facilityId, code],
    );
  }

  /** The name of the doctor with this code, or null. */
  async doctorName(facilityId: string, code: number): Promise<string | null> {
    const [row] = await this.database.query<{ name: string }>(
      'SELECT name FROM doctor WHERE facility_id = $1 AND bpjs_code = $2 ORDER BY is_active DESC, id LIMIT 1',
      [facilityId, code],
    );
    return row?.name ?? null;
  }

  /** The sessions of these clinics on a day, by start. */
  async sessionsOn(clinicIds: readonly string[], serviceDate: string): Promise<CodedSession[]> {
    const rows = await this.database.query<CodedSessionRow>(
      `${CODED} WHERE s.clinic_id = ANY($1::uuid[]) AND s.service_date = $2 ORDER BY s.starts_at, s.id`,
      [clinicIds, serviceDate],
    );
    return rows.map(toCoded);
  }

  /** All sessions of a facility on a day but those that were called off, by clinic and start. */
  async ofFacility(facilityId: string, serviceDate: string): Promise<CodedSession[]> {
    const rows = await this.database.query<CodedSessionRow>(
      `${CODED} WHERE c.facility_id = $1 AND s.service_date = $2 AND s.state <> 'called_off' ORDER BY c.letter, s.starts_at, s.id`,
      [facilityId, serviceDate],
    );
    return rows.map(toCoded);
  }

  async session(id: string): Promise<CodedSession | null> {
    const [row] = await this.database.query<CodedSessionRow>(`${CODED} WHERE s.id = $1`, [id]);
    return row === undefined ? null : toCoded(row);
  }

  /** How the queue of these sessions stands; with `upTo`, who is left counts no number behind it. */
  async figures(sessionIds: readonly string[], upTo: number | null = null): Promise<QueueFigures> {
    const [row] = await this.database.query<{ total: number; left: number; called: string | null }>(
      `SELECT count(*) FILTER (WHERE state NOT IN ('cancelled', 'no_show'))::int AS total,
         count(*) FILTER (WHERE state IN ('booked', 'waiting') AND ($2::int IS NULL OR number <= $2))::int AS "left",
         (array_agg(label ORDER BY called_at DESC, number DESC) FILTER (WHERE called_at IS NOT NULL))[1] AS called
       FROM ticket WHERE session_id = ANY($1::uuid[])`,
      [sessionIds, upTo],
    );
    return row ?? { total: 0, left: 0, called: null };
  }
}

function toCoded(row: CodedSessionRow): CodedSession {
  return {
    id: row.id,
    clinicId: row.clinic_id,
    clinicName: row.clinic_name,
    clinicCode: row.clinic_code,
    doctorName: row.doctor_name,
    doctorCode: row.doctor_code,
    planned: { doctorName: row.planned_name, doctorCode: row.planned_code },
    regionCode: row.region_code,
    serviceDate: row.service_date,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state: row.state,
    rules: row.rules,
    quota: row.quota,
  };
}
