import { Injectable } from '@nestjs/common';
import type { TicketPatient } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';

const NOBODY: TicketPatient = { name: '', nik: null, cardNumber: null, phone: null };

/** Erases people from tickets. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly cipher: PersonalDataCipher) {}

  /**
   * Erases whose the tickets of days before one were, a batch at a time: name, NIK, card, telephone, notes, referral, and by which key they were
   * known. Number, window and times stay, since figures are made of them. Gives how many.
   */
  async erase(tx: Tx, before: string, now: Date, batch: number): Promise<number> {
    const due = await tx.query<{ id: string; patient_id: string | null }>(
      `SELECT id, patient_id FROM ticket WHERE service_date < $1 AND erased_at IS NULL
       ORDER BY service_date, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [before, batch],
    );
    if (due.length === 0) return 0;
    const ids = due.map(({ id }) => id);
    await tx.query(
      `UPDATE ticket SET version = version + 1, patient_sealed = $2, patient_id = NULL, note_sealed = NULL, referral_sealed = NULL, erased_at = $3
       WHERE id = ANY($1::uuid[])`,
      [ids, this.cipher.seal(NOBODY), now],
    );
    await tx.query('DELETE FROM booking_reach WHERE ticket_id = ANY($1::uuid[])', [ids]);
    // Whoever comes again at this moment holds their row, and stays.
    await tx.query(
      `DELETE FROM booking_patient WHERE id IN (
         SELECT p.id FROM booking_patient p WHERE p.id = ANY($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM ticket t WHERE t.patient_id = p.id)
         ORDER BY p.id FOR UPDATE SKIP LOCKED)`,
      [due.flatMap(({ patient_id: id }) => id ?? [])],
    );
    return due.length;
  }
}
