import { Injectable } from '@nestjs/common';
import { Database } from '#siaga/persistence';
import type { Region, RegionKind, RegionLevel } from '../domain/region.js';
import type { SearchableRegion } from '../search/entries/entry-store.js';

interface RegionRow {
  code: string;
  level: number;
  name: string;
  kind: RegionKind;
  lon: number | null;
  lat: number | null;
  radiusM: number;
  source: string;
}

/** A region as kept in memory. */
export interface StoredRegion extends SearchableRegion {
  /** True when the point is the village's own and not its kecamatan's. */
  readonly hasOwnPoint: boolean;
}

const PAGE_ROWS = 10_000;

const UPSERT = `
  INSERT INTO geo_region (code, level, name, kind, parent_code, center, radius_m, postal_codes, source, loaded_at)
  SELECT code, level, name, kind, parent_code, ST_SetSRID(ST_MakePoint(lon, lat), 4326), radius_m,
         coalesce(string_to_array(nullif(postal_codes, ''), ','), '{}'), source, $11::timestamptz
  FROM unnest($1::text[], $2::smallint[], $3::text[], $4::text[], $5::text[], $6::float8[], $7::float8[], $8::integer[],
              $9::text[], $10::text[])
    AS row(code, level, name, kind, parent_code, lon, lat, radius_m, postal_codes, source)
  ON CONFLICT (code) DO UPDATE SET level = excluded.level, name = excluded.name, kind = excluded.kind,
    parent_code = excluded.parent_code, center = excluded.center, radius_m = excluded.radius_m,
    postal_codes = excluded.postal_codes, source = excluded.source, loaded_at = excluded.loaded_at`;

const PAGE = `
  SELECT code, level, name, kind, ST_X(center) AS lon, ST_Y(center) AS lat, radius_m AS "radiusM", source
  FROM geo_region WHERE code > $1 ORDER BY code LIMIT $2`;

/** The gazetteer's table. */
@Injectable()
export class RegionRepository {
  constructor(private readonly db: Database) {}

  /** The version of a source that was loaded completely, or null. */
  async loadedVersion(source: string): Promise<string | null> {
    const rows = await this.db.query<{ version: string }>('SELECT version FROM geo_load WHERE source = $1', [
      source,
    ]);
    return rows[0]?.version ?? null;
  }

  /** Writes regions, replacing those with the same code. */
  async save(regions: readonly Region[], loadedAt: Date): Promise<void> {
    await this.db.query(UPSERT, [
      regions.map((region) => region.code),
      regions.map((region) => region.level),
      regions.map((region) => region.name),
      regions.map((region) => region.kind),
      regions.map((region) => region.parentCode),
      regions.map((region) => region.center?.lon ?? null),
      regions.map((region) => region.center?.lat ?? null),
      regions.map((region) => region.radiusM),
      regions.map((region) => region.postalCodes.join(',')),
      regions.map((region) => region.source),
      loadedAt.toISOString(),
    ]);
  }

  /** Ends a load: drops what the source no longer has and the borders guessed from it, and records the version. */
  async finishLoad(source: string, version: string, loadedAt: Date, rows: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query('DELETE FROM geo_region WHERE loaded_at <> $1::timestamptz', [loadedAt.toISOString()]);
      await tx.query("DELETE FROM geo_border WHERE source = 'estimate'");
      await tx.query(
        `INSERT INTO geo_load (source, version, rows, loaded_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (source) DO UPDATE SET version = excluded.version, rows = excluded.rows, loaded_at = excluded.loaded_at`,
        [source, version, rows, loadedAt.toISOString()],
      );
    });
  }

  /** All regions in the order of their codes, read in pages. */
  async *all(): AsyncGenerator<StoredRegion> {
    let after = '';
    for (;;) {
      const rows = await this.db.query<RegionRow>(PAGE, [after, PAGE_ROWS]);
      for (const row of rows) yield toRegion(row);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE_ROWS) return;
      after = last.code;
    }
  }
}

function toRegion(row: RegionRow): StoredRegion {
  const { code, name, kind, radiusM } = row;
  const center = row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat };
  return {
    code,
    level: row.level as RegionLevel,
    name,
    kind,
    radiusM,
    center,
    hasOwnPoint: row.source === 'geografis',
  };
}
