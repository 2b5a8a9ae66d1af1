import type { MapFetch, MapFetchPhase, MapFetchProblem } from '#siaga/contracts';
import type { Database, Tx } from '#siaga/persistence';

interface MapFetchRow {
  id: string;
  version: number;
  regionCode: string;
  status: MapFetch['status'];
  phase: MapFetchPhase | null;
  done: string;
  total: string;
  bytes: string;
  problem: MapFetchProblem | null;
  detail: string | null;
  askedAt: Date;
  finishedAt: Date | null;
}

/** How far a fetch is. */
export interface MapFetchProgress {
  readonly phase: MapFetchPhase;
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
}

/** How a fetch ended. */
export type MapFetchEnd =
  | { readonly status: 'done' }
  | { readonly status: 'failed'; readonly problem: MapFetchProblem; readonly detail: string };

const COLUMNS = `id, version, region_code AS "regionCode", status, phase, done, total, bytes, problem, detail,
  asked_at AS "askedAt", finished_at AS "finishedAt"`;
/** Without a word for so long, whoever fetched is gone. */
const SILENT = '30 seconds';
/** A map whose fetching ends the process each time is not begun for ever. */
const MOST_TRIES = 3;

/** Named queries of `map_fetch`. */
export class MapFetchRepository {
  constructor(private readonly db: Database) {}

  /** The open fetch of a region, made when there is none; true when it was made. */
  async ask(tx: Tx, id: string, regionCode: string): Promise<{ fetch: MapFetch; isNew: boolean }> {
    const [made] = await tx.query<MapFetchRow>(
      `INSERT INTO map_fetch (id, region_code, asked_at) VALUES ($1, $2, clock_timestamp())
       ON CONFLICT (region_code) WHERE status IN ('asked','running') DO NOTHING RETURNING ${COLUMNS}`,
      [id, regionCode],
    );
    if (made !== undefined) return { fetch: toMapFetch(made), isNew: true };
    const [open] = await tx.query<MapFetchRow>(
      `SELECT ${COLUMNS} FROM map_fetch WHERE region_code = $1 AND status IN ('asked','running')`,
      [regionCode],
    );
    // The one in the way ended a moment ago.
    return open === undefined ? this.ask(tx, id, regionCode) : { fetch: toMapFetch(open), isNew: false };
  }

  /** The fetch, held until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<MapFetch | null> {
    const [row] = await tx.query<MapFetchRow>(`SELECT ${COLUMNS} FROM map_fetch WHERE id = $1 FOR UPDATE`, [
      id,
    ]);
    return row === undefined ? null : toMapFetch(row);
  }

  /** The newest of each region. */
  async newest(regionCodes: readonly string[]): Promise<MapFetch[]> {
    const rows = await this.db.query<MapFetchRow>(
      `SELECT DISTINCT ON (region_code) ${COLUMNS} FROM map_fetch
       WHERE region_code = ANY($1::text[]) ORDER BY region_code, asked_at DESC, id`,
      [regionCodes],
    );
    return rows.map(toMapFetch);
  }

  /** Takes one that waits, or that nobody has been heard of; null when there is none. */
  async claim(tx: Tx): Promise<MapFetch | null> {
    const [row] = await tx.query<MapFetchRow>(
      `UPDATE map_fetch SET status = 'running', version = version + 1, tries = tries + 1, beat_at = clock_timestamp(),
         phase = NULL, done = 0, total = 0
       WHERE id = (SELECT id FROM map_fetch
         WHERE tries < ${MOST_TRIES} AND (status = 'asked'
           OR (status = 'running' AND beat_at < clock_timestamp() - interval '${SILENT}'))
         ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING ${COLUMNS}`,
    );
    return row === undefined ? null : toMapFetch(row);
  }

  /** One that was begun too often and that nobody works on; null when there is none. */
  async claimGivenUp(tx: Tx): Promise<MapFetch | null> {
    const [row] = await tx.query<MapFetchRow>(
      `SELECT ${COLUMNS} FROM map_fetch
       WHERE tries >= ${MOST_TRIES} AND (status = 'asked'
         OR (status = 'running' AND beat_at < clock_timestamp() - interval '${SILENT}'))
       ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    return row === undefined ? null : toMapFetch(row);
  }

  /** Says how far it is; false when it is no longer to go on (stopped, or taken by another). */
  async beat(
    { id, version }: Pick<MapFetch, 'id' | 'version'>,
    progress: MapFetchProgress | null,
  ): Promise<boolean> {
    const { phase = null, done = null, total = null, bytes = null } = progress ?? {};
    const rows = await this.db.query(
      `UPDATE map_fetch SET beat_at = clock_timestamp(), phase = coalesce($3, phase), done = coalesce($4::bigint, done),
         total = coalesce($5::bigint, total), bytes = coalesce($6::bigint, bytes)
       WHERE id = $1 AND version = $2 AND status = 'running' RETURNING id`,
      [id, version, phase, done, total, bytes],
    );
    return rows.length > 0;
  }

  /** Puts it back for another worker, as if it had not been begun. */
  async giveBack({ id, version }: Pick<MapFetch, 'id' | 'version'>): Promise<void> {
    await this.db.query(
      `UPDATE map_fetch SET status = 'asked', version = version + 1, tries = tries - 1
       WHERE id = $1 AND version = $2 AND status = 'running'`,
      [id, version],
    );
  }

  /** Ends a locked one. */
  async end(
    tx: Tx,
    id: string,
    status: MapFetch['status'],
    end: Partial<MapFetchEnd> = {},
  ): Promise<MapFetch> {
    const { problem = null, detail = null } = end as { problem?: MapFetchProblem; detail?: string };
    const [row] = await tx.query<MapFetchRow>(
      `UPDATE map_fetch SET status = $2, version = version + 1, phase = NULL, problem = $3, detail = $4,
         finished_at = clock_timestamp()
       WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, status, problem, detail],
    );
    if (row === undefined) throw new Error(`There is no fetch ${id} to end`);
    return toMapFetch(row);
  }
}

function toMapFetch({ done, total, bytes, askedAt, finishedAt, ...row }: MapFetchRow): MapFetch {
  return {
    ...row,
    done: Number(done),
    total: Number(total),
    bytes: Number(bytes),
    askedAt: askedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
