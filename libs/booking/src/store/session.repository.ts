import { Injectable } from '@nestjs/common';
import type { BookingSession, ClinicRules } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';

/** A row of `booking_session`. */
export interface SessionRow {
  id: string;
  version: number;
  clinic_id: string;
  doctor_id: string;
  planned_doctor_id: string;
  facility_id: string;
  region_code: string;
  service_date: string;
  starts_at: Date;
  ends_at: Date;
  clusters: BookingSession['clusters'];
  quota: BookingSession['quota'];
  state: BookingSession['state'];
  delay_minutes: number;
  last_number: number;
}

/** What the counter needs of the clinic beside the session. */
export interface HeldSession {
  readonly session: BookingSession;
  readonly letter: string;
  readonly rules: ClinicRules;
}

/** What `toSession` needs of `booking_session s`. */
export const SESSION_COLUMNS = `s.id, s.version, s.clinic_id, s.doctor_id, s.planned_doctor_id, s.facility_id, s.region_code, s.service_date::text AS service_date,
   s.starts_at, s.ends_at, s.clusters, s.quota, s.state, s.delay_minutes, s.last_number`;

/** Named queries of `booking_session`. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  /**
   * Adds it, with the week's doctor, unless the clinic has one of that doctor at that time already, whoever comes to it; then null. One that a
   * week had called off, with nobody in it, opens again under its own id.
   */
  async insert(tx: Tx, session: BookingSession): Promise<BookingSession | null> {
    const { id, version, clinicId, plannedDoctorId, facilityId, regionCode, serviceDate } = session;
    const [row] = await tx.query<Pick<SessionRow, 'id' | 'version' | 'last_number'>>(
      `INSERT INTO booking_session (id, version, clinic_id, doctor_id, planned_doctor_id, facility_id, region_code, service_date, starts_at, ends_at, clusters,
         quota, state)
       VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT ON CONSTRAINT booking_session_once_uq DO UPDATE
         SET state = 'open', version = booking_session.version + 1, doctor_id = EXCLUDED.doctor_id, ends_at = EXCLUDED.ends_at, clusters = EXCLUDED.clusters, quota = EXCLUDED.quota
         WHERE booking_session.state = 'called_off' AND booking_session.day_off_id IS NULL
       RETURNING id, version, last_number`,
      [
        ...[id, version, clinicId, plannedDoctorId, facilityId, regionCode, serviceDate],
        ...[session.startsAt, session.endsAt],
        ...[JSON.stringify(session.clusters), JSON.stringify(session.quota), session.state],
      ],
    );
    return row === undefined
      ? null
      : { ...session, id: row.id, version: row.version, lastNumber: row.last_number };
  }

  /** The session, held until the transaction ends, with what its clinic says. The ledger's one lock: whoever takes a number waits here. */
  async lock(tx: Tx, id: string): Promise<HeldSession | null> {
    const [row] = await tx.query<SessionRow & { letter: string; rules: ClinicRules }>(
      `SELECT ${SESSION_COLUMNS}, c.letter, c.rules FROM booking_session s JOIN clinic c ON c.id = s.clinic_id
       WHERE s.id = $1 FOR UPDATE OF s`,
      [id],
    );
    return row === undefined ? null : { session: toSession(row), letter: row.letter, rules: row.rules };
  }

  /** The session as it stands at this moment, or null. */
  async byId(id: string, reader: Pick<Tx, 'query'> = this.database): Promise<BookingSession | null> {
    const [row] = await reader.query<SessionRow>(
      `SELECT ${SESSION_COLUMNS} FROM booking_session s WHERE s.id = $1`,
      [id],
    );
    return row === undefined ? null : toSession(row);
  }

  /** Stores what changes in a locked session, under the next version. */
  async save(
    tx: Tx,
    {
      id,
      version,
      state,
      delayMinutes,
      lastNumber,
    }: Pick<BookingSession, 'id' | 'version' | 'state' | 'delayMinutes' | 'lastNumber'>,
  ): Promise<void> {
    await tx.query(
      'UPDATE booking_session SET version = $2, state = $3, delay_minutes = $4, last_number = $5 WHERE id = $1',
      [id, version, state, delayMinutes, lastNumber],
    );
  }

  /** Somebody comes to a locked session, under the next version. */
  async setDoctor(
    tx: Tx,
    { id, version, doctorId }: Pick<BookingSession, 'id' | 'version' | 'doctorId'>,
  ): Promise<void> {
    await tx.query('UPDATE booking_session SET version = $2, doctor_id = $3 WHERE id = $1', [
      ...[id, version, doctorId],
    ]);
  }

  /** Those of one day of a facility, by start. */
  async onDay(facilityId: string, serviceDate: string): Promise<BookingSession[]> {
    const rows = await this.database.query<SessionRow>(
      `SELECT ${SESSION_COLUMNS} FROM booking_session s WHERE s.facility_id = $1 AND s.service_date = $2 ORDER BY s.starts_at, s.id`,
      [facilityId, serviceDate],
    );
    return rows.map(toSession);
  }
}

/** The view of a row. */
export function toSession(row: SessionRow): BookingSession {
  return {
    id: row.id,
    version: row.version,
    clinicId: row.clinic_id,
    doctorId: row.doctor_id,
    plannedDoctorId: row.planned_doctor_id,
    facilityId: row.facility_id,
    regionCode: row.region_code,
    serviceDate: row.service_date,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    clusters: row.clusters,
    quota: row.quota,
    state: row.state,
    delayMinutes: row.delay_minutes,
    lastNumber: row.last_number,
  };
}
