import { Injectable } from '@nestjs/common';
import type { BookedKind } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import type { SeatKind, TakenPlace } from '../domain/place-choice.policy.js';

/** A place that waits for somebody, until its end; then it is anybody's again. */
export interface StoredHold {
  readonly id: string;
  readonly sessionId: string;
  readonly placeKind: BookedKind;
  readonly cluster: number;
  readonly seat: number;
  readonly seatKind: SeatKind;
  readonly deviceDigest: Buffer;
  readonly addressDigest: Buffer;
  readonly madeAt: Date;
  readonly until: Date;
  /** Given back or booked; one that ran out may not bear the mark yet. */
  readonly isOver: boolean;
}

interface HoldRow {
  id: string;
  session_id: string;
  place_kind: BookedKind;
  cluster: number;
  seat: number;
  seat_kind: SeatKind;
  device_digest: Buffer;
  address_digest: Buffer;
  made_at: Date;
  until: Date;
  is_over: boolean;
}

const COLUMNS = `id, session_id, place_kind, cluster, seat, seat_kind, device_digest, address_digest, made_at, until, is_over`;

/** Named queries of `booking_hold`. */
@Injectable()
export class HoldRepository {
  constructor(private readonly database: Database) {}

  /** The places that are held in a session whose row is held, but for one hold's own; those that ran out are marked as over. */
  async taken(tx: Tx, sessionId: string, now: Date, except: string | null): Promise<TakenPlace[]> {
    await tx.query(
      'UPDATE booking_hold SET is_over = true WHERE session_id = $1 AND NOT is_over AND until <= $2',
      [sessionId, now],
    );
    const rows = await tx.query<Pick<HoldRow, 'cluster' | 'seat' | 'seat_kind' | 'place_kind'>>(
      `SELECT cluster, seat, seat_kind, place_kind FROM booking_hold
       WHERE session_id = $1 AND NOT is_over AND id IS DISTINCT FROM $2::uuid`,
      [sessionId, except],
    );
    return rows.map(toTaken);
  }

  /** The places that are held at this moment, for whoever only looks. */
  async live(sessionId: string, now: Date): Promise<TakenPlace[]> {
    const rows = await this.database.query<Pick<HoldRow, 'cluster' | 'seat' | 'seat_kind' | 'place_kind'>>(
      'SELECT cluster, seat, seat_kind, place_kind FROM booking_hold WHERE session_id = $1 AND NOT is_over AND until > $2',
      [sessionId, now],
    );
    return rows.map(toTaken);
  }

  /** How many live ones an address has: of all sessions, and of this one. */
  async ofAddress(
    tx: Tx,
    addressDigest: Buffer,
    sessionId: string,
    now: Date,
  ): Promise<{ all: number; here: number }> {
    const [row] = await tx.query<{ all_of_it: number; here: number }>(
      `SELECT count(*)::int AS all_of_it, (count(*) FILTER (WHERE session_id = $2))::int AS here
       FROM booking_hold WHERE address_digest = $1 AND NOT is_over AND until > $3`,
      [addressDigest, sessionId, now],
    );
    return { all: row?.all_of_it ?? 0, here: row?.here ?? 0 };
  }

  async insert(tx: Tx, hold: StoredHold): Promise<void> {
    await tx.query(
      `INSERT INTO booking_hold (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[hold.id, hold.sessionId, hold.placeKind, hold.cluster, hold.seat, hold.seatKind],
        ...[hold.deviceDigest, hold.addressDigest, hold.madeAt, hold.until, hold.isOver],
      ],
    );
  }

  /** One of this device, whether it still holds or not. */
  async ofDevice(
    id: string,
    deviceDigest: Buffer,
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<StoredHold | null> {
    const [row] = await reader.query<HoldRow>(
      `SELECT ${COLUMNS} FROM booking_hold WHERE id = $1 AND device_digest = $2`,
      [id, deviceDigest],
    );
    return row === undefined ? null : toHold(row);
  }

  /** The window of one; null for one that is not there. */
  async clusterOf(reader: Pick<Tx, 'query'>, id: string): Promise<number | null> {
    const [row] = await reader.query<Pick<HoldRow, 'cluster'>>(
      'SELECT cluster FROM booking_hold WHERE id = $1',
      [id],
    );
    return row?.cluster ?? null;
  }

  /** Gives back what the device held before: it fills one form at a time. */
  async endOfDevice(tx: Tx, deviceDigest: Buffer): Promise<void> {
    await tx.query('UPDATE booking_hold SET is_over = true WHERE device_digest = $1 AND NOT is_over', [
      deviceDigest,
    ]);
  }

  /** It is over: the place is booked, or given back. */
  async end(tx: Tx, id: string): Promise<void> {
    await tx.query('UPDATE booking_hold SET is_over = true WHERE id = $1', [id]);
  }

  /** Lets it last longer, where it still holds. */
  async prolong(tx: Tx, id: string, until: Date, now: Date): Promise<void> {
    await tx.query(
      'UPDATE booking_hold SET until = greatest(until, $2) WHERE id = $1 AND NOT is_over AND until > $3',
      [id, until, now],
    );
  }

  /** Deletes those that ended before. */
  async forget(before: Date): Promise<void> {
    await this.database.query('DELETE FROM booking_hold WHERE until < $1', [before]);
  }
}

function toTaken({
  cluster,
  seat,
  seat_kind: seatKind,
  place_kind: quotaKind,
}: Pick<HoldRow, 'cluster' | 'seat' | 'seat_kind' | 'place_kind'>): TakenPlace {
  return { cluster, seat, seatKind, quotaKind };
}

function toHold(row: HoldRow): StoredHold {
  return {
    id: row.id,
    sessionId: row.session_id,
    placeKind: row.place_kind,
    cluster: row.cluster,
    seat: row.seat,
    seatKind: row.seat_kind,
    deviceDigest: row.device_digest,
    addressDigest: row.address_digest,
    madeAt: row.made_at,
    until: row.until,
    isOver: row.is_over,
  };
}
