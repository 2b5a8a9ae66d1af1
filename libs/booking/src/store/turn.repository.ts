import { Injectable } from '@nestjs/common';
import type { StageKind, StageTurn, TicketPriority, TurnState } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';

interface TurnRow {
  id: string;
  version: number;
  stage_id: string;
  ticket_id: string;
  facility_id: string;
  region_code: string;
  service_date: string;
  kind: StageKind;
  state: TurnState;
  priority: TicketPriority;
  number: number;
  label: string;
  is_compounded: boolean | null;
  waiting_at: Date;
  called_at: Date | null;
  served_at: Date | null;
  ready_at: Date | null;
  ended_at: Date | null;
  room: string | null;
  skips: number;
}

/** How a pharmacy's queue of a day stands: all of it, whose medicine is not ready, and the number that was called last (0 for none). */
export interface TurnFigures {
  readonly total: number;
  readonly left: number;
  readonly called: number;
}

const COLUMNS = `id, version, stage_id, ticket_id, facility_id, region_code, service_date::text AS service_date, kind, state, priority, number, label,
   is_compounded, waiting_at, called_at, served_at, ready_at, ended_at, room, skips`;

/** Named queries of `stage_turn`. */
@Injectable()
export class TurnRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, turn: StageTurn): Promise<void> {
    await tx.query(
      `INSERT INTO stage_turn (id, version, stage_id, ticket_id, facility_id, region_code, service_date, kind, state, priority, number, label,
         is_compounded, waiting_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[turn.id, turn.version, turn.stageId, turn.ticketId, turn.facilityId, turn.regionCode],
        ...[turn.serviceDate, turn.kind, turn.state, turn.priority, turn.number, turn.label],
        ...[turn.isCompounded, turn.waitingAt],
      ],
    );
  }

  async save(tx: Tx, turn: StageTurn): Promise<void> {
    await tx.query(
      `UPDATE stage_turn SET version = $2, state = $3, called_at = $4, served_at = $5, ready_at = $6, ended_at = $7, room = $8, skips = $9
       WHERE id = $1`,
      [
        ...[turn.id, turn.version, turn.state, turn.calledAt, turn.servedAt, turn.readyAt],
        ...[turn.endedAt, turn.room, turn.skips],
      ],
    );
  }

  /** The last number that a stage, which is held, gave on a day. */
  async lastNumber(tx: Tx, stageId: string, serviceDate: string): Promise<number> {
    const [row] = await tx.query<{ last: number }>(
      'SELECT coalesce(max(number), 0)::int AS last FROM stage_turn WHERE stage_id = $1 AND service_date = $2',
      [stageId, serviceDate],
    );
    return row?.last ?? 0;
  }

  /** Where a turn is: its ticket, without holding it. */
  async ticketOf(tx: Tx, id: string): Promise<string | null> {
    const [row] = await tx.query<{ ticket_id: string }>('SELECT ticket_id FROM stage_turn WHERE id = $1', [
      id,
    ]);
    return row?.ticket_id ?? null;
  }

  async lock(tx: Tx, id: string): Promise<StageTurn | null> {
    const [row] = await tx.query<TurnRow>(`SELECT ${COLUMNS} FROM stage_turn WHERE id = $1 FOR UPDATE`, [id]);
    return row === undefined ? null : toTurn(row);
  }

  /** All of a ticket, the admission before the pharmacy. */
  async ofTicket(ticketId: string, reader: Pick<Tx, 'query'> = this.database): Promise<StageTurn[]> {
    const rows = await reader.query<TurnRow>(
      `SELECT ${COLUMNS} FROM stage_turn WHERE ticket_id = $1 ORDER BY kind`,
      [ticketId],
    );
    return rows.map(toTurn);
  }

  /** Those of a ticket that are not over, held. */
  async openOf(tx: Tx, ticketId: string): Promise<StageTurn[]> {
    const rows = await tx.query<TurnRow>(
      `SELECT ${COLUMNS} FROM stage_turn WHERE ticket_id = $1 AND state IN ('waiting', 'called', 'serving') ORDER BY id FOR UPDATE`,
      [ticketId],
    );
    return rows.map(toTurn);
  }

  /** Those who wait in a stage since a moment, held, and those who were taken up there last. */
  async atWork(tx: Tx, stageId: string, since: Date): Promise<{ waiting: StageTurn[]; taken: StageTurn[] }> {
    const waiting = await tx.query<TurnRow>(
      `SELECT ${COLUMNS} FROM stage_turn WHERE stage_id = $1 AND waiting_at > $2 AND state = 'waiting' ORDER BY id FOR UPDATE`,
      [stageId, since],
    );
    const taken = await tx.query<TurnRow>(
      `SELECT ${COLUMNS} FROM stage_turn WHERE stage_id = $1 AND waiting_at > $2 AND state <> 'waiting' AND coalesce(called_at, served_at) IS NOT NULL
       ORDER BY coalesce(called_at, served_at) DESC, id LIMIT 20`,
      [stageId, since],
    );
    return { waiting: waiting.map(toTurn), taken: taken.map(toTurn) };
  }

  /** Those of a facility's day, in the order of their numbers. */
  async onDay(facilityId: string, serviceDate: string): Promise<StageTurn[]> {
    const rows = await this.database.query<TurnRow>(
      `SELECT ${COLUMNS} FROM stage_turn WHERE facility_id = $1 AND service_date = $2 ORDER BY stage_id, number`,
      [facilityId, serviceDate],
    );
    return rows.map(toTurn);
  }

  async figures(stageId: string, serviceDate: string): Promise<TurnFigures> {
    const [row] = await this.database.query<{ total: number; left: number; called: number }>(
      `SELECT count(*)::int AS total, (count(*) FILTER (WHERE ready_at IS NULL AND ended_at IS NULL))::int AS "left",
         coalesce((array_agg(number ORDER BY ready_at DESC, number DESC) FILTER (WHERE ready_at IS NOT NULL))[1], 0)::int AS called
       FROM stage_turn WHERE stage_id = $1 AND service_date = $2 AND state <> 'cancelled'`,
      [stageId, serviceDate],
    );
    return row ?? { total: 0, left: 0, called: 0 };
  }

  /** True when the house knows this person: it served them, or they passed its admission. */
  async isKnownHere(
    facilityId: string,
    patientIds: readonly string[],
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<boolean> {
    const rows = await reader.query(
      `SELECT 1 FROM ticket t WHERE t.facility_id = $1 AND t.patient_id = ANY($2::uuid[]) AND (t.state = 'done' OR EXISTS (
         SELECT 1 FROM stage_turn v WHERE v.ticket_id = t.id AND v.kind = 'admission' AND v.state = 'done')) LIMIT 1`,
      [facilityId, patientIds],
    );
    return rows.length > 0;
  }
}

function toTurn(row: TurnRow): StageTurn {
  const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    id: row.id,
    version: row.version,
    stageId: row.stage_id,
    ticketId: row.ticket_id,
    facilityId: row.facility_id,
    regionCode: row.region_code,
    serviceDate: row.service_date,
    kind: row.kind,
    state: row.state,
    priority: row.priority,
    number: row.number,
    label: row.label,
    isCompounded: row.is_compounded,
    waitingAt: row.waiting_at.toISOString(),
    calledAt: instant(row.called_at),
    servedAt: instant(row.served_at),
    readyAt: instant(row.ready_at),
    endedAt: instant(row.ended_at),
    room: row.room,
    skips: row.skips,
  };
}
