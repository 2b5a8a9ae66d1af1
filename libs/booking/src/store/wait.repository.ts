import { Injectable } from '@nestjs/common';
import type { BookedKind, TicketPatient, TicketPriority, WaitState } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

/** Somebody who waits for a place of a session. */
export interface StoredWait {
  readonly id: string;
  readonly sessionId: string;
  readonly placeKind: BookedKind;
  readonly priority: TicketPriority;
  readonly patient: TicketPatient;
  readonly phoneDigest: Buffer;
  readonly language: 'id' | 'en';
  readonly travelS: number | null;
  readonly joinedAt: Date;
  readonly state: WaitState;
  /** The place that is kept for them, until when. */
  readonly holdId: string | null;
  readonly offeredUntil: Date | null;
  readonly ticketId: string | null;
}

interface WaitRow {
  id: string;
  session_id: string;
  place_kind: BookedKind;
  priority: TicketPriority;
  patient_sealed: string;
  phone_digest: Buffer;
  language: 'id' | 'en';
  travel_s: number | null;
  joined_at: Date;
  state: WaitState;
  hold_id: string | null;
  offered_until: Date | null;
  ticket_id: string | null;
}

const COLUMNS = `id, session_id, place_kind, priority, patient_sealed, phone_digest, language, travel_s, joined_at, state, hold_id, offered_until,
   ticket_id`;
const LIVE = "state IN ('waiting', 'offered')";

/** Named queries of `booking_wait`. What changes a line is done while its session's row is held. */
@Injectable()
export class WaitRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Joins the line; false for who stands in it already. */
  async insert(tx: Tx, wait: StoredWait): Promise<boolean> {
    const { patient } = wait;
    const rows = await tx.query(
      `INSERT INTO booking_wait (id, session_id, place_kind, priority, patient_sealed, person_digest, phone_digest, language, travel_s, joined_at, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting')
       ON CONFLICT (session_id, person_digest) WHERE ${LIVE} DO NOTHING RETURNING id`,
      [
        ...[wait.id, wait.sessionId, wait.placeKind, wait.priority, this.cipher.seal(patient)],
        this.cipher.textDigest(`booking wait ${patient.nik ?? ''} ${patient.cardNumber ?? ''}`),
        ...[wait.phoneDigest, wait.language, wait.travelS, wait.joinedAt],
      ],
    );
    return rows.length === 1;
  }

  /** Who stands in the line of a session, first come first. */
  async line(reader: Pick<Tx, 'query'>, sessionId: string): Promise<StoredWait[]> {
    const rows = await reader.query<WaitRow>(
      `SELECT ${COLUMNS} FROM booking_wait WHERE session_id = $1 AND ${LIVE} ORDER BY joined_at, id`,
      [sessionId],
    );
    return rows.map((row) => this.toWait(row));
  }

  async byId(id: string, reader: Pick<Tx, 'query'> = this.database): Promise<StoredWait | null> {
    const [row] = await reader.query<WaitRow>(`SELECT ${COLUMNS} FROM booking_wait WHERE id = $1`, [id]);
    return row === undefined ? null : this.toWait(row);
  }

  /** How many of a kind stand before somebody. */
  async before({ id, sessionId, placeKind, joinedAt }: StoredWait): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM booking_wait
       WHERE session_id = $1 AND place_kind = $2 AND ${LIVE} AND (joined_at, id) < ($3, $4::uuid)`,
      [sessionId, placeKind, joinedAt, id],
    );
    return row?.count ?? 0;
  }

  /** Keeps a place for somebody until its end. */
  async offer(tx: Tx, id: string, holdId: string, until: Date): Promise<void> {
    await tx.query(
      "UPDATE booking_wait SET state = 'offered', hold_id = $2, offered_until = $3, told_at = NULL WHERE id = $1",
      [id, holdId, until],
    );
  }

  /** It is over for them, one way or the other. */
  async end(tx: Tx, id: string, state: Exclude<WaitState, 'waiting' | 'offered' | 'taken'>): Promise<void> {
    await tx.query('UPDATE booking_wait SET state = $2, told_at = NULL WHERE id = $1', [id, state]);
  }

  async take(tx: Tx, id: string, ticketId: string): Promise<void> {
    await tx.query("UPDATE booking_wait SET state = 'taken', ticket_id = $2 WHERE id = $1", [id, ticketId]);
  }

  /** Who is still to be told of an offer, or that the line ended; each is given once. */
  async takeUntold(tx: Tx, sessionId: string, now: Date): Promise<StoredWait[]> {
    const rows = await tx.query<WaitRow>(
      `UPDATE booking_wait SET told_at = $2 WHERE session_id = $1 AND told_at IS NULL AND state IN ('offered', 'ended')
       RETURNING ${COLUMNS}`,
      [sessionId, now],
    );
    return rows.map((row) => this.toWait(row));
  }

  /**
   * The sessions whose lines are to be looked at: an offer ran out, the session is over, or a place that somebody held for a form came back. What
   * a ticket frees is offered where it is freed.
   */
  async dueSessions(now: Date): Promise<string[]> {
    const rows = await this.database.query<{ session_id: string }>(
      `SELECT DISTINCT w.session_id FROM booking_wait w JOIN booking_session s ON s.id = w.session_id
       WHERE w.state IN ('waiting', 'offered')
         AND (w.offered_until <= $1 OR s.state <> 'open' OR s.ends_at + make_interval(mins => s.delay_minutes) <= $1
           OR EXISTS (
             SELECT 1 FROM booking_hold h WHERE h.session_id = w.session_id
               AND h.until > $1::timestamptz - interval '1 minute' AND (h.is_over OR h.until <= $1)))`,
      [now],
    );
    return rows.map(({ session_id: id }) => id);
  }

  /** The sessions of which somebody is still to be told. */
  async untoldSessions(): Promise<string[]> {
    const rows = await this.database.query<{ session_id: string }>(
      `SELECT DISTINCT session_id FROM booking_wait WHERE told_at IS NULL AND state IN ('offered', 'ended')`,
    );
    return rows.map(({ session_id: id }) => id);
  }

  /** Deletes what has been over since before; of who took a place the ticket tells. */
  async forget(before: Date): Promise<void> {
    await this.database.query(
      `DELETE FROM booking_wait w USING booking_session s WHERE s.id = w.session_id AND s.ends_at < $1`,
      [before],
    );
  }

  private toWait(row: WaitRow): StoredWait {
    return {
      id: row.id,
      sessionId: row.session_id,
      placeKind: row.place_kind,
      priority: row.priority,
      patient: this.cipher.open(row.patient_sealed) as TicketPatient,
      phoneDigest: row.phone_digest,
      language: row.language,
      travelS: row.travel_s,
      joinedAt: row.joined_at,
      state: row.state,
      holdId: row.hold_id,
      offeredUntil: row.offered_until,
      ticketId: row.ticket_id,
    };
  }
}
