import type { Bounds, MapImport } from '#siaga/contracts';
import type { Database, Tx } from '#siaga/persistence';
import { IMPORT_COLUMNS, toMapImport, type MapImportRow } from './map-import-row.js';

/** A claim that another process holds, or held when it was killed. */
export interface HeldClaim {
  readonly id: string;
  readonly startedAt: Date;
  readonly beatAt: Date;
  /** Milliseconds since it was last heard of, by the database's clock. */
  readonly silentMs: number;
}

const ROW_TABLES = ['map_road', 'map_place', 'map_shape'] as const;
const DELETE_ROWS = 10_000;

/** Imports: who loads which source, and which import is in use. */
export class MapImportRepository {
  constructor(private readonly db: Database) {}

  /** Claims a source for loading; false when it is claimed already. */
  async claim(id: string, source: string, files: readonly string[]): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO map_import (id, source, files, status, started_at, beat_at)
       VALUES ($1, $2, $3, 'loading', clock_timestamp(), clock_timestamp())
       ON CONFLICT (source) WHERE status = 'loading' DO NOTHING RETURNING id`,
      [id, source, files],
    );
    return rows.length > 0;
  }

  /** Who has claimed a source, or null. */
  async holder(source: string): Promise<HeldClaim | null> {
    const [row] = await this.db.query<HeldClaim>(
      `SELECT id, started_at AS "startedAt", beat_at AS "beatAt",
              (extract(epoch FROM clock_timestamp() - beat_at) * 1000)::float8 AS "silentMs"
       FROM map_import WHERE source = $1 AND status = 'loading'`,
      [source],
    );
    return row ?? null;
  }

  /** Tells that an import is alive; false when its claim is gone. */
  async beat(id: string): Promise<boolean> {
    const rows = await this.db.query(
      "UPDATE map_import SET beat_at = clock_timestamp() WHERE id = $1 AND status = 'loading' RETURNING id",
      [id],
    );
    return rows.length > 0;
  }

  /** Ends a claim that nobody has been heard of since `beatAt`; false when it was heard of again. */
  async expire(id: string, beatAt: Date): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE map_import SET status = 'failed', finished_at = now()
       WHERE id = $1 AND status = 'loading' AND date_trunc('milliseconds', beat_at) = $2 RETURNING id`,
      [id, beatAt],
    );
    return rows.length > 0;
  }

  /** Gives a claim up. */
  async fail(id: string): Promise<void> {
    await this.db.query(
      "UPDATE map_import SET status = 'failed', finished_at = now() WHERE id = $1 AND status = 'loading'",
      [id],
    );
  }

  /** Puts an import in the place of the one in use of its source; null when its claim is gone. */
  async activate(
    tx: Tx,
    id: string,
    counts: Record<string, number>,
    bounds: Bounds | null,
  ): Promise<MapImport | null> {
    const [own] = await tx.query<{ source: string }>(
      "SELECT source FROM map_import WHERE id = $1 AND status = 'loading' FOR UPDATE",
      [id],
    );
    if (own === undefined) return null;
    await tx.query("UPDATE map_import SET status = 'replaced' WHERE source = $1 AND status = 'active'", [
      own.source,
    ]);
    const { west = null, south = null, east = null, north = null } = bounds ?? {};
    const [row] = await tx.query<MapImportRow>(
      `UPDATE map_import SET status = 'active', version = version + 1, finished_at = clock_timestamp(), counts = $2,
         west = $3, south = $4, east = $5, north = $6
       WHERE id = $1 RETURNING ${IMPORT_COLUMNS}`,
      [id, JSON.stringify(counts), west, south, east, north],
    );
    return row === undefined ? null : toMapImport(row);
  }

  /** Takes a source out of use; null when nothing of it is in use. */
  async remove(tx: Tx, source: string): Promise<MapImport | null> {
    const [row] = await tx.query<MapImportRow>(
      `UPDATE map_import SET status = 'removed', version = version + 1
       WHERE source = $1 AND status = 'active' RETURNING ${IMPORT_COLUMNS}`,
      [source],
    );
    return row === undefined ? null : toMapImport(row);
  }

  /** The sources in use, by name. */
  async activeSources(): Promise<string[]> {
    const rows = await this.db.query<{ source: string }>(
      "SELECT source FROM map_import WHERE status = 'active' ORDER BY source",
    );
    return rows.map((row) => row.source);
  }

  /** Imports of a source that are no longer used but may still have rows, oldest first. */
  async leftovers(source: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM map_import
       WHERE source = $1 AND status IN ('replaced', 'removed', 'failed') AND cleared_at IS NULL ORDER BY id`,
      [source],
    );
    return rows.map((row) => row.id);
  }

  /** Notes that an import has no rows any more. */
  async noteCleared(importId: string): Promise<void> {
    await this.db.query('UPDATE map_import SET cleared_at = now() WHERE id = $1', [importId]);
  }

  /** Bytes that the rows of an import take, without indexes. */
  async bytesOf(importId: string): Promise<number> {
    const sizes = ROW_TABLES.map(
      (table) => `(SELECT coalesce(sum(pg_column_size(t.*)), 0) FROM ${table} t WHERE import_id = $1)`,
    );
    const [row] = await this.db.query<{ bytes: string }>(`SELECT ${sizes.join(' + ')} AS bytes`, [importId]);
    return Number(row?.bytes ?? 0);
  }

  /** Deletes the rows of an import, some thousands at a time so that nobody waits long for the database. */
  async deleteRows(importId: string): Promise<void> {
    for (const table of ROW_TABLES) {
      // By a range and not by a list of ids: without statistics of fresh rows a list is looked up by import alone.
      const first = `SELECT id FROM ${table} WHERE import_id = $1 ORDER BY id LIMIT ${DELETE_ROWS}`;
      const sql = `WITH gone AS (DELETE FROM ${table} WHERE import_id = $1
          AND id <= (SELECT max(id) FROM (${first}) AS first) RETURNING 1)
        SELECT count(*)::int AS n FROM gone`;
      for (let gone = DELETE_ROWS; gone === DELETE_ROWS;)
        gone = (await this.db.query<{ n: number }>(sql, [importId]))[0]?.n ?? 0;
    }
  }
}
