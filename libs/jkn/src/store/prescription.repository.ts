import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#siaga/persistence';

/** A number in the pharmacy's queue of a day. */
export interface Prescription {
  readonly ticketId: string;
  readonly facilityId: string;
  readonly serviceDate: string;
  readonly number: number;
  readonly isCompounded: boolean;
  readonly calledAt: Date | null;
  readonly readyAt: Date | null;
}

interface PrescriptionRow {
  ticket_id: string;
  facility_id: string;
  service_date: string;
  number: number;
  is_compounded: boolean;
  called_at: Date | null;
  ready_at: Date | null;
}

const COLUMNS =
  'ticket_id, facility_id, service_date::text AS service_date, number, is_compounded, called_at, ready_at';

/** Named queries of `jkn_prescription`. */
@Injectable()
export class PrescriptionRepository {
  constructor(private readonly database: Database) {}

  async of(ticketId: string, runner: Pick<Tx, 'query'> = this.database): Promise<Prescription | null> {
    const [row] = await runner.query<PrescriptionRow>(
      `SELECT ${COLUMNS} FROM jkn_prescription WHERE ticket_id = $1`,
      [ticketId],
    );
    return row === undefined ? null : toPrescription(row);
  }

  async lock(tx: Tx, ticketId: string): Promise<Prescription | null> {
    const [row] = await tx.query<PrescriptionRow>(
      `SELECT ${COLUMNS} FROM jkn_prescription WHERE ticket_id = $1 FOR UPDATE`,
      [ticketId],
    );
    return row === undefined ? null : toPrescription(row);
  }

  /** Gives the next number of the facility's day; null when the ticket has one. The facility's link is held meanwhile. */
  async add(
    tx: Tx,
    {
      ticketId,
      facilityId,
      serviceDate,
      isCompounded,
    }: Omit<Prescription, 'number' | 'calledAt' | 'readyAt'>,
  ): Promise<Prescription | null> {
    const [row] = await tx.query<PrescriptionRow>(
      `INSERT INTO jkn_prescription (ticket_id, facility_id, service_date, number, is_compounded)
       SELECT $1::uuid, $2::uuid, $3::date, coalesce(max(number), 0) + 1, $4::boolean FROM jkn_prescription WHERE facility_id = $2 AND service_date = $3
       ON CONFLICT (ticket_id) DO NOTHING RETURNING ${COLUMNS}`,
      [ticketId, facilityId, serviceDate, isCompounded],
    );
    return row === undefined ? null : toPrescription(row);
  }

  async save(tx: Tx, { ticketId, calledAt, readyAt }: Prescription): Promise<void> {
    await tx.query('UPDATE jkn_prescription SET called_at = $2, ready_at = $3 WHERE ticket_id = $1', [
      ticketId,
      calledAt,
      readyAt,
    ]);
  }

  /** How a day's queue stands: all of it, who still waits, and the number that was called last (0 for none). */
  async figures(
    facilityId: string,
    serviceDate: string,
  ): Promise<{ total: number; left: number; called: number }> {
    const [row] = await this.database.query<{ total: number; left: number; called: number }>(
      `SELECT count(*)::int AS total, count(*) FILTER (WHERE called_at IS NULL)::int AS "left",
         coalesce((array_agg(number ORDER BY called_at DESC, number DESC) FILTER (WHERE called_at IS NOT NULL))[1], 0)::int AS called
       FROM jkn_prescription WHERE facility_id = $1 AND service_date = $2`,
      [facilityId, serviceDate],
    );
    return row ?? { total: 0, left: 0, called: 0 };
  }
}

function toPrescription(row: PrescriptionRow): Prescription {
  return {
    ticketId: row.ticket_id,
    facilityId: row.facility_id,
    serviceDate: row.service_date,
    number: row.number,
    isCompounded: row.is_compounded,
    calledAt: row.called_at,
    readyAt: row.ready_at,
  };
}
