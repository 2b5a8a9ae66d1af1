import { Injectable } from '@nestjs/common';
import type { AnswerWeight, FollowUpStatus } from '#siaga/contracts';
import { AppError, PersonalDataCipher } from '#siaga/kernel';
import { Database, isUniqueViolation, type NamedQuery, type Tx } from '#siaga/persistence';
import { CaseCipher, type CaseKey } from './case-cipher.js';
import { CASE_COLUMNS, toCase, toCases, type CaseRow, type NewCase, type StoredCase } from './stored-case.js';

const INSERT_ALL = `
  INSERT INTO monitored_case (id, version, program_id, program_version, kind, status, region_code, household_id, is_reporter, contact_of,
    day_one, ends_on, risk, nik_digest, key_sealed, person_sealed, place_sealed, silent_at, opened_at, row_digest)
  SELECT id, 1, program_id, program_version, kind, 'follow_up', region_code, household_id, is_reporter, contact_of,
    day_one, ends_on, risk, nik_digest, key_sealed, person_sealed, place_sealed, silent_at, opened_at, row_digest
  FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::uuid[], $7::boolean[], $8::uuid[], $9::date[], $10::date[],
      $11::smallint[], $12::bytea[], $13::text[], $14::text[], $15::text[], $16::timestamptz[], $17::timestamptz[], $18::bytea[])
    AS fresh (id, program_id, program_version, kind, region_code, household_id, is_reporter, contact_of, day_one, ends_on,
      risk, nik_digest, key_sealed, person_sealed, place_sealed, silent_at, opened_at, row_digest)`;
const LOCK: NamedQuery = {
  name: 'monitored-case-lock',
  text: `SELECT ${CASE_COLUMNS} FROM monitored_case c WHERE c.id = $1 FOR UPDATE OF c`,
};
/** Who reported is silent no longer. */
const REPORTED: NamedQuery = {
  name: 'monitored-case-reported',
  text: `WITH heard AS (
      UPDATE monitoring_flag SET ended_at = $6, due_at = NULL WHERE case_id = $1 AND kind = 'silent' AND ended_at IS NULL)
    UPDATE monitored_case SET version = version + 1, silent_at = $4, ends_on = $5,
      last_weight = CASE WHEN last_for_date IS NULL OR last_for_date <= $2::date THEN $3 ELSE last_weight END,
      last_for_date = greatest(last_for_date, $2::date)
    WHERE id = $1 RETURNING version`,
};
/** Named queries of `monitored_case`. People whose key is gone are nobody's: a row without one is never given. */
@Injectable()
export class CaseRepository {
  constructor(
    private readonly database: Database,
    private readonly keys: CaseCipher,
  ) {}

  /** Opens cases in one statement, in their order. Throws MONITORING.ALREADY_FOLLOWED when the NIK of one is followed up under the program. */
  async insertAll(tx: Tx, opened: readonly NewCase[]): Promise<StoredCase[]> {
    const keyed = opened.map((one) => ({ one, ...this.keys.newKey() }));
    const column = <T>(of: (one: NewCase, key: CaseKey) => T): T[] => keyed.map((key) => of(key.one, key));
    try {
      await tx.query(INSERT_ALL, [
        ...[column(({ id }) => id), column(({ programId }) => programId)],
        ...[column(({ programVersion }) => programVersion), column(({ kind }) => kind)],
        ...[column(({ regionCode }) => regionCode), column(({ householdId }) => householdId)],
        ...[column(({ isReporter }) => isReporter), column(({ contactOf }) => contactOf)],
        ...[column(({ dayOne }) => dayOne), column(({ endsOn }) => endsOn), column(({ risk }) => risk)],
        column(({ joinsByNik, person }) => (joinsByNik === false ? null : this.keys.nikDigest(person.nik))),
        ...[column((_, { sealed }) => sealed), column(({ person }, { cipher }) => cipher.seal(person))],
        column(({ place }, { cipher }) => (place === null ? null : cipher.seal(place))),
        ...[column(({ silentAt }) => silentAt), column(({ openedAt }) => openedAt)],
        column(({ rowDigest }) => rowDigest ?? null),
      ]);
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError('MONITORING.ALREADY_FOLLOWED');
      throw error;
    }
    return keyed.map(({ one, cipher }) => asOpened(one, cipher));
  }

  async byId(id: string, reader: Pick<Tx, 'query'> = this.database): Promise<StoredCase | null> {
    const [row] = await reader.query<CaseRow>(
      `SELECT ${CASE_COLUMNS} FROM monitored_case c WHERE c.id = $1`,
      [id],
    );
    return toCase(this.keys, row);
  }

  /** Where a case is, also of somebody who is forgotten. */
  async regionOf(id: string, reader: Pick<Tx, 'query'> = this.database): Promise<string | null> {
    const [row] = await reader.query<{ region_code: string }>(
      'SELECT region_code FROM monitored_case WHERE id = $1',
      [id],
    );
    return row?.region_code ?? null;
  }

  async lock(tx: Tx, id: string): Promise<StoredCase | null> {
    const [row] = await tx.query<CaseRow>(LOCK, [id]);
    return toCase(this.keys, row);
  }

  /** Whoever is followed up with a NIK, under whatever program: held, in the order of their ids. */
  async openWithNik(tx: Tx, nik: string): Promise<StoredCase[]> {
    const rows = await tx.query<CaseRow>(
      `SELECT ${CASE_COLUMNS} FROM monitored_case c WHERE c.nik_digest = $1 AND c.status = 'follow_up' ORDER BY c.id FOR UPDATE OF c`,
      [this.keys.nikDigest(nik)],
    );
    return toCases(this.keys, rows);
  }

  /** Who is still followed up in a house, held in the order of their ids. */
  async openHousehold(tx: Tx, householdId: string): Promise<StoredCase[]> {
    const rows = await tx.query<CaseRow>(
      `SELECT ${CASE_COLUMNS} FROM monitored_case c WHERE c.household_id = $1 AND c.status = 'follow_up' ORDER BY c.id FOR UPDATE OF c`,
      [householdId],
    );
    return toCases(this.keys, rows);
  }

  /** Notes the newest day that was reported `at` a moment, and from when on the person would be silent; ends that they are. Gives the new version. */
  async reported(
    tx: Tx,
    { id }: Pick<StoredCase, 'id'>,
    {
      forDate,
      weight,
      endsOn,
      silentAt,
      at,
    }: { forDate: string; weight: AnswerWeight; endsOn: string; silentAt: Date | null; at: Date },
  ): Promise<number> {
    return this.versionOf(
      await tx.query<{ version: number }>(REPORTED, [id, forDate, weight, silentAt, endsOn, at]),
    );
  }

  /** Notes that something of the case changed. */
  async touch(tx: Tx, { id }: Pick<StoredCase, 'id'>): Promise<number> {
    return this.versionOf(
      await tx.query<{ version: number }>(
        'UPDATE monitored_case SET version = version + 1 WHERE id = $1 RETURNING version',
        [id],
      ),
    );
  }

  async activate(tx: Tx, { id }: Pick<StoredCase, 'id'>, at: Date): Promise<number> {
    return this.versionOf(
      await tx.query<{ version: number }>(
        'UPDATE monitored_case SET version = version + 1, activated_at = $2 WHERE id = $1 RETURNING version',
        [id, at],
      ),
    );
  }

  async extend(tx: Tx, id: string, endsOn: string, silentAt: Date | null): Promise<void> {
    await tx.query(
      'UPDATE monitored_case SET version = version + 1, ends_on = $2, silent_at = $3 WHERE id = $1',
      [id, endsOn, silentAt],
    );
  }

  /** Lets another of a house report for it too, by a number of their own or of the house. */
  async makeReporter(
    tx: Tx,
    { id, cipher, person }: Pick<StoredCase, 'id' | 'cipher' | 'person'>,
  ): Promise<void> {
    await tx.query(
      'UPDATE monitored_case SET version = version + 1, is_reporter = true, person_sealed = $2 WHERE id = $1',
      [id, cipher.seal(person)],
    );
  }

  /** What somebody is followed up as, and over which days. */
  async reclassify(
    tx: Tx,
    id: string,
    {
      kind,
      risk,
      dayOne,
      endsOn,
      silentAt,
    }: Pick<NewCase, 'kind' | 'risk' | 'dayOne' | 'endsOn' | 'silentAt'>,
  ): Promise<void> {
    await tx.query(
      `UPDATE monitored_case SET version = version + 1, kind = $2, risk = $3, day_one = $4, ends_on = $5, silent_at = $6 WHERE id = $1`,
      [id, kind, risk, dayOne, endsOn, silentAt],
    );
  }

  async close(tx: Tx, id: string, status: FollowUpStatus, at: Date): Promise<void> {
    await tx.query(
      'UPDATE monitored_case SET version = version + 1, status = $2, closed_at = $3, silent_at = NULL WHERE id = $1',
      [id, status, at],
    );
  }

  /** Those who have said nothing for too long at a moment, held; another process passes them by. */
  async silent(tx: Tx, now: Date, batch: number): Promise<StoredCase[]> {
    const rows = await tx.query<CaseRow>(
      `SELECT ${CASE_COLUMNS} FROM monitored_case c WHERE c.status = 'follow_up' AND c.silent_at <= $1
       ORDER BY c.silent_at, c.id LIMIT $2 FOR UPDATE OF c SKIP LOCKED`,
      [now, batch],
    );
    return toCases(this.keys, rows);
  }

  /** Looks again at a silent person at `at`; null for one who is told of already. */
  async silentAgain(tx: Tx, { id }: Pick<StoredCase, 'id'>, at: Date | null): Promise<number> {
    return this.versionOf(
      await tx.query<{ version: number }>(
        'UPDATE monitored_case SET version = version + 1, silent_at = $2 WHERE id = $1 RETURNING version',
        [id, at],
      ),
    );
  }

  private versionOf([row]: { version: number }[]): number {
    if (row === undefined) throw new Error('a held case has a row');
    return row.version;
  }
}

const asOpened = (opened: NewCase, cipher: PersonalDataCipher): StoredCase => ({
  ...opened,
  ...{ version: 1, status: 'follow_up', cipher, lastForDate: null, lastWeight: null },
  ...{ activatedAt: null, closedAt: null },
});
