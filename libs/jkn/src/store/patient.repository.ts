import { Injectable } from '@nestjs/common';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

/** Who registered through Mobile JKN, as BPJS told it. */
export interface RegisteredPatient {
  readonly recordNumber: string;
  /** The ticket of their first visit, once they arrived. */
  readonly firstTicketId: string | null;
  readonly facts: Readonly<Record<string, string>>;
}

interface PatientRow {
  record_number: string;
  facts_sealed: string;
  first_ticket_id: string | null;
}

/** Named queries of `jkn_patient`: who registered before they came. It is no medical record. */
@Injectable()
export class JknPatientRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Whoever registered at the facility with this NIK, or this card. */
  async find(
    facilityId: string,
    nik: string | null,
    cardNumber: string | null,
  ): Promise<RegisteredPatient | null> {
    const nikDigest = this.digest('nik', nik);
    const [row] = await this.database.query<PatientRow>(
      `SELECT record_number, facts_sealed, first_ticket_id FROM jkn_patient
       WHERE facility_id = $1 AND (nik_digest = $2 OR card_digest = $3)
       ORDER BY nik_digest IS NOT DISTINCT FROM $2::bytea DESC, registered_at LIMIT 1`,
      [facilityId, nikDigest, this.digest('card', cardNumber)],
    );
    return row === undefined ? null : this.toPatient(row);
  }

  /** Registers them; gives the record number, which is the first one for who registered before. */
  async register(
    tx: Tx,
    facilityId: string,
    {
      nik,
      cardNumber,
      recordNumber,
      facts,
    }: Omit<RegisteredPatient, 'firstTicketId'> & { nik: string; cardNumber: string | null },
    now: Date,
  ): Promise<string> {
    const nikDigest = this.digest('nik', nik);
    const [added] = await tx.query<{ record_number: string }>(
      `INSERT INTO jkn_patient (id, facility_id, nik_digest, card_digest, record_number, facts_sealed, registered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (facility_id, nik_digest) DO NOTHING RETURNING record_number`,
      [
        ...[newId(), facilityId, nikDigest, this.digest('card', cardNumber), recordNumber],
        ...[this.cipher.seal(facts), now],
      ],
    );
    if (added !== undefined) return added.record_number;
    const [known] = await tx.query<{ record_number: string }>(
      'SELECT record_number FROM jkn_patient WHERE facility_id = $1 AND nik_digest = $2',
      [facilityId, nikDigest],
    );
    return known?.record_number ?? recordNumber;
  }

  /** True when this is the first visit of somebody who registered here before they came; says so of one ticket only. */
  async isFirstVisit(
    tx: Tx,
    facilityId: string,
    { nik, cardNumber }: { nik: string | null; cardNumber: string | null },
    ticketId: string,
  ): Promise<boolean> {
    const rows = await tx.query<{ first_ticket_id: string | null }>(
      `UPDATE jkn_patient SET first_ticket_id = coalesce(first_ticket_id, $4)
       WHERE facility_id = $1 AND (nik_digest = $2 OR card_digest = $3) RETURNING first_ticket_id`,
      [facilityId, this.digest('nik', nik), this.digest('card', cardNumber), ticketId],
    );
    return rows.some((row) => row.first_ticket_id === ticketId);
  }

  private digest(kind: 'nik' | 'card', text: string | null): Buffer | null {
    return text === null ? null : this.cipher.textDigest(`jkn ${kind} ${text}`);
  }

  private toPatient(row: PatientRow): RegisteredPatient {
    const facts = this.cipher.open(row.facts_sealed) as Record<string, string>;
    return { recordNumber: row.record_number, firstTicketId: row.first_ticket_id, facts };
  }
}
