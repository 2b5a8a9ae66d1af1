import { Injectable } from '@nestjs/common';
import { regionLineage, type EmergencyNumbers } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

interface NumbersRow {
  region_code: string;
  id: string;
  version: number;
  numbers: EmergencyNumbers['numbers'];
}

const COLUMNS = 'region_code, id, version, numbers';

/** Named queries of `emergency_numbers`. */
@Injectable()
export class EmergencyNumbersRepository {
  constructor(private readonly database: Database) {}

  /** What a region and those above it set, the nearest first. */
  async along(regionCode: string, reader: Pick<Tx, 'query'> = this.database): Promise<EmergencyNumbers[]> {
    const rows = await reader.query<NumbersRow>(
      `SELECT ${COLUMNS} FROM emergency_numbers WHERE region_code = ANY($1::text[]) ORDER BY region_code = 'ID', length(region_code) DESC`,
      [[...regionLineage(regionCode), 'ID']],
    );
    return rows.map(({ region_code: code, ...row }) => ({ ...row, regionCode: code }));
  }

  /** Sets what was seen anew. Throws STALE.VERSION when another did so first. */
  async set(
    tx: Tx,
    { id, regionCode, numbers }: Pick<EmergencyNumbers, 'id' | 'regionCode' | 'numbers'>,
    seen: number | null,
  ): Promise<EmergencyNumbers> {
    const asJson = JSON.stringify(numbers);
    const [row] =
      seen === null
        ? await tx.query<NumbersRow>(
            `INSERT INTO emergency_numbers (region_code, id, version, numbers) VALUES ($1, $2, 1, $3::jsonb)
             ON CONFLICT (region_code) DO NOTHING RETURNING ${COLUMNS}`,
            [regionCode, id, asJson],
          )
        : await tx.query<NumbersRow>(
            `UPDATE emergency_numbers SET version = version + 1, numbers = $3::jsonb
             WHERE region_code = $1 AND version = $2 RETURNING ${COLUMNS}`,
            [regionCode, seen, asJson],
          );
    if (row === undefined) throw new AppError('STALE.VERSION', { details: { version: seen ?? 1 } });
    return { id: row.id, version: row.version, regionCode, numbers: row.numbers };
  }
}
