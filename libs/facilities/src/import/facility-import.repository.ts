import { Injectable } from '@nestjs/common';
import type { Facility, Point } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import { FACILITY_COLUMNS, toFacility, type FacilityRow } from '../facilities/facility-row.js';
import type { ImportReport } from './import-report.js';
import type { StoredFacility } from './merge-import.policy.js';

type KeyedRow = FacilityRow & {
  source_key: string;
  is_point_confirmed: boolean;
  is_capability_confirmed: boolean;
};

/** One facility to store, with what the public view does not show. */
export interface FacilityWrite {
  facility: Facility;
  source: string;
  sourceKey: string;
  statedPoint: Point | null;
}

const BATCH_ROWS = 500;
const UPSERT_SQL = `
  INSERT INTO facility AS f (
    id, version, region_code, district_code, name, kind, kemkes_code, address, phone, geom, accuracy_m, point_source, stated_geom,
    flags, is_always_open, open_hours, er_level, capabilities, beds, diversion, source, source_key, search, updated_at)
  SELECT r.id, r.version, r.region_code, r.district_code, r.name, r.kind, r.kemkes_code, r.address, r.phone,
    ST_SetSRID(ST_MakePoint(r.lon, r.lat), 4326), r.accuracy_m, r.point_source, ST_SetSRID(ST_MakePoint(r.stated_lon, r.stated_lat), 4326),
    r.flags, r.is_always_open, r.open_hours, r.er_level, r.capabilities, r.beds, r.diversion, r.source, r.source_key,
    lower(r.name || ' ' || r.address), now()
  FROM jsonb_to_recordset($1::jsonb) AS r(
    id uuid, version integer, region_code text, district_code text, name text, kind text, kemkes_code text, address text, phone text,
    lon double precision, lat double precision, accuracy_m double precision, point_source text, stated_lon double precision,
    stated_lat double precision, flags text[], is_always_open boolean, open_hours jsonb, er_level smallint, capabilities text[],
    beds jsonb, diversion jsonb, source text, source_key text)
  ON CONFLICT ON CONSTRAINT facility_source_key_uq DO UPDATE SET
    version = excluded.version, region_code = excluded.region_code, district_code = excluded.district_code, name = excluded.name,
    kind = excluded.kind, kemkes_code = excluded.kemkes_code, address = excluded.address, phone = excluded.phone, geom = excluded.geom,
    accuracy_m = excluded.accuracy_m, point_source = excluded.point_source, stated_geom = excluded.stated_geom, flags = excluded.flags,
    is_always_open = excluded.is_always_open, open_hours = excluded.open_hours, er_level = excluded.er_level,
    capabilities = excluded.capabilities, search = excluded.search, updated_at = excluded.updated_at`;

const WITH_KEYS_SQL = `
  SELECT ${FACILITY_COLUMNS}, source_key, is_point_confirmed, is_capability_confirmed FROM facility
  WHERE source = $1 AND source_key = ANY($2::text[]) ORDER BY id`;
const LOCK_KEYS_SQL = `${WITH_KEYS_SQL} FOR UPDATE`;

/** Statements of the importer. */
@Injectable()
export class FacilityImportRepository {
  constructor(private readonly database: Database) {}

  /** Facilities of other sources, to compare with. */
  async ofOtherSources(source: string): Promise<Facility[]> {
    const rows = await this.database.query<FacilityRow>(
      `SELECT ${FACILITY_COLUMNS} FROM facility WHERE source <> $1`,
      [source],
    );
    return rows.map(toFacility);
  }

  /** Facilities of one source by its keys. */
  async ofSource(source: string): Promise<Map<string, Facility>> {
    const sql = `SELECT ${FACILITY_COLUMNS}, source_key FROM facility WHERE source = $1 ORDER BY source_key`;
    const rows = await this.database.query<FacilityRow & { source_key: string }>(sql, [source]);
    return new Map(rows.map((row) => [row.source_key, toFacility(row)]));
  }

  /** Keeps a second import of the same source waiting. */
  async lockSource(tx: Tx, source: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 119300))', [source]);
  }

  /** Stored facilities of a source by its keys; held until the transaction ends when they are to be changed. */
  async withKeys(
    reader: Pick<Tx, 'query'>,
    source: string,
    keys: readonly string[],
    isHeld = false,
  ): Promise<Map<string, StoredFacility>> {
    const rows = await reader.query<KeyedRow>(isHeld ? LOCK_KEYS_SQL : WITH_KEYS_SQL, [source, keys]);
    return new Map(
      rows.map((row) => [
        row.source_key,
        {
          facility: toFacility(row),
          isPointConfirmed: row.is_point_confirmed,
          isCapabilityConfirmed: row.is_capability_confirmed,
        },
      ]),
    );
  }

  /** How many facilities of a source have none of these keys. */
  async countOthers(source: string, keys: readonly string[]): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM facility WHERE source = $1 AND source_key <> ALL($2::text[])',
      [source, keys],
    );
    return row?.n ?? 0;
  }

  /** Writes facilities. Beds and diversion are written for new ones only. */
  async upsert(tx: Tx, writes: readonly FacilityWrite[]): Promise<void> {
    for (let from = 0; from < writes.length; from += BATCH_ROWS)
      await tx.query(UPSERT_SQL, [JSON.stringify(writes.slice(from, from + BATCH_ROWS).map(toRecord))]);
  }

  async saveReport(tx: Tx, id: string, at: Date, report: ImportReport): Promise<void> {
    await tx.query(
      'INSERT INTO facility_import (id, source, file_name, at, rows, imported, flagged, report) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        id,
        report.source,
        report.fileName,
        at,
        report.rows,
        report.imported,
        report.flagged,
        JSON.stringify(report),
      ],
    );
  }
}

function toRecord({ facility, source, sourceKey, statedPoint }: FacilityWrite): Record<string, unknown> {
  return {
    id: facility.id,
    version: facility.version,
    region_code: facility.regionCode,
    district_code: facility.districtCode,
    name: facility.name,
    kind: facility.kind,
    kemkes_code: facility.kemkesCode,
    address: facility.address,
    phone: facility.phone,
    lon: facility.point?.lon,
    lat: facility.point?.lat,
    accuracy_m: facility.accuracyM,
    point_source: facility.pointSource,
    stated_lon: statedPoint?.lon,
    stated_lat: statedPoint?.lat,
    flags: facility.flags,
    is_always_open: facility.isAlwaysOpen,
    open_hours: facility.openHours,
    er_level: facility.erLevel,
    capabilities: facility.capabilities,
    beds: facility.beds,
    diversion: facility.diversion ?? undefined,
    source,
    source_key: sourceKey,
  };
}
