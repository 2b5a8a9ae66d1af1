import { Injectable } from '@nestjs/common';
import type { Point, RegionName } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';

interface PlacedRow extends RegionName {
  lon: number | null;
  lat: number | null;
}

/** Names of regions from the table, for those who must read them within their own transaction. */
@Injectable()
export class RegionNames {
  constructor(private readonly database: Database) {}

  /** Those of the codes that the gazetteer knows, in no order. */
  byCodes(codes: readonly string[], reader: Pick<Tx, 'query'> = this.database): Promise<RegionName[]> {
    return reader.query<RegionName>('SELECT code, name, kind FROM geo_region WHERE code = ANY($1::text[])', [
      codes,
    ]);
  }

  /** The same with the middle of each; null where it is not known. */
  async placed(
    codes: readonly string[],
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<(RegionName & { point: Point | null })[]> {
    const rows = await reader.query<PlacedRow>(
      'SELECT code, name, kind, ST_X(center) AS lon, ST_Y(center) AS lat FROM geo_region WHERE code = ANY($1::text[])',
      [codes],
    );
    return rows.map(({ lon, lat, ...region }) => ({
      ...region,
      point: lon === null || lat === null ? null : { lon, lat },
    }));
  }

  /** Of all that lies below a region, in no order. */
  below(code: string): Promise<RegionName[]> {
    return this.database.query<RegionName>('SELECT code, name, kind FROM geo_region WHERE code LIKE $1', [
      code === 'ID' ? '%' : `${code}.%`,
    ]);
  }
}
