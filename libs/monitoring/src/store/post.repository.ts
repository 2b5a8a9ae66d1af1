import { Injectable } from '@nestjs/common';
import type { EntryMode, EntryPost } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';

interface PostRow {
  id: string;
  version: number;
  region_code: string;
  name: string;
  mode: EntryMode;
  lon: number;
  lat: number;
  program_id: string;
  is_active: boolean;
}

const COLUMNS =
  'id, version, region_code, name, mode, ST_X(geom) AS lon, ST_Y(geom) AS lat, program_id, is_active';

/** Named queries of `entry_post`. */
@Injectable()
export class PostRepository {
  constructor(private readonly database: Database) {}

  /** Those in any of the regions, by name. */
  async of(regionCodes: readonly string[]): Promise<EntryPost[]> {
    const rows = await this.database.query<PostRow>(
      `SELECT ${COLUMNS} FROM entry_post
       WHERE region_code = ANY($1::text[]) OR region_code LIKE ANY($2::text[]) ORDER BY name, id`,
      [regionCodes, regionCodes.map((code) => (code === 'ID' ? '%' : `${code}.%`))],
    );
    return rows.map(toPost);
  }

  async byId(id: string, reader: Pick<Tx, 'query'> = this.database): Promise<EntryPost | null> {
    const [row] = await reader.query<PostRow>(`SELECT ${COLUMNS} FROM entry_post WHERE id = $1`, [id]);
    return row === undefined ? null : toPost(row);
  }

  async lock(tx: Tx, id: string): Promise<EntryPost | null> {
    const [row] = await tx.query<PostRow>(`SELECT ${COLUMNS} FROM entry_post WHERE id = $1 FOR UPDATE`, [id]);
    return row === undefined ? null : toPost(row);
  }

  /** Adds a post, or changes one that is held. */
  async put(tx: Tx, post: EntryPost): Promise<void> {
    const { id, version, regionCode, name, mode, point, programId, isActive } = post;
    await tx.query(
      `INSERT INTO entry_post (id, version, region_code, name, mode, geom, program_id, is_active)
       VALUES ($1, $2, $3, $4, $5, ST_SetSRID(ST_MakePoint($6, $7), 4326), $8, $9)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, region_code = excluded.region_code, name = excluded.name,
         mode = excluded.mode, geom = excluded.geom, program_id = excluded.program_id, is_active = excluded.is_active`,
      [id, version, regionCode, name, mode, point.lon, point.lat, programId, isActive],
    );
  }
}

function toPost(row: PostRow): EntryPost {
  const { id, version, region_code: regionCode, name, mode, lon, lat } = row;
  return {
    ...{ id, version, regionCode, name, mode, point: { lon, lat } },
    ...{ programId: row.program_id, isActive: row.is_active },
  };
}
