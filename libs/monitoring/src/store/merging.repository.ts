import { Injectable } from '@nestjs/common';
import type { Tx } from '#siaga/persistence';
import { CaseCipher } from './case-cipher.js';
import type { NewCase, StoredCase } from './stored-case.js';

type Sealed = Pick<StoredCase, 'id' | 'cipher'>;

interface SealedReport {
  id: string;
  signs_sealed: string;
  answers_sealed: string;
}

/** Behind all that a day has, until the revisions are counted anew. */
const BEHIND = 100_000;

/** Moves what belongs to one case to another, sealed by the key of that one. Both are held. */
@Injectable()
export class MergingRepository {
  constructor(private readonly keys: CaseCipher) {}

  /** The reports of both, each day's in the order in which they were made: none is lost, and the newest stays the newest. */
  async moveReports(tx: Tx, from: Sealed, to: Sealed): Promise<void> {
    const rows = await tx.query<SealedReport>(
      'SELECT id, signs_sealed, answers_sealed FROM monitoring_report WHERE case_id = $1',
      [from.id],
    );
    for (const { id, signs_sealed: signs, answers_sealed: answers } of rows)
      await tx.query(
        `UPDATE monitoring_report SET case_id = $2, revision = revision + ${String(BEHIND)}, signs_sealed = $3, answers_sealed = $4 WHERE id = $1`,
        [id, to.id, to.cipher.seal(from.cipher.open(signs)), to.cipher.seal(from.cipher.open(answers))],
      );
    // By way of negative numbers: no two of a day may be equal at any moment.
    await tx.query(
      `UPDATE monitoring_report r SET revision = -n.revision FROM (
         SELECT id, row_number() OVER (PARTITION BY for_date ORDER BY reported_at, revision)::int AS revision
         FROM monitoring_report WHERE case_id = $1) n WHERE n.id = r.id`,
      [to.id],
    );
    await tx.query('UPDATE monitoring_report SET revision = -revision WHERE case_id = $1', [to.id]);
  }

  async moveVisits(tx: Tx, from: Sealed, to: Sealed): Promise<void> {
    const rows = await tx.query<{ id: string; note_sealed: string | null }>(
      'SELECT id, note_sealed FROM monitoring_visit WHERE case_id = $1',
      [from.id],
    );
    for (const { id, note_sealed: note } of rows)
      await tx.query('UPDATE monitoring_visit SET case_id = $2, note_sealed = $3 WHERE id = $1', [
        ...[id, to.id, note === null ? null : to.cipher.seal(from.cipher.open(note))],
      ]);
  }

  /** What a post wrote of their arrival. */
  async moveEntries(tx: Tx, from: Sealed, to: Sealed): Promise<void> {
    const rows = await tx.query<{ id: string; details_sealed: string | null }>(
      'SELECT id, details_sealed FROM entry_traveller WHERE case_id = $1',
      [from.id],
    );
    for (const { id, details_sealed: details } of rows)
      await tx.query('UPDATE entry_traveller SET case_id = $2, details_sealed = $3 WHERE id = $1', [
        ...[id, to.id, details === null ? null : to.cipher.seal(from.cipher.open(details))],
      ]);
  }

  /** Alarms, clinic visits, what stands out, the people of the house and those who were named: those that the other has not already. */
  async moveTheRest(
    tx: Tx,
    from: Pick<StoredCase, 'id' | 'householdId'>,
    to: Pick<StoredCase, 'id' | 'householdId'>,
    at: Date,
  ): Promise<void> {
    await tx.query('UPDATE monitoring_alarm SET case_id = $2 WHERE case_id = $1', [from.id, to.id]);
    await tx.query('UPDATE monitoring_referral SET case_id = $2 WHERE case_id = $1', [from.id, to.id]);
    await tx.query(
      `UPDATE monitoring_flag f SET case_id = $2 WHERE f.case_id = $1 AND (f.ended_at IS NOT NULL OR NOT EXISTS (
         SELECT 1 FROM monitoring_flag g WHERE g.case_id = $2 AND g.kind = f.kind AND g.ended_at IS NULL))`,
      [from.id, to.id],
    );
    await tx.query(
      'UPDATE monitoring_flag SET ended_at = $2, due_at = NULL WHERE case_id = $1 AND ended_at IS NULL',
      [from.id, at],
    );
    if (from.householdId === from.id && to.householdId !== from.id)
      await tx.query('UPDATE monitored_case SET household_id = $2 WHERE household_id = $1 AND id <> $1', [
        from.id,
        to.householdId,
      ]);
    await tx.query('UPDATE monitored_case SET contact_of = $2 WHERE contact_of = $1 AND id <> $2', [
      from.id,
      to.id,
    ]);
  }

  /** Ends the second record: whose it was stands in the first. */
  async end(tx: Tx, id: string, into: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE monitored_case SET status = 'cancelled', closed_at = $3, silent_at = NULL, merged_into = $2, nik_digest = NULL WHERE id = $1`,
      [id, into, at],
    );
  }

  /** The one record, as it is from now on. */
  async keep(
    tx: Tx,
    { id, cipher }: Sealed,
    {
      person,
      place,
      dayOne,
      endsOn,
      risk,
      silentAt,
      lastForDate,
      lastWeight,
    }: Pick<NewCase, 'person' | 'place' | 'dayOne' | 'endsOn' | 'risk' | 'silentAt'> &
      Pick<StoredCase, 'lastForDate' | 'lastWeight'>,
  ): Promise<void> {
    await tx.query(
      `UPDATE monitored_case SET version = version + 1, nik_digest = $2, person_sealed = $3, place_sealed = $4, day_one = $5, ends_on = $6, risk = $7,
         silent_at = $8, last_for_date = $9, last_weight = $10 WHERE id = $1`,
      [
        ...[id, this.keys.nikDigest(person.nik), cipher.seal(person)],
        ...[place === null ? null : cipher.seal(place), dayOne, endsOn, risk, silentAt],
        ...[lastForDate, lastWeight],
      ],
    );
  }
}
