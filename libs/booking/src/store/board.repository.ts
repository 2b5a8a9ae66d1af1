import { Injectable } from '@nestjs/common';
import type { BoardList, PairedBoard } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';

interface BoardRow {
  id: string;
  version: number;
  facility_id: string;
  region_code: string;
  name: string;
  clinic_ids: string[];
  paired_at: Date;
  seen_at: Date | null;
  ended_at: Date | null;
}

const COLUMNS = 'id, version, facility_id, region_code, name, clinic_ids, paired_at, seen_at, ended_at';

/** Named queries of `queue_board`, and of `queue_board_code`: a code is kept as a keyed digest, of its television only a digest is known. */
@Injectable()
export class BoardRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, board: PairedBoard): Promise<void> {
    await tx.query(
      `INSERT INTO queue_board (id, version, facility_id, region_code, name, clinic_ids, paired_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        ...[board.id, board.version, board.facilityId, board.regionCode],
        ...[board.name, board.clinicIds, board.pairedAt],
      ],
    );
  }

  /** Those of a facility that are not cut off, the oldest first, with when their televisions last asked. */
  async ofFacility(facilityId: string): Promise<BoardList['boards']> {
    const rows = await this.database.query<BoardRow>(
      `SELECT ${COLUMNS} FROM queue_board WHERE facility_id = $1 AND ended_at IS NULL ORDER BY paired_at, id`,
      [facilityId],
    );
    return rows.map((row) => ({ ...toBoard(row), seenAt: row.seen_at?.toISOString() ?? null }));
  }

  /** Those of these that are not cut off. */
  async living(ids: readonly string[]): Promise<PairedBoard[]> {
    const rows = await this.database.query<BoardRow>(
      `SELECT ${COLUMNS} FROM queue_board WHERE id = ANY($1::uuid[]) AND ended_at IS NULL`,
      [ids],
    );
    return rows.map(toBoard);
  }

  async lock(tx: Tx, id: string): Promise<PairedBoard | null> {
    const [row] = await tx.query<BoardRow>(`SELECT ${COLUMNS} FROM queue_board WHERE id = $1 FOR UPDATE`, [
      id,
    ]);
    return row === undefined ? null : toBoard(row);
  }

  async end(tx: Tx, { id, version, endedAt }: PairedBoard): Promise<void> {
    await tx.query('UPDATE queue_board SET version = $2, ended_at = $3 WHERE id = $1', [
      id,
      version,
      endedAt,
    ]);
  }

  /** Notes that its television asked, unless it did so since `before`. */
  async noteSeen(id: string, now: Date, before: Date): Promise<void> {
    await this.database.query(
      'UPDATE queue_board SET seen_at = $2 WHERE id = $1 AND (seen_at IS NULL OR seen_at < $3)',
      [id, now, before],
    );
  }

  /** A code for a television; its code before is no longer good. Throws a unique violation when another one shows this code. */
  async putCode(deviceDigest: Buffer, codeDigest: Buffer, expiresAt: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO queue_board_code (device_digest, code_digest, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT (device_digest) DO UPDATE SET code_digest = EXCLUDED.code_digest, expires_at = EXCLUDED.expires_at, board_id = NULL`,
      [deviceDigest, codeDigest, expiresAt],
    );
  }

  /** Takes a code for a board, which its television may fetch until `fetchUntil`; false when it is none, late or taken. Of two at once one takes it. */
  async takeCode(
    tx: Tx,
    codeDigest: Buffer,
    { boardId, now, fetchUntil }: { boardId: string; now: Date; fetchUntil: Date },
  ): Promise<boolean> {
    const taken = await tx.query(
      `UPDATE queue_board_code SET board_id = $2, expires_at = $4
       WHERE code_digest = $1 AND board_id IS NULL AND expires_at > $3 RETURNING device_digest`,
      [codeDigest, boardId, now, fetchUntil],
    );
    return taken.length > 0;
  }

  /** The board that the code of a television was typed for, or null. */
  async boardOfDevice(tx: Tx, deviceDigest: Buffer, now: Date): Promise<string | null> {
    const [row] = await tx.query<{ board_id: string | null }>(
      'SELECT board_id FROM queue_board_code WHERE device_digest = $1 AND board_id IS NOT NULL AND expires_at > $2 FOR UPDATE',
      [deviceDigest, now],
    );
    return row?.board_id ?? null;
  }

  /** Deletes codes that were over before, and boards that were cut off before. */
  async forget(codesBefore: Date, boardsBefore: Date): Promise<void> {
    await this.database.query('DELETE FROM queue_board_code WHERE expires_at < $1', [codesBefore]);
    await this.database.query(
      `DELETE FROM queue_board b WHERE ended_at < $1
         AND NOT EXISTS (SELECT 1 FROM queue_board_code c WHERE c.board_id = b.id)`,
      [boardsBefore],
    );
  }
}

function toBoard(row: BoardRow): PairedBoard {
  return {
    id: row.id,
    version: row.version,
    facilityId: row.facility_id,
    regionCode: row.region_code,
    name: row.name,
    clinicIds: row.clinic_ids,
    pairedAt: row.paired_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
