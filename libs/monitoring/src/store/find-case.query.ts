import { Injectable } from '@nestjs/common';
import type { MonitoredPerson } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import { area, IN_AREA } from './case-area.js';
import { CaseCipher } from './case-cipher.js';
import { CASE_COLUMNS, toCases, type CaseRow, type StoredCase } from './stored-case.js';

type NameRow = Pick<CaseRow, 'id' | 'key_sealed' | 'person_sealed'>;

/** No house and no workplace has more. */
const MOST_CONTACTS = 200;

/** Who is found in `monitored_case`: by a NIK, a house, a contact or an area. Nobody is held by it, and nobody who is forgotten is given. */
@Injectable()
export class FindCaseQuery {
  constructor(
    private readonly database: Database,
    private readonly keys: CaseCipher,
  ) {}

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

  /** Who is followed up in a house, the reporter first. */
  async household(householdId: string): Promise<StoredCase[]> {
    const rows = await this.database.query<CaseRow>(
      `SELECT ${CASE_COLUMNS} FROM monitored_case c WHERE c.household_id = $1 ORDER BY c.is_reporter DESC, c.opened_at, c.id`,
      [householdId],
    );
    return toCases(this.keys, rows);
  }

  /** Those whom a case named as contacts, the oldest first. */
  async contactsOf(id: string): Promise<StoredCase[]> {
    const rows = await this.database.query<CaseRow>(
      `SELECT ${CASE_COLUMNS} FROM monitored_case c WHERE c.contact_of = $1 ORDER BY c.opened_at, c.id LIMIT ${String(MOST_CONTACTS)}`,
      [id],
    );
    return toCases(this.keys, rows);
  }

  /** Everybody of an area who is not forgotten, by id from behind `after`; at most `most`. */
  async everybody(regionCode: string, after: string | null, most: number): Promise<StoredCase[]> {
    const rows = await this.database.query<CaseRow>(
      `SELECT ${CASE_COLUMNS} FROM monitored_case c
       WHERE c.erased_at IS NULL AND ${IN_AREA} AND ($3::uuid IS NULL OR c.id > $3) ORDER BY c.id LIMIT $4`,
      [...area(regionCode), after, most],
    );
    return toCases(this.keys, rows);
  }

  /** Those of an area whom a NIK names, under whatever program. */
  async byNik(regionCode: string, nik: string): Promise<StoredCase[]> {
    const rows = await this.database.query<CaseRow>(
      `SELECT ${CASE_COLUMNS} FROM monitored_case c WHERE c.nik_digest = $3 AND ${IN_AREA} ORDER BY c.opened_at DESC, c.id`,
      [...area(regionCode), this.keys.nikDigest(nik)],
    );
    return toCases(this.keys, rows);
  }
}
