import { Injectable } from '@nestjs/common';
import type { BookingSession, TicketState, TurnState } from '#siaga/contracts';
import { Database } from '#siaga/persistence';
import type { WallDay, WallNumber } from '../domain/queue-board.policy.js';

interface NumberRow {
  clinic_id: string;
  label: string;
  state: TicketState | TurnState;
  room: string | null;
  called_at: Date | null;
  place: string;
}

/** Reads what boards show: no column of a patient's is among it. */
@Injectable()
export class BoardDayQuery {
  constructor(private readonly database: Database) {}

  /** A facility's sessions of these days with the numbers that came, in its stages too. */
  async of(facilityId: string, days: readonly string[]): Promise<WallDay> {
    const sessions = await this.database.query<{
      id: string;
      clinic_id: string;
      clinic_name: string;
      doctor_name: string;
      starts_at: Date;
      ends_at: Date;
      state: BookingSession['state'];
      delay_minutes: number;
    }>(
      `SELECT s.id, s.clinic_id, c.name AS clinic_name, d.name AS doctor_name, s.starts_at, s.ends_at, s.state, s.delay_minutes
       FROM booking_session s JOIN clinic c ON c.id = s.clinic_id JOIN doctor d ON d.id = s.doctor_id
       WHERE s.facility_id = $1 AND s.service_date = ANY($2::date[]) ORDER BY s.starts_at, s.id`,
      [facilityId, days],
    );
    const tickets = await this.database.query<NumberRow & { session_id: string }>(
      `SELECT t.session_id, t.clinic_id, t.label, t.state, t.room, t.called_at, c.name AS place
       FROM ticket t JOIN clinic c ON c.id = t.clinic_id
       WHERE t.facility_id = $1 AND t.service_date = ANY($2::date[]) AND t.state NOT IN ('booked', 'cancelled')`,
      [facilityId, days],
    );
    const turns = await this.database.query<NumberRow>(
      `SELECT t.clinic_id, v.label, v.state, v.room, v.called_at, g.name AS place
       FROM stage_turn v JOIN ticket t ON t.id = v.ticket_id JOIN booking_stage g ON g.id = v.stage_id
       WHERE v.facility_id = $1 AND v.service_date = ANY($2::date[]) AND v.called_at IS NOT NULL`,
      [facilityId, days],
    );
    return {
      sessions: sessions.map((row) => ({
        id: row.id,
        clinicId: row.clinic_id,
        clinicName: row.clinic_name,
        doctorName: row.doctor_name,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        state: row.state,
        delayMinutes: row.delay_minutes,
      })),
      numbers: [
        ...tickets.map((row) => toNumber(row, row.session_id)),
        ...turns.map((row) => toNumber(row, null)),
      ],
    };
  }
}

function toNumber(row: NumberRow, sessionId: string | null): WallNumber {
  return {
    sessionId,
    clinicId: row.clinic_id,
    label: row.label,
    state: row.state,
    room: row.room,
    calledAt: row.called_at,
    place: row.place,
  };
}
