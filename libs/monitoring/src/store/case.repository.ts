import { Injectable } from '@nestjs/common';
import type { AnswerWeight, FollowUpStatus, MonitoredKind, MonitoredPerson, Point } from '#siaga/contracts';
import { AppError, PersonalDataCipher } from '#siaga/kernel';
import { Database, isUniqueViolation, type NamedQuery, type Tx } from '#siaga/persistence';
import { CaseCipher, type CaseKey } from './case-cipher.js';

interface CaseRow {
  id: string;
  version: number;
  program_id: string;
  program_version: number;
  kind: MonitoredKind;
  status: FollowUpStatus;
  region_code: string;
  household_id: string;
  is_reporter: boolean;
  contact_of: string | null;
  day_one: string;
  ends_on: string;
  key_sealed: string | null;
  person_sealed: string | null;
  place_sealed: string | null;
  last_for_date: string | null;
  last_weight: AnswerWeight | null;
  opened_at: Date;
  activated_at: Date | null;
  closed_at: Date | null;
}

type NameRow = Pick<CaseRow, 'id' | 'key_sealed' | 'person_sealed'>;

/** A case as it is stored, readable to its own lib: its cipher is there as long as its people are. */
export interface StoredCase {
  readonly id: string;
  readonly version: number;
  readonly programId: string;
  readonly programVersion: number;
  readonly kind: MonitoredKind;
  readonly status: FollowUpStatus;
  readonly regionCode: string;
  readonly householdId: string;
  readonly isReporter: boolean;
  readonly contactOf: string | null;
  readonly dayOne: string;
  readonly endsOn: string;
  readonly cipher: PersonalDataCipher;
  readonly person: MonitoredPerson;
  readonly place: Point | null;
  readonly lastForDate: string | null;
  readonly lastWeight: AnswerWeight | null;
  readonly openedAt: Date;
  readonly activatedAt: Date | null;
  readonly closedAt: Date | null;
}

/** A case that is to be opened. */
export interface NewCase extends Pick<
  StoredCase,
  | 'id'
  | 'programId'
  | 'programVersion'
  | 'kind'
  | 'regionCode'
  | 'householdId'
  | 'isReporter'
  | 'contactOf'
  | 'dayOne'
  | 'endsOn'
  | 'person'
  | 'place'
  | 'openedAt'
> {
  readonly risk: number;
  readonly silentAt: Date | null;
  /** Left out, a person is found by their NIK; false for a second record of somebody who is followed up already. */
  readonly joinsByNik?: boolean;
  /** The row of a list that it was made of, as `CaseCipher.rowDigest` says it. */
  readonly rowDigest?: Buffer;
}

/** How a day's work stands in an area. */
export interface WorkCounts {
  readonly open: number;
  readonly reported: number;
  readonly silent: number;
  readonly symptomatic: number;
  readonly urgent: number;
}

const COLUMNS = `c.id, c.version, c.program_id, c.program_version, c.kind, c.status, c.region_code, c.household_id, c.is_reporter, c.contact_of,
  c.day_one::text AS day_one, c.ends_on::text AS ends_on, c.key_sealed, c.person_sealed, c.place_sealed,
  c.last_for_date::text AS last_for_date, c.last_weight, c.opened_at, c.activated_at, c.closed_at`;
const INSERT_ALL = `
  INSERT INTO monitored_case (id, version, program_id, program_version, kind, status, region_code, household_id, is_reporter, contact_of,
    day_one, ends_on, risk, nik_digest, key_sealed, person_sealed, place_sealed, silent_at, opened_at, row_digest)
  SELECT id, 1, program_id, program_version, kind, 'follow_up', region_code, household_id, is_reporter, contact_of,
    day_one, ends_on, risk, nik_digest, key_sealed, person_sealed, place_sealed, silent_at, opened_at, row_digest
  FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::uuid[], $7::boolean[], $8::uuid[], $9::date[], $10::date[],
      $11::smallint[], $12::bytea[], $13::text[], $14::text[], $15::text[], $16::timestamptz[], $17::timestamptz[], $18::bytea[])
    AS fresh (id, program_id, program_version, kind, region_code, household_id, is_reporter, contact_of, day_one, ends_on,
      risk, nik_digest, key_sealed, person_sealed, place_sealed, silent_at, opened_at, row_digest)`;
/** No house and no workplace has more. */
const MOST_CONTACTS = 200;
const LOCK: NamedQuery = {
  name: 'monitored-case-lock',
  text: `SELECT ${COLUMNS} FROM monitored_case c WHERE c.id = $1 FOR UPDATE OF c`,
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
const IN_AREA = `(c.region_code = $1 OR c.region_code LIKE $2)`;

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

  /** Which of these rows of a list were made cases of, and which of these people are followed up under the program: digests in hex. */
  async known(
    programId: string,
    rowDigests: readonly Buffer[],
    niks: readonly string[],
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<{ rows: ReadonlySet<string>; niks: ReadonlySet<string> }> {
    const digests = new Map(niks.map((nik) => [this.keys.nikDigest(nik)?.toString('hex'), nik]));
    const rows = await reader.query<{ digest: string | null }>(
      "SELECT encode(row_digest, 'hex') AS digest FROM monitored_case WHERE row_digest = ANY($1::bytea[])",
      [rowDigests],
    );
    const people = await reader.query<{ digest: string | null }>(
      `SELECT encode(nik_digest, 'hex') AS digest FROM monitored_case
       WHERE program_id = $1 AND status = 'follow_up' AND nik_digest = ANY($2::bytea[])`,
      [programId, niks.map((nik) => this.keys.nikDigest(nik))],
    );
    return {
      rows: new Set(rows.flatMap(({ digest }) => digest ?? [])),
      niks: new Set(people.flatMap(({ digest }) => digests.get(digest ?? '') ?? [])),
    };
  }

  async byId(id: string, reader: Pick<Tx, 'query'> = this.database): Promise<StoredCase | null> {
    const [row] = await reader.query<CaseRow>(`SELECT ${COLUMNS} FROM monitored_case c WHERE c.id = $1`, [
      id,
    ]);
    return this.toCase(row);
  }

  /** Where a case is, also of somebody who is forgotten. */
  async regionOf(id: string, reader: Pick<Tx, 'query'> = this.database): Promise<string | null> {
    const [row] = await reader.query<{ region_code: string }>(
      'SELECT region_code FROM monitored_case WHERE id = $1',
      [id],
    );
    return row?.region_code ?? null;
  }

  /** Names of those who are not forgotten, by case. */
  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<NameRow>(
      'SELECT id, key_sealed, person_sealed FROM monitored_case WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(
      rows.flatMap(({ id, key_sealed: key, person_sealed: person }) =>
        key === null || person === null
          ? []
          : [[id, (this.keys.open(key).open(person) as MonitoredPerson).name] as const],
      ),
    );
  }

  async lock(tx: Tx, id: string): Promise<StoredCase | null> {
    const [row] = await tx.query<CaseRow>(LOCK, [id]);
    return this.toCase(row);
  }

  /** Whoever is followed up with a NIK, under whatever program: held, in the order of their ids. */
  async openWithNik(tx: Tx, nik: string): Promise<StoredCase[]> {
    const rows = await tx.query<CaseRow>(
      `SELECT ${COLUMNS} FROM monitored_case c WHERE c.nik_digest = $1 AND c.status = 'follow_up' ORDER BY c.id FOR UPDATE OF c`,
      [this.keys.nikDigest(nik)],
    );
    return rows.flatMap((row) => this.toCase(row) ?? []);
  }

  /** Who is followed up in a house, the reporter first. */
  async household(householdId: string): Promise<StoredCase[]> {
    const rows = await this.database.query<CaseRow>(
      `SELECT ${COLUMNS} FROM monitored_case c WHERE c.household_id = $1 ORDER BY c.is_reporter DESC, c.opened_at, c.id`,
      [householdId],
    );
    return rows.flatMap((row) => this.toCase(row) ?? []);
  }

  /** Those whom a case named as contacts, the oldest first. */
  async contactsOf(id: string): Promise<StoredCase[]> {
    const rows = await this.database.query<CaseRow>(
      `SELECT ${COLUMNS} FROM monitored_case c WHERE c.contact_of = $1 ORDER BY c.opened_at, c.id LIMIT ${String(MOST_CONTACTS)}`,
      [id],
    );
    return rows.flatMap((row) => this.toCase(row) ?? []);
  }

  /** Everybody of an area who is not forgotten, by id from behind `after`; at most `most`. */
  async everybody(regionCode: string, after: string | null, most: number): Promise<StoredCase[]> {
    const rows = await this.database.query<CaseRow>(
      `SELECT ${COLUMNS} FROM monitored_case c
       WHERE c.erased_at IS NULL AND ${IN_AREA} AND ($3::uuid IS NULL OR c.id > $3) ORDER BY c.id LIMIT $4`,
      [...area(regionCode), after, most],
    );
    return rows.flatMap((row) => this.toCase(row) ?? []);
  }

  /** Those of an area whom a NIK names, under whatever program. */
  async byNik(regionCode: string, nik: string): Promise<StoredCase[]> {
    const rows = await this.database.query<CaseRow>(
      `SELECT ${COLUMNS} FROM monitored_case c WHERE c.nik_digest = $3 AND ${IN_AREA} ORDER BY c.opened_at DESC, c.id`,
      [...area(regionCode), this.keys.nikDigest(nik)],
    );
    return rows.flatMap((row) => this.toCase(row) ?? []);
  }

  /** The most pressing open cases of an area: signs that nobody took up, then other signs, silence, risk; people of one house together. */
  async pressing(regionCode: string, most: number): Promise<StoredCase[]> {
    const rows = await this.database.query<CaseRow>(
      `WITH flagged AS (
         SELECT case_id, max(CASE kind WHEN 'urgent' THEN 16 WHEN 'symptomatic' THEN 8 WHEN 'silent' THEN 4 WHEN 'breach' THEN 2 ELSE 1 END
           + CASE WHEN taken_up_at IS NULL THEN 16 ELSE 0 END) AS weight
         FROM monitoring_flag WHERE ended_at IS NULL AND (region_code = $1 OR region_code LIKE $2) GROUP BY case_id),
       ranked AS (
         SELECT c.*, coalesce(f.weight, 0) AS weight FROM monitored_case c LEFT JOIN flagged f ON f.case_id = c.id
         WHERE c.status = 'follow_up' AND ${IN_AREA})
       SELECT ${COLUMNS} FROM ranked c JOIN (
         SELECT household_id, max(weight * 100 + risk) AS house FROM ranked GROUP BY household_id
         ORDER BY max(weight * 100 + risk) DESC, household_id LIMIT $3) h USING (household_id)
       ORDER BY h.house DESC, c.household_id, c.weight DESC, c.risk DESC, c.id LIMIT $3`,
      [...area(regionCode), most],
    );
    return rows.flatMap((row) => this.toCase(row) ?? []);
  }

  /** Of the open cases of an area: how many there are, reported for `today`, and bear a flag of a kind. */
  async counts(regionCode: string, today: string): Promise<WorkCounts> {
    const [row] = await this.database.query<WorkCounts>(
      `SELECT count(*)::int AS open, count(*) FILTER (WHERE c.last_for_date >= $3::date)::int AS reported,
         count(*) FILTER (WHERE 'silent' = ANY(f.kinds))::int AS silent,
         count(*) FILTER (WHERE 'symptomatic' = ANY(f.kinds))::int AS symptomatic,
         count(*) FILTER (WHERE 'urgent' = ANY(f.kinds))::int AS urgent
       FROM monitored_case c LEFT JOIN (
         SELECT case_id, array_agg(kind) AS kinds FROM monitoring_flag
         WHERE ended_at IS NULL AND (region_code = $1 OR region_code LIKE $2) GROUP BY case_id) f ON f.case_id = c.id
       WHERE c.status = 'follow_up' AND ${IN_AREA}`,
      [...area(regionCode), today],
    );
    if (row === undefined) throw new Error('a sum has one row');
    return row;
  }

  /** Who is still followed up in a house, held in the order of their ids. */
  async openHousehold(tx: Tx, householdId: string): Promise<StoredCase[]> {
    const rows = await tx.query<CaseRow>(
      `SELECT ${COLUMNS} FROM monitored_case c WHERE c.household_id = $1 AND c.status = 'follow_up' ORDER BY c.id FOR UPDATE OF c`,
      [householdId],
    );
    return rows.flatMap((row) => this.toCase(row) ?? []);
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
      `SELECT ${COLUMNS} FROM monitored_case c WHERE c.status = 'follow_up' AND c.silent_at <= $1
       ORDER BY c.silent_at, c.id LIMIT $2 FOR UPDATE OF c SKIP LOCKED`,
      [now, batch],
    );
    return rows.flatMap((row) => this.toCase(row) ?? []);
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

  private toCase(row: CaseRow | undefined): StoredCase | null {
    if (row === undefined || row.key_sealed === null || row.person_sealed === null) return null;
    const cipher = this.keys.open(row.key_sealed);
    return {
      ...{ id: row.id, version: row.version, kind: row.kind, status: row.status },
      ...{ programId: row.program_id, programVersion: row.program_version, regionCode: row.region_code },
      ...{ householdId: row.household_id, isReporter: row.is_reporter, contactOf: row.contact_of },
      ...{ dayOne: row.day_one, endsOn: row.ends_on, cipher },
      person: cipher.open(row.person_sealed) as MonitoredPerson,
      place: row.place_sealed === null ? null : (cipher.open(row.place_sealed) as Point),
      ...{ lastForDate: row.last_for_date, lastWeight: row.last_weight },
      ...{ openedAt: row.opened_at, activatedAt: row.activated_at, closedAt: row.closed_at },
    };
  }
}

/** A region and all below it, as two parameters. */
function area(regionCode: string): [string, string] {
  return [regionCode, regionCode === 'ID' ? '%' : `${regionCode}.%`];
}

const asOpened = (opened: NewCase, cipher: PersonalDataCipher): StoredCase => ({
  ...opened,
  ...{ version: 1, status: 'follow_up', cipher, lastForDate: null, lastWeight: null },
  ...{ activatedAt: null, closedAt: null },
});
