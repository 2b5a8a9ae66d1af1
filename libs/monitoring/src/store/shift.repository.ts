import { Injectable } from '@nestjs/common';
import type { EntryFigures, EntryShift, EntryTrip } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

interface ShiftRow {
  id: string;
  version: number;
  post_id: string;
  region_code: string;
  officer_id: string;
  officer: string;
  secret_sealed: string | null;
  opened_at: Date;
  ends_at: Date;
  ended_at: Date | null;
  figures: EntryFigures | null;
  handed_on: number | null;
  note_sealed: string | null;
}

interface TripRow {
  id: string;
  number: string;
  origin: string;
  arrived_at: Date;
}

/** A shift as it is stored; its secret is there until the codes that it showed are over. */
export interface StoredShift extends Omit<EntryShift, 'openedAt' | 'endsAt' | 'endedAt'> {
  readonly openedAt: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | null;
  readonly secret: string | null;
  readonly handover: {
    readonly figures: EntryFigures;
    readonly handedOn: number;
    readonly note: string | null;
  } | null;
}

const COLUMNS = `id, version, post_id, region_code, officer_id, officer, secret_sealed, opened_at, ends_at, ended_at, figures, handed_on,
  note_sealed`;

/** Named queries of `entry_shift` and of the vehicles that came to its post. */
@Injectable()
export class ShiftRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Opens one unless the officer has one open at the post: of two at once one does. */
  async open(tx: Tx, shift: Omit<StoredShift, 'version' | 'endedAt' | 'handover'>): Promise<void> {
    await tx.query(
      `INSERT INTO entry_shift (id, version, post_id, region_code, officer_id, officer, secret_sealed, opened_at, ends_at)
       VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (post_id, officer_id) WHERE ended_at IS NULL DO NOTHING`,
      [
        ...[shift.id, shift.postId, shift.regionCode, shift.officerId, shift.officer],
        ...[this.cipher.seal(shift.secret), shift.openedAt, shift.endsAt],
      ],
    );
  }

  async byId(id: string, reader: Pick<Tx, 'query'> = this.database): Promise<StoredShift | null> {
    const [row] = await reader.query<ShiftRow>(`SELECT ${COLUMNS} FROM entry_shift WHERE id = $1`, [id]);
    return this.toShift(row);
  }

  async lock(tx: Tx, id: string): Promise<StoredShift | null> {
    const [row] = await tx.query<ShiftRow>(`SELECT ${COLUMNS} FROM entry_shift WHERE id = $1 FOR UPDATE`, [
      id,
    ]);
    return this.toShift(row);
  }

  /** The shift that an officer has open at a post, held. */
  async openOf(tx: Tx, postId: string, officerId: string): Promise<StoredShift | null> {
    const [row] = await tx.query<ShiftRow>(
      `SELECT ${COLUMNS} FROM entry_shift WHERE post_id = $1 AND officer_id = $2 AND ended_at IS NULL FOR UPDATE`,
      [postId, officerId],
    );
    return this.toShift(row);
  }

  /** Those at a post that stood open at some time between two moments, the newest first. */
  async between(postId: string, from: Date, until: Date): Promise<StoredShift[]> {
    const rows = await this.database.query<ShiftRow>(
      `SELECT ${COLUMNS} FROM entry_shift WHERE post_id = $1 AND opened_at < $3 AND coalesce(ended_at, ends_at) > $2
       ORDER BY opened_at DESC, id`,
      [postId, from, until],
    );
    return rows.flatMap((row) => this.toShift(row) ?? []);
  }

  /** Open ones whose time ran out, held; another process passes them by. */
  async overdue(tx: Tx, now: Date, batch: number): Promise<StoredShift[]> {
    const rows = await tx.query<ShiftRow>(
      `SELECT ${COLUMNS} FROM entry_shift WHERE ended_at IS NULL AND ends_at <= $1 ORDER BY ends_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, batch],
    );
    return rows.flatMap((row) => this.toShift(row) ?? []);
  }

  /** Ends one with what it leaves. Gives the new version. */
  async end(
    tx: Tx,
    { id }: Pick<StoredShift, 'id'>,
    at: Date,
    { figures, handedOn, note }: NonNullable<StoredShift['handover']>,
  ): Promise<number> {
    const [row] = await tx.query<{ version: number }>(
      `UPDATE entry_shift SET version = version + 1, ended_at = $2, figures = $3::jsonb, handed_on = $4, note_sealed = $5
       WHERE id = $1 RETURNING version`,
      [id, at, JSON.stringify(figures), handedOn, note === null ? null : this.cipher.seal(note)],
    );
    if (row === undefined) throw new Error('a held shift has a row');
    return row.version;
  }

  /** Forgets the secrets of shifts that ended before a moment, and the notes of those before another. Gives how many. */
  async forget(tx: Tx, secretsBefore: Date, notesBefore: Date): Promise<number> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE entry_shift SET secret_sealed = CASE WHEN ended_at < $1 THEN NULL ELSE secret_sealed END,
         note_sealed = CASE WHEN ended_at < $2 THEN NULL ELSE note_sealed END
       WHERE (ended_at < $1 AND secret_sealed IS NOT NULL) OR (ended_at < $2 AND note_sealed IS NOT NULL) RETURNING id`,
      [secretsBefore, notesBefore],
    );
    return rows.length;
  }

  /** Notes a vehicle once. False when its id is another post's. */
  async addTrip(
    tx: Tx,
    { id: shiftId, postId }: Pick<StoredShift, 'id' | 'postId'>,
    trip: EntryTrip,
  ): Promise<boolean> {
    await tx.query(
      `INSERT INTO entry_trip (id, post_id, shift_id, number, origin, arrived_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO NOTHING`,
      [trip.id, postId, shiftId, trip.number, trip.origin, trip.arrivedAt],
    );
    return this.hasTrip(tx, postId, trip.id);
  }

  async hasTrip(tx: Tx, postId: string, id: string): Promise<boolean> {
    const rows = await tx.query<{ id: string }>('SELECT id FROM entry_trip WHERE id = $1 AND post_id = $2', [
      id,
      postId,
    ]);
    return rows.length > 0;
  }

  /** Vehicles that came to a post since a moment, whoever noted them, and those of travellers that a shift has; the newest first. */
  async trips({ id, postId }: Pick<StoredShift, 'id' | 'postId'>, since: Date): Promise<EntryTrip[]> {
    const rows = await this.database.query<TripRow>(
      `SELECT t.id, t.number, t.origin, t.arrived_at FROM entry_trip t
       WHERE (t.post_id = $2 AND t.arrived_at >= $3)
         OR t.id IN (SELECT e.trip_id FROM entry_traveller e WHERE e.shift_id = $1 AND e.trip_id IS NOT NULL)
       ORDER BY t.arrived_at DESC, t.id`,
      [id, postId, since],
    );
    return rows.map(({ arrived_at: at, ...trip }) => ({ ...trip, arrivedAt: at.toISOString() }));
  }

  private toShift(row: ShiftRow | undefined): StoredShift | null {
    if (row === undefined) return null;
    const { figures, handed_on: handedOn, note_sealed: note } = row;
    return {
      ...{ id: row.id, version: row.version, postId: row.post_id, regionCode: row.region_code },
      ...{ officerId: row.officer_id, officer: row.officer },
      ...{ openedAt: row.opened_at, endsAt: row.ends_at, endedAt: row.ended_at },
      secret: row.secret_sealed === null ? null : String(this.cipher.open(row.secret_sealed)),
      handover:
        figures === null || handedOn === null
          ? null
          : { figures, handedOn, note: note === null ? null : String(this.cipher.open(note)) },
    };
  }
}
