import { Injectable } from '@nestjs/common';
import type { BookingSession, Ticket } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import { SESSION_COLUMNS, toSession, type SessionRow } from './session.repository.js';

/** How the number of somebody who was sent stands, without anything of whose it is. */
export interface SentTicket {
  /** The number that was booked at first. */
  readonly firstId: string;
  readonly state: Ticket['state'];
  readonly label: string;
  readonly cluster: number;
  readonly movedTo: string | null;
  readonly session: BookingSession;
  readonly clinicName: string;
  readonly doctorName: string;
}

type SentRow = SessionRow & {
  first_id: string;
  ticket_state: Ticket['state'];
  label: string;
  cluster: number;
  moved_to: string | null;
  clinic_name: string;
  doctor_name: string;
};

/** A number that stands for another that stands for another is looked for no further. */
const MOST_STEPS = 20;

/** Reads where numbers stand for whoever booked them for somebody. */
@Injectable()
export class SentQuery {
  constructor(private readonly database: Database) {}

  /** Each of these numbers, or the one that stands for it since its holder chose another day or the counter moved it. */
  async standing(
    ticketIds: readonly string[],
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<SentTicket[]> {
    const rows = await reader.query<SentRow>(
      `WITH RECURSIVE chain AS (
         SELECT id AS first_id, id AS ticket_id, 0 AS step FROM ticket WHERE id = ANY($1::uuid[])
         UNION ALL
         SELECT chain.first_id, r.successor_id, chain.step + 1 FROM chain JOIN booking_reach r ON r.ticket_id = chain.ticket_id
         WHERE r.successor_id IS NOT NULL AND chain.step < ${String(MOST_STEPS)}),
       newest AS (SELECT DISTINCT ON (first_id) first_id, ticket_id FROM chain ORDER BY first_id, step DESC)
       SELECT ${SESSION_COLUMNS}, n.first_id, t.state AS ticket_state, t.label, t.cluster, t.moved_to, c.name AS clinic_name, d.name AS doctor_name
       FROM newest n JOIN ticket t ON t.id = n.ticket_id JOIN booking_session s ON s.id = t.session_id
         JOIN clinic c ON c.id = s.clinic_id JOIN doctor d ON d.id = s.doctor_id`,
      [ticketIds],
    );
    return rows.map((row) => ({
      ...{ firstId: row.first_id, state: row.ticket_state, label: row.label, cluster: row.cluster },
      ...{ movedTo: row.moved_to, clinicName: row.clinic_name, doctorName: row.doctor_name },
      session: toSession(row),
    }));
  }
}
