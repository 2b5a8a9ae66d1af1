import { Injectable } from '@nestjs/common';
import type { ListFile, ListImport, ListKindName } from '#siaga/contracts';
import { AppError, found, PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import type { ListReading, RowOutcome } from '../kinds/list-kind.js';

interface FileRow {
  id: string;
  kind: ListKindName;
  region_code: string;
  file_name_sealed: string;
  bytes: number;
  received: number;
  expires_at: Date;
  preview_id: string | null;
  reading: ListReading | null;
  result_sealed: string | null;
  taken_line: number;
}

/** A file that somebody brought, with what was done of it so far. */
export interface StoredFile {
  view: ListFile;
  preview: { id: string; reading: ListReading } | null;
  result: ListImport | null;
  /** The last line whose row was stored by a step; 0 before the first. */
  takenLine: number;
}

const COLUMNS =
  'id, kind, region_code, file_name_sealed, bytes, received, expires_at, preview_id, reading, result_sealed, taken_line';
const FIND = `SELECT ${COLUMNS} FROM list_file WHERE id = $1 AND expires_at > $2`;
const LOCK = `${FIND} FOR UPDATE`;

/** Named queries of `list_file` and its pieces. In the database, so that any process goes on with what another began. */
@Injectable()
export class ListFileRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Makes a place for a file; of more than `most` of one account the oldest go. */
  async begin(tx: Tx, accountId: string, view: ListFile, most: number): Promise<void> {
    await tx.query(
      'INSERT INTO list_file (id, account_id, kind, region_code, file_name_sealed, bytes, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [
        ...[view.id, accountId, view.kind, view.regionCode, this.cipher.seal(view.fileName)],
        ...[view.bytes, view.expiresAt],
      ],
    );
    await tx.query(
      `DELETE FROM list_file WHERE account_id = $1 AND id NOT IN (
         SELECT id FROM list_file WHERE account_id = $1 ORDER BY expires_at DESC, id DESC LIMIT $2)`,
      [accountId, most],
    );
  }

  /** The file, unless it has run out; held until `tx` ends when one is given. */
  async find(id: string, now: Date, tx?: Tx): Promise<StoredFile | null> {
    const [row] = await (tx === undefined
      ? this.database.query<FileRow>(FIND, [id, now])
      : tx.query<FileRow>(LOCK, [id, now]));
    return row === undefined ? null : this.toStored(row);
  }

  /** Adds the next piece of a file that is held; sealed, since nobody has looked yet at what it is. */
  async add(tx: Tx, id: string, at: number, data: Buffer): Promise<void> {
    await tx.query('INSERT INTO list_file_piece (file_id, at, bytes, data_sealed) VALUES ($1, $2, $3, $4)', [
      id,
      at,
      data.length,
      this.cipher.seal(data.toString('base64')),
    ]);
    await tx.query('UPDATE list_file SET received = received + $2 WHERE id = $1', [id, data.length]);
  }

  /** True when a piece of this length stands there already. */
  async hasPiece(tx: Tx, id: string, at: number, bytes: number): Promise<boolean> {
    const rows = await tx.query(
      'SELECT 1 FROM list_file_piece WHERE file_id = $1 AND at = $2 AND bytes = $3',
      [id, at, bytes],
    );
    return rows.length > 0;
  }

  /**
   * The bytes in order, one piece at a time. Throws RESOURCE.NOT_FOUND when they go while they are read (the list ran out, another imported it):
   * the half of a list must not be taken for all of it.
   */
  async *pieces({ id, bytes: length }: Pick<ListFile, 'id' | 'bytes'>): AsyncGenerator<Buffer> {
    for (let at = 0; at < length;) {
      const [row] = await this.database.query<{ bytes: number; data_sealed: string }>(
        'SELECT bytes, data_sealed FROM list_file_piece WHERE file_id = $1 AND at = $2',
        [id, at],
      );
      if (row === undefined) throw new AppError('RESOURCE.NOT_FOUND');
      yield Buffer.from(String(this.cipher.open(row.data_sealed)), 'base64');
      at += row.bytes;
    }
  }

  async savePreview(id: string, previewId: string, reading: ListReading): Promise<void> {
    await this.database.query(
      'UPDATE list_file SET preview_id = $2, reading = $3 WHERE id = $1 AND result_sealed IS NULL AND taken_line = 0',
      [id, previewId, JSON.stringify(reading)],
    );
  }

  /** Moves the import on from the line where the caller is; false when another has done so. The file is held until `tx` ends. */
  async goOn(tx: Tx, id: string, from: number, to: number): Promise<boolean> {
    const rows = await tx.query(
      'UPDATE list_file SET taken_line = $3 WHERE id = $1 AND taken_line = $2 AND result_sealed IS NULL RETURNING id',
      [id, from, to],
    );
    return rows.length > 0;
  }

  /** What became of the rows up to a line, for the answer of the import. */
  async keepStep(tx: Tx, id: string, toLine: number, outcomes: readonly RowOutcome[]): Promise<void> {
    await tx.query('INSERT INTO list_file_step (file_id, to_line, outcomes_sealed) VALUES ($1, $2, $3)', [
      id,
      toLine,
      this.cipher.seal(outcomes),
    ]);
  }

  /** How far an import is. Throws RESOURCE.NOT_FOUND when the list ran out. */
  async takenLine(id: string): Promise<number> {
    const [row] = await this.database.query<Pick<FileRow, 'taken_line'>>(
      'SELECT taken_line FROM list_file WHERE id = $1',
      [id],
    );
    return found(row).taken_line;
  }

  /** What became of all rows that were stored in steps. */
  async outcomesOf(id: string): Promise<RowOutcome[]> {
    const rows = await this.database.query<{ outcomes_sealed: string }>(
      'SELECT outcomes_sealed FROM list_file_step WHERE file_id = $1 ORDER BY to_line',
      [id],
    );
    return rows.flatMap((row) => this.cipher.open(row.outcomes_sealed) as RowOutcome[]);
  }

  /** Keeps what an import did, sealed like the list, for who asks again, and lets the list itself go. Gives what stands: of two at once the first. */
  async finish(id: string, result: ListImport): Promise<ListImport> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<Pick<FileRow, 'result_sealed'>>(
        'UPDATE list_file SET result_sealed = coalesce(result_sealed, $2) WHERE id = $1 RETURNING result_sealed',
        [id, this.cipher.seal(result)],
      );
      await tx.query('DELETE FROM list_file_piece WHERE file_id = $1', [id]);
      await tx.query('DELETE FROM list_file_step WHERE file_id = $1', [id]);
      const kept = row?.result_sealed ?? null;
      return kept === null ? result : (this.cipher.open(kept) as ListImport);
    });
  }

  /** Forgets what has run out; gives how many. */
  async forget(now: Date): Promise<number> {
    return (await this.database.query('DELETE FROM list_file WHERE expires_at <= $1 RETURNING id', [now]))
      .length;
  }

  private toStored(row: FileRow): StoredFile {
    const {
      id,
      kind,
      region_code: regionCode,
      file_name_sealed: sealedName,
      bytes,
      received,
      preview_id,
      reading,
    } = row;
    const expiresAt = row.expires_at.toISOString();
    const fileName = String(this.cipher.open(sealedName));
    return {
      view: { id, kind, regionCode, fileName, bytes, received, expiresAt },
      preview: preview_id === null || reading === null ? null : { id: preview_id, reading },
      result: row.result_sealed === null ? null : (this.cipher.open(row.result_sealed) as ListImport),
      takenLine: row.taken_line,
    };
  }
}
