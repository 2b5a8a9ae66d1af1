import { Injectable } from '@nestjs/common';
import type { BookingSession, DayOff } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import type { OpenSession } from '../domain/week-change.policy.js';
import { DAY_OFF_COLUMNS, toDayOff, type DayOffRow } from './day-off.repository.js';
import { SESSION_COLUMNS, toSession, type SessionRow } from './session.repository.js';

type Counted = SessionRow & { people: number };

const PEOPLE = `(SELECT count(*)::int FROM ticket t WHERE t.session_id = s.id AND t.state IN ('booked', 'waiting', 'called', 'serving', 'done')) AS people`;

/** Named queries of the sessions that a plan is changed under. */
@Injectable()
export class PlanRepository {
  /**
   * Holds the calendar of a facility until the transaction ends: whoever opens sessions and whoever declares a day off come one after the
   * other, so that none is opened on a day that was just taken off.
   */
  async holdCalendar(tx: Tx, facilityId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `booking calendar ${facilityId}`,
    ]);
  }

  /** The days off of a facility that stand and are not over by a day, while its calendar is held. */
  async daysOffNow(tx: Tx, facilityId: string, from: string): Promise<DayOff[]> {
    const rows = await tx.query<DayOffRow>(
      `SELECT ${DAY_OFF_COLUMNS} FROM booking_day_off WHERE facility_id = $1 AND last_day >= $2 AND NOT is_lifted ORDER BY first_day, id`,
      [facilityId, from],
    );
    return rows.map(toDayOff);
  }

  /** Holds the open sessions of a clinic that are not over, in the order in which everybody holds several. Ask who is in them afterwards. */
  async holdOpen(tx: Tx, clinicId: string, now: Date): Promise<void> {
    await tx.query(
      `SELECT id FROM booking_session WHERE clinic_id = $1 AND state = 'open' AND ends_at > $2 ORDER BY id FOR UPDATE`,
      [clinicId, now],
    );
  }

  /** The open sessions of a clinic that are not over. */
  async openOf(tx: Tx, clinicId: string, now: Date): Promise<OpenSession[]> {
    const rows = await tx.query<Counted>(
      `SELECT ${SESSION_COLUMNS}, ${PEOPLE} FROM booking_session s
       WHERE s.clinic_id = $1 AND s.state = 'open' AND s.ends_at > $2 ORDER BY s.starts_at, s.id`,
      [clinicId, now],
    );
    return rows.map((row) => ({ session: toSession(row), people: row.people }));
  }

  /** The open sessions of a facility to which another doctor comes than the week's, and that are not over. */
  async filledIn(tx: Tx, facilityId: string, now: Date): Promise<BookingSession[]> {
    const rows = await tx.query<SessionRow>(
      `SELECT ${SESSION_COLUMNS} FROM booking_session s
       WHERE s.facility_id = $1 AND s.state = 'open' AND s.ends_at > $2 AND s.doctor_id <> s.planned_doctor_id ORDER BY s.starts_at, s.id`,
      [facilityId, now],
    );
    return rows.map(toSession);
  }

  /** An open session of a doctor at the hours of another session, or null; ask while the facility's calendar is held. */
  async besides(
    tx: Tx,
    doctorId: string,
    { id, startsAt, endsAt }: Pick<BookingSession, 'id' | 'startsAt' | 'endsAt'>,
  ): Promise<BookingSession | null> {
    const [row] = await tx.query<SessionRow>(
      `SELECT ${SESSION_COLUMNS} FROM booking_session s
       WHERE s.doctor_id = $1 AND s.id <> $2 AND s.state = 'open' AND s.starts_at < $4 AND s.ends_at > $3 ORDER BY s.starts_at, s.id LIMIT 1`,
      [doctorId, id, startsAt, endsAt],
    );
    return row === undefined ? null : toSession(row);
  }

  /** The sessions that days off would call off: those that are open and not over. */
  async openOn(
    tx: Tx,
    {
      facilityId,
      doctorId,
      firstDay,
      lastDay,
    }: Pick<DayOff, 'facilityId' | 'doctorId' | 'firstDay' | 'lastDay'>,
    now: Date,
  ): Promise<OpenSession[]> {
    const params = [facilityId, firstDay, lastDay, now, doctorId];
    const rows = await tx.query<Counted>(
      `SELECT ${SESSION_COLUMNS}, ${PEOPLE} FROM booking_session s
       WHERE s.facility_id = $1 AND s.service_date BETWEEN $2 AND $3 AND s.state = 'open' AND s.ends_at > $4
         AND ($5::uuid IS NULL OR s.doctor_id = $5) ORDER BY s.starts_at, s.id`,
      params,
    );
    return rows.map((row) => ({ session: toSession(row), people: row.people }));
  }

  /** Holds sessions in the order in which everybody holds several. */
  async hold(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('SELECT id FROM booking_session WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [ids]);
  }

  /** Calls a held session off, for days off or because the week holds it no longer. */
  async callOff(tx: Tx, { id, version }: BookingSession, dayOffId: string | null): Promise<void> {
    await tx.query(
      `UPDATE booking_session SET state = 'called_off', version = $2, day_off_id = $3 WHERE id = $1`,
      [id, version, dayOffId],
    );
  }

  /** Stores the new plan of a held session in which nobody has a number. */
  async replan(tx: Tx, { id, version, endsAt, clusters, quota }: BookingSession): Promise<void> {
    await tx.query(
      'UPDATE booking_session SET version = $2, ends_at = $3, clusters = $4, quota = $5 WHERE id = $1',
      [id, version, endsAt, JSON.stringify(clusters), JSON.stringify(quota)],
    );
  }

  /** What days off called off and is not over, held. */
  async calledOffBy(tx: Tx, dayOffId: string, now: Date): Promise<BookingSession[]> {
    const rows = await tx.query<SessionRow>(
      `SELECT ${SESSION_COLUMNS} FROM booking_session s
       WHERE s.day_off_id = $1 AND s.state = 'called_off' AND s.ends_at > $2 ORDER BY s.id FOR UPDATE`,
      [dayOffId, now],
    );
    return rows.map(toSession);
  }

  /** Opens a held session again. */
  async reopen(tx: Tx, { id, version }: BookingSession): Promise<void> {
    await tx.query(
      `UPDATE booking_session SET state = 'open', version = $2, day_off_id = NULL WHERE id = $1`,
      [id, version],
    );
  }

  /** Other days off have it now. */
  async passOn(tx: Tx, { id }: BookingSession, dayOffId: string): Promise<void> {
    await tx.query('UPDATE booking_session SET day_off_id = $2 WHERE id = $1', [id, dayOffId]);
  }
}
