import { Injectable } from '@nestjs/common';
import type { DayOff } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';

export interface DayOffRow {
  id: string;
  version: number;
  facility_id: string;
  region_code: string;
  doctor_id: string | null;
  kind: DayOff['kind'];
  first_day: string;
  last_day: string;
  reason: string;
  is_lifted: boolean;
}

/** What `toDayOff` needs of `booking_day_off`. */
export const DAY_OFF_COLUMNS = `id, version, facility_id, region_code, doctor_id, kind, first_day::text AS first_day, last_day::text AS last_day, reason, is_lifted`;

/** Named queries of `booking_day_off`. */
@Injectable()
export class DayOffRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, dayOff: DayOff): Promise<void> {
    const { id, version, facilityId, regionCode, doctorId, kind, firstDay, lastDay, reason } = dayOff;
    await tx.query(
      `INSERT INTO booking_day_off (id, version, facility_id, region_code, doctor_id, kind, first_day, last_day, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, version, facilityId, regionCode, doctorId, kind, firstDay, lastDay, reason],
    );
  }

  async lock(tx: Tx, id: string): Promise<DayOff | null> {
    const [row] = await tx.query<DayOffRow>(
      `SELECT ${DAY_OFF_COLUMNS} FROM booking_day_off WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row === undefined ? null : toDayOff(row);
  }

  async lift(tx: Tx, { id, version }: DayOff): Promise<void> {
    await tx.query('UPDATE booking_day_off SET is_lifted = true, version = $2 WHERE id = $1', [id, version]);
  }

  /** Those of a facility that stand and are not over by a day, the first first. */
  async standing(facilityId: string, from: string): Promise<DayOff[]> {
    const rows = await this.database.query<DayOffRow>(
      `SELECT ${DAY_OFF_COLUMNS} FROM booking_day_off WHERE facility_id = $1 AND last_day >= $2 AND NOT is_lifted ORDER BY first_day, id`,
      [facilityId, from],
    );
    return rows.map(toDayOff);
  }
}

/** The view of a row. */
export function toDayOff(row: DayOffRow): DayOff {
  return {
    id: row.id,
    version: row.version,
    facilityId: row.facility_id,
    regionCode: row.region_code,
    doctorId: row.doctor_id,
    kind: row.kind,
    firstDay: row.first_day,
    lastDay: row.last_day,
    reason: row.reason,
    isLifted: row.is_lifted,
  };
}
