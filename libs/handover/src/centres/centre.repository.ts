import { Injectable } from '@nestjs/common';
import type { CentreArea } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import { Database, isUniqueViolation, type Tx } from '#siaga/persistence';
import { CENTRE_COLUMNS, toStoredCentre, type CentreRow, type StoredCentre } from './centre-row.js';

type Reader = Pick<Tx, 'query'>;

const AREA_SQL = `ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON($1), 4326)), 3))`;
const UPSERT_SQL = `
  INSERT INTO centre (id, version, code, region_code, name, region_codes, phones, script, base_url, secret_sealed, is_own)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT (id) DO UPDATE SET version = excluded.version, code = excluded.code, name = excluded.name,
    region_codes = excluded.region_codes, phones = excluded.phones, script = excluded.script, base_url = excluded.base_url,
    secret_sealed = excluded.secret_sealed, is_own = excluded.is_own`;

/** Named queries of the `centre` table; removed centres stay for what was handed to them and are not found. */
@Injectable()
export class CentreRepository {
  constructor(private readonly database: Database) {}

  /** All centres, by name. */
  async all(reader: Reader = this.database): Promise<StoredCentre[]> {
    const rows = await reader.query<CentreRow>(
      `SELECT ${CENTRE_COLUMNS} FROM centre WHERE removed_at IS NULL ORDER BY name, code`,
    );
    return rows.map(toStoredCentre);
  }

  async byId(id: string, reader: Reader = this.database): Promise<StoredCentre | null> {
    return this.one(reader, 'id = $1', id);
  }

  async byCode(code: string, reader: Reader = this.database): Promise<StoredCentre | null> {
    return this.one(reader, 'code = $1', code);
  }

  /** The centre, held until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<StoredCentre | null> {
    return this.one(tx, 'id = $1', id, 'FOR UPDATE');
  }

  /** Stores a centre under its id. Throws CENTRE.CODE_TAKEN. */
  async save(tx: Tx, { view, secretSealed }: StoredCentre): Promise<void> {
    try {
      await tx.query(UPSERT_SQL, [
        view.id,
        view.version,
        view.code,
        view.regionCode,
        view.name,
        view.regionCodes,
        JSON.stringify(view.phones),
        view.script,
        view.baseUrl,
        secretSealed,
        view.isOwn,
      ]);
    } catch (error) {
      if (!isUniqueViolation(error, 'centre_code_uq')) throw error;
      throw new AppError('CENTRE.CODE_TAKEN', { details: { code: view.code }, cause: error });
    }
  }

  /** Gives a centre borders of its own, or takes them away. Throws INPUT.INVALID for a shape without an area. */
  async setArea(tx: Tx, id: string, area: CentreArea | null): Promise<void> {
    if (area === null) {
      await tx.query('UPDATE centre SET area = NULL WHERE id = $1', [id]);
      return;
    }
    const [shape] = await tx
      .query<{ isEmpty: boolean }>(`SELECT ST_IsEmpty(${AREA_SQL}) AS "isEmpty"`, [JSON.stringify(area)])
      .catch((cause: unknown) => {
        throw notAnArea(cause);
      });
    if (shape?.isEmpty !== false) throw notAnArea();
    await tx.query(`UPDATE centre SET area = ${AREA_SQL} WHERE id = $2`, [JSON.stringify(area), id]);
  }

  async remove(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query('UPDATE centre SET removed_at = $2, version = version + 1 WHERE id = $1', [id, at]);
  }

  /** True while a case is on its way to or from the centre. */
  async hasOpenHandover(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM handover WHERE (centre_id = $1 OR own_centre_id = $1) AND (status = 'offered' OR unsent > 0) LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }

  private async one(
    reader: Reader,
    condition: string,
    value: string,
    lock = '',
  ): Promise<StoredCentre | null> {
    const [row] = await reader.query<CentreRow>(
      `SELECT ${CENTRE_COLUMNS} FROM centre WHERE ${condition} AND removed_at IS NULL ${lock}`,
      [value],
    );
    return row ? toStoredCentre(row) : null;
  }
}

function notAnArea(cause?: unknown): AppError {
  const message = 'Expected a GeoJSON Polygon or MultiPolygon with longitude first';
  return new AppError('INPUT.INVALID', { fields: [{ path: 'area', message }], cause });
}
