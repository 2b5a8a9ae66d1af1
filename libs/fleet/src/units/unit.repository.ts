import { Injectable } from '@nestjs/common';
import type { Unit, UnitService } from '#siaga/contracts';
import type { Audience } from '#siaga/journal';
import { AppError } from '#siaga/kernel';
import { Database, isUniqueViolation, type Tx } from '#siaga/persistence';
import { SELECT_UNIT, toUnit, type PlainUnit, type UnitRow } from './unit-row.js';
import { UnitEntity } from './unit.entity.js';

export interface NewUnit extends PlainUnit {
  id: string;
  homePost: Unit['homePost'];
}

/** What is stored of an edit; what is left out stays. */
export type UnitEdit = Partial<
  Pick<PlainUnit, 'regionCode' | 'callSign' | 'type' | 'capabilities' | 'service' | 'outOfServiceReason'>
> & { homePost?: Unit['homePost']; formerCallSigns?: string[]; retiredAt?: Date | null };

export interface NewShift {
  id: string;
  unitId: string;
  accountId: string;
  accountName: string;
  at: Date;
}

const IN_AUDIENCE = `('ID' = ANY($1) OR u.region_code = ANY($1) OR u.region_code LIKE ANY($2) OR u.id = ANY($3))`;

/** Units and shifts. */
@Injectable()
export class UnitRepository {
  constructor(private readonly database: Database) {}

  /** Throws FLEET.CALL_SIGN_TAKEN. */
  async insert(tx: Tx, { homePost, ...unit }: NewUnit): Promise<void> {
    await named(unit.callSign, () => tx.repository(UnitEntity).insert({ ...unit, ...homeColumns(homePost) }));
  }

  /** Ends all shifts on a unit. */
  async closeShifts(tx: Tx, unitId: string, at: Date): Promise<void> {
    await tx.query(
      'UPDATE unit_shift SET signed_off_at = greatest($2, signed_on_at) WHERE unit_id = $1 AND signed_off_at IS NULL',
      [unitId, at],
    );
  }

  /** Changes what is given and counts the version up; the row must be locked. Throws FLEET.CALL_SIGN_TAKEN. */
  async change(tx: Tx, id: string, { homePost, ...change }: UnitEdit): Promise<Unit | null> {
    const version = (): string => 'version + 1';
    const home = homePost === undefined ? {} : homeColumns(homePost);
    const callSign = change.callSign ?? (await this.byId(id, tx))?.callSign;
    await named(callSign, () => tx.repository(UnitEntity).update(id, { ...change, ...home, version }));
    return this.byId(id, tx);
  }

  /** The unit with its row locked until `tx` ends, or null. */
  async lock(tx: Tx, id: string): Promise<Unit | null> {
    const locked = await tx.query('SELECT id FROM unit WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return locked.length === 0 ? null : this.byId(id, tx);
  }

  async byId(id: string, db: Pick<Tx, 'query'> = this.database): Promise<Unit | null> {
    const [row] = await db.query<UnitRow>(`${SELECT_UNIT} WHERE u.id = $1`, [id]);
    return row ? toUnit(row) : null;
  }

  async all(): Promise<Unit[]> {
    return (await this.database.query<UnitRow>(`${SELECT_UNIT} ORDER BY u.id`)).map(toUnit);
  }

  /** Units of the fleet in the regions, and those named by id, by region and call sign; or those that were retired. */
  async visibleTo(
    audience: Audience,
    db: Pick<Tx, 'query'> = this.database,
    isRetired = false,
  ): Promise<Unit[]> {
    const rows = await db.query<UnitRow>(
      `${SELECT_UNIT} WHERE ${IN_AUDIENCE} AND (u.retired_at IS NOT NULL) = $4 ORDER BY u.region_code, u.call_sign`,
      [...audienceParams(audience), isRetired],
    );
    return rows.map(toUnit);
  }

  /** Ids of the units in the audience, and of the one the account is signed on to. */
  async ownIds(
    audience: Audience,
    accountId: string,
    db: Pick<Tx, 'query'> = this.database,
  ): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `SELECT u.id FROM unit u
       WHERE u.retired_at IS NULL
         AND (${IN_AUDIENCE} OR u.id IN (SELECT unit_id FROM unit_shift WHERE account_id = $4 AND signed_off_at IS NULL))
       ORDER BY u.region_code, u.call_sign`,
      [...audienceParams(audience), accountId],
    );
    return rows.map((row) => row.id);
  }

  /** Where the account is signed on, or null. */
  async shiftOf(
    accountId: string,
    db: Pick<Tx, 'query'> = this.database,
  ): Promise<{ unitId: string; callSign: string; signedOnAt: Date } | null> {
    const [row] = await db.query<{ unit_id: string; call_sign: string; signed_on_at: Date }>(
      `SELECT s.unit_id, u.call_sign, s.signed_on_at FROM unit_shift s JOIN unit u ON u.id = s.unit_id WHERE s.account_id = $1 AND s.signed_off_at IS NULL`,
      [accountId],
    );
    return row ? { unitId: row.unit_id, callSign: row.call_sign, signedOnAt: row.signed_on_at } : null;
  }

  /** Where each of the units belongs; those that do not exist are left out. */
  regionsOf(
    ids: readonly string[],
    db: Pick<Tx, 'query'> = this.database,
  ): Promise<{ unitId: string; regionCode: string }[]> {
    return db.query(
      'SELECT id AS "unitId", region_code AS "regionCode" FROM unit WHERE id = ANY($1::uuid[])',
      [ids],
    );
  }

  /** Throws FLEET.ALREADY_ON_SHIFT when the account has an open shift anywhere. */
  async openShift(tx: Tx, shift: NewShift): Promise<void> {
    try {
      await tx.query(
        'INSERT INTO unit_shift (id, unit_id, account_id, account_name, signed_on_at) VALUES ($1, $2, $3, $4, $5)',
        [shift.id, shift.unitId, shift.accountId, shift.accountName, shift.at],
      );
    } catch (error) {
      if (!isUniqueViolation(error, 'unit_shift_open_account_uq')) throw error;
      throw new AppError('FLEET.ALREADY_ON_SHIFT', { cause: error });
    }
  }

  async closeShift(tx: Tx, unitId: string, accountId: string, at: Date): Promise<void> {
    await tx.query(
      'UPDATE unit_shift SET signed_off_at = greatest($3, signed_on_at) WHERE unit_id = $1 AND account_id = $2 AND signed_off_at IS NULL',
      [unitId, accountId, at],
    );
  }

  /** Who is signed on to these units. */
  async crewsOf(tx: Tx, unitIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await tx.query<{ unit_id: string; account_ids: string[] }>(
      `SELECT unit_id, array_agg(account_id ORDER BY signed_on_at) AS account_ids FROM unit_shift
       WHERE unit_id = ANY($1::uuid[]) AND signed_off_at IS NULL GROUP BY unit_id`,
      [unitIds],
    );
    return new Map(rows.map((row) => [row.unit_id, row.account_ids]));
  }

  /** Units that these accounts are signed on to. */
  async crewedBy(tx: Tx, accountIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ unit_id: string }>(
      'SELECT DISTINCT unit_id FROM unit_shift WHERE account_id = ANY($1::uuid[]) AND signed_off_at IS NULL',
      [accountIds],
    );
    return rows.map((row) => row.unit_id);
  }

  /** Sets the service and counts the version up; the row must be locked. Gives the whole unit as it is now. */
  async save(tx: Tx, id: string, service: UnitService, outOfServiceReason: string | null): Promise<Unit> {
    const version = (): string => 'version + 1';
    await tx.repository(UnitEntity).update(id, { version, service, outOfServiceReason });
    const unit = await this.byId(id, tx);
    if (!unit) throw new AppError('RESOURCE.NOT_FOUND');
    return unit;
  }
}

async function named(callSign: string | undefined, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isUniqueViolation(error, 'unit_call_sign_uq')) throw error;
    throw new AppError('FLEET.CALL_SIGN_TAKEN', { details: { callSign }, cause: error });
  }
}

function homeColumns(post: Unit['homePost']): Pick<UnitEntity, 'homeFacilityId' | 'homeName' | 'homeGeom'> {
  if (!post) return { homeFacilityId: null, homeName: null, homeGeom: null };
  const { facilityId, name, point } = post;
  return {
    homeFacilityId: facilityId,
    homeName: name,
    homeGeom: { type: 'Point', coordinates: [point.lon, point.lat] },
  };
}

function audienceParams({ regionCodes, unitIds }: Audience): unknown[] {
  return [regionCodes, regionCodes.map((code) => `${code}.%`), unitIds];
}
