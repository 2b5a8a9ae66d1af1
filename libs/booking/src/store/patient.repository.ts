import { Injectable } from '@nestjs/common';
import type { TicketPatient } from '#siaga/contracts';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

interface PatientRow {
  id: string;
  has_nik: boolean;
}

/** Named queries of `booking_patient`: who is who, by NIK or card, neither of them readable in the database. */
@Injectable()
export class PatientRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /**
   * Everyone a NIK or a card number is known as, the NIK's first, held until the transaction ends; a row is made where there is none. Two are given when the NIK is
   * one person's and the card another's: a slip at a counter must not make two people one. Nobody for who shows neither.
   */
  async hold(tx: Tx, patient: TicketPatient): Promise<string[]> {
    const keys = [this.digest('nik', patient.nik), this.digest('card', patient.cardNumber)] as const;
    if (keys.every((key) => key === null)) return [];
    const known = await this.find(tx, keys);
    if (known.length > 0) return known;
    await tx.query(
      `INSERT INTO booking_patient (id, nik_digest, card_digest) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [newId(), ...keys],
    );
    return this.find(tx, keys);
  }

  /** Everyone whom a NIK or a card number names, without holding or making anybody. */
  async known(
    { nik, cardNumber }: Pick<TicketPatient, 'nik' | 'cardNumber'>,
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<string[]> {
    const rows = await reader.query<Pick<PatientRow, 'id'>>(
      'SELECT id FROM booking_patient WHERE nik_digest = $1 OR card_digest = $2 ORDER BY id',
      [this.digest('nik', nik), this.digest('card', cardNumber)],
    );
    return rows.map(({ id }) => id);
  }

  private async find(tx: Tx, keys: readonly [Buffer | null, Buffer | null]): Promise<string[]> {
    const rows = await tx.query<PatientRow>(
      `SELECT id, nik_digest IS NOT DISTINCT FROM $1::bytea AS has_nik FROM booking_patient
       WHERE nik_digest = $1 OR card_digest = $2::bytea ORDER BY id FOR UPDATE`,
      [...keys],
    );
    return rows.sort((a, b) => Number(b.has_nik) - Number(a.has_nik)).map(({ id }) => id);
  }

  private digest(kind: 'nik' | 'card', text: string | null): Buffer | null {
    return text === null ? null : this.cipher.textDigest(`booking ${kind} ${text}`);
  }
}
