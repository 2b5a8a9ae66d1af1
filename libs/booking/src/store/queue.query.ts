import { Injectable } from '@nestjs/common';
import type { Ticket, TicketStage } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';

/** A ticket of a queue, without anything of its patient. */
export interface QueueTicket {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly label: string;
  readonly cluster: number;
  readonly isWalkIn: boolean;
  readonly placeKind: Ticket['placeKind'];
  readonly priority: Ticket['priority'];
  readonly state: Ticket['state'];
  readonly skips: number;
  readonly servedAt: Date | null;
  readonly endedAt: Date | null;
  readonly room: string | null;
  /** Seconds to get there, where its phone said. */
  readonly travelS: number | null;
}

/** How a ticket's phone is told. */
export interface Reach {
  readonly ticketId: string;
  readonly phoneDigest: Buffer;
  readonly language: 'id' | 'en';
  readonly travelS: number | null;
  /** The number that was given for it, once it was booked anew. */
  readonly successorId: string | null;
}

/** Reads a session's queue by its numbers, and how phones are reached that follow it. */
@Injectable()
export class QueueQuery {
  constructor(private readonly database: Database) {}

  /** All of a session, those that were taken back too, by number. */
  async ofSession(sessionId: string): Promise<QueueTicket[]> {
    const rows = await this.database.query<{
      id: string;
      version: number;
      number: number;
      label: string;
      cluster: number;
      place_kind: Ticket['placeKind'];
      priority: Ticket['priority'];
      state: Ticket['state'];
      skips: number;
      served_at: Date | null;
      ended_at: Date | null;
      room: string | null;
      travel_s: number | null;
    }>(
      `SELECT t.id, t.version, t.number, t.label, t.cluster, t.place_kind, t.priority, t.state, t.skips, t.served_at, t.ended_at, t.room,
         r.travel_s
       FROM ticket t LEFT JOIN booking_reach r ON r.ticket_id = t.id WHERE t.session_id = $1 ORDER BY t.number`,
      [sessionId],
    );
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      number: row.number,
      label: row.label,
      cluster: row.cluster,
      isWalkIn: row.place_kind === 'walk_in',
      placeKind: row.place_kind,
      priority: row.priority,
      state: row.state,
      skips: row.skips,
      servedAt: row.served_at,
      endedAt: row.ended_at,
      room: row.room,
      travelS: row.travel_s,
    }));
  }

  /** How the tickets of a session stand in the stages before and behind the clinic, the admission first. */
  async stagesOf(sessionId: string): Promise<ReadonlyMap<string, readonly TicketStage[]>> {
    const rows = await this.database.query<{
      ticket_id: string;
      kind: TicketStage['kind'];
      state: TicketStage['state'];
      name: string;
      label: string;
      room: string | null;
    }>(
      `SELECT v.ticket_id, v.kind, v.state, b.name, v.label, v.room
       FROM ticket t JOIN stage_turn v ON v.ticket_id = t.id JOIN booking_stage b ON b.id = v.stage_id WHERE t.session_id = $1 ORDER BY v.kind`,
      [sessionId],
    );
    const found = new Map<string, TicketStage[]>();
    for (const { ticket_id: id, ...stage } of rows) found.set(id, [...(found.get(id) ?? []), stage]);
    return found;
  }

  /** The session that each of these tickets is in. */
  async sessionsOf(ticketIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; session_id: string }>(
      'SELECT id, session_id FROM ticket WHERE id = ANY($1::uuid[])',
      [ticketIds],
    );
    return new Map(rows.map(({ id, session_id: sessionId }) => [id, sessionId]));
  }

  async insertReach(
    tx: Tx,
    { ticketId, phoneDigest, language, travelS }: Omit<Reach, 'successorId'>,
  ): Promise<void> {
    await tx.query(
      'INSERT INTO booking_reach (ticket_id, phone_digest, language, travel_s) VALUES ($1, $2, $3, $4)',
      [ticketId, phoneDigest, language, travelS],
    );
  }

  /** How the phone of a ticket is told; null for one that was booked elsewhere. */
  async reachOf(ticketId: string, reader: Pick<Tx, 'query'> = this.database): Promise<Reach | null> {
    const [row] = await reader.query<{
      phone_digest: Buffer;
      language: Reach['language'];
      travel_s: number | null;
      successor_id: string | null;
    }>('SELECT phone_digest, language, travel_s, successor_id FROM booking_reach WHERE ticket_id = $1', [
      ticketId,
    ]);
    return row === undefined
      ? null
      : {
          ...{ ticketId, phoneDigest: row.phone_digest, language: row.language, travelS: row.travel_s },
          successorId: row.successor_id,
        };
  }

  /** Another number stands for this one from now on. */
  async setSuccessor(tx: Tx, ticketId: string, successorId: string): Promise<void> {
    await tx.query('UPDATE booking_reach SET successor_id = $2 WHERE ticket_id = $1', [
      ticketId,
      successorId,
    ]);
  }
}
