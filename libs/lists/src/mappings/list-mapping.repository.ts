import { Injectable } from '@nestjs/common';
import type { ListKindName, ListMapping, SaveListMappingInput } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

interface MappingRow {
  id: string;
  kind: ListKindName;
  region_code: string;
  name: string;
  columns: ListMapping['columns'];
  saved_at: Date;
}

/** Named queries of `list_mapping`. */
@Injectable()
export class ListMappingRepository {
  constructor(private readonly database: Database) {}

  /** Those of a kind in these regions, in what lies in them and in what they lie in, newest first. */
  async list(kind: ListKindName, regionCodes: readonly string[]): Promise<ListMapping[]> {
    const rows = await this.database.query<MappingRow>(
      `SELECT id, kind, region_code, name, columns, saved_at FROM list_mapping
       WHERE kind = $3 AND ('ID' = ANY($1::text[]) OR region_code = 'ID' OR region_code = ANY($1) OR region_code LIKE ANY($2::text[])
         OR EXISTS (SELECT FROM unnest($1) own WHERE own LIKE region_code || '.%'))
       ORDER BY saved_at DESC, id`,
      [regionCodes, regionCodes.map((code) => `${code}.%`), kind],
    );
    return rows.map(toMapping);
  }

  /** Keeps it; the same name again for the kind in a region is the same mapping. */
  async save(
    tx: Tx,
    { kind, regionCode, name, columns }: SaveListMappingInput,
    now: Date,
  ): Promise<ListMapping> {
    const [row] = await tx.query<MappingRow>(
      `INSERT INTO list_mapping (id, kind, region_code, name, columns, saved_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (kind, region_code, lower(name)) DO UPDATE
         SET name = excluded.name, columns = excluded.columns, saved_at = excluded.saved_at
       RETURNING id, kind, region_code, name, columns, saved_at`,
      [newId(), kind, regionCode, name, JSON.stringify(columns), now],
    );
    if (row === undefined) throw new Error('A mapping that was written is gone');
    return toMapping(row);
  }

  /** Whose it is, held until `tx` ends. */
  async ownerOf(tx: Tx, id: string): Promise<Pick<ListMapping, 'kind' | 'regionCode'> | null> {
    const [row] = await tx.query<Pick<MappingRow, 'kind' | 'region_code'>>(
      'SELECT kind, region_code FROM list_mapping WHERE id = $1 FOR UPDATE',
      [id],
    );
    return row === undefined ? null : { kind: row.kind, regionCode: row.region_code };
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query('DELETE FROM list_mapping WHERE id = $1', [id]);
  }
}

function toMapping({ region_code: regionCode, saved_at: savedAt, ...rest }: MappingRow): ListMapping {
  return { ...rest, regionCode, savedAt: savedAt.toISOString() };
}
