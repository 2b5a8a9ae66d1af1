import { Injectable } from '@nestjs/common';
import type { Actor, SpeedRow, SpeedTable } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import { Database, isUniqueViolation, type Tx } from '#siaga/persistence';
import { DEFAULT_SIREN_FACTOR, defaultSpeeds } from './default-speeds.js';

interface TableRow {
  version: number;
  siren_factor: number;
  speeds: SpeedRow[];
  changed_at: Date;
  changed_by: Actor;
}

/** Named queries of `road_speed_table`. */
@Injectable()
export class SpeedTableRepository {
  constructor(private readonly database: Database) {}

  /** The newest table; the defaults as version 0 while nobody has edited them. */
  async newest(reader: Pick<Tx, 'query'> = this.database): Promise<SpeedTable> {
    const [row] = await reader.query<TableRow>(
      'SELECT version, siren_factor, speeds, changed_at, changed_by FROM road_speed_table ORDER BY version DESC LIMIT 1',
    );
    if (row === undefined) {
      const rows = defaultSpeeds();
      return { version: 0, sirenFactor: DEFAULT_SIREN_FACTOR, rows, changedAt: null, changedBy: null };
    }
    return {
      version: row.version,
      sirenFactor: row.siren_factor,
      rows: row.speeds,
      changedAt: row.changed_at.toISOString(),
      changedBy: row.changed_by,
    };
  }

  /** Stores the next version. Throws STALE.VERSION when somebody else stored it first. */
  async insert(tx: Tx, table: SpeedTable): Promise<void> {
    try {
      await tx.query(
        'INSERT INTO road_speed_table (version, siren_factor, speeds, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5)',
        [
          table.version,
          table.sirenFactor,
          JSON.stringify(table.rows),
          table.changedAt,
          JSON.stringify(table.changedBy),
        ],
      );
    } catch (error) {
      if (isUniqueViolation(error, 'road_speed_table_pk'))
        throw new AppError('STALE.VERSION', { cause: error });
      throw error;
    }
  }
}
