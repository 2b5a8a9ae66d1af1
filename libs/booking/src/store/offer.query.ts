import { Injectable } from '@nestjs/common';
import type { BookingSession, ClinicRules, PlaceKind } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import type { SeatKind } from '../domain/place-choice.policy.js';
import { SESSION_COLUMNS, toSession, type SessionRow } from './session.repository.js';

/** A session with what people know it by. */
export interface NamedSession {
  readonly session: BookingSession;
  readonly letter: string;
  readonly rules: ClinicRules;
  readonly clinicName: string;
  readonly doctorName: string;
}

/** What is looked for; each word must be found in the clinic's or the doctor's name, or name one of its facilities. */
export interface OfferFilter {
  readonly words: readonly { readonly word: string; readonly facilityIds: readonly string[] }[];
  readonly clinicId: string | null;
  readonly doctorId: string | null;
  readonly date: string | null;
  /** Null for all. */
  readonly facilityIds: readonly string[] | null;
}

/** How many places of a kind are gone in one window. */
export interface TakenCount {
  readonly sessionId: string;
  readonly cluster: number;
  readonly seatKind: SeatKind;
  readonly quotaKind: PlaceKind;
  readonly count: number;
}

type NamedRow = SessionRow & {
  letter: string;
  rules: ClinicRules;
  clinic_name: string;
  doctor_name: string;
};

const NAMED = `SELECT ${SESSION_COLUMNS}, c.letter, c.rules, c.name AS clinic_name, d.name AS doctor_name
  FROM booking_session s JOIN clinic c ON c.id = s.clinic_id JOIN doctor d ON d.id = s.doctor_id`;

/** Reads what patients choose from: nothing of another patient is among it. */
@Injectable()
export class OfferQuery {
  constructor(private readonly database: Database) {}

  /** The facilities that have clinics. */
  async facilityIds(): Promise<string[]> {
    const rows = await this.database.query<{ facility_id: string }>(
      'SELECT DISTINCT facility_id FROM clinic WHERE is_active',
    );
    return rows.map(({ facility_id: id }) => id);
  }

  /** Sessions to come that are open, of clinics that are, the next of each clinic and doctor first; at most `limit`. */
  async find(filter: OfferFilter, now: Date, limit: number): Promise<NamedSession[]> {
    const words = filter.words.map(({ word, facilityIds }) => ({
      pattern: `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`,
      ids: facilityIds,
    }));
    const rows = await this.database.query<NamedRow>(
      `${NAMED}
       WHERE s.state = 'open' AND s.ends_at > $1 AND c.is_active
         AND ($2::uuid IS NULL OR s.clinic_id = $2)
         AND ($3::date IS NULL OR s.service_date = $3)
         AND ($7::uuid IS NULL OR s.doctor_id = $7)
         AND ($4::uuid[] IS NULL OR s.facility_id = ANY($4))
         AND NOT EXISTS (
           SELECT 1 FROM jsonb_to_recordset($5::jsonb) AS w (pattern text, ids uuid[])
           WHERE NOT (c.name ILIKE w.pattern OR d.name ILIKE w.pattern OR s.facility_id = ANY(w.ids)))
       ORDER BY s.starts_at, s.id LIMIT $6`,
      [now, filter.clinicId, filter.date, filter.facilityIds, JSON.stringify(words), limit, filter.doctorId],
    );
    return rows.map(toNamed);
  }

  /** One session, or null. */
  async byId(id: string, reader: Pick<Tx, 'query'> = this.database): Promise<NamedSession | null> {
    const [row] = await reader.query<NamedRow>(`${NAMED} WHERE s.id = $1`, [id]);
    return row === undefined ? null : toNamed(row);
  }

  /** What a doctor is called. */
  async doctorName(id: string, reader: Pick<Tx, 'query'>): Promise<string> {
    const [row] = await reader.query<{ name: string }>('SELECT name FROM doctor WHERE id = $1', [id]);
    return row?.name ?? '';
  }

  /** What is taken or held in these sessions. */
  async takenIn(sessionIds: readonly string[], now: Date): Promise<TakenCount[]> {
    const rows = await this.database.query<{
      session_id: string;
      cluster: number;
      seat_kind: SeatKind;
      place_kind: PlaceKind;
      count: number;
    }>(
      `SELECT session_id, cluster, seat_kind, place_kind, count(*)::int AS count FROM (
         SELECT session_id, cluster, seat_kind, place_kind FROM ticket
         WHERE session_id = ANY($1::uuid[]) AND state IN ('booked', 'waiting', 'called', 'serving', 'done')
         UNION ALL
         SELECT session_id, cluster, seat_kind, place_kind FROM booking_hold
         WHERE session_id = ANY($1::uuid[]) AND NOT is_over AND until > $2) places
       GROUP BY 1, 2, 3, 4`,
      [sessionIds, now],
    );
    return rows.map((row) => ({
      sessionId: row.session_id,
      cluster: row.cluster,
      seatKind: row.seat_kind,
      quotaKind: row.place_kind,
      count: row.count,
    }));
  }
}

function toNamed(row: NamedRow): NamedSession {
  return {
    session: toSession(row),
    letter: row.letter,
    rules: row.rules,
    clinicName: row.clinic_name,
    doctorName: row.doctor_name,
  };
}
