import { Injectable } from '@nestjs/common';
import type { JknOperation } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

interface OperationRow {
  id: string;
  version: number;
  facility_id: string;
  booking_code: string;
  date: string;
  clinic_code: string;
  clinic_name: string;
  is_done: boolean;
  facts_sealed: string;
  updated_at: Date;
}

type Facts = Pick<JknOperation, 'procedure' | 'cardNumber'>;

const COLUMNS =
  'id, version, facility_id, booking_code, date::text AS date, clinic_code, clinic_name, is_done, facts_sealed, updated_at';
const MOST = 1_000;

/** Named queries of `jkn_operation`. */
@Injectable()
export class OperationRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async lock(tx: Tx, id: string): Promise<JknOperation | null> {
    const [row] = await tx.query<OperationRow>(
      `SELECT ${COLUMNS} FROM jkn_operation WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row === undefined ? null : this.toView(row);
  }

  /** Adds it, or stores its next version. */
  async save(tx: Tx, operation: JknOperation): Promise<void> {
    const { id, version, facilityId, bookingCode, date, clinicCode, clinicName, isDone, cardNumber } =
      operation;
    const facts: Facts = { procedure: operation.procedure, cardNumber };
    await tx.query(
      `INSERT INTO jkn_operation (id, version, facility_id, booking_code, date, clinic_code, clinic_name, is_done, card_digest, facts_sealed, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, date = excluded.date, clinic_code = excluded.clinic_code,
         clinic_name = excluded.clinic_name, is_done = excluded.is_done, card_digest = excluded.card_digest,
         facts_sealed = excluded.facts_sealed, updated_at = excluded.updated_at`,
      [
        ...[id, version, facilityId, bookingCode, date, clinicCode, clinicName, isDone],
        ...[this.digest(cardNumber), this.cipher.seal(facts), operation.updatedAt],
      ],
    );
  }

  /** Those of a facility between two days, both of them with it, by day; at most a thousand. */
  async between(facilityId: string, from: string, until: string): Promise<JknOperation[]> {
    const rows = await this.database.query<OperationRow>(
      `SELECT ${COLUMNS} FROM jkn_operation WHERE facility_id = $1 AND date BETWEEN $2 AND $3 ORDER BY jkn_operation.date, id LIMIT ${MOST}`,
      [facilityId, from, until],
    );
    return rows.map((row) => this.toView(row));
  }

  /** Those of whoever has this card, at the facility, by day. */
  async ofCard(facilityId: string, cardNumber: string): Promise<JknOperation[]> {
    const rows = await this.database.query<OperationRow>(
      `SELECT ${COLUMNS} FROM jkn_operation WHERE facility_id = $1 AND card_digest = $2 ORDER BY jkn_operation.date, id LIMIT ${MOST}`,
      [facilityId, this.digest(cardNumber)],
    );
    return rows.map((row) => this.toView(row));
  }

  private digest(cardNumber: string): Buffer | null {
    return cardNumber === '' ? null : this.cipher.textDigest(`jkn card ${cardNumber}`);
  }

  private toView(row: OperationRow): JknOperation {
    return {
      id: row.id,
      version: row.version,
      facilityId: row.facility_id,
      bookingCode: row.booking_code,
      date: row.date,
      clinicCode: row.clinic_code,
      clinicName: row.clinic_name,
      isDone: row.is_done,
      updatedAt: row.updated_at.toISOString(),
      ...(this.cipher.open(row.facts_sealed) as Facts),
    };
  }
}
