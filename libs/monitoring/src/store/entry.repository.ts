import { Injectable } from '@nestjs/common';
import type { CaseArrival, EntryMode, EntryState } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import { Database, isUniqueViolation, type Tx } from '#siaga/persistence';
import { CaseCipher } from './case-cipher.js';
import type { StoredCase } from './stored-case.js';

interface EntryRow {
  id: string;
  version: number;
  post_id: string;
  region_code: string;
  shift_id: string;
  entered_in: string;
  trip_id: string | null;
  case_id: string | null;
  direction: 'in' | 'out';
  state: EntryState;
  has_signs: boolean;
  serial: number;
  is_late: boolean;
  entered_at: Date;
  paired_at: Date | null;
}

/** An entry as it is stored. Who it was is known to the case. */
export interface StoredEntry {
  readonly id: string;
  readonly version: number;
  readonly postId: string;
  readonly regionCode: string;
  /** The shift that goes on with it. */
  readonly shiftId: string;
  /** The shift in which it was entered. */
  readonly enteredIn: string;
  readonly tripId: string | null;
  readonly caseId: string | null;
  readonly direction: 'in' | 'out';
  readonly state: EntryState;
  readonly hasSigns: boolean;
  readonly serial: number;
  readonly isLate: boolean;
  readonly enteredAt: Date;
  readonly pairedAt: Date | null;
}

type TiedCase = Pick<StoredCase, 'id' | 'cipher' | 'isReporter' | 'person'>;

/** What an entry knows of a person beside their case. */
export interface EntryDetails {
  readonly origin: string;
  readonly seat: string | null;
  readonly hasConsented: boolean;
}

/** An entry that comes in. */
export interface NewEntry extends Pick<
  StoredEntry,
  'id' | 'postId' | 'regionCode' | 'shiftId' | 'tripId' | 'direction' | 'enteredAt'
> {
  readonly seconds: number | null;
}

const COLUMNS = `e.id, e.version, e.post_id, e.region_code, e.shift_id, e.entered_in, e.trip_id, e.case_id, e.direction, e.state, e.has_signs,
  e.serial, e.is_late, e.entered_at, e.paired_at`;

interface ArrivalRow {
  post: string;
  mode: EntryMode;
  entered_at: Date;
  trip: string | null;
  details_sealed: string | null;
}

/** Named queries of `entry_traveller`. */
@Injectable()
export class EntryRepository {
  constructor(
    private readonly database: Database,
    private readonly keys: CaseCipher,
  ) {}

  /** Puts one in that there was not: of two sendings at once one does. */
  async add(tx: Tx, entry: NewEntry): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO entry_traveller (id, version, post_id, region_code, shift_id, entered_in, trip_id, direction, state, has_signs, seconds, serial,
         is_late, entered_at)
       VALUES ($1, 1, $2, $3, $4, $4, $5, $6::text, CASE $6::text WHEN 'out' THEN 'out' ELSE 'waiting' END, false, $7, 0, false, $8)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        ...[entry.id, entry.postId, entry.regionCode, entry.shiftId, entry.tripId, entry.direction],
        ...[entry.seconds, entry.enteredAt],
      ],
    );
    return rows.length > 0;
  }

  /**
   * Ties one to the case that it opened; what it knows beside is sealed by the case's key. Throws MONITORING.ALREADY_ENTERED for a NIK that the post
   * entered within a day.
   */
  async tie(
    tx: Tx,
    { id, postId }: Pick<StoredEntry, 'id' | 'postId'>,
    { id: caseId, cipher, isReporter, person: { nik } }: TiedCase,
    { details, hasSigns, dayAgo }: { details: EntryDetails; hasSigns: boolean; dayAgo: Date },
  ): Promise<void> {
    const digest = this.keys.nikDigest(nik);
    await this.forgetNiks(tx, dayAgo, { postId, digest });
    try {
      await tx.query(
        'UPDATE entry_traveller SET case_id = $2, state = $3, has_signs = $4, details_sealed = $5, nik_digest = $6 WHERE id = $1',
        [id, caseId, isReporter ? 'waiting' : 'household', hasSigns, cipher.seal(details), digest],
      );
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError('MONITORING.ALREADY_ENTERED');
      throw error;
    }
  }

  /** Forgets by which NIK they would be found again who were entered before a moment; of one at a post, or of all. */
  async forgetNiks(
    tx: Tx,
    before: Date,
    of: { readonly postId: string; readonly digest: Buffer | null } | null = null,
  ): Promise<void> {
    await tx.query(
      `UPDATE entry_traveller SET nik_digest = NULL WHERE nik_digest IS NOT NULL AND entered_at < $1
         AND ($2::uuid IS NULL OR (post_id = $2::uuid AND nik_digest = $3::bytea))`,
      [before, of?.postId ?? null, of?.digest ?? null],
    );
  }

  async byId(id: string, reader: Pick<Tx, 'query'> = this.database): Promise<StoredEntry | null> {
    const [row] = await reader.query<EntryRow>(`SELECT ${COLUMNS} FROM entry_traveller e WHERE e.id = $1`, [
      id,
    ]);
    return row === undefined ? null : toEntry(row);
  }

  async lock(tx: Tx, id: string): Promise<StoredEntry | null> {
    const [row] = await tx.query<EntryRow>(
      `SELECT ${COLUMNS} FROM entry_traveller e WHERE e.id = $1 FOR UPDATE OF e`,
      [id],
    );
    return row === undefined ? null : toEntry(row);
  }

  /** The entry of a NIK at a post after a moment; null when there is none. */
  async ofNik(tx: Tx, postId: string, after: Date, nik: string): Promise<StoredEntry | null> {
    const [row] = await tx.query<EntryRow>(
      `SELECT ${COLUMNS} FROM entry_traveller e WHERE e.post_id = $1 AND e.entered_at >= $2 AND e.nik_digest = $3`,
      [postId, after, this.keys.nikDigest(nik)],
    );
    return row === undefined ? null : toEntry(row);
  }

  /** By which port a case came; null for one that came by none. */
  async arrivalOf({ id, cipher }: Pick<StoredCase, 'id' | 'cipher'>): Promise<CaseArrival | null> {
    const [row] = await this.database.query<ArrivalRow>(
      `SELECT p.name AS post, p.mode, e.entered_at, t.number AS trip, e.details_sealed
       FROM entry_traveller e JOIN entry_post p ON p.id = e.post_id LEFT JOIN entry_trip t ON t.id = e.trip_id
       WHERE e.case_id = $1 ORDER BY e.entered_at LIMIT 1`,
      [id],
    );
    if (row === undefined || row.details_sealed === null) return null;
    const { post, mode, trip, entered_at: at } = row;
    return { post, mode, trip, at: at.toISOString(), ...(cipher.open(row.details_sealed) as EntryDetails) };
  }

  /** What a shift entered or was handed, the newest first. */
  async ofShift(shiftId: string): Promise<StoredEntry[]> {
    const rows = await this.database.query<EntryRow>(
      `SELECT ${COLUMNS} FROM entry_traveller e WHERE e.shift_id = $1 ORDER BY e.entered_at DESC, e.id DESC`,
      [shiftId],
    );
    return rows.map(toEntry);
  }

  async pair(
    tx: Tx,
    id: string,
    { serial, isLate, at }: { serial: number; isLate: boolean; at: Date },
  ): Promise<StoredEntry> {
    return only(
      await tx.query<EntryRow>(
        `UPDATE entry_traveller e SET version = version + 1, state = 'paired', serial = $2, is_late = $3, paired_at = $4
         WHERE id = $1 RETURNING ${COLUMNS}`,
        [id, serial, isLate, at],
      ),
    );
  }

  async code(tx: Tx, id: string): Promise<StoredEntry> {
    return only(
      await tx.query<EntryRow>(
        `UPDATE entry_traveller e SET version = version + 1, state = 'coded', paired_at = NULL, is_late = false
         WHERE id = $1 RETURNING ${COLUMNS}`,
        [id],
      ),
    );
  }

  /** Hands those who wait from one shift to another. */
  async handOn(tx: Tx, from: string, to: string): Promise<StoredEntry[]> {
    const rows = await tx.query<EntryRow>(
      `UPDATE entry_traveller e SET version = version + 1, shift_id = $2 WHERE e.shift_id = $1 AND e.state = 'waiting' RETURNING ${COLUMNS}`,
      [from, to],
    );
    return rows.map(toEntry);
  }

  /** Takes those who wait at a post since a moment from shifts that have ended. */
  async takeOver(tx: Tx, postId: string, to: string, after: Date): Promise<StoredEntry[]> {
    const rows = await tx.query<EntryRow>(
      `UPDATE entry_traveller e SET version = version + 1, shift_id = $2
       WHERE e.post_id = $1 AND e.state = 'waiting' AND e.entered_at > $3
         AND EXISTS (SELECT 1 FROM entry_shift s WHERE s.id = e.shift_id AND s.ended_at IS NOT NULL) RETURNING ${COLUMNS}`,
      [postId, to, after],
    );
    return rows.map(toEntry);
  }
}

function only([row]: EntryRow[]): StoredEntry {
  if (row === undefined) throw new Error('a held entry has a row');
  return toEntry(row);
}

function toEntry(row: EntryRow): StoredEntry {
  return {
    ...{ id: row.id, version: row.version, postId: row.post_id, regionCode: row.region_code },
    ...{ shiftId: row.shift_id, enteredIn: row.entered_in, tripId: row.trip_id, caseId: row.case_id },
    ...{ direction: row.direction, state: row.state, hasSigns: row.has_signs, serial: row.serial },
    ...{ isLate: row.is_late, enteredAt: row.entered_at, pairedAt: row.paired_at },
  };
}
