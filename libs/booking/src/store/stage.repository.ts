import { Injectable } from '@nestjs/common';
import type { BookingStage, StageKind } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

interface StageRow {
  id: string;
  version: number;
  facility_id: string;
  region_code: string;
  kind: StageKind;
  name: string;
  letter: string | null;
  rooms: string[];
  is_active: boolean;
  clinic_ids: string[];
}

const COLUMNS = `id, version, facility_id, region_code, kind, name, letter, rooms, is_active,
   ARRAY(SELECT c.clinic_id FROM booking_stage_clinic c WHERE c.stage_id = booking_stage.id ORDER BY c.clinic_id) AS clinic_ids`;

/** Named queries of `booking_stage` and the clinics that send their patients there. */
@Injectable()
export class StageRepository {
  constructor(private readonly database: Database) {}

  /** Those of a facility, by kind and name. */
  async ofFacility(facilityId: string): Promise<BookingStage[]> {
    const rows = await this.database.query<StageRow>(
      `SELECT ${COLUMNS} FROM booking_stage WHERE facility_id = $1 ORDER BY kind, name, id`,
      [facilityId],
    );
    return rows.map(toStage);
  }

  /** The stage of a kind that a clinic's patients pass; null for none. */
  async ofClinic(
    clinicId: string,
    kind: StageKind,
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<BookingStage | null> {
    const [row] = await reader.query<StageRow>(
      `SELECT ${COLUMNS} FROM booking_stage
       WHERE is_active AND id = (SELECT stage_id FROM booking_stage_clinic WHERE clinic_id = $1 AND kind = $2)`,
      [clinicId, kind],
    );
    return row === undefined ? null : toStage(row);
  }

  /** The stage, held until the transaction ends: who enters it and who is called there come one after the other. */
  async lock(tx: Tx, id: string): Promise<BookingStage | null> {
    const [row] = await tx.query<StageRow>(`SELECT ${COLUMNS} FROM booking_stage WHERE id = $1 FOR UPDATE`, [
      id,
    ]);
    return row === undefined ? null : toStage(row);
  }

  async insert(tx: Tx, stage: BookingStage): Promise<void> {
    await tx.query(
      `INSERT INTO booking_stage (id, version, facility_id, region_code, kind, name, letter, rooms, is_active)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[stage.id, stage.version, stage.facilityId, stage.regionCode, stage.kind],
        ...[stage.name, stage.letter, JSON.stringify(stage.rooms), stage.isActive],
      ],
    );
    await this.setClinics(tx, stage);
  }

  /** Stores what changes in a stage that is held. */
  async save(tx: Tx, stage: BookingStage): Promise<void> {
    const { id, version, name, letter, rooms, isActive } = stage;
    await tx.query(
      'UPDATE booking_stage SET version = $2, name = $3, letter = $4, rooms = $5, is_active = $6 WHERE id = $1',
      [id, version, name, letter, JSON.stringify(rooms), isActive],
    );
    await this.setClinics(tx, stage);
  }

  /** How many of these clinics are of the facility. */
  async clinicsOf(tx: Tx, facilityId: string, clinicIds: readonly string[]): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM clinic WHERE facility_id = $1 AND id = ANY($2::uuid[])',
      [facilityId, clinicIds],
    );
    return row?.count ?? 0;
  }

  /** True when a clinic of the facility has this letter. */
  async isClinicLetter(tx: Tx, facilityId: string, letter: string): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM clinic WHERE facility_id = $1 AND letter = $2', [
      facilityId,
      letter,
    ]);
    return rows.length > 0;
  }

  /** True when a pharmacy of the facility has this letter. */
  async isStageLetter(tx: Tx, facilityId: string, letter: string): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM booking_stage WHERE facility_id = $1 AND letter = $2', [
      facilityId,
      letter,
    ]);
    return rows.length > 0;
  }

  /** A clinic that went to another stage of the kind goes to this one from now on. */
  private async setClinics(tx: Tx, { id, kind, clinicIds }: BookingStage): Promise<void> {
    await tx.query(
      'DELETE FROM booking_stage_clinic WHERE stage_id = $1 AND NOT clinic_id = ANY($2::uuid[])',
      [id, clinicIds],
    );
    await tx.query(
      `INSERT INTO booking_stage_clinic (clinic_id, kind, stage_id) SELECT clinic_id, $2, $1 FROM unnest($3::uuid[]) AS clinic_id
       ON CONFLICT (clinic_id, kind) DO UPDATE SET stage_id = EXCLUDED.stage_id`,
      [id, kind, clinicIds],
    );
  }
}

function toStage(row: StageRow): BookingStage {
  return {
    id: row.id,
    version: row.version,
    facilityId: row.facility_id,
    regionCode: row.region_code,
    kind: row.kind,
    name: row.name,
    letter: row.letter,
    rooms: row.rooms,
    clinicIds: row.clinic_ids,
    isActive: row.is_active,
  };
}

/** Two queues of a house never call the same numbers. */
export function letterTaken(): AppError {
  return new AppError('BOOKING.LETTER_TAKEN', {
    fields: [{ path: 'letter', message: 'Another queue of this facility has this letter: choose another' }],
  });
}
