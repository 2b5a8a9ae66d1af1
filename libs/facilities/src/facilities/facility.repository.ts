import { Injectable } from '@nestjs/common';
import type { Facility, FacilityQuery } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import type { z } from 'zod';
import { FACILITY_COLUMNS, toFacility, type FacilityRow } from './facility-row.js';

type Reader = Pick<Tx, 'query'>;

/** Where a caller may look: dotted region codes (`ID` is everywhere) and single facilities. */
export interface FacilityScope {
  regionCodes: readonly string[];
  facilityIds: readonly string[];
}

const IN_SCOPE = `('ID' = ANY($1::text[]) OR region_code = ANY($1) OR region_code LIKE ANY($2::text[]) OR id = ANY($3::uuid[]))`;
const LIST_SQL = `
  SELECT ${FACILITY_COLUMNS} FROM facility
  WHERE ${IN_SCOPE}
    AND ($4::text IS NULL OR $4 = 'ID' OR region_code = $4 OR region_code LIKE $4 || '.%')
    AND ($5::text IS NULL OR kind = $5)
    AND ($6::text IS NULL OR $6 = ANY(flags))
  ORDER BY region_code, name, id LIMIT $7`;
const SAVE_SQL = `
  UPDATE facility SET
    version = version + 1, beds = $2, diversion = $3, er_level = $4, capabilities = $5, is_always_open = $6, open_hours = $7,
    updated_at = now()
  WHERE id = $1 RETURNING ${FACILITY_COLUMNS}`;

/** Named queries of the `facility` table. */
@Injectable()
export class FacilityRepository {
  constructor(private readonly database: Database) {}

  async list(
    scope: FacilityScope,
    query: z.infer<typeof FacilityQuery>,
    reader: Reader = this.database,
  ): Promise<Facility[]> {
    const rows = await reader.query<FacilityRow>(LIST_SQL, [
      scope.regionCodes,
      scope.regionCodes.map((code) => `${code}.%`),
      scope.facilityIds,
      query.regionCode ?? null,
      query.kind ?? null,
      query.flag ?? null,
      query.limit,
    ]);
    return rows.map(toFacility);
  }

  /** Every facility in the table, for mirrors in memory. */
  async all(reader: Reader = this.database): Promise<Facility[]> {
    return (await reader.query<FacilityRow>(`SELECT ${FACILITY_COLUMNS} FROM facility ORDER BY id`)).map(
      toFacility,
    );
  }

  async byId(id: string, reader: Reader = this.database): Promise<Facility | null> {
    const [row] = await reader.query<FacilityRow>(`SELECT ${FACILITY_COLUMNS} FROM facility WHERE id = $1`, [
      id,
    ]);
    return row === undefined ? null : toFacility(row);
  }

  /** The facility, held until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<Facility | null> {
    const [row] = await tx.query<FacilityRow>(
      `SELECT ${FACILITY_COLUMNS} FROM facility WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row === undefined ? null : toFacility(row);
  }

  /** Stores beds, diversion, capability and hours of a locked facility under the next version. */
  async saveStatus(tx: Tx, facility: Facility): Promise<Facility> {
    const rows = await tx.query<FacilityRow>(SAVE_SQL, [
      facility.id,
      JSON.stringify(facility.beds),
      facility.diversion === null ? null : JSON.stringify(facility.diversion),
      facility.erLevel,
      facility.capabilities,
      facility.isAlwaysOpen,
      JSON.stringify(facility.openHours),
    ]);
    return the(rows);
  }

  /** From now on people answer for the capability; an import no longer changes it. */
  async confirmCapability(tx: Tx, id: string): Promise<void> {
    await tx.query('UPDATE facility SET is_capability_confirmed = true WHERE id = $1', [id]);
  }

  /** Stores the true point of a locked facility; an import no longer changes it. */
  async savePoint(tx: Tx, facility: Facility): Promise<Facility> {
    const rows = await tx.query<FacilityRow>(
      `UPDATE facility SET
         version = version + 1, geom = ST_SetSRID(ST_MakePoint($2, $3), 4326), accuracy_m = $4, point_source = $5, flags = $6,
         is_point_confirmed = true, updated_at = now()
       WHERE id = $1 RETURNING ${FACILITY_COLUMNS}`,
      [
        facility.id,
        facility.point?.lon,
        facility.point?.lat,
        facility.accuracyM,
        facility.pointSource,
        facility.flags,
      ],
    );
    return the(rows);
  }
}

function the(rows: FacilityRow[]): Facility {
  const [row] = rows;
  if (row === undefined) throw new Error('The locked facility is gone');
  return toFacility(row);
}
