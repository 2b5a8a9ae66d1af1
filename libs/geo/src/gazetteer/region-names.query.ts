import { Injectable } from '@nestjs/common';
import type { RegionName } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';

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
}
