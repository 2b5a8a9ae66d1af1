import { Injectable } from '@nestjs/common';
import type { Centre, CentreArea } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import { Database, isUniqueViolation, type EntityReader, type Tx } from '#siaga/persistence';
import { IsNull } from 'typeorm';
import { CentreEntity } from './centre.entity.js';
import { toStoredCentre, type StoredCentre } from './centre-row.js';

type Reader = EntityReader;

const AREA_SQL = `ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON($1), 4326)), 3))`;
/** Named queries of the `centre` table; removed centres stay for what was handed to them and are not found. */
@Injectable()
export class CentreRepository {
  constructor(private readonly database: Database) {}

  /** All centres, by name. */
  async all(reader: Reader = this.database): Promise<StoredCentre[]> {
    return this.find(reader, {}, null);
  }

  async byId(id: string, reader: Reader = this.database): Promise<StoredCentre | null> {
    return (await this.find(reader, { id }, null))[0] ?? null;
  }

  async byCode(code: string, reader: Reader = this.database): Promise<StoredCentre | null> {
    return (await this.find(reader, { code }, null))[0] ?? null;
  }

  /** The centre, held until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<StoredCentre | null> {
    return (await this.find(tx, { id }, 'pessimistic_write'))[0] ?? null;
  }

  /** Stores a centre under its id. Throws CENTRE.CODE_TAKEN. */
  async save(tx: Tx, { view, secretSealed }: StoredCentre): Promise<void> {
    try {
      await tx.repository(CentreEntity).upsert({ ...columnsOf(view), secretSealed }, ['id']);
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

  /** Its borders of its own, or null. */
  async areaOf(tx: Tx, id: string): Promise<CentreArea | null> {
    const [row] = await tx.query<{ area: CentreArea | null }>(
      'SELECT ST_AsGeoJSON(area)::json AS area FROM centre WHERE id = $1',
      [id],
    );
    return row?.area ?? null;
  }

  async remove(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.repository(CentreEntity).update(id, { removedAt: at, version: () => 'version + 1' });
  }

  /** True while a case is on its way to or from the centre. */
  async hasOpenHandover(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM handover WHERE (centre_id = $1 OR own_centre_id = $1) AND (status = 'offered' OR unsent > 0) LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }

  private find(
    reader: Reader,
    where: { id?: string; code?: string },
    lock: 'pessimistic_write' | null,
  ): Promise<StoredCentre[]> {
    return reader.read(CentreEntity, async (centres) => {
      const query = centres
        .createQueryBuilder('centre')
        .addSelect('centre.area IS NOT NULL', 'has_area')
        .where({ ...where, removedAt: IsNull() })
        .orderBy('centre.name')
        .addOrderBy('centre.code');
      if (lock) query.setLock(lock);
      const { entities, raw } = await query.getRawAndEntities<{ has_area: boolean }>();
      return entities.map((row, index) => toStoredCentre(row, raw[index]?.has_area ?? false));
    });
  }
}

function columnsOf({ hasArea: _, hasSecret: __, ...columns }: Centre): Omit<Centre, 'hasArea' | 'hasSecret'> {
  return columns;
}

function notAnArea(cause?: unknown): AppError {
  const message = 'Expected a GeoJSON Polygon or MultiPolygon with longitude first';
  return new AppError('INPUT.INVALID', { fields: [{ path: 'area', message }], cause });
}
